"""Which reports use a record of the vocabulary, and as what."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import Country, Office, Organization, Person

from .participation import Mention, Participation
from .photo import Image, Photo
from .quote import Quote
from .report import Report, ReportQuerySet, ReportTopic
from .source import Source
from .source_record import SourceRecord
from .topic import Topic


@dataclass(frozen=True)
class Way:
    """How a report, or rows of it, name a record: in which column, called what."""

    model: type[Model]
    column: str
    label: Any = ""

    def naming(self, record: Model) -> QuerySet:
        """Return the rows that name a record."""
        return self.model._default_manager.filter(**{self.column: record}).order_by()

    @property
    def report_column(self) -> str:
        """The column that holds the key of the report."""
        return "pk" if self.model is Report else "report"

    def labels(self, record: Model, reports: Iterable[Report]) -> list[tuple[int, str]]:
        """Return keys of those reports that name a record so, each with what it is there."""
        wanted = {f"{self.report_column}__in": [report.pk for report in reports]}
        rows = self.naming(record).filter(**wanted)
        if self.label:
            return [(key, self.label) for key in rows.values_list(self.report_column, flat=True)]
        roles = rows.values_list(self.report_column, "role")
        return [
            (key, _("Took part (%(role)s)") % {"role": Participation.Role(role).label})
            for key, role in roles
        ]


@dataclass(frozen=True)
class Use:
    """A report, and what a record is in it."""

    report: Report
    ways: list[str]


MENTIONED, ACCOUNT = gettext_lazy("Mentioned"), gettext_lazy("A source's account")

#: A participation is called by its role.
WAYS: dict[type[Model], tuple[Way, ...]] = {
    Person: (
        Way(Participation, "person"),
        Way(Quote, "speaker", gettext_lazy("Quoted")),
        Way(Mention, "person", MENTIONED),
    ),
    Country: (
        Way(Participation, "country"),
        Way(Report, "country", gettext_lazy("Place of the meeting")),
        Way(Mention, "country", MENTIONED),
        Way(Source, "account_country", ACCOUNT),
    ),
    Organization: (
        Way(Participation, "organization"),
        Way(Mention, "organization", MENTIONED),
        Way(Source, "account_organization", ACCOUNT),
    ),
    Office: (Way(Participation, "tenure__office", gettext_lazy("Post of a participant")),),
    Topic: (Way(ReportTopic, "topic", gettext_lazy("Topic")),),
    SourceRecord: (Way(Source, "record", gettext_lazy("Source")),),
    Image: (Way(Photo, "image", gettext_lazy("Photo")),),
}


def reports_using(record: Model) -> ReportQuerySet:
    """Return the reports, of whichever status, that use a record."""
    named = Q()
    for way in WAYS[type(record)]:
        named |= Q(pk__in=way.naming(record).values(way.report_column))
    return Report.objects.filter(named)


def described_uses(record: Model, reports: Iterable[Report]) -> list[Use]:
    """Return each of these reports with what the record is in it; a query for each way."""
    reports = list(reports)
    ways: dict[int, list[str]] = {report.pk: [] for report in reports}
    for way in WAYS[type(record)]:
        for key, label in way.labels(record, reports):
            ways[key].append(str(label))
    return [Use(report, list(dict.fromkeys(ways[report.pk]))) for report in reports]
