"""Atom feeds: what was published or substantively changed last, in one language."""

import datetime
import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from people.models import Country

from .forms.search import NEWEST, SearchForm
from .models import Report
from .models.exposure import public_organizations, public_person_at, public_topics
from .models.report import ReportQuerySet
from .pages.addresses import absolute
from .pages.alternates import with_query
from .pages.corrections import corrected
from .pages.search import Question, matching_reports
from .pages.vocabulary import at_address

ENTRIES = 30
#: The day of the tags by which entries are known for ever (RFC 4151).
TAGGED = "2026"
#: What XML 1.0 cannot hold.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Channel:
    """What one feed is about."""

    title: str
    #: The page that shows the same, and the feed's own address.
    path: str
    feed_path: str
    reports: ReportQuerySet


class ReportFeed(Feed):
    """The latest live reports that read in the language of the address."""

    feed_type = Atom1Feed
    author_name = "Colloqui"

    def get_object(self, request: HttpRequest, **parts: Any) -> Channel:
        return Channel(
            title=_("Colloqui: the latest reports"),
            path=reverse("home"),
            feed_path=reverse("feed"),
            reports=Report.objects.live(),
        )

    def items(self, channel: Channel) -> ReportQuerySet:
        language = current_language()
        latest = channel.reports.readable_in(language).order_by("-dated_at", "-pk")
        return latest.select_related("meeting").without_texts()[:ENTRIES]

    def title(self, channel: Channel) -> str:
        return printable(channel.title)

    def subtitle(self, channel: Channel) -> str:
        return _("Reports of diplomatic meetings, with their sources.")

    def link(self, channel: Channel) -> str:
        return absolute(channel.path)

    def feed_url(self, channel: Channel) -> str:
        return absolute(channel.feed_path)

    def feed_guid(self, channel: Channel) -> str:
        return tag(channel.feed_path)

    def item_title(self, report: Report) -> str:
        return printable(report.title_in(current_language()))

    def item_description(self, report: Report) -> str:
        # The format announces it as HTML.
        return escape(printable(report.text_in("summary", current_language())))

    def item_link(self, report: Report) -> str:
        slug = report.meeting.slug_in(current_language())
        return absolute(reverse("report", kwargs={"slug": slug}))

    def item_guid(self, report: Report) -> str:
        return tag(f"{current_language()}/meeting/{report.meeting_id}")

    def item_author_name(self, report: Report) -> str:
        return printable(report.byline) or self.author_name

    def item_pubdate(self, report: Report) -> datetime.datetime | None:
        return report.meeting.first_published_at or report.published_at

    def item_updateddate(self, report: Report) -> datetime.datetime | None:
        return report.dated_at or report.published_at


class CountryFeed(ReportFeed):
    """The latest reports of meetings in which a country took part."""

    def get_object(self, request: HttpRequest, **parts: Any) -> Channel:
        country = at_address(Country.objects.all(), parts["slug"], language=current_language())
        reports = Report.objects.live().in_country(country.code)
        return channel("country", country, country.slug, reports)


class LeaderFeed(ReportFeed):
    """The latest reports of meetings in which a leader took part; former addresses redirect."""

    def __call__(self, request: HttpRequest, *args: Any, **parts: Any) -> HttpResponse:
        leader = public_person_at(parts["slug"])
        if leader is None:
            raise Http404
        if leader.slug != parts["slug"]:
            current = reverse("leader_feed", kwargs={"slug": leader.slug})
            return HttpResponsePermanentRedirect(current)
        return super().__call__(request, *args, leader=leader)

    def get_object(self, request: HttpRequest, **parts: Any) -> Channel:
        leader = parts["leader"]
        return channel("leader", leader, leader.slug, Report.objects.live().attended_by(leader))


class OrganizationFeed(ReportFeed):
    """The latest reports of meetings in which an organisation took part."""

    def get_object(self, request: HttpRequest, **parts: Any) -> Channel:
        found = at_address(public_organizations(), parts["slug"], language=current_language())
        reports = Report.objects.live().with_organization(found)
        return channel("organization", found, found.slug, reports)


class TopicFeed(ReportFeed):
    """The latest reports about a topic."""

    def get_object(self, request: HttpRequest, **parts: Any) -> Channel:
        topic = at_address(public_topics(), parts["slug"], language=current_language())
        return channel("topic", topic, topic.slug, Report.objects.live().about(topic))


class CorrectionFeed(ReportFeed):
    """The latest substantive corrections; each entry is a version and says what it changed."""

    def get_object(self, request: HttpRequest, **parts: Any) -> Channel:
        return Channel(
            title=_("Colloqui: corrections"),
            path=reverse("corrections"),
            feed_path=reverse("corrections_feed"),
            reports=corrected(),
        )

    def items(self, channel: Channel) -> ReportQuerySet:
        told = channel.reports.filter(**{f"change_note_{current_language()}__gt": ""})
        return told.select_related("meeting").without_texts()[:ENTRIES]

    def item_title(self, report: Report) -> str:
        reading = report.reading_language(current_language())
        return printable(report.title_in(reading))

    def item_description(self, report: Report) -> str:
        return escape(printable(report.text_in("change_note", current_language())))

    def item_guid(self, report: Report) -> str:
        return f"{super().item_guid(report)}/version/{report.edition}"

    def item_pubdate(self, report: Report) -> datetime.datetime | None:
        return report.published_at

    def item_updateddate(self, report: Report) -> datetime.datetime | None:
        return report.published_at


class SearchFeed(ReportFeed):
    """The latest reports that fit a search; 404 for one that cannot be understood."""

    def get_object(self, request: HttpRequest, **parts: Any) -> Channel:
        form = SearchForm(request.GET)
        if not form.is_valid() or form.criteria.is_empty:
            raise Http404
        criteria = form.criteria
        newest = replace(criteria, sort=NEWEST)
        parameters = criteria.filters(current_language())
        words = ", ".join(value for _name, value in parameters)
        return Channel(
            title=_("Colloqui: search for %(words)s") % {"words": words},
            path=with_query(reverse("search"), parameters),
            feed_path=with_query(reverse("search_feed"), parameters),
            reports=matching_reports(Question(newest, current_language())),
        )


def channel(name: str, about: object, slug: str, reports: ReportQuerySet) -> Channel:
    """Return the channel of a country, leader, organisation or topic; name: of its page."""
    return Channel(
        title=f"Colloqui: {about}",
        path=reverse(name, kwargs={"slug": slug}),
        feed_path=reverse(f"{name}_feed", kwargs={"slug": slug}),
        reports=reports,
    )


def current_language() -> str:
    """Return the language of the address."""
    return translation.get_language() or settings.LANGUAGE_CODE


def tag(path: str) -> str:
    """Return the name by which a feed or an entry is known for ever."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{TAGGED}:{path.strip('/')}"


def printable(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return UNPRINTABLE.sub("", text)
