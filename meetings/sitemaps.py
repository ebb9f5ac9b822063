"""The map of the site for search engines: each page in the languages in which it reads."""

import datetime
from functools import partial
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Exists, Model, QuerySet
from django.urls import reverse

from people.models import Country, Organization, Person

from .models import Report, Topic
from .models.exposure import public_organizations, public_people, public_topics
from .models.report import LANGUAGES
from .pages.addresses import absolute, address
from .pages.country import seen_in_live_report

#: A file stays small enough to be made at once.
ENTRIES_OF_A_FILE = 1_000


class PageMap(Sitemap):
    """The pages of one kind in one language, each with its versions in the others.

    Django's own handling of languages reads everything to make any one file, and its x-default
    leads to addresses that this site does not have.
    """

    limit = ENTRIES_OF_A_FILE
    #: Filled in together with the versions, so that no path is made twice.
    location = ""

    def __init__(self, language: str) -> None:
        self.language = language

    def path(self, item: Any, language: str) -> str:
        """Return the path of a page in a language."""
        raise NotImplementedError

    def languages_of(self, item: Any) -> tuple[str, ...]:
        """Return the languages in which a page reads."""
        return LANGUAGES

    def default_path(self, item: Any) -> str:
        """Return the path for readers of other languages."""
        return self.path(item, LANGUAGES[0])

    def get_latest_lastmod(self) -> datetime.datetime | None:
        return None

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        urls = super().get_urls(page, site, protocol)
        for url in urls:
            versions = self.versions(url["item"])
            url["location"] = versions[self.language]
            url["alternates"] = [
                {"lang_code": code, "location": location} for code, location in versions.items()
            ]
        return urls

    def versions(self, item: Any) -> dict[str, str]:
        """Return the addresses of a page by language, and that for everybody else."""
        paths = {code: self.path(item, code) for code in self.languages_of(item)}
        paths["x-default"] = self.default_path(item)
        return {code: absolute(path) for code, path in paths.items()}


class ReportMap(PageMap):
    """Reports, where they read in the language."""

    def items(self) -> QuerySet[Report]:
        columns = ("dated_at", "reads_it", "reads_en", "meeting__slug_it", "meeting__slug_en")
        reports = Report.objects.live().readable_in(self.language).select_related("meeting")
        return reports.only(*columns).order_by("meeting")

    def path(self, item: Report, language: str) -> str:
        return address("report", language, slug=item.meeting.slug_in(language))

    def languages_of(self, item: Report) -> tuple[str, ...]:
        return tuple(code for code in LANGUAGES if item.reads_in(code))

    def default_path(self, item: Report) -> str:
        # It asks the browser which language the reader wants.
        return reverse("number", kwargs={"number": item.meeting_id})

    def lastmod(self, item: Report) -> datetime.datetime | None:
        return item.dated_at

    def get_latest_lastmod(self) -> datetime.datetime | None:
        newest = Report.objects.live().readable_in(self.language).order_by("-dated_at")
        return newest.values_list("dated_at", flat=True).first()


class ListMap(PageMap):
    """The pages that only lead to others."""

    def items(self) -> list[str]:
        return ["home", "meetings", "countries", "leaders", "quotes", "corrections", "method"]

    def path(self, item: str, language: str) -> str:
        return address(item, language)

    def default_path(self, item: str) -> str:
        return "/" if item == "home" else super().default_path(item)


class CountryMap(PageMap):
    """Countries that took part in a meeting."""

    def items(self) -> QuerySet[Country]:
        return Country.objects.filter(Exists(seen_in_live_report())).order_by("code")

    def path(self, item: Country, language: str) -> str:
        return address("country", language, slug=slug_of(item, language))


class LeaderMap(PageMap):
    """Leaders whom a live report shows."""

    def items(self) -> QuerySet[Person]:
        return public_people().only("slug").order_by("pk")

    def path(self, item: Person, language: str) -> str:
        return address("leader", language, slug=item.slug)


class OrganizationMap(PageMap):
    """Organisations that a live report shows."""

    def items(self) -> QuerySet[Organization]:
        return public_organizations().order_by("pk")

    def path(self, item: Organization, language: str) -> str:
        return address("organization", language, slug=slug_of(item, language))


class TopicMap(PageMap):
    """Topics that a live report is about."""

    def items(self) -> QuerySet[Topic]:
        return public_topics().order_by("pk")

    def path(self, item: Topic, language: str) -> str:
        return address("topic", language, slug=slug_of(item, language))


def slug_of(thing: Model, language: str) -> str:
    """Return the address of a thing in a language, where it has none that of the other one."""
    own = getattr(thing, f"slug_{language}")
    return own or next(filter(None, (getattr(thing, f"slug_{code}") for code in LANGUAGES)))


KINDS: dict[str, type[PageMap]] = {
    "lists": ListMap,
    "reports": ReportMap,
    "countries": CountryMap,
    "leaders": LeaderMap,
    "organizations": OrganizationMap,
    "topics": TopicMap,
}
#: Made anew for each request: Django keeps what it found on the map.
SITEMAPS = {
    f"{kind}-{language}": partial(page_map, language)
    for kind, page_map in KINDS.items()
    for language in LANGUAGES
}
