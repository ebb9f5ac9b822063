"""A line that tells one person from another of the same name."""

from .models import Office, Person, Tenure
from .names import fold


def described(person: Person, *, found_as: str = "") -> str:
    """Return name, latest post, country and years: what an editor needs to choose.

    person: with its tenures (`with_tenures`), the latest first; found_as: the spelling that
    somebody looked for, said where it is not the name.
    """
    name = str(person)
    if found_as and found_as != name:
        name = f"{name} ({found_as})"
    tenures = list(person.tenures.all())
    return f"{name} — {post(tenures[0])}" if tenures else name


def post(tenure: Tenure) -> str:
    """Return a post with its country or organisation and the years."""
    return ", ".join(filter(None, (*parts_of(tenure.office), years(tenure))))


def parts_of(office: Office) -> tuple[str, ...]:
    """Return a post and its country or organisation, which goes unsaid where the post says it."""
    party = str(office.country or office.organization)
    title = str(office)
    return (title,) if fold(party) in fold(title) else (title, party)


def years(tenure: Tenure) -> str:
    """Return "2019–2024", "2019–" for a post still held, "" where nothing is known."""
    start = str(tenure.started_on.year) if tenure.started_on else ""
    end = str(tenure.ended_on.year) if tenure.ended_on else ""
    return f"{start}–{end}" if start or end else ""
