"""The Italian catalogue: what is said in the code and the templates, and its translation.

    python config/locale/catalogue.py update     collects the texts into the catalogue, compiles it
    python config/locale/catalogue.py compile    compiles it
    python config/locale/catalogue.py check      says what is missing or stale; changes nothing

Django's own commands do the same with GNU gettext, which not every machine has; this needs Babel.
English is the language of the texts themselves and needs no catalogue.
"""

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages import extract
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PO = HERE / "it" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
CODE = ("config", "people", "meetings")
LEFT_OUT = ("/migrations/", "/data/", "/locale/")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
IDLE_HEADERS = re.compile(
    rb'"(Project-Id|Report-Msgid|POT-|PO-Rev|Last-Tr|Language-Team|Generated-By)[^\n]*\n'
)
NO_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def main(arguments: list[str]) -> int:
    """Do what the only argument says; return the exit status."""
    if arguments == ["update"]:
        update()
    elif arguments == ["compile"]:
        compile_catalogue()
    elif arguments == ["check"]:
        found = problems()
        print("\n".join(found) or "The Italian catalogue is complete.")
        return 1 if found else 0
    else:
        print(__doc__)
        return 2
    return 0


def update() -> None:
    """Bring the catalogue up to date with the texts; keep translations, drop what nobody says."""
    catalogue = read(PO) if PO.exists() else Catalog(locale="it", project="Colloqui")
    catalogue.update(collected(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment, catalogue.fuzzy = "# The Italian of Colloqui.", False
    PO.parent.mkdir(parents=True, exist_ok=True)
    written = io.BytesIO()
    write_po(written, catalogue, width=100, include_lineno=False, sort_by_file=True)
    PO.write_bytes(IDLE_HEADERS.sub(b"", written.getvalue()))
    compile_catalogue()


def compile_catalogue() -> None:
    """Write the compiled catalogue, which is kept with the code."""
    MO.write_bytes(compiled(read(PO)))


def problems() -> list[str]:
    """Return what is wrong with the catalogue, one line each."""
    if not PO.exists():
        return [f"{PO.relative_to(ROOT)} is missing."]
    catalogue = read(PO)
    said = collected()
    found = [line for message in said if message.id for line in lacks(catalogue, message)]
    for message in catalogue:
        if message.id and not said.get(message.id, message.context):
            found.append(f"nobody says this any more: {message.id!r}")
        elif message.id and all(message.string):
            found += placeholders_that_differ(message)
    if not MO.exists() or MO.read_bytes() != compiled(catalogue):
        found.append("The compiled catalogue is stale: run catalogue.py compile.")
    return found


def lacks(catalogue: Catalog, message: Message) -> Iterator[str]:
    """Yield what the catalogue lacks for a text of the code."""
    known = catalogue.get(message.id, message.context)
    where = ", ".join(sorted({place for place, _line in message.locations}))
    if known is None:
        yield f"not in the catalogue: {message.id!r} ({where})"
    elif not (all(known.string) if known.pluralizable else known.string):
        yield f"not translated: {message.id!r} ({where})"
    elif known.fuzzy:
        yield f"translation marked as doubtful: {message.id!r}"


def placeholders_that_differ(message: Message) -> list[str]:
    """Return a line when a translation names other values than its text."""
    ids = message.id if message.pluralizable else (message.id,)
    strings = message.string if message.pluralizable else (message.string,)
    wanted = {name for text in ids for name in PLACEHOLDER.findall(text)}
    given = {name for text in strings for name in PLACEHOLDER.findall(text)}
    return [] if wanted == given else [f"other values in the translation of {message.id!r}"]


def collected() -> Catalog:
    """Return all texts of code and templates."""
    catalogue = Catalog(project="Colloqui", charset="utf-8")
    for path in sources():
        text = path.read_text()
        if path.suffix != ".py":
            text = as_python(templatize(text, origin=str(path)))
        for line, ids, comments, context in extract.extract(
            "python", io.BytesIO(text.encode()), KEYWORDS, comment_tags=("Translators:",)
        ):
            place = (path.relative_to(ROOT).as_posix(), line)
            catalogue.add(ids, None, [place], auto_comments=comments, context=context)
    return catalogue


def sources() -> Iterator[Path]:
    """Yield every file that says something to people."""
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if not any(part in path.as_posix() for part in LEFT_OUT):
                yield path
    yield from sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())


def as_python(blanked: str) -> str:
    """Return what Django makes of a template so that Python's own reader gets through it.

    Django leaves only the calls and letters X in the place of all else, indented as it happens.
    """
    calls = re.sub(r"[^\S\n]*\bX+\b[^\S\n]*", " ", blanked)
    return "\n".join(line.strip() for line in calls.splitlines())


def read(path: Path) -> Catalog:
    """Read a catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale="it")


def compiled(catalogue: Catalog) -> bytes:
    """Return the compiled form, which tells no moment: the same texts, the same bytes."""
    catalogue.creation_date = catalogue.revision_date = NO_MOMENT
    written = io.BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


if __name__ == "__main__":
    settings.configure()
    django.setup()
    sys.exit(main(sys.argv[1:]))
