"""The demo's people, posts, organisations and topics, from `meetings/data/demo`."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from people.models import Office, Organization, Person, PersonName, Tenure

from ..models import Topic

FOLDER = Path(__file__).resolve().parent.parent / "data" / "demo"


@dataclass(frozen=True)
class Vocabulary:
    """What reports refer to, by the keys of the data files."""

    people: dict[str, Person]
    organizations: dict[str, Organization]
    topics: dict[str, Topic]


def read(name: str) -> Any:
    """Return the content of a data file of the demo."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def load_vocabulary() -> Vocabulary:
    """Create what the demo's reports refer to and is not there; return all of it."""
    organizations = {row["key"]: load_organization(row) for row in read("organizations.json")}
    offices = {row["key"]: load_office(row, organizations) for row in read("offices.json")}
    return Vocabulary(
        people={row["slug"]: load_person(row, offices) for row in read("people.json")},
        organizations=organizations,
        topics={row["key"]: load_topic(row) for row in read("topics.json")},
    )


def load_organization(row: dict[str, Any]) -> Organization:
    """Return an organisation, made if it is new."""
    fields = ("slug_it", "name_it", "name_en", "acronym_it", "acronym_en")
    names = [{"text": text, "language": ""} for text in row["names"]]
    defaults = {field: row[field] for field in fields} | {"other_names": names}
    return Organization.objects.get_or_create(slug_en=row["slug_en"], defaults=defaults)[0]


def load_topic(row: dict[str, Any]) -> Topic:
    """Return a topic, made if it is new."""
    defaults = {field: row[field] for field in ("slug_it", "name_it", "name_en")}
    return Topic.objects.get_or_create(slug_en=row["slug_en"], defaults=defaults)[0]


def load_office(row: dict[str, Any], organizations: dict[str, Organization]) -> Office:
    """Return a post, made if it is new."""
    party = {"country_id": row["country"], "organization": organizations.get(row["organization"])}
    defaults = {"title_it": row["title_it"], "role": row["role"]}
    return Office.objects.get_or_create(title_en=row["title_en"], **party, defaults=defaults)[0]


def load_person(row: dict[str, Any], offices: dict[str, Office]) -> Person:
    """Return a person, made with spellings and times in office if new."""
    fields = (
        "name_it",
        "name_en",
        "sort_name",
        "native_name",
        "native_language",
        "note_it",
        "note_en",
    )
    defaults = {field: row[field] for field in fields}
    person, is_new = Person.objects.get_or_create(slug=row["slug"], defaults=defaults)
    if is_new:
        PersonName.objects.bulk_create(PersonName(person=person, **name) for name in row["names"])
        for tenure in row["tenures"]:
            load_tenure(person, tenure, offices)
    return person


def load_tenure(person: Person, row: dict[str, Any], offices: dict[str, Office]) -> None:
    """Make a time in office."""
    Tenure.objects.create(
        person=person,
        office=offices[row["office"]],
        started_on=day(row["started_on"]),
        started_on_precision=row["started_precision"] or "day",
        ended_on=day(row["ended_on"]),
        ended_on_precision=row["ended_precision"] or "day",
        acting=row["acting"],
    )


def day(text: str | None) -> Any:
    """Return a date field's value from `2019-03-20`, `2019-03` or `2019`; None stays None."""
    if text is None:
        return None
    year, month, day_of_month = [*text.split("-"), "1", "1"][:3]
    return Tenure._meta.get_field("started_on").to_python(
        f"{year}-{int(month):02}-{int(day_of_month):02}"
    )
