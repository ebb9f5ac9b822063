"""The demo's reports, from `meetings/data/demo/meetings`, taken through the workflow."""

import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from people.posts import post_for_meeting

from .. import editions, workflow
from ..models import (
    Editor,
    Meeting,
    Mention,
    Participation,
    Quote,
    Report,
    ReportTopic,
    Source,
    SourceRecord,
)
from ..models.report import LANGUAGES
from ..rights import Role
from .demo_vocabulary import FOLDER, Vocabulary, day, read

#: What a data file says of the report itself, in its own names.
FIELDS = ("kind", "outcome", "city_it", "city_en", "venue_it", "venue_en", "original_language")
TEXTS = tuple(
    f"{field}_{code}" for field in ("title", "summary", "editors_note") for code in LANGUAGES
)

#: The report that leads the home page is published last.
LEADS = "tokayev-khamenei-2022"


def demo_account(role: Role) -> Editor:
    """Return the demo's account of a role; a new one has no password until `demo` gives one."""
    account, is_new = Editor.objects.get_or_create(
        username=role.lower(),
        defaults={"is_staff": True, "translates_en": role == Role.TRANSLATOR},
    )
    if is_new:
        account.set_unusable_password()
        account.save()
    account.groups.add(Group.objects.get_or_create(name=role)[0])
    return account


def load_reports(vocabulary: Vocabulary) -> tuple[int, int]:
    """Create the demo's reports; return how many are new and how many were there."""
    rows = [read(f"meetings/{path.name}") for path in sorted((FOLDER / "meetings").glob("*.json"))]
    rows.sort(key=lambda row: (row["key"] == LEADS, row["held_on"]))
    accounts = {role: demo_account(role) for role in Role}
    known = set(Meeting.objects.values_list("external_key", flat=True))
    fresh = [row for row in rows if row["key"] not in known]
    for row in fresh:
        load_report(row, vocabulary, accounts)
    return len(fresh), len(rows) - len(fresh)


@transaction.atomic
def load_report(
    row: dict[str, Any], vocabulary: Vocabulary, accounts: dict[Role, Editor]
) -> Report:
    """Create one report and take it as far as its `state` says."""
    author, publisher = accounts[Role.AUTHOR], accounts[Role.PUBLISHER]
    earlier = row.get("earlier") or {}
    report = workflow.create(by=author, external_key=row["key"], **texts(row | earlier))
    sources = add_sources(report, row)
    quotes = add_quotes(report, row, vocabulary, sources)
    add_people(report, row, vocabulary)
    add_mentions(report, row, vocabulary, quotes)
    for position, key in enumerate(row["topics"]):
        topic = vocabulary.topics[key]
        ReportTopic.objects.create(report=report, topic=topic, position=position)
    editions.save_version(report, by=author)
    take_on(report, row, author, publisher)
    if earlier:
        second = workflow.start_edition(report.meeting, by=author)
        for field, value in texts(row).items():
            setattr(second, field, value)
        editions.save_version(second, by=author)
        notes = {f"note_{code}": row[f"change_note_{code}"] for code in LANGUAGES}
        workflow.publish(second, by=publisher, **notes)
    return report


def take_on(report: Report, row: dict[str, Any], author: Editor, publisher: Editor) -> None:
    """Take a draft as far as the `state` of its data file says."""
    state = row.get("state", "live")
    now = timezone.now()
    if state in ("in_review", "scheduled"):
        workflow.submit(report, by=author)
    if state == "scheduled":
        report.embargo_until = now + datetime.timedelta(days=row["embargo_in_days"])
        editions.save_version(report, by=author)
        moment = now + datetime.timedelta(days=row["schedule_in_days"])
        workflow.schedule(report, by=publisher, at=moment)
    if state in ("live", "withdrawn"):
        workflow.publish(report, by=publisher)
    if state == "withdrawn":
        reasons = {f"reason_{code}": row[f"withdrawal_reason_{code}"] for code in LANGUAGES}
        workflow.withdraw(report.meeting, by=publisher, **reasons)


def texts(row: dict[str, Any]) -> dict[str, Any]:
    """Return the report's own fields from a data file."""
    fields = {field: row.get(field) or "" for field in (*FIELDS, *TEXTS)}
    for code in LANGUAGES:
        fields[f"proposed_slug_{code}"] = row.get(f"slug_{code}") or ""
        fields[f"body_{code}"] = "\n\n".join(row.get(f"body_{code}") or [])
    fields["held_on"], fields["ended_on"] = day(row["held_on"]), day(row.get("ended_on"))
    fields["country_id"] = row.get("country")
    return fields


def add_sources(report: Report, row: dict[str, Any]) -> dict[str, Source]:
    """Create the sources of a report; return them by the keys of the data file."""
    made = {}
    for position, source in enumerate(row["sources"]):
        page = {field: source[field] or "" for field in ("title", "publisher", "language")}
        published_on = day(source.get("published_on"))
        identity = {"url": source["url"]} if source["url"] else {"url": "", **page}
        record = SourceRecord.objects.filter(**identity).first() or SourceRecord.objects.create(
            url=source["url"], published_on=published_on, **page
        )
        made[source["key"]] = Source.objects.create(
            report=report,
            record=record,
            kind=source["kind"],
            account_country_id=source["account_country"],
            independent=source["independent"],
            locator=source["locator"],
            position=position,
        )
    for source in row["sources"]:
        if source["taken_from"]:
            made[source["key"]].taken_from = made[source["taken_from"]]
            made[source["key"]].save()
    return made


def add_quotes(
    report: Report, row: dict[str, Any], vocabulary: Vocabulary, sources: dict[str, Source]
) -> dict[str, Quote]:
    """Create the quotes of a report; return them by the keys of the data file."""
    same = (
        "original",
        "original_language",
        "language_spoken",
        "directness",
        "locator",
        "text_it",
        "text_en",
        "translation_by_it",
        "translation_by_en",
    )
    return {
        quote["key"]: Quote.objects.create(
            report=report,
            speaker=vocabulary.people[quote["speaker"]],
            source=sources[quote["source"]],
            position=position,
            **{field: quote[field] for field in same},
        )
        for position, quote in enumerate(row["quotes"])
    }


def add_people(report: Report, row: dict[str, Any], vocabulary: Vocabulary) -> None:
    """Create the participations of a report, each with the post held that day."""
    for position, part in enumerate(row["participants"]):
        person = vocabulary.people[part["person"]]
        organization = vocabulary.organizations.get(part["organization"])
        party = {
            "country": part["country"],
            "organization": organization.pk if organization else None,
        }
        tenures = person.tenures.select_related("office")
        tenure = post_for_meeting(tenures, report.held_on, **party)
        Participation.objects.create(
            report=report,
            person=person,
            country_id=part["country"],
            organization=organization,
            role=part["role"],
            tenure=tenure,
            title_printed_it=part["title_printed_it"],
            title_printed_en=part["title_printed_en"],
            position=position,
        )


def add_mentions(
    report: Report, row: dict[str, Any], vocabulary: Vocabulary, quotes: dict[str, Quote]
) -> None:
    """Create the mentions of a report."""
    for position, mention in enumerate(row["mentions"]):
        Mention.objects.create(
            report=report,
            country_id=mention.get("country"),
            organization=vocabulary.organizations.get(mention.get("organization")),
            person=vocabulary.people.get(mention.get("person")),
            quote=quotes.get(mention.get("quote")),
            position=position,
        )
