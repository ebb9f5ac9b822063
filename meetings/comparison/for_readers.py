"""What a later version changed, as readers are told: nothing hidden, no unpublished language."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ..editions import snapshot
from ..models import Participation, Report
from ..models.report import LANGUAGES
from ..text import markdown
from ..text.alignment import Effort
from ..text.differences import Piece, compare, folded
from .changes import DAY
from .states import Fate, State, differing_fields, row_fates

#: Anybody may ask for this page: a third of a second at most goes into it.
EFFORT = 1_000_000

TEXTS = {"title": _("Headline"), "summary": _("Standfirst"), "body": _("Text")}
#: What readers see of a report beside its texts.
FACTS = {
    **dict.fromkeys(DAY, _("date")),
    **dict.fromkeys(("city", "venue", "country"), _("place")),
    "kind": _("kind of meeting"),
    "outcome": _("outcome"),
    "byline": _("byline"),
    "editors_note": _("editor’s note"),
}
ROWS = {
    "participations": {
        "added": ngettext_lazy("%(n)d participant added", "%(n)d participants added", "n"),
        "removed": ngettext_lazy("%(n)d participant removed", "%(n)d participants removed", "n"),
        "changed": ngettext_lazy("%(n)d participant changed", "%(n)d participants changed", "n"),
    },
    "quotes": {
        "added": ngettext_lazy("%(n)d quote added", "%(n)d quotes added", "n"),
        "removed": ngettext_lazy("%(n)d quote removed", "%(n)d quotes removed", "n"),
        "changed": ngettext_lazy("%(n)d quote changed", "%(n)d quotes changed", "n"),
    },
    "wordings": {
        "added": ngettext_lazy("%(n)d wording added", "%(n)d wordings added", "n"),
        "removed": ngettext_lazy("%(n)d wording removed", "%(n)d wordings removed", "n"),
        "changed": ngettext_lazy("%(n)d wording changed", "%(n)d wordings changed", "n"),
    },
    "sources": {
        "added": ngettext_lazy("%(n)d source added", "%(n)d sources added", "n"),
        "removed": ngettext_lazy("%(n)d source removed", "%(n)d sources removed", "n"),
        "changed": ngettext_lazy("%(n)d source changed", "%(n)d sources changed", "n"),
    },
    "photos": {
        "added": ngettext_lazy("%(n)d photo added", "%(n)d photos added", "n"),
        "removed": ngettext_lazy("%(n)d photo removed", "%(n)d photos removed", "n"),
        "changed": ngettext_lazy("%(n)d photo changed", "%(n)d photos changed", "n"),
    },
    "reporttopics": {
        "added": ngettext_lazy("%(n)d topic added", "%(n)d topics added", "n"),
        "removed": ngettext_lazy("%(n)d topic removed", "%(n)d topics removed", "n"),
    },
}


@dataclass(frozen=True)
class TextChange:
    """A text that differs: what it is called, and what went, came and stayed."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True)
class ReaderChanges:
    """What a later version changed."""

    number: int
    #: In a few words each: "standfirst", "1 quote added".
    said: list[str]
    #: The language of the texts that are compared.
    language: str
    texts: list[TextChange]


def reader_changes(before: Report, after: Report, language: str) -> ReaderChanges:
    """Return what a published version changed, for readers of a language.

    before, after: two versions of one report that readers may read. Texts are compared in the
    language in which both were published; what the other language says is left out.
    """
    reading = after.reading_language(language)
    old, new = snapshot(before), snapshot(after)
    both = before.reads_in(reading) and after.reads_in(reading)
    texts = text_changes(before, after, reading) if both else []
    said = [text.label.lower() for text in texts]
    said += facts(old, new, reading)
    for kind in ROWS:
        said += rows(kind, row_fates(kind, old, new), reading)
    if not before.reads_in(language) and after.reads_in(language):
        said.insert(0, str(_("translation added")))
    return ReaderChanges(after.edition, list(dict.fromkeys(said)), reading, texts)


def text_changes(before: Report, after: Report, language: str) -> list[TextChange]:
    """Return which of the three texts differ in a language, as readers read them."""
    effort = Effort(EFFORT)
    found = []
    for name, label in TEXTS.items():
        old, new = (edition.text_in(name, language) for edition in (before, after))
        if name == "body":
            old, new = (markdown.plain(markdown.render(text)) for text in (old, new))
        if old != new:
            found.append(TextChange(str(label), folded(compare(old, new, effort))))
    return found


def facts(old: State, new: State, language: str) -> list[str]:
    """Return what else of the report differs: "date", "place"."""
    names = differing_fields(old, new, one_edition=False)
    stems = [stem for name in names if (stem := told(name, language))]
    return [str(FACTS[stem]) for stem in stems if stem in FACTS]


def told(name: str, language: str) -> str:
    """Return the name of a column without its language; '' for that of the other language."""
    stem, _underscore, ending = name.rpartition("_")
    if ending not in LANGUAGES:
        return name
    return stem if ending == language else ""


def rows(kind: str, fates: Iterable[Fate], language: str) -> list[str]:
    """Return how many rows of a kind came, went or changed, of those that readers see."""
    counts = Counter(what for fate in fates if seen(fate) if (what := became(fate, language)))
    return [str(words % {"n": counts[what]}) for what, words in ROWS[kind].items() if counts[what]]


def seen(fate: Fate) -> bool:
    """Say whether readers are shown the row: interpreters and staff they are not."""
    row = fate.after or fate.before or {}
    return row.get("role") not in Participation.UNSEEN


def became(fate: Fate, language: str) -> str:
    """Return added, removed or changed; '' for what readers of a language do not notice."""
    if fate.before is None or fate.after is None:
        return fate.kind
    return "changed" if any(told(name, language) for name in fate.fields) else ""
