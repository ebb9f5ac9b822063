"""The table of translations: what is missing or behind, of which report, in which language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import workflow
from tests import factories

pytestmark = pytest.mark.django_db

TABLE = "/admin/meetings/report/translations/"
TEXTS = {"body_it": "Uno.\n\nDue.\n\nTre.", "body_en": "One.\n\nTwo.\n\nThree."}


def saved(**fields):
    return factories.revise(factories.report(**{**TEXTS, **fields}))


def behind(**fields):
    return factories.revise(saved(**fields), body_it="Uno.\n\nAltro.\n\nTre.")


def lines(client, query=""):
    """The reports of the table with their language and what is to do, by kind."""
    found = client.get(f"{TABLE}{query}").context["lines"]
    return [
        (
            line.report,
            line.language,
            {
                str(cell.label): (cell.total, cell.missing, cell.behind)
                for cell in line.cells
                if cell.total
            },
        )
        for line in found
    ]


def reports(client, query=""):
    return [report for report, _language, _cells in lines(client, query)]


def test_each_line_counts_what_is_missing_and_behind_by_kind(client, publisher):
    report = behind(title_en="")
    [(shown, language, cells)] = lines(client)
    assert (shown, language) == (report, "en")
    assert (cells["headline"], cells["body"], cells["quotes"]) == ((1, 1, 0), (3, 0, 1), (1, 0, 0))


def test_what_is_complete_is_shown_only_where_everything_is_asked_for(client, publisher):
    report = saved()
    assert (reports(client), reports(client, "?to_do=all")) == ([], [report])


def test_missing_and_behind_are_told_apart(client, publisher):
    missing, late = saved(title_en=""), behind()
    assert reports(client, "?to_do=missing") == [missing]
    assert reports(client, "?to_do=behind") == [late]


def test_each_language_is_a_filter(client, publisher):
    into_english, into_italian = behind(), saved(original_language="en", title_it="")
    assert reports(client, "?language=en") == [into_english]
    assert reports(client, "?language=it") == [into_italian]


def test_published_reports_and_those_in_progress_are_filters(client, publisher):
    live = factories.live_report(languages=("it",))
    draft = workflow.start_edition(live.meeting, by=publisher)
    assert (reports(client, "?state=live"), reports(client, "?state=open")) == ([live], [draft])


def test_what_was_given_to_the_account_is_a_filter(client, publisher):
    behind()
    mine = behind(translator=publisher)
    assert reports(client, "?mine=on") == [mine]


def test_a_translator_sees_own_reports_and_what_is_published(client):
    translator = factories.editor("Translator", translates_en=True)
    client.force_login(translator)
    behind()
    mine, live = behind(translator=translator), factories.live_report(languages=("it",))
    assert set(reports(client)) == {mine, live}


def test_an_author_sees_own_reports_alone(client):
    author = factories.editor("Author")
    client.force_login(author)
    behind()
    factories.live_report(languages=("it",))
    assert reports(client) == []


@pytest.mark.parametrize("query", ["?language=fr", "?to_do=x", "?state=%00", "?language=it%00"])
def test_a_wrong_filter_shows_nothing_and_says_so(client, publisher, query):
    behind()
    answer = client.get(f"{TABLE}{query}")
    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert (answer.context["lines"], bool(answer.context["form"].errors)) == ([], True)


@pytest.mark.parametrize("page", ["2", "0", "x", "51", "9" * 30])
def test_pages_past_the_end_are_not_found(client, publisher, page):
    behind()
    assert client.get(f"{TABLE}?page={page}").status_code == 404


def test_many_reports_cost_no_more_queries(client, publisher):
    counts = []
    for number in (1, 29):
        for _report in range(number):
            behind(people=1)
        with CaptureQueriesContext(connection) as spent:
            client.get(TABLE)
        counts.append(len(spent))
    assert counts[0] == counts[1]


def test_the_newsroom_and_the_list_lead_to_it(client, publisher):
    for address in ("/admin/", "/admin/meetings/report/"):
        assert f'href="{TABLE}"' in client.get(address).content.decode()


def test_what_waits_for_a_translator_leads_to_the_desk(client):
    translator = factories.editor("Translator", translates_en=True, language="en")
    client.force_login(translator)
    report = behind(translator=translator)
    [section] = [
        each for each in client.get("/admin/").context["sections"] if each.name == "translate"
    ]
    assert [(line.report, line.address, line.said) for line in section.lines] == [
        (
            report,
            f"/admin/meetings/report/{report.pk}/translate/en/",
            "behind the original: English",
        )
    ]
