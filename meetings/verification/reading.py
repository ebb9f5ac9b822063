"""What was fetched, as words; and what it is where it is no account at all."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..models.source_state import SourceState
from ..text.page import PageText, plain_page, read_page
from .fetching import Fetched, is_front_page

#: A page that asks for a password and tells less than this is a door.
FEWEST_WORDS_BEHIND_NO_DOOR = 150
_DOOR = re.compile(
    r"(?:^|[/._-])(?:log-?in|sign-?in|signon|sso|auth|accedi|accesso|anmelden|connexion)(?:$|[/._-])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Read:
    """What a page is, and its words where it has any."""

    state: SourceState
    page: PageText | None = None


def read(fetched: Fetched, asked_for: str) -> Read:
    """Return what became of a page that was asked for at an address."""
    if fetched.state != SourceState.READ or fetched.unchanged:
        return Read(fetched.state)
    if is_front_page(fetched.url) and not is_front_page(asked_for):
        # A site that no longer has a page often leads to its door, politely.
        return Read(SourceState.GONE)
    page = read_page(fetched.content) if fetched.is_html else plain_page(fetched.content)
    if is_door(fetched.url, asked_for, page):
        return Read(SourceState.LOGIN)
    if not page.told and not page.around:
        # Only a browser would write its words, by script.
        return Read(SourceState.UNREADABLE)
    return Read(SourceState.READ, page)


def is_door(url: str, asked_for: str, page: PageText) -> bool:
    """Say whether a page asks to sign in instead of telling something."""
    if page.words >= FEWEST_WORDS_BEHIND_NO_DOOR:
        return False
    path, wanted = urlsplit(url).path, urlsplit(asked_for).path
    return page.asks_password or bool(_DOOR.search(path) and not _DOOR.search(wanted))
