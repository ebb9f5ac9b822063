"""Pages as they should not answer: each gets a clear state, in time and in little memory."""

import gzip
import socket
import ssl
import time
import tracemalloc
from pathlib import Path

import pytest

from meetings.models.source_state import SourceState
from meetings.verification.addresses import Reach
from meetings.verification.connecting import Web
from meetings.verification.fetching import Known, fetch
from tests.web import page, served

WEB = Web(reach=Reach.LOOPBACK, seconds=1.0)
#: For the name public.example, valid for a hundred years; it signs itself.
CERTIFICATE = Path(__file__).parent / "public.example.pem"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def state(answer, web=WEB):
    with served(answer) as server:
        return fetch(server.url, web).state


def test_page_is_read_with_what_its_server_says_of_it():
    answer = page("<p>Words</p>", ETag='"1"', Last_Modified="Mon, 02 Jan 2023 10:00:00 GMT")
    with served(answer) as server:
        found = fetch(server.url, WEB)
    assert (found.state, found.status, found.content) == (SourceState.READ, 200, "<p>Words</p>")
    assert (found.etag, found.last_modified) == ('"1"', "Mon, 02 Jan 2023 10:00:00 GMT")
    assert found.is_html


def test_what_is_known_already_is_asked_for_only_if_it_is_newer():
    with served(page(status="304 Not Modified")) as server:
        found = fetch(server.url, WEB, Known('"1"', "Mon, 02 Jan 2023 10:00:00 GMT"))
    assert (found.state, found.unchanged) == (SourceState.READ, True)
    assert b'If-None-Match: "1"' in server.requests[0]
    assert b"If-Modified-Since: Mon, 02 Jan 2023 10:00:00 GMT" in server.requests[0]


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        ("404 Not Found", SourceState.GONE),
        ("410 Gone", SourceState.GONE),
        ("401 Unauthorized", SourceState.LOGIN),
        ("403 Forbidden", SourceState.REFUSED),
        ("429 Too Many Requests", SourceState.REFUSED),
        ("451 Unavailable For Legal Reasons", SourceState.REFUSED),
        ("500 Internal Server Error", SourceState.NO_ANSWER),
        ("503 Service Unavailable", SourceState.NO_ANSWER),
        ("302 Found", SourceState.NO_ANSWER),
    ],
)
def test_status_says_what_became_of_a_page(status, wanted):
    assert state(page("Sorry", status=status)) == wanted


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("text/html", SourceState.READ),
        ("TEXT/HTML;charset=utf-8", SourceState.READ),
        ("application/xhtml+xml", SourceState.READ),
        ("text/plain", SourceState.READ),
        ("application/pdf", SourceState.NOT_TEXT),
        ("image/png", SourceState.NOT_TEXT),
        ("application/json", SourceState.NOT_TEXT),
    ],
)
def test_only_text_is_read(kind, wanted):
    assert state(page("Words", kind=kind)) == wanted


@pytest.mark.parametrize(
    "beginning", [b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"\0" * 99]
)
def test_file_that_is_called_a_page_is_no_text(beginning):
    assert state(page(beginning + b"words " * 9)) == SourceState.NOT_TEXT


# Endless ones


def dribble(connection, request):
    connection.sendall(HEAD + b"\r\n")
    while True:
        connection.sendall(b"a")
        time.sleep(0.05)


def headers_without_end(connection, request):
    connection.sendall(HEAD)
    while True:
        connection.sendall(b"X-More: yes\r\n")
        time.sleep(0.001)


def one_header_without_end(connection, request):
    connection.sendall(HEAD + b"X-Long: ")
    while True:
        connection.sendall(b"x" * 65_536)


def continued_for_ever(connection, request):
    while True:
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.001)


def silence(connection, request):
    time.sleep(30)


def body_without_end(connection, request):
    connection.sendall(HEAD + b"\r\n")
    while True:
        connection.sendall(b"words " * 10_000)


