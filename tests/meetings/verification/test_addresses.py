"""Which addresses may be read: nobody's network and not this machine, however it is written."""

import socket

import pytest

from meetings.models.source_state import SourceState
from meetings.verification import addresses, connecting
from meetings.verification.addresses import Blocked, Reach, target
from meetings.verification.connecting import Web
from meetings.verification.fetching import fetch
from tests.web import page, served

#: Each would reach a machine that is not of the public web, or ask for something else than a page.
CLOSED = [
    "http://127.0.0.1/",
    "http://127.0.0.2/",
    "http://127.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://127.0.0.01/",
    "http://１２７.０.０.１/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://127%2e0%2e0%2e1/",
    "http://%31%32%37.0.0.1/",
    "http://127.0.0.1./",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://api.localhost/",
    "http://printer.local/",
    "http://intranet/",
    "http://metadata.google.internal/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.254/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://192.88.99.1/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[::]/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[2002:7f00:1::]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[2001:0:7f00:1::]/",
    "http://[2a00::5efe:7f00:1]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25lo]/",
    "http://[fc00::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://example.org@127.0.0.1/",
    "http://127.0.0.1@example.org/",
    "http://127.0.0.1\\@example.org/",
    "http://127.0.0.1 .example.org/",
    "http://127.0.0.1\t/",
    "http://127.0.0.1%00.example.org/",
    "https://127.0.0.1/",
    "ftp://127.0.0.1/",
    "file:///etc/passwd",
    "gopher://127.0.0.1/_GET",
    "javascript:alert(1)",
    "//127.0.0.1/",
    "http:///",
    "http://",
    "",
]
#: What the server of a name answers, to nobody's good.
ANSWERS = [
    ["127.0.0.1"],
    ["::1"],
    ["::ffff:127.0.0.1"],
    ["10.1.2.3"],
    ["169.254.169.254"],
    ["0.0.0.0"],
    ["93.184.215.14", "127.0.0.1"],
    ["127.0.0.1", "93.184.215.14"],
    ["fe80::1%1"],
]


@pytest.fixture
def listener(monkeypatch):
    """A server of this machine at the port that every address of the tables leads to."""
    with served(page("secret")) as server:
        monkeypatch.setitem(addresses.PORTS, "http", server.port)
        monkeypatch.setitem(addresses.PORTS, "https", server.port)
        yield server


def never(host, port):
    raise AssertionError(f"{host} was looked up")


@pytest.mark.parametrize("url", CLOSED)
def test_closed_address_is_refused_before_anything_is_asked(listener, url):
    found = fetch(url, Web(lookup=never))
    assert (found.state, found.status, listener.connections) == (SourceState.BLOCKED, 0, 0)


@pytest.mark.parametrize("url", [url for url in CLOSED if url not in ("", "http://", "http:///")])
def test_redirect_to_a_closed_address_is_refused(listener, monkeypatch, url):
    location = url.replace("\t", "").encode().decode("latin-1")
    with served(page(status="302 Found", Location=location)) as public:
        stands_for(public, monkeypatch)
        found = fetch("http://public.example/", Web(lookup=lambda host, port: ["93.184.215.14"]))
    assert (found.state, public.connections, listener.connections) == (SourceState.BLOCKED, 1, 0)


@pytest.mark.parametrize("answer", ANSWERS)
def test_name_with_a_closed_address_is_refused(listener, answer):
    found = fetch("http://rebound.example/", Web(lookup=lambda host, port: answer))
    assert (found.state, listener.connections) == (SourceState.BLOCKED, 0)


def test_the_listener_would_have_been_reached(listener):
    found = fetch("http://127.0.0.1/", Web(reach=Reach.LOOPBACK))
    assert (found.content, listener.connections) == ("secret", 1)


def test_name_is_asked_for_once_and_the_connection_goes_where_it_was_looked_at(monkeypatch):
    answers = [["93.184.215.14"], ["127.0.0.1"]]
    with served(page("Public words")) as public:
        reached = stands_for(public, monkeypatch)
        web = Web(lookup=lambda host, port: answers.pop(0))
        found = fetch("http://rebinding.example/", web)
    assert (found.content, answers) == ("Public words", [["127.0.0.1"]])
    assert reached == [["93.184.215.14"]]
    assert b"\r\nHost: rebinding.example\r\n" in public.requests[0]


def test_public_address_of_this_machine_is_refused(monkeypatch):
    monkeypatch.setattr(connecting, "is_of_this_machine", lambda address: True)
    found = fetch("http://own.example/", Web(lookup=lambda host, port: ["93.184.215.14"]))
    assert found.state == SourceState.BLOCKED


def test_machine_knows_its_own_address():
    assert connecting.is_of_this_machine(addresses.ip_address("127.0.0.1"))


def test_trial_reaches_this_machine_and_nothing_else(listener):
    web = Web(reach=Reach.LOOPBACK, lookup=lambda host, port: ["93.184.215.14"])
    assert fetch("http://public.example/", web).state == SourceState.BLOCKED
    assert fetch("http://8.8.8.8/", web).state == SourceState.BLOCKED
    assert listener.connections == 0


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("http://example.org", "http://example.org/"),
        ("HTTPS://Example.ORG:443/A?b=C#d", "https://example.org/A?b=C"),
        ("http://münchen.de/straße?q=ö", "http://xn--mnchen-3ya.de/stra%C3%9Fe?q=%C3%B6"),
        ("http://m%C3%BCnchen.de/", "http://xn--mnchen-3ya.de/"),
        ("http://кремль.рф/", "http://xn--e1ajeds9e.xn--p1ai/"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2a00:1450::1]/x", "http://[2a00:1450::1]/x"),
    ],
)
def test_public_address_is_asked_for_in_one_form(written, asked):
    assert target(written).url == asked


@pytest.mark.parametrize("port", [0, 22, 25, 8000, 8080, 11211])
def test_unusual_port_is_refused(port):
    with pytest.raises(Blocked, match="port"):
        target(f"http://example.org:{port}/")


def stands_for(server, monkeypatch):
    """Let a server of this machine stand for the public one; return the addresses asked for."""
    reached = []

    def connected(found, port, deadline):
        reached.append([str(address) for address in found])
        return socket.create_connection(("127.0.0.1", server.port))

    monkeypatch.setattr(connecting, "connected", connected)
    return reached
