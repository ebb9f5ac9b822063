"""Storing the report's form: all rows, then what they point to, then one version more."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from .. import editions, workflow
from ..forms.pasted import PastedLine
from ..forms.proposals import (
    fill_participations,
    fill_quotes,
    fill_sources,
    fill_texts,
    propose_address,
)
from ..forms.report import ReportForm
from ..forms.rows import RowFormSet
from ..forms.wordings import WordingFormSet
from ..models import Editor, Meeting, Participation, Report, ReportTopic, Source, Topic
from ..models.frozen import ReportRow
from ..parity import Told


def lock_meeting(report_id: object) -> None:
    """Let nobody else save this report until the transaction ends."""
    meetings = Meeting.objects.filter(reports__pk=report_id)
    list(meetings.select_for_update(of=("self",)).order_by("pk"))


def store_new(report: Report, *, by: Editor) -> None:
    """Make the meeting of a new report; what was typed stays in `report`."""
    typed = {
        field.attname: getattr(report, field.attname)
        for field in Report._meta.concrete_fields
        if field.editable
    }
    fields = {name: value for name, value in typed.items() if name not in ("id", "author_id")}
    made = workflow.create(by=by, **fields)
    workflow.note_assignment(made, by=by, before={"author": by.pk})
    for field in Report._meta.concrete_fields:
        if field.attname not in fields:
            setattr(report, field.attname, getattr(made, field.attname))
    report.meeting = made.meeting
    report.author_id = typed["author_id"] or by.pk
    report._state.adding, report._state.db = False, made._state.db


def store_rows(
    form: ReportForm,
    formsets: Iterable[RowFormSet],
    *,
    by: Editor,
    told: Mapping[str, Told] | None = None,
) -> list[PastedLine]:
    """Store the rows of a checked form, fill what it leaves open, and save one version more.

    told: what is known of the translations, by language. Returns the pasted participants who were
    there already and were not added again.
    """
    report = form.instance
    before = workflow.parts_of(Report.objects.only(*workflow.PARTS).get(pk=report.pk))
    by_name = {formset.prefix: formset for formset in formsets}
    store_sources(by_name.pop("sources", None))
    for name in ("quotes", "wordings", "mentions", "participations", "photos"):
        if name in by_name:
            store_pointing(by_name[name], keys_of(report))
    settle_wordings(by_name.get("wordings"), by_name.get("quotes"))
    pasted = form.cleaned_data.get("pasted_participants") or []
    added, already = store_pasted(report, pasted)
    if "topic_names" in form.cleaned_data:
        store_topics(report, form.cleaned_data["topic_names"])
    if "held_on" in form.cleaned_data:
        fill_participations(report, {*open_roles(by_name.get("participations")), *added})
        fill_quotes(report)
        fill_texts(report)
    elif form.translating:
        propose_address(report, form.translating)
    for model in editions.ROW_MODELS:
        put_in_order(editions.rows_of(report, model))
    editions.save_version(report, by=by, told=told)
    workflow.note_assignment(report, by=by, before=before)
    return already


def keys_of(report: Report) -> dict[uuid.UUID, ReportRow]:
    """Return the stored rows to which others may point, by key."""
    return {row.key: row for rows in (report.sources.all(), report.quotes.all()) for row in rows}


def store_sources(formset: RowFormSet | None) -> None:
    """Store the sources, then which is taken from which."""
    if formset is None:
        return
    formset.save()
    fill_sources(formset.new_objects, timezone.localdate())
    stored = {source.key: source for source in Source.objects.filter(report=formset.instance)}
    for form in formset.rows_typed():
        if "taken_from_key" in form.changed_data and form.instance.key in stored:
            source = stored[form.instance.key]
            source.taken_from = stored.get(form.cleaned_data["taken_from_key"])
            source.save(update_fields=["taken_from"])


def store_pointing(formset: RowFormSet, rows: Mapping[uuid.UUID, ReportRow]) -> None:
    """Store rows that point to sources and quotes by key."""
    for form in formset.rows_typed():
        for name, relation in form.row_choices.items():
            if name in form.cleaned_data:
                setattr(form.instance, relation, rows.get(form.cleaned_data[name]))
    formset.save()


def settle_wordings(wordings: WordingFormSet | None, quotes: RowFormSet | None) -> None:
    """Let the stored wordings of deleted quotes go, and quotes say the wordings chosen for them."""
    if wordings is None or quotes is None:
        return
    wordings.drop({quote.key for quote in quotes.deleted_objects})
    wordings.put_to_use()


def open_roles(formset: RowFormSet | None) -> set[uuid.UUID]:
    """Return the keys of the participants whose role was left to the newsroom's proposal."""
    if formset is None:
        return set()
    rows = [form.instance for form in formset.rows_typed()]
    return {row.key for row in rows if getattr(row, "role_is_open", False)}


def store_pasted(
    report: Report, lines: Iterable[PastedLine]
) -> tuple[list[uuid.UUID], list[PastedLine]]:
    """Add pasted participants; return the keys of those without a role, and whom was there."""
    present = set(report.participations.values_list("person_id", flat=True))
    open_keys, already = [], []
    for line in lines:
        if line.person.pk in present:
            already.append(line)
            continue
        present.add(line.person.pk)
        row = Participation.objects.create(
            report=report,
            person=line.person,
            country=line.country,
            organization=line.organization,
            role=line.role or Participation.Role.PARTICIPANT,
            position=20_000,
        )
        if line.role is None:
            open_keys.append(row.key)
    return open_keys, already


def store_topics(report: Report, topics: list[Topic]) -> None:
    """Let the report be about these topics, in this order."""
    kept = {row.topic_id: row for row in editions.rows_of(report, ReportTopic)}
    wanted = {topic.pk for topic in topics}
    for topic_id, row in kept.items():
        if topic_id not in wanted:
            row.delete()
    for position, topic in enumerate(topics):
        row = kept.get(topic.pk) or ReportTopic(report=report, topic=topic)
        if row.pk is None or row.position != position:
            row.position = position
            row.save()


def put_in_order(rows: Iterable[Any]) -> None:
    """Number rows from zero, as they stand."""
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])