def chunks_without_end(connection, request):
    connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"1\r\na\r\n" * 10_000)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (dribble, SourceState.TOO_SLOW),
        (silence, SourceState.TOO_SLOW),
        (continued_for_ever, SourceState.TOO_SLOW),
        (headers_without_end, SourceState.NO_ANSWER),
        (one_header_without_end, SourceState.NO_ANSWER),
        (body_without_end, SourceState.TOO_BIG),
        (chunks_without_end, SourceState.TOO_BIG),
    ],
)
def test_answer_without_end_is_ended(answer, wanted):
    # Time enough for two megabytes on a busy machine, except where time is what is tried.
    seconds = 1.0 if wanted == SourceState.TOO_SLOW else 20.0
    began = time.monotonic()
    found = state(answer, Web(reach=Reach.LOOPBACK, seconds=seconds, most_bytes=200_000))
    assert found == wanted
    assert time.monotonic() - began < 25


def test_slow_answer_takes_no_longer_than_it_may():
    began = time.monotonic()
    state(dribble)
    assert 0.9 < time.monotonic() - began < 10


def test_ten_gigabytes_are_refused_by_their_announcement():
    def answer(connection, request):
        connection.sendall(HEAD + b"Content-Length: 10000000000\r\n\r\nwords")
        time.sleep(30)

    began = time.monotonic()
    assert state(answer, Web(reach=Reach.LOOPBACK, seconds=20)) == SourceState.TOO_BIG
    assert time.monotonic() - began < 15


def test_gzip_bomb_is_stopped_before_it_fills_the_memory():
    bomb = gzip.compress(b"\0" * 300_000_000, 9)
    tracemalloc.start()
    found = state(page(bomb, Content_Encoding="gzip"), Web(reach=Reach.LOOPBACK, seconds=20))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == SourceState.TOO_BIG
    assert most < 20_000_000


def test_bomb_of_many_members_is_stopped():
    bomb = gzip.compress(b"a" * 1_000_000) * 50
    assert state(page(bomb, Content_Encoding="gzip")) == SourceState.TOO_BIG


def test_packed_page_is_unpacked():
    packed = gzip.compress("Parole e così via".encode())
    with served(page(packed, Content_Encoding="gzip")) as server:
        assert fetch(server.url, WEB).content == "Parole e così via"


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "nonsense"])
def test_page_packed_otherwise_is_unreadable(coding):
    assert state(page("words", Content_Encoding=coding)) == SourceState.UNREADABLE


@pytest.mark.parametrize(
    "body", [b"no gzip at all", gzip.compress(b"words " * 99, mtime=0)[:-9], b"\x1f\x8b"]
)
def test_broken_gzip_is_unreadable(body):
    assert state(page(body, Content_Encoding="gzip")) == SourceState.UNREADABLE


# Those who break off, and who are not there


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"no HTTP at all\r\n\r\n",
        HEAD + b"Content-Length: 500\r\n\r\nwords",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\nwords",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n",
        HEAD + b"X: 1\r\n" * 200 + b"\r\nwords",
        b"HTTP/1.1 999999 What\r\n\r\n",
        b"\x16\x03\x01\x02\x00",
    ],
)
def test_broken_answer_is_no_answer(answer):
    assert state(answer) == SourceState.NO_ANSWER


def test_closed_door_is_no_answer():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert fetch(f"http://127.0.0.1:{port}/", WEB).state == SourceState.NO_ANSWER


def unknown(host, port):
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


@pytest.mark.parametrize("lookup", [unknown, lambda host, port: []])
def test_name_that_nobody_knows_is_no_answer(lookup):
    assert fetch("http://gone.example/", Web(lookup=lookup)).state == SourceState.NO_ANSWER


def test_server_of_names_that_keeps_silent_is_not_waited_for():
    began = time.monotonic()
    found = fetch("http://slow.example/", Web(lookup=lambda *_: time.sleep(30), seconds=0.5))
    assert found.state == SourceState.TOO_SLOW
    assert time.monotonic() - began < 10


# Redirects


def led(*hops):
    """A server whose pages lead on, each to the next of the hops."""

    def answer(connection, request):
        number = int(request.split()[1].rpartition(b"/")[2] or 0)
        if number < len(hops):
            connection.sendall(page(status="301 Moved Permanently", Location=hops[number]))
        else:
            connection.sendall(page("There"))

    return answer


