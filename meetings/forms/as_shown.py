"""The edition as it stands in the form, for its preview: with all that readers would be shown.

What the form leaves open is proposed as saving would, and what cannot be shown yet is said.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from people.models import Tenure
from people.spellings import called

from ..checklist import Edition
from ..models import (
    Participation,
    Photo,
    Quote,
    Report,
    ReportTopic,
    Source,
    SourceRecord,
    Topic,
    Wording,
)
from ..models.frozen import ReportRow
from ..models.report import LANGUAGES
from ..models.source_record import encoded
from ..text import markdown, quotation
from .as_typed import FormAsTyped, TypedRow, as_day, as_number
from .proposals import fill_summaries, propose_party, propose_post, proposed_role
from .report import one_line
from .rows import LAST, MOST_ROWS
from .sources import DETAILS
from .topics import parted, topic_spellings

REPORT_TEXTS = ("city", "venue", "editors_note", "change_note")
#: Columns of rows that are plain texts; * is a column for each language.
ROW_TEXTS: dict[type[ReportRow], tuple[str, ...]] = {
    Participation: (),
    Quote: ("locator", "language_spoken", "worded_by", "dispute_reason_*"),
    Wording: ("locator", "worded_by"),
    Source: ("locator",),
    Photo: ("caption_*",),
}
#: Columns that are one of a few words: another word leaves them as they were.
ROW_CHOICES: dict[type[ReportRow], tuple[str, ...]] = {
    Participation: ("role",),
    Quote: ("directness", "status", "translation_by_it", "translation_by_en"),
    Wording: ("directness",),
    Source: ("kind",),
    Photo: (),
}


class FormAsShown(FormAsTyped):
    """Reads a report for its preview out of the values of its form; nothing of it may be saved."""

    def __init__(self, data: Mapping[str, Any], report: Report) -> None:
        #: What cannot be shown as it is typed, in sentences.
        self.lacking: list[str] = []
        self.open_roles: set[Any] = set()
        super().__init__(data, report)

    def stored_rows(self) -> Edition:
        report = self.report
        if report._state.adding:
            return Edition(report, [], [], [], [])
        return Edition(
            report,
            list(report.participations.all()),
            list(report.quotes.all()),
            list(report.sources.all()),
            list(report.photos.select_related("image")),
            wordings=list(report.wordings.all()),
        )

    def shown(self) -> Report:
        """Return the report, with its rows where its page looks for them."""
        edition = self.edition()
        report = self.report
        self.lacking += [
            _("Nobody is known as “%(name)s”.") % {"name": unknown.text}
            for unknown in edition.unknown_names
        ]
        self.number(edition.participations)
        self.propose_posts(edition.participations)
        photos = [photo for photo in edition.photos if photo.image_id is not None]
        if len(photos) < len(edition.photos):
            self.lacking.append(_("A new photo is shown when it is saved."))
        put_in_place(report, "participations", self.in_order(edition.participations))
        put_in_place(report, "quotes", self.in_order(edition.quotes))
        put_in_place(report, "wordings", self.in_order(edition.wordings))
        put_in_place(report, "sources", self.in_order(edition.sources))
        put_in_place(report, "photos", self.in_order(photos))
        if "topic_names" in self.data:
            put_in_place(report, "reporttopics", list(self.topics()))
        self.render(edition.quotes)
        return report

    def number(self, participations: Sequence[Participation]) -> None:
        """Let those of a pasted list stand last; the page tells rows apart by their numbers."""
        for number, row in enumerate(participations, 1):
            if row.pk is None:
                row.pk, row.position = -MOST_ROWS - number, LAST
                self.open_roles.add(row.key)

    # The report

    def read_report(self) -> None:
        super().read_report()
        report = self.report
        for code in LANGUAGES:
            setattr(report, f"title_{code}", one_line(report.title_in(code)))
        for name in (f"{text}_{code}" for text in REPORT_TEXTS for code in LANGUAGES):
            setattr(report, name, self.text(name, getattr(report, name)) or "")
        report.byline = self.text("byline", report.byline)

    def topics(self) -> Iterable[ReportTopic]:
        """Yield the topics that are named; a name that is none is passed over."""
        spellings = topic_spellings()
        names = parted(self.text("topic_names", ""), spellings)
        keys = [key for name in names for key in called(spellings, name)[:1]]
        found = Topic.objects.in_bulk(keys)
        for key in dict.fromkeys(keys):
            yield ReportTopic(report=self.report, topic=found[key])

    def render(self, quotes: Sequence[Quote]) -> None:
        """Render the texts with the quotes that are typed, as saving would."""
        report = self.report
        for code in LANGUAGES:
            try:
                html = markdown.render(report.body_in(code))
            except markdown.TooLong:
                html = ""
                setattr(report, f"body_{code}", "")
                self.lacking.append(_("The text is too long: 200 kB at most."))
            texts = [(str(quote.key), quote.text_in(code)) for quote in quotes]
            marked = quotation.mark(html, [pair for pair in texts if pair[1]])
            setattr(report, f"body_html_{code}", marked)
        fill_summaries(report)
        report.derive()

    # Rows

    def rows(self, kind: str, model: type[ReportRow], stored: Any) -> list[TypedRow]:
        found = super().rows(kind, model, stored)
        for number, typed in enumerate(found, 1):
            if typed.is_new:
                # The page tells rows apart by a key that those of no edition have.
                typed.row.pk = -number
        return found

    def read_texts(self, typed: TypedRow) -> None:
        model, prefix = type(typed.row), f"{typed.prefix}-"
        role = getattr(typed.row, "role", "")
        super().read_texts(typed)
        for name in ROW_TEXTS[model]:
            columns = [name.replace("*", code) for code in LANGUAGES] if "*" in name else [name]
            for column in columns:
                value = self.text(prefix + column, getattr(typed.row, column))
                setattr(typed.row, column, value or "")
        if model is Participation:
            typed.row.role = role
            if self.data.get(f"{prefix}role") == "":
                self.open_roles.add(typed.row.key)
        self.read_choices(typed.row, prefix, ROW_CHOICES[model])
        typed.row.position = self.place(prefix, typed.row.position)

    def place(self, prefix: str, otherwise: int) -> int:
        """Return where a row is to stand; without a number it stands last."""
        if f"{prefix}position" not in self.data:
            return otherwise
        number = as_number(self.data[f"{prefix}position"])
        return LAST if number is None else number - 1

    def in_order(self, rows: Iterable[Any]) -> list[Any]:
        """Return rows in the order of their positions; the others as they stand."""
        return sorted(rows, key=lambda row: row.position)

    def propose_posts(self, participations: Sequence[Participation]) -> None:
        """Propose post, party and role of the participants as saving would."""
        people = [row.person for row in participations if row.person is not None]
        related = ("office__country", "office__organization")
        held = Tenure.objects.select_related(*related).latest_first()
        prefetch_related_objects(people, Prefetch("tenures", queryset=held))
        for row in participations:
            tenures = row.person.tenures.all() if row.person is not None else ()
            row.tenure = next((each for each in tenures if each.pk == row.tenure_id), None)
            propose_post(row, self.report.held_on)
            propose_party(row)
            if row.tenure is not None:
                self.name_party(row)
            if row.key in self.open_roles:
                row.role = proposed_role(row, self.report)

    def name_party(self, row: Participation) -> None:
        """Let a party that follows from the post be the one that was fetched with it."""
        office = row.tenure.office
        if row.country_id is not None and row.country_id == office.country_id:
            row.country = office.country
        elif row.organization_id is not None and row.organization_id == office.organization_id:
            row.organization = office.organization

    def read_sources(self, sources: list[TypedRow]) -> None:
        super().read_sources(sources)
        for typed in sources:
            row, prefix = typed.row, f"{typed.prefix}-"
            if f"{prefix}url" not in self.data:
                continue
            row.record.url = self.address(row.record.url)
            row.record.archived_url = self.address(self.text(f"{prefix}archived_url", ""))
            row.record.language = self.text(f"{prefix}language", row.record.language)
            row.record.published_on = as_day(self.text(f"{prefix}published_on", ""))
        self.complete_records([typed.row for typed in sources if typed.is_new])

    def address(self, url: str) -> str:
        """Return a web address as it would be stored; '' for one that is none yet."""
        try:
            return encoded(url)
        except ValidationError:
            self.lacking.append(_("“%(url)s” is no web address.") % {"url": url[:80]})
            return ""

    def complete_records(self, sources: Sequence[Source]) -> None:
        """Say of pages that are known already what is known of them."""
        urls = {row.record.url for row in sources} - {""}
        known = {page.url: page for page in SourceRecord.objects.filter(url__in=urls)}
        for row in sources:
            page = known.get(row.record.url)
            for name in DETAILS if page is not None else ():
                setattr(row.record, name, getattr(row.record, name) or getattr(page, name))

    def read_quotes(self, quotes: list[TypedRow], sources: Mapping[str, Source]) -> None:
        super().read_quotes(quotes, sources)
        for typed in quotes:
            quote = typed.row
            if len(sources) == 1 and quote.source_id is None:
                [quote.source] = sources.values()
            for code in LANGUAGES:
                self.read_translation(quote, f"{typed.prefix}-", code, sources)

    def read_translation(
        self, quote: Quote, prefix: str, code: str, sources: Mapping[str, Source]
    ) -> None:
        """Take over by whom a quote is translated; in its own language it is not."""
        box = f"{prefix}translation_source_{code}_key"
        if box in self.data:
            setattr(quote, f"translation_source_{code}", sources.get(str(self.data[box])))
        if quote.original_language == code:
            setattr(quote, f"translation_by_{code}", "")
            setattr(quote, f"translation_source_{code}", None)
        elif quote.text_in(code) and not getattr(quote, f"translation_by_{code}"):
            setattr(quote, f"translation_by_{code}", Quote.TranslationBy.OURS)


def put_in_place(report: Report, name: str, rows: list[Any]) -> None:
    """Let `report.quotes.all()`, and so on, give these rows without asking the database."""
    manager = getattr(report, name)
    given = manager.model._default_manager.none()
    given._result_cache, given._prefetch_done = rows, True
    report.__dict__.setdefault("_prefetched_objects_cache", {})[name] = given
