"""One page of the web, fetched by rules that hold whatever the other side does.

Only public addresses, each redirect looked at anew; five seconds and two megabytes for all of it;
text alone. Whatever happens, the caller gets a `Fetched` and never an exception of the network.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from urllib.parse import urljoin, urlsplit

from ..models.source_state import SourceState
from .addresses import Blocked, Target, target
from .connecting import Deadline, NoAnswer, TooBig, TooSlow, Web, connection
from .decoding import NotText, Unreadable, decoded, unpacked

logger = logging.getLogger(__name__)

MOST_REDIRECTS = 3
PIECE = 16_384
REDIRECTS = frozenset({301, 302, 303, 307, 308})
GONE = frozenset({404, 410})
TEXT = frozenset({"text/html", "application/xhtml+xml", "text/plain"})

#: What each refusal of the modules below means to an editor.
STATES: Mapping[type[Exception], SourceState] = {
    Blocked: SourceState.BLOCKED,
    TooSlow: SourceState.TOO_SLOW,
    TooBig: SourceState.TOO_BIG,
    NoAnswer: SourceState.NO_ANSWER,
    NotText: SourceState.NOT_TEXT,
    Unreadable: SourceState.UNREADABLE,
}


@dataclass(frozen=True)
class Known:
    """What the server said of a page the last time, to be asked only for what is newer."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class Fetched:
    """What became of an attempt to fetch a page.

    status: of HTTP, 0 without an answer; url: where it ended; content: its text where the state
    is `READ`, unless it is `unchanged` since the last time; detail: for the log, in English.
    """

    state: SourceState
    url: str
    status: int = 0
    content: str = ""
    is_html: bool = False
    unchanged: bool = False
    etag: str = ""
    last_modified: str = ""
    detail: str = ""


def fetch(url: str, web: Web, known: Known | None = None) -> Fetched:
    """Return what stands at a web address.

    known: of the last time; then an unchanged page comes as such, without its text.
    """
    deadline = Deadline(web.seconds)
    seen: list[str] = []
    status = 0
    try:
        for _hop in range(MOST_REDIRECTS + 1):
            asked = target(url, web.reach)
            seen.append(asked.url)
            answer = ask(asked, web, deadline, known or Known())
            status = answer.status
            if not isinstance(answer, Redirected):
                return answer
            url = urljoin(asked.url, answer.location)
        return Fetched(SourceState.CIRCLES, seen[-1], status, detail="too many redirects")
    except tuple(STATES) as error:
        state = STATES[type(error)]
        logger.info("not read: %s: %s %s", seen[-1] if seen else url[:200], state, error)
        return Fetched(state, seen[-1] if seen else url, status, detail=str(error))


@dataclass(frozen=True)
class Redirected:
    """An answer that leads elsewhere."""

    status: int
    location: str


def ask(asked: Target, web: Web, deadline: Deadline, known: Known) -> Fetched | Redirected:
    """Return the answer to one request. Raises what `STATES` names, nothing else."""
    try:
        with connection(asked, web, deadline) as speaking:
            speaking.request("GET", asked.path, headers=headers(asked, web, known))
            return understood(speaking.getresponse(), asked, web)
    except TimeoutError as error:
        raise TooSlow from error
    except (HTTPException, OSError, ValueError) as error:
        if type(error) in STATES:
            raise
        # A line without an end, a hundred headers, a length that is none.
        raise NoAnswer(f"no HTTP: {type(error).__name__} {error}"[:300]) from error


def headers(asked: Target, web: Web, known: Known) -> dict[str, str]:
    """Return the headers of a request."""
    wanted = {
        "Host": asked.authority,
        "User-Agent": web.agent,
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    if known.etag:
        wanted["If-None-Match"] = known.etag
    if known.last_modified:
        wanted["If-Modified-Since"] = known.last_modified
    return wanted


def understood(response: HTTPResponse, asked: Target, web: Web) -> Fetched | Redirected:
    """Return what an answer means."""
    status = response.status
    location = response.headers.get("Location", "")
    if status in REDIRECTS and location:
        return Redirected(status, location)
    if status == 304:
        return Fetched(SourceState.READ, asked.url, status, unchanged=True)
    if status in GONE:
        return Fetched(SourceState.GONE, asked.url, status)
    if status == 401:
        return Fetched(SourceState.LOGIN, asked.url, status)
    if 400 <= status < 500:
        return Fetched(SourceState.REFUSED, asked.url, status)
    if status != 200:
        return Fetched(SourceState.NO_ANSWER, asked.url, status)
    kind = response.headers.get_content_type()
    if kind not in TEXT or "Content-Type" not in response.headers:
        return Fetched(SourceState.NOT_TEXT, asked.url, status, detail=kind[:100])
    return Fetched(
        SourceState.READ,
        asked.url,
        status,
        content=content_of(response, web),
        is_html=kind != "text/plain",
        etag=response.headers.get("ETag", "")[:200],
        last_modified=response.headers.get("Last-Modified", "")[:100],
    )


def content_of(response: HTTPResponse, web: Web) -> str:
    """Return the text of an answer."""
    if (response.length or 0) > web.most_bytes:
        raise TooBig("announced")
    coding = response.headers.get("Content-Encoding", "").strip().lower()
    body = unpacked(pieces(response), coding, web.most_bytes)
    return decoded(body, response.headers.get_content_charset("") or "")


def pieces(response: HTTPResponse) -> Iterator[bytes]:
    """Yield the body as it comes. Raises NoAnswer when it breaks off."""
    while piece := response.read(PIECE):
        yield piece
    if response.length:
        raise NoAnswer("the answer broke off")


def is_front_page(url: str) -> bool:
    """Say whether an address is that of a site rather than of one of its pages."""
    parts = urlsplit(url)
    return not parts.path.strip("/") and not parts.query
