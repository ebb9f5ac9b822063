"""The ways on from a search: other searches, pages, orders, languages."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from people.models import Country, Person

from ..forms.search import (
    NEWEST,
    OLDEST,
    QUOTES,
    RELEVANCE,
    REPORTS,
    Criteria,
    SearchForm,
    word_for,
)
from ..search import Kind, Named, Thing
from .alternates import alternates
from .encounters import encounters
from .search import Found, Question
from .search_ways import Way, address, text_without


def pages_of(question: Question) -> list[Way]:
    """Return the pages of those who are named beyond doubt, first that of two who met."""
    pages = {Kind.PERSON: "leader", Kind.COUNTRY: "country"}
    pair = pair_page(question)
    return [
        *([pair] if pair else []),
        *(
            Way(
                _("The page of %(name)s") % {"name": one},
                reverse(pages.get(one.kind, one.kind.value), kwargs={"slug": one.slug}),
            )
            for one in surely_named(question.named)
        ),
    ]


def surely_named(named: Named) -> list[Thing]:
    """Return those whose names nobody else bears, each once."""
    alone = (name.bearers[0] for name in named.names if len(name.bearers) == 1)
    return list(dict.fromkeys(alone))


def ways(question: Question) -> list[Way]:
    """Return what else could be asked where the text was understood as names."""
    named, criteria = question.named, question.criteria
    kept = [pair for pair in criteria.parameters(question.language) if pair[0] not in ("q", "in")]
    made = []
    for name in named.names if not criteria.mentions else []:
        one = name.bearers[0]
        is_spoken_of = name in question.reports.absent or one.kind == Kind.TOPIC
        if len(name.bearers) == 1 and not is_spoken_of:
            text = text_without(criteria.text, name.typed)
            words = [("q", text)] if text else []
            spoken = [*words, *kept, ("mentions", word_for(one, question.language))]
            made.append(Way(_("Where others spoke of %(name)s") % {"name": one}, address(spoken)))
    if named.names:
        literal = criteria.text.replace('"', "")
        as_words = address([("q", f'"{literal}"'), *kept])
        made.append(Way(_("Look for these words in the texts"), as_words))
    return made


def pair_page(question: Question) -> Way | None:
    """Return the page of two leaders or two countries who are named, where they met."""
    pair = surely_named(question.named)
    kinds = {one.kind for one in pair}
    if len(pair) != 2 or len(kinds) != 1 or not question.reports.hits or question.reports.absent:
        return None
    records = {Kind.PERSON: Person, Kind.COUNTRY: Country}
    kind = kinds.pop()
    if kind not in records or not encounters(*(records[kind](pk=one.key) for one in pair)).met:
        return None
    page = "leader_pair" if kind == Kind.PERSON else "country_pair"
    path = reverse(page, args=sorted(one.slug for one in pair))
    one, other = pair
    return Way(_("All meetings of %(one)s and %(other)s") % {"one": one, "other": other}, path)


def tabs(question: Question, found: Found) -> list[Way]:
    """Return the ways to the quotes and to the reports, the fuller answer first."""
    labels = {
        QUOTES: (_("Quotes"), found.quotes),
        REPORTS: (_("Reports"), found.reports),
    }
    order = sorted(labels, key=lambda within: within != question.fuller)
    return [
        Way(
            labels[within][0],
            address(replace(question.criteria, within=within).parameters(question.language)),
            is_current=within == found.within,
            count=str(labels[within][1]),
        )
        for within in order
    ]


def orders(question: Question) -> list[Way]:
    """Return the ways to the same answers in another order."""
    labels = {
        RELEVANCE: _("Best match first"),
        NEWEST: _("Newest first"),
        OLDEST: _("Oldest first"),
    }
    return [
        Way(
            label,
            address(replace(question.criteria, sort=sort).parameters(question.language)),
            is_current=sort == question.criteria.sort,
        )
        for sort, label in labels.items()
    ]


def page_address(criteria: Criteria, page: int, language: str) -> str:
    """Return the path of a page of results."""
    numbered = [] if page == 1 else [("page", str(page))]
    return address(criteria.parameters(language) + numbered)


def versions(form: SearchForm) -> dict[str, str]:
    """Return the addresses of the same search by language; what is not understood stays."""
    if form.is_valid():
        criteria, page = form.criteria, form.cleaned_data["page"] or 1
        numbered = [] if page == 1 else [("page", str(page))]
        return alternates(
            lambda: reverse("search"), lambda code: criteria.parameters(code) + numbered
        )
    typed = [
        (name, value)
        for name in map(form.add_prefix, form.fields)
        for value in form.data.getlist(name)
    ]
    return alternates(lambda: reverse("search"), lambda _code: typed)