def test_three_redirects_are_followed():
    with served(led("/1", "2", "?x=/3")) as server:
        found = fetch(f"http://127.0.0.1:{server.port}/0", WEB)
    assert (found.content, found.url) == ("There", f"http://127.0.0.1:{server.port}/2?x=/3")
    assert server.asked == ["/0", "/1", "/2", "/2?x=/3"]


@pytest.mark.parametrize("hops", [["/1", "/2", "/3", "/4"], ["/0"], ["/1", "/0"]])
def test_pages_that_lead_in_circles_are_left(hops):
    with served(led(*hops)) as server:
        found = fetch(f"http://127.0.0.1:{server.port}/0", WEB)
    assert (found.state, server.connections) == (SourceState.CIRCLES, 4)


def test_redirects_share_one_deadline():
    def answer(connection, request):
        time.sleep(0.4)
        connection.sendall(page(status="301 Moved", Location="/again"))

    began = time.monotonic()
    assert state(answer) == SourceState.TOO_SLOW
    assert time.monotonic() - began < 10


# Letters


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        ("Così è".encode(), "text/html", "Così è"),
        ("Così è".encode("cp1252"), "text/html; charset=iso-8859-1", "Così è"),
        ("“Così”".encode("cp1252"), "text/html; charset=iso-8859-1", "“Così”"),
        ("Così è".encode(), "text/html; charset=iso-8859-1", "Così è"),
        ("Так".encode("cp1251"), "text/html; charset=windows-1251", "Так"),
        ("Так".encode("koi8-r"), "text/html; charset=koi8-r", "Так"),
        (
            "<meta charset=windows-1251>Так".encode("cp1251"),
            "text/html",
            "<meta charset=windows-1251>Так",
        ),
        ("中方".encode("gbk"), "text/html; charset=gb2312", "中方"),
        ("日本".encode("shift_jis"), "text/html; charset=Shift_JIS", "日本"),
        ("日本".encode("iso2022_jp"), "text/html; charset=iso-2022-jp", "日本"),
        ("Così".encode("utf-16"), "text/html", "Così"),
        ("\ufeffCosì".encode(), "text/html; charset=windows-1251", "Così"),
        ("Così".encode("cp1252"), "text/html", "Così"),
        ("Così".encode("cp1252"), "text/html; charset=hex", "Così"),
    ],
)
def test_letters_are_read_in_the_charset_in_which_they_are(body, kind, words):
    with served(page(body, kind=kind)) as server:
        assert fetch(server.url, WEB).content == words


def test_letters_that_nobody_can_read_are_said_to_be_so():
    body = "Так и было".encode("cp1251") * 9
    assert state(page(body, kind="text/html; charset=shift_jis")) == SourceState.UNREADABLE


# Certificates


def secure(name, trusted):
    """What is read of a server that has the certificate of public.example when asked as `name`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    believed = ssl.create_default_context(cafile=CERTIFICATE if trusted else None)
    web = Web(
        reach=Reach.LOOPBACK, seconds=10, context=believed, lookup=lambda host, port: ["127.0.0.1"]
    )
    with served(page("Secret words"), context=context) as server:
        return fetch(f"https://{name}:{server.port}/", web)


def test_certificate_is_that_of_the_name_and_not_of_the_address():
    assert secure("public.example", trusted=True).content == "Secret words"


@pytest.mark.parametrize(("name", "trusted"), [("other.example", True), ("public.example", False)])
def test_wrong_certificate_is_no_answer(name, trusted):
    found = secure(name, trusted)
    assert (found.state, found.content) == (SourceState.NO_ANSWER, "")
    assert found.detail.startswith("certificate: ")


def test_nothing_stays_open():
    files = Path("/proc/self/fd")
    if not files.exists():
        pytest.skip("counts open files where the system shows them")
    before = len(list(files.iterdir()))
    for _round in range(20):
        fetch("http://127.0.0.1:9/", WEB)
        state(HEAD + b"Content-Length: 500\r\n\r\nwords")
    assert len(list(files.iterdir())) - before < 15
