"""How a guest behaves: asks what it may read, and comes again only after a while."""

import time
from collections.abc import Callable
from urllib.robotparser import RobotFileParser

from ..models.source_state import SourceState
from .addresses import Blocked, Target, target
from .connecting import Web
from .fetching import Fetched, Known, fetch

#: Between two requests to one host; more where the host asks for more, up to the last.
SECONDS_BETWEEN = 1.0
MOST_SECONDS_BETWEEN = 10.0
#: Rules are asked for again after a day; a host that could not say them, after ten minutes.
SECONDS_RULES_HOLD = 24 * 3600.0
SECONDS_SILENCE_HOLDS = 600.0
#: How robots.txt answered, where nobody can know what may be read.
SILENT = frozenset({SourceState.NO_ANSWER, SourceState.TOO_SLOW})


class Manners:
    """Reads the web as one guest: remembers what each host asks for, and when it was last there."""

    def __init__(
        self,
        web: Web,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.web = web
        self.sleep = sleep
        self.clock = clock
        self.rules: dict[str, tuple[float, RobotFileParser | Fetched]] = {}
        self.visits: dict[str, float] = {}

    def fetch(self, url: str, known: Known | None = None) -> Fetched:
        """Return what stands at an address, unless its host does not want programs there."""
        try:
            asked = target(url, self.web.reach)
        except Blocked:
            return fetch(url, self.web)
        rules = self.rules_of(asked)
        if isinstance(rules, Fetched):
            return Fetched(rules.state, asked.url, rules.status, detail="robots.txt is silent")
        if not rules.can_fetch(self.web.agent, asked.url):
            return Fetched(SourceState.ROBOTS, asked.url)
        self.wait_for(asked, rules)
        return fetch(url, self.web, known)

    def rules_of(self, asked: Target) -> RobotFileParser | Fetched:
        """Return what the host says about programs; its failure where it does not answer."""
        host = f"{asked.scheme}://{asked.authority}"
        ends, rules = self.rules.get(host, (0.0, None))
        if rules is None or self.clock() >= ends:
            self.wait_for(asked, None)
            rules = rules_in(fetch(f"{host}/robots.txt", self.web))
            silent = isinstance(rules, Fetched)
            holds = SECONDS_SILENCE_HOLDS if silent else SECONDS_RULES_HOLD
            self.rules[host] = self.clock() + holds, rules
        return rules

    def wait_for(self, asked: Target, rules: RobotFileParser | None) -> None:
        """Wait until the host may be asked again, and note the visit."""
        wished = float(rules.crawl_delay(self.web.agent) or 0) if rules else 0.0
        between = max(SECONDS_BETWEEN, min(wished, MOST_SECONDS_BETWEEN))
        last = self.visits.get(asked.authority)
        if last is not None:
            left = last + between - self.clock()
            if left > 0:
                self.sleep(left)
        self.visits[asked.authority] = self.clock()


def rules_in(found: Fetched) -> RobotFileParser | Fetched:
    """Return the rules of a host as it answered; the answer itself where it said nothing."""
    if found.state in SILENT:
        return found
    rules = RobotFileParser()
    # Without rules of its own a host welcomes everybody.
    rules.parse(found.content.splitlines())
    return rules
