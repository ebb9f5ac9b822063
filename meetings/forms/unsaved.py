"""What has been typed and not saved: taken from a form as it was sent, kept, and let go."""

import datetime
import re
import uuid
from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Editor, Report, UnsavedState

#: Names that travel with the form and are no part of what was typed.
FRAME = ("csrfmiddlewaretoken", "unsaved_tab", "unsaved_taken", "unsaved_act", "unsaved_at")
#: A tab that was not heard of for so long is closed, or nobody looks at it.
LATELY = datetime.timedelta(seconds=90)
#: How often a tab that is open and has unsaved text is written down as seen, at most.
SEEN_AFRESH = datetime.timedelta(seconds=45)
#: As long as a form may be, in characters: two bodies of 200 kB, and every row there can be.
LONGEST = 2_000_000
LONGEST_NAME = 200

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


class NotKept(ValueError):
    """What was typed cannot be kept; the message tells the editor why."""


class TabForm(forms.Form):
    """What a tab says of itself: which one it is, on which version it writes, what it wants."""

    KEEP, LOOK, CLEAN = "keep", "look", "clean"

    unsaved_tab = forms.UUIDField()
    unsaved_act = forms.ChoiceField(choices=[(act, act) for act in (KEEP, LOOK, CLEAN)])
    unsaved_taken = forms.CharField(required=False, max_length=2_000)
    #: When the text was typed, in milliseconds; for what a browser could not send at once.
    unsaved_at = forms.IntegerField(required=False, min_value=0, max_value=10**14)
    base_version = forms.IntegerField(required=False, min_value=0, max_value=10**9)
    agreed_version = forms.IntegerField(required=False, min_value=0, max_value=10**9)

    def clean_base_version(self) -> int:
        return self.cleaned_data["base_version"] or 0

    def newest_version(self) -> int:
        """Return the newest version that the editor has seen."""
        return max(self.cleaned_data["base_version"], self.cleaned_data["agreed_version"] or 0)

    def typed_at(self) -> datetime.datetime:
        """Return when the text was typed; a clock that is ahead of ours is not believed."""
        now, said = timezone.now(), self.cleaned_data["unsaved_at"]
        if not said:
            return now
        return min(now, datetime.datetime.fromtimestamp(said / 1000, datetime.UTC))


def typed_values(post: QueryDict) -> dict[str, str]:
    """Return what was typed, by name of the field.

    Raises NotKept where it is too long, or holds what no database can.
    """
    typed = {name: value for name, value in post.items() if name not in FRAME}
    if sum(len(name) + len(value) for name, value in typed.items()) > LONGEST:
        raise NotKept(_("too long to be kept before it is saved"))
    if any(len(name) > LONGEST_NAME for name in typed):
        raise NotKept(_("this is not the form of a report"))
    if any("\x00" in text for pair in typed.items() for text in pair):
        raise NotKept(_("it holds a character (NUL) that no text can hold"))
    return typed


def as_sent(state: UnsavedState) -> QueryDict:
    """Return what was typed as a browser would send it."""
    sent = QueryDict(mutable=True)
    for name, value in state.data.items():
        # Where the report was discarded meanwhile, its rows are gone: they are typed anew.
        if state.report_id is not None or not name.endswith(("-id", "-report")):
            sent[name] = value
    return sent


def keep(
    tab: TabForm, typed: dict[str, str], report: Report | None, *, by: Editor, agent: str
) -> None:
    """Keep what an editor has typed in a tab, in place of what was kept of that tab before.

    tab: valid; typed: see `typed_values`; report: None for one that was never saved; agent: how
    the browser calls itself. One statement, and no lock on the report.
    """
    state = UnsavedState(
        editor=by,
        tab=tab.cleaned_data["unsaved_tab"],
        report=report,
        browser=browser_name(agent),
        base_version=tab.cleaned_data["base_version"],
        data=typed,
        at=tab.typed_at(),
    )
    written = ["report", "browser", "base_version", "data", "at", "seen_at"]
    UnsavedState.objects.bulk_create(
        [state], update_conflicts=True, unique_fields=["editor", "tab"], update_fields=written
    )


def note_seen(states: Iterable[UnsavedState], tab: uuid.UUID) -> None:
    """Write down that a tab with unsaved text is still open, unless that was done just now."""
    now = timezone.now()
    for state in states:
        if state.tab == tab and state.seen_at < now - SEEN_AFRESH:
            UnsavedState.objects.filter(pk=state.pk).update(seen_at=now)


def let_go(editor: Editor, tab: uuid.UUID | None, taken: str = "") -> list[uuid.UUID]:
    """Let go of what is saved now: the text of a tab, and what that tab has taken over.

    taken: see `mark`; what was typed there since it was taken over stays. Returns the tabs.
    """
    gone = [tab] if tab is not None else []
    UnsavedState.objects.typed_by(editor).filter(tab__in=gone).delete()
    for other, at in taken_over(taken):
        kept = UnsavedState.objects.typed_by(editor).filter(tab=other)
        if not kept.filter(at__gt=at).exists():
            kept.delete()
            gone.append(other)
    return gone


def mark(state: UnsavedState) -> str:
    """Return by which mark a form says what it has taken over: the tab, and until when."""
    return f"{state.tab}@{state.at.timestamp():.6f}"


def taken_over(marks: str) -> list[tuple[uuid.UUID, datetime.datetime]]:
    """Read marks, parted by spaces; what is none is left out."""
    found = re.findall(r"([0-9a-f-]{36})@([0-9]{1,11}\.[0-9]{6})(?:\s|$)", marks)
    return [
        (tab, datetime.datetime.fromtimestamp(float(at), datetime.UTC))
        for tab, at in ((as_tab(text), at) for text, at in found[:20])
        if tab is not None
    ]


def as_tab(text: str | None) -> uuid.UUID | None:
    """Return the tab that a text names; None where it names none."""
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return None


def browser_name(agent: str) -> str:
    """Return browser and system in the words that people use: Firefox, Windows."""
    names = [
        next((name for sign, name in signs if sign in agent), "") for signs in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, names))
