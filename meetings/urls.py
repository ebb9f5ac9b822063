"""The public addresses: what readers may type, bookmark and cite."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import path, register_converter
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from . import feeds
from .sitemaps import SITEMAPS
from .views import (
    cards,
    corrections,
    countries,
    editions,
    home,
    leaders,
    lists,
    machines,
    numbers,
    organizations,
    pairs,
    photos,
    quote_list,
    quotes,
    report,
    robots,
    search,
    suggestions,
    topics,
)


class Year:
    """Four digits; there was no year 0."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        year = int(value)
        if year == 0:
            raise ValueError(value)
        return year

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class Month:
    """Two digits."""

    regex = "0[1-9]|1[0-2]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02}"


class Number:
    """The number of a meeting or of a version; a longer one fits into no column."""

    regex = "[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(Year, "year")
register_converter(Month, "month")
register_converter(Number, "number")

MEETINGS, EDITIONS = _("meetings/"), _("editions/")
COUNTRIES, LEADERS = _("countries/"), _("leaders/")
ORGANIZATIONS, TOPICS = _("organizations/"), _("topics/")
QUOTES, SEARCH = _("quotes/"), _("search/")
CORRECTIONS, METHOD = _("corrections/"), _("method/")


def below(word: str, rest: str) -> str:
    """Return the translated route of what stands below a path word."""
    return format_lazy("{}{}", word, rest)


#: Under /it/ and /en/.
urlpatterns = [
    path("", home.home, name="home"),
    path("feed.atom", require_safe(feeds.ReportFeed()), name="feed"),
    path(MEETINGS, lists.meetings, name="meetings"),
    path(below(MEETINGS, "<year:year>/"), lists.meetings_of_year, name="meetings_of_year"),
    path(
        below(MEETINGS, "<year:year>/<month:month>/"),
        lists.meetings_of_month,
        name="meetings_of_month",
    ),
    path(below(MEETINGS, "<slug:slug>/"), report.report, name="report"),
    path(
        below(MEETINGS, format_lazy("<slug:slug>/{}", EDITIONS)), editions.editions, name="editions"
    ),
    path(
        below(MEETINGS, format_lazy("<slug:slug>/{}<number:number>/", EDITIONS)),
        editions.edition,
        name="edition",
    ),
    path(COUNTRIES, countries.countries, name="countries"),
    path(below(COUNTRIES, "<slug:slug>/"), countries.country, name="country"),
    path(
        below(COUNTRIES, "<slug:slug>/feed.atom"),
        require_safe(feeds.CountryFeed()),
        name="country_feed",
    ),
    path(below(COUNTRIES, "<slug:first>/<slug:second>/"), pairs.country_pair, name="country_pair"),
    path(LEADERS, leaders.leaders, name="leaders"),
    path(below(LEADERS, "<slug:slug>/"), leaders.leader, name="leader"),
    path(
        below(LEADERS, "<slug:slug>/feed.atom"),
        require_safe(feeds.LeaderFeed()),
        name="leader_feed",
    ),
    path(below(LEADERS, "<slug:first>/<slug:second>/"), pairs.leader_pair, name="leader_pair"),
    path(below(ORGANIZATIONS, "<slug:slug>/"), organizations.organization, name="organization"),
    path(
        below(ORGANIZATIONS, "<slug:slug>/feed.atom"),
        require_safe(feeds.OrganizationFeed()),
        name="organization_feed",
    ),
    path(below(TOPICS, "<slug:slug>/"), topics.topic, name="topic"),
    path(
        below(TOPICS, "<slug:slug>/feed.atom"), require_safe(feeds.TopicFeed()), name="topic_feed"
    ),
    path(QUOTES, quote_list.quotes, name="quotes"),
    path(below(QUOTES, "<uuid:key>/"), quotes.quote, name="quote"),
    path(CORRECTIONS, corrections.corrections, name="corrections"),
    path(
        below(CORRECTIONS, "feed.atom"),
        require_safe(feeds.CorrectionFeed()),
        name="corrections_feed",
    ),
    path(METHOD, corrections.method, name="method"),
    path(SEARCH, search.search, name="search"),
    path(below(SEARCH, _("suggestions/")), suggestions.suggestions, name="search_suggestions"),
    path(below(SEARCH, "feed.atom"), require_safe(feeds.SearchFeed()), name="search_feed"),
]

#: Outside the languages.
without_language = [
    path("", home.front_door, name="front_door"),
    path("n/<number:number>/", numbers.number),
    path("n/<number:number>", numbers.number, name="number"),
    path(
        "cards/<number:number>/<number:version>/<slug:language>.png",
        cards.report_card,
        name="card",
    ),
    path("opensearch-<slug:language>.xml", machines.opensearch, name="opensearch"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("site.webmanifest", machines.manifest, name="manifest"),
    path(
        "photos/<uuid:key>/<number:image>/<number:width>.<slug:extension>",
        photos.photo,
        name="photo",
    ),
    path(
        "portraits/<slug:slug>/<number:image>/<number:width>.<slug:extension>",
        photos.portrait,
        name="portrait",
    ),
    path("robots.txt", robots.robots, name="robots"),
    path(
        "sitemap.xml",
        require_safe(index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_section"},
        name="sitemap",
    ),
    path(
        "sitemap-<slug:section>.xml",
        require_safe(sitemap),
        {"sitemaps": SITEMAPS},
        name="sitemap_section",
    ),
]
