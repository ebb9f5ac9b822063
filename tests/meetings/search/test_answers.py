"""What is expected to stand first: the same on both databases."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from meetings import search
from meetings.models import Meeting, Quote, Report
from meetings.models.frozen import published_writes
from meetings.search.answers import Chosen
from meetings.search.engines import engine
from meetings.search.entries import Entry
from meetings.search.facts import Fact
from people.models import Country
from tests import factories

from .shown import holds, met, shown

pytestmark = pytest.mark.django_db


def reports(text, *, sort="relevance", language="it"):
    """The keys of the reports that answer, and the names that took no part."""
    named = search.names(text)
    found = search.answers.reports(Chosen(sort=sort), named, language=language)
    return found.hits, [name.typed for name in found.absent]


def quotes(text, *, sort="relevance"):
    """The words of the quotes that answer."""
    named = search.names(text)
    hits = search.answers.quotes(Chosen(sort=sort), named)
    return [Quote.objects.get(pk=key).original for key in hits]


@pytest.fixture
def tokayev():
    return shown("Kassym-Jomart Tokayev", code="KZ")


@pytest.fixture
def khamenei():
    return shown("Ali Khamenei", code="IR")


@pytest.fixture
def nato():
    made = factories.organization("NATO")
    head = factories.person("Jens Stoltenberg", sort_name="Stoltenberg, Jens")
    draft = factories.report(people=0, quotes=0)
    factories.participation(draft, person=head, organization=made)
    factories.workflow.publish(draft, by=factories.editor("Publisher"))
    return made


def test_all_who_are_named_took_part(tokayev, khamenei):
    together = met(tokayev, khamenei, codes=("KZ", "IR"))
    assert reports("Tokaiev Khamenei") == ([together.pk], [])


def test_several_countries_took_part_all(tokayev, khamenei):
    for code, word in (("KZ", "kazako"), ("IR", "iraniano")):
        Country.objects.filter(code=code).update(adjective_it=word)
    together = met(tokayev, khamenei, codes=("KZ", "IR"))
    assert reports("kazaki iraniani") == ([together.pk], [])
    assert reports("Iran, Kazakistan") == ([together.pk], [])


def test_who_took_no_part_is_looked_for_among_mentions(tokayev, nato):
    of_alliance = met(tokayev, mentions=[nato])
    met(tokayev)
    assert reports("Tokayev NATO") == ([of_alliance.pk], ["NATO"])


def test_who_took_no_part_is_looked_for_in_the_text(tokayev, nato):
    of_alliance = met(tokayev, body_it="Si è parlato della NATO.")
    met(tokayev)
    assert reports("Tokayev NATO") == ([of_alliance.pk], ["NATO"])


def test_a_country_that_never_took_part_is_found_where_it_is_spoken_of(tokayev):
    syria = factories.country("SY", name_it="Siria", name_en="Syria")
    mentioned, named = met(tokayev, mentions=[syria]), met(tokayev, body_en="They left Syria.")
    found, absent = reports("siria")
    assert (set(found), absent) == ({mentioned.pk, named.pk}, ["siria"])


def test_as_many_as_possible_took_part(tokayev, khamenei, nato):
    third = shown("Nikol Pashinyan", code="AM")
    met(third, mentions=[nato, tokayev])
    best = met(third, tokayev, codes=("AM", "KZ"), mentions=[nato])
    assert reports("Pashinian Tokayev NATO") == ([best.pk], ["NATO"])


def test_names_narrow_words_and_words_narrow_names(tokayev, khamenei):
    wanted = met(tokayev, body_it="Il gasdotto.")
    met(tokayev)
    met(khamenei, code="IR", body_it="Il gasdotto.")
    assert reports("Tokayev gasdotti") == ([wanted.pk], [])


def test_an_ambiguous_name_finds_the_meetings_of_all(tokayev):
    other = shown("Marat Tokayev", code="KZ")
    assert len(reports("Tokayev")[0]) == 2
    assert reports("Marat Tokayev") == ([other.participations.get().report_id], [])


def test_a_time_narrows(tokayev):
    met(tokayev, held_on=datetime.date(2021, 5, 1))
    wanted = met(tokayev, held_on=datetime.date(2024, 5, 1))
    assert reports("Tokayev 2024") == ([wanted.pk], [])
    assert reports("since 2023") == ([wanted.pk], [])


def test_a_topic_is_found_where_it_is_filed_and_in_words(tokayev):
    energy = factories.topic("Energia")
    filed, worded = factories.report(), met(tokayev, body_it="L’energia del sole.")
    factories.tag(filed, energy)
    factories.workflow.publish(filed, by=factories.editor("Publisher"))
    assert set(reports("energia")[0]) == {filed.pk, worded.pk}


def test_the_form_that_was_typed_stands_before_its_other_forms():
    other = met(factories.person(), body_it="I negoziati.", held_on=datetime.date(2023, 1, 1))
    typed = met(factories.person(), body_it="Il negoziato.", held_on=datetime.date(2020, 1, 1))
    assert reports("negoziato")[0] == [typed.pk, other.pk]
    assert reports("negoziati")[0] == [other.pk, typed.pk]


def test_another_form_in_the_title_stands_before_the_same_form_in_the_body():
    body = met(factories.person(), body_it="Il negoziato.")
    title = met(factories.person(), title_it="I negoziati")
    assert reports("negoziato")[0] == [title.pk, body.pk]


@pytest.mark.parametrize(("sort", "order"), [("date", [1, 0]), ("date-asc", [0, 1])])
def test_answers_come_by_date_when_asked(sort, order):
    days = (datetime.date(2020, 1, 1), datetime.date(2023, 1, 1))
    made = [met(factories.person(), title_it="Gas", held_on=day).pk for day in days]
    assert reports("gas", sort=sort)[0] == [made[index] for index in order]


def test_what_is_not_live_answers_nothing(tokayev):
    draft = factories.report(people=0, title_it="Tokayev e il gasdotto")
    factories.participation(draft, person=factories.person("Hidden Person"))
    assert (reports("gasdotto"), reports("Hidden Person"), quotes("gasdotto")) == (
        ([], []),
        ([], []),
        [],
    )


def test_quotes_answer_who_said_what_of_what(khamenei, nato):
    met(
        khamenei,
        code="IR",
        mentions=[nato],
        said=[(khamenei, "L’alleanza si allarga"), (khamenei, "Il gas")],
    )
    assert quotes("Khamenei NATO") == ["L’alleanza si allarga"]
    assert quotes("Khamenei gas") == ["Il gas"]


def test_what_somebody_said_stands_before_what_was_said_of_them(khamenei, tokayev):
    said = [(tokayev, "Grazie a Khamenei"), (khamenei, "La pace")]
    met(tokayev, khamenei, codes=("KZ", "IR"), said=said)
    assert quotes("Khamenei") == ["La pace", "Grazie a Khamenei"]


def test_what_two_said_when_they_met_answers_both_names(khamenei, tokayev):
    said = [(tokayev, "Grazie"), (khamenei, "La pace")]
    met(tokayev, khamenei, codes=("KZ", "IR"), said=said)
    met(tokayev, said=[(tokayev, "Altrove")])
    assert set(quotes("Tokayev Khamenei")) == {"Grazie", "La pace"}


def test_words_of_a_quote_are_found_in_other_forms_and_languages(khamenei):
    said = [(khamenei, "I negoziati con l’Occidente"), (khamenei, "Altro")]
    met(khamenei, code="IR", said=said)
    assert quotes("negoziato") == quotes('"con l’Occidente"') == ["I negoziati con l’Occidente"]
    assert quotes("negoziato -occidente") == []


def test_a_quote_is_found_by_what_another_source_prints():
    made = factories.report(quotes=1)
    factories.wording(made.quotes.get(), "A wedge driven by the alliance", language="en")
    factories.wording(made.quotes.get(), "Ein Keil der Allianz", language="de")
    factories.workflow.publish(made, by=factories.editor("Publisher"))
    said = [one.original for one in made.quotes.all()]
    assert (quotes("driving wedges"), reports("wedge alliance")[0]) == (said, [made.pk])


def test_the_holder_of_a_post_answers(tokayev):
    Country.objects.filter(code="KZ").update(adjective_it="kazako")
    holds(tokayev, "Presidente del Kazakistan", start="2019-03-20")
    assert reports("presidente kazako")[0] == [tokayev.participations.get().report_id]


@pytest.mark.parametrize("number", [1, 12])
def test_answers_take_as_many_queries_whatever_is_found(number, tokayev, django_assert_num_queries):
    for _number in range(number):
        met(tokayev, title_it="Gas", said=[(tokayev, "Il gas")])
    named = search.names("Tokayev gas")
    with django_assert_num_queries(2):
        search.answers.reports(Chosen(), named, language="it")
        search.answers.quotes(Chosen(), named)


def test_no_more_are_counted_than_can_be_shown(tokayev, monkeypatch):
    monkeypatch.setattr(search.answers, "MOST", 2)
    for _number in range(4):
        met(tokayev)
    assert len(reports("Tokayev")[0]) == 3


def test_what_stands_in_the_title_is_first_at_any_age_and_no_more_are_counted(monkeypatch):
    monkeypatch.setattr(search.answers, "MOST", 2)
    days = [datetime.date(2000 + number, 1, 1) for number in range(24)]
    made = [met(factories.person(), body_it="Il gas.", held_on=day).pk for day in days]
    oldest = met(factories.person(), title_it="Gas", held_on=datetime.date(1999, 1, 1)).pk
    assert reports("gas")[0] == [oldest, made[-1], made[-2]]
    assert reports("gas", sort="date")[0] == made[:-4:-1]


def test_a_phrase_of_several_words_is_found_in_its_order_only():
    wanted = met(factories.person(), body_it="Il gas naturale liquefatto arriva.")
    met(factories.person(), body_it="Gas naturale, poi naturale liquefatto.")
    assert reports('"gas naturale liquefatto"')[0] == [wanted.pk]
    assert wanted.pk not in reports('-"gas naturale liquefatto"')[0]
    assert len(reports('-"gas naturale liquefatto"')[0]) == 1


def test_the_language_of_a_source_narrows_and_follows_the_page(tokayev):
    made = factories.report(quotes=0)
    factories.source(made, language="fa")
    factories.workflow.publish(made, by=factories.editor("Publisher"))
    chosen, nobody = Chosen([Fact("language", "fa")]), search.Named()
    assert search.answers.reports(chosen, nobody, language="it").hits == [made.pk]
    page = made.sources.get(record__language="fa").record
    page.language = "ru"
    page.save()
    search.index_citing(page)
    assert search.answers.reports(chosen, nobody, language="it").hits == []
    assert search.counting.in_reports([made.pk])["language"] == {"it": 1, "ru": 1}


def entries_of(days, word):
    """Write the entries of live reports, each held on one of the days, with a word in each."""
    author = factories.editor()
    with published_writes():
        meetings = Meeting.objects.bulk_create(Meeting() for _day in days)
        columns = {"status": "live", "author": author, "published_at": timezone.now()}
        reports = Report.objects.bulk_create(
            Report(meeting=meeting, held_on=day, covers_until=day, version=1, **columns)
            for meeting, day in zip(meetings, days, strict=True)
        )
    made = []
    for number, report in enumerate(reports):
        body = [["i" + word(number)]]
        passages = {"title": [], "summary": [], "quotes": [], "body": body}
        day = report.held_on
        facts = [f"year:{day:%Y}", f"month:{day:%Y-%m}"]
        made.append(Entry(report.meeting_id, report.pk, day, day, ("it",), passages, facts=facts))
    engine().write(made, analysis=1)
    return [report.pk for report in reports]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite reads all that is found")
@pytest.mark.parametrize(("days", "tiers"), [(1, 1), (40, 1), (1, 2)])
def test_the_latest_months_and_years_hold_the_newest_of_a_common_word(days, tiers):
    first = datetime.date(1960, 1, 1)
    made = entries_of(
        [first + datetime.timedelta(days=days * number) for number in range(600)],
        lambda number: "sole" if number % 3 == 0 else "gas",
    )
    values = [["'igas'"] * tiers, [None] * tiers, 6]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT key, place FROM meetings_search_reports("
            "%s::tsquery[], %s::tsquery[], NULL, NULL, '', false, %s)",
            values,
        )
        rows = cursor.fetchall()
    # The first tier is full, from the latest window of time: nothing further was read.
    newest = [key for number, key in enumerate(made) if number % 3][:-7:-1]
    assert [key for key, _place in rows] == newest
    assert {place // 100_000 for _key, place in rows} == {15}
