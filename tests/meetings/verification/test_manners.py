"""How a guest behaves: asks what it may read, and comes again only after a while."""

import pytest

from meetings.models.source_state import SourceState
from meetings.verification.addresses import Reach
from meetings.verification.connecting import Web
from meetings.verification.manners import Manners
from tests.web import page, served


class Watch:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.now = 0.0
        self.slept = []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


def guest(watch=None):
    watch = watch or Watch()
    web = Web(reach=Reach.LOOPBACK, seconds=20, agent="Colloqui/1 (+https://colloqui.example/)")
    return Manners(web, sleep=watch.sleep, clock=lambda: watch.now)


def with_robots(robots):
    """What a server says that has these rules."""

    def answer(connection, request):
        asks = request.split()[1] == b"/robots.txt"
        connection.sendall(robots if asks else page("Words"))

    return answer


def rules(text):
    return with_robots(page(text, kind="text/plain"))


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("User-agent: *\nDisallow: /page", SourceState.ROBOTS),
        ("User-agent: colloqui\nDisallow: /", SourceState.ROBOTS),
        ("User-agent: *\nDisallow: /private/", SourceState.READ),
        ("User-agent: Google\nDisallow: /", SourceState.READ),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Colloqui\nDisallow:", SourceState.READ),
        ("<html>Not found</html>", SourceState.READ),
        ("", SourceState.READ),
    ],
)
def test_rules_of_a_host_are_kept(text, state):
    with served(rules(text)) as server:
        assert guest().fetch(server.url).state == state
    assert server.asked == ["/robots.txt", "/page"][: 1 + (state == SourceState.READ)]


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "401 Unauthorized"])
def test_host_without_rules_welcomes_everybody(status):
    with served(with_robots(page("No", status=status))) as server:
        assert guest().fetch(server.url).state == SourceState.READ


def test_host_that_cannot_say_its_rules_is_left_alone():
    with served(with_robots(page(status="503 Service Unavailable"))) as server:
        found = guest().fetch(server.url)
    assert (found.state, server.asked) == (SourceState.NO_ANSWER, ["/robots.txt"])


def test_rules_are_asked_for_once():
    manners = guest()
    with served(rules("")) as server:
        for _time in range(3):
            manners.fetch(server.url)
    assert server.asked == ["/robots.txt", "/page", "/page", "/page"]


@pytest.mark.parametrize(
    ("robots", "seconds"),
    [(page("", kind="text/plain"), 24 * 3600), (page(status="503 Service Unavailable"), 600)],
)
def test_rules_are_asked_for_again_after_a_while(robots, seconds):
    watch = Watch()
    manners = guest(watch)
    with served(with_robots(robots)) as server:
        for later in (0, seconds - 60, 61):
            watch.now += later
            manners.fetch(server.url)
    assert server.asked.count("/robots.txt") == 2


def test_one_host_is_asked_once_a_second():
    watch = Watch()
    manners = guest(watch)
    with served(rules("")) as server:
        for _time in range(3):
            manners.fetch(server.url)
    assert watch.slept == [1.0, 1.0, 1.0]


def test_two_hosts_do_not_wait_for_each_other():
    watch = Watch()
    manners = guest(watch)
    with served(rules("")) as one, served(rules("")) as other:
        manners.fetch(one.url)
        manners.fetch(other.url)
    assert watch.slept == [1.0, 1.0]


@pytest.mark.parametrize(("wished", "waited"), [("4", 4.0), ("900", 10.0), ("0", 1.0)])
def test_host_that_wants_more_time_gets_it_within_reason(wished, waited):
    watch = Watch()
    manners = guest(watch)
    with served(rules(f"User-agent: *\nCrawl-delay: {wished}\nDisallow: /x")) as server:
        manners.fetch(server.url)
        manners.fetch(server.url)
    assert watch.slept[-1] == waited


def test_guest_says_who_it_is():
    with served(rules("")) as server:
        guest().fetch(server.url)
    assert b"\r\nUser-Agent: Colloqui/1 (+https://colloqui.example/)\r\n" in server.requests[1]


def test_address_that_may_not_be_read_is_not_asked_for_rules():
    assert guest().fetch("http://10.0.0.1/page").state == SourceState.BLOCKED
