"""People and reports that readers see, made in one line."""

from meetings import workflow
from tests import factories


def shown(name, *spellings, kind="alias", code="KZ", **fields):
    """A person who takes part in a live report."""
    *given, surname = name.split()
    fields.setdefault("sort_name", f"{surname}, {' '.join(given)}" if given else surname)
    made = factories.person(name, **fields)
    for spelling in spellings:
        made.names.create(text=spelling, kind=kind)
    met(made, code=code)
    return made


def met(*people, code="KZ", codes=(), mentions=(), said=(), **fields):
    """A live report of these people; mentions: what was spoken of; said: (speaker, words)."""
    fields.setdefault("people", 0)
    fields.setdefault("quotes", 0)
    made = factories.report(**fields)
    for index, one in enumerate(people):
        place = codes[index] if codes else code
        factories.participation(made, person=one, code=place)
    quotes = [factories.quote(made, words, speaker=speaker) for speaker, words in said]
    for subject in mentions:
        kind = type(subject).__name__.lower()
        factories.mention(made, **{kind: subject}, quote=quotes[0] if quotes else None)
    workflow.publish(made, by=factories.editor("Publisher"))
    return made


def holds(person, title, *, role="head_of_state", code="KZ", start, end=None, title_en=""):
    """Say that a person held a post of a country."""
    post = factories.office(
        title, role=role, country=factories.country(code), title_en=title_en or f"{title} (en)"
    )
    return factories.tenure(person, post, started_on=start, ended_on=end)
