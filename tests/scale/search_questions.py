"""What the bench asks of the search, each question with the bare SQL that answers it."""

import random

from django.db import connection

from meetings.models import Participation, Quote
from meetings.search import postgres, sqlite
from meetings.search.asking import Words
from meetings.search.query import read
from people.models import Person
from tests.scale import search_data

RUNS = 30
SEARCH = "/en/search/"


def questions(seed):
    """Return by kind of question: addresses with what is asked, and the bare SQL that answers it.

    The first statement gives the keys of what is shown; others, what is counted or listed beside.
    """
    random.seed(seed)
    pairs = random.sample(range(Participation.objects.count() // 2), RUNS)
    parties = [two(number) for number in pairs]
    surnames = [name.partition(",")[0] for name in some(Person, "sort_name")]
    spoken = [text.split()[0].strip(".") for text in some(Quote, "text_en")]
    words, two_words = search_data.COMMON["en"], f"{search_data.COMMON['en']} pipeline"
    rare, phrase = search_data.RARE["en"], f'"{search_data.PHRASE["en"]}"'
    took_part = "SELECT report_id FROM meetings_participation WHERE {} = %s"
    person, country = took_part.format("person_id"), took_part.format("country_id")
    return {
        "suggestion": [
            (f"{SEARCH}suggestions/", {"q": name[:4]}, *beginning(name[:4])) for name in surnames
        ],
        "leader": [
            (
                SEARCH,
                {"leader": slug},
                reports(f"id IN ({person})", [key]),
                quotes_in_reports(f"report_id IN ({person})", [key]),
            )
            for (_code, slug, key), _other in parties
        ],
        "two countries": [
            (
                SEARCH,
                {"country": [one[0], other[0]]},
                reports(f"id IN ({country}) AND id IN ({country})", [one[0], other[0]]),
                quotes_in_reports(
                    f"report_id IN ({country}) AND report_id IN ({country})", [one[0], other[0]]
                ),
            )
            for one, other in parties
        ],
        **{
            name: [(SEARCH, {"q": text}, holding(text), counted(quotes_holding(text)))] * RUNS
            for name, text in {"rare word": rare, "common word": words, "phrase": phrase}.items()
        },
        "two words + country": [
            (
                SEARCH,
                {"q": two_words, "country": one[0]},
                holding(two_words, f"id IN ({country})", [one[0]]),
                counted(quotes_holding(two_words, f"report_id IN ({country})", [one[0]])),
            )
            for one, _other in parties
        ],
        "quotes": [
            (SEARCH, {"q": word, "in": "quotes"}, quotes_holding(word), counted(holding(word)))
            for word in spoken
        ],
    }


def two(number):
    """Return country, slug and key of the two who met in a meeting."""
    rows = Participation.objects.order_by("pk").values_list("country", "person__slug", "person")
    return list(rows[2 * number : 2 * number + 2])


def some(model, column):
    """Return a column of some rows."""
    keys = list(model.objects.order_by("pk").values_list("pk", flat=True)[:5_000])
    return list(
        model.objects.filter(pk__in=random.sample(keys, RUNS)).values_list(column, flat=True)
    )


def reports(condition, values, found="meetings_report.status = 'live'", entries=""):
    """Return the bare SQL that gives the live reports under a condition, the newest first."""
    sql = (
        f"SELECT meetings_report.id FROM meetings_report {entries} WHERE {found} AND {condition}"
        " AND meetings_report.status = 'live'"
        " ORDER BY meetings_report.held_on DESC, meetings_report.meeting_id DESC LIMIT 1001"
    )
    return sql, values


def holding(text, condition="1 = 1", values=()):
    """Return the bare SQL that gives the live reports with words."""
    entries = "JOIN meetings_search AS entry ON entry.report_id = meetings_report.id"
    if connection.vendor == "postgresql":
        found, sought = "words @@ %s::tsquery", postgres.rendered(Words(read(text).wanted))
    else:
        entries += " JOIN meetings_search_words AS words ON words.rowid = entry.meeting_id"
        found = "meetings_search_words MATCH %s"
        sought = sqlite.rendered(Words(read(text).wanted), in_quotes=False)
    condition = condition.replace("id IN", "meetings_report.id IN", 1)
    return reports(condition, [sought, *values], found, entries)


def counted(statement):
    """Return the bare SQL that counts what another finds."""
    sql, values = statement
    return f"SELECT count(*) FROM ({sql}) AS found", values


def quotes_in_reports(condition, values):
    """Return the bare SQL that counts the quotes of live reports under a condition."""
    sql = (
        "SELECT meetings_quote.id FROM meetings_quote JOIN meetings_report"
        " ON meetings_report.id = report_id"
        f" WHERE meetings_report.status = 'live' AND {condition} LIMIT 1001"
    )
    return counted((sql, values))


def quotes_holding(text, condition="1 = 1", values=()):
    """Return the bare SQL that gives the quotes with words, the newest first."""
    if connection.vendor == "postgresql":
        found, sought = "words @@ %s::tsquery", postgres.rendered(Words(read(text).wanted))
        entries = "meetings_search_quotes"
    else:
        found = "meetings_search_quote_words MATCH %s"
        sought = sqlite.rendered(Words(read(text).wanted), in_quotes=True)
        entries = (
            "meetings_search_quote_words JOIN meetings_search_quotes"
            " ON quote_id = meetings_search_quote_words.rowid"
        )
    sql = (
        f"SELECT quote_id FROM {entries} JOIN meetings_report ON meetings_report.id = report_id"
        f" WHERE status = 'live' AND {found} AND {condition}"
        " ORDER BY meetings_report.held_on DESC, report_id DESC LIMIT 1001"
    )
    return sql, [sought, *values]


def beginning(text):
    """Return the bare SQL that gives people whose surname begins so, and titles with such a word.

    Of people, those whom a live report shows; of titles, the newest.
    """
    people = (
        "SELECT id FROM people_person WHERE sort_name LIKE %s AND EXISTS (SELECT 1 FROM"
        " meetings_participation JOIN meetings_report ON meetings_report.id = report_id"
        " WHERE person_id = people_person.id AND status = 'live') LIMIT 20"
    )
    if connection.vendor == "postgresql":
        words, match = "", "words @@ %s::tsquery"
        sought = f"{postgres.quoted(f't={text.lower()}')}:*"
    else:
        words = "JOIN meetings_search_words AS words ON words.rowid = entry.meeting_id"
        match, sought = "meetings_search_words MATCH %s", f'title_forms : "{text.lower()}" *'
    # Found first, then put in order: the other way round, one after the other would be read.
    titles = (
        f"WITH found AS MATERIALIZED (SELECT report_id FROM meetings_search AS entry {words}"
        f" WHERE {match}) SELECT title_en, slug_en, meetings_report.held_on FROM found"
        " JOIN meetings_report ON meetings_report.id = found.report_id"
        " JOIN meetings_meeting ON number = meetings_report.meeting_id"
        " WHERE status = 'live' ORDER BY meetings_report.held_on DESC LIMIT 3"
    )
    return (people, [f"{text}%"]), (titles, [sought])
