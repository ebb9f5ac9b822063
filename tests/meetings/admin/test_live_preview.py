"""The preview of what is being typed: the page of readers, and nothing is stored."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import Report
from tests import factories
from tests.forms_on_page import errors_of, fields_of
from tests.meetings.admin.everything import everything

pytestmark = pytest.mark.django_db
LIST = "/admin/meetings/report/"


def page_of(client, report, language="en", **changed):
    """The context of the preview of a form in which something was changed."""
    fields = fields_of(client.get(f"{LIST}{report.pk}/change/")) | changed
    answer = client.post(f"{LIST}{report.pk}/preview/{language}/", fields)
    assert answer.status_code == 200
    return answer.context["page"]


def matter(answer):
    """The article of a page, without white space between its tags."""
    found = re.search(r"<article.*</article>", answer.content.decode(), re.DOTALL)
    return re.sub(r">\s+", ">", found[0])


def row(prefix, **fields):
    return {f"{prefix}-{name}": value for name, value in fields.items()}


@pytest.mark.parametrize("language", ["it", "en"])
def test_form_as_it_was_saved_makes_the_very_page_that_is_stored(client, report, language):
    address = f"{LIST}{report.pk}/preview/{language}/"
    fields = fields_of(client.get(f"{LIST}{report.pk}/change/"))
    assert matter(client.post(address, fields)) == matter(client.get(address))


def test_what_is_typed_is_shown_and_nothing_is_stored(client, report):
    before = everything()
    page = page_of(client, report, title_en="Typed", body_en="# Part\n\nSome *words*.")
    assert (page.title.text, page.body) == (
        "Typed",
        "<h2>Part</h2>\n<p>Some <em>words</em>.</p>\n",
    )
    assert everything() == before


def test_what_saving_shows_is_what_the_preview_showed(client, author, report):
    holder = factories.person("Ali Khamenei")
    factories.tenure(holder, factories.office("Guida", country=factories.country("IR")))
    fields = fields_of(client.get(f"{LIST}{report.pk}/change/"))
    quote = row("quotes-1", original="Mai visto", original_language="it", status="accepted")
    person = row("participations-2", person="Ali Khamenei", role="", position="")
    fields |= {
        **quote,
        **person,
        "quotes-TOTAL_FORMS": "2",
        "participations-TOTAL_FORMS": "3",
        "summary_it": "",
        "body_it": "Si sono visti. «Mai visto», ha detto.",
        "country": "Iran",
        "city_it": "Teheran",
        "quotes-1-directness": "reported",
        "quotes-1-row_key": "11111111-1111-4111-8111-111111111111",
    }
    address = f"{LIST}{report.pk}/preview/it/"
    previewed = matter(client.post(address, fields))
    saved = client.post(f"{LIST}{report.pk}/change/", fields | {"_continue": "1"})
    assert saved.status_code == 302, errors_of(saved)
    assert Report.objects.get(pk=report.pk).body_it == fields["body_it"]
    assert previewed == matter(client.get(address))


def test_quote_that_is_typed_is_marked_in_the_text(client, report):
    page = page_of(client, report, "it", **{"quotes-0-original": "altro"}, body_it="«altro»")
    assert (page.body.count("<mark"), page.quotes_apart) == (1, [])


def test_other_wording_that_is_typed_is_shown_beside_its_quote(client, report):
    said = report.quotes.first()
    typed = row(
        "wordings-0", text="Typed words", language="fr", quote_key=said.key, directness="forged"
    )
    page = page_of(client, report, **{"wordings-TOTAL_FORMS": "1"} | typed)
    assert [(one.text, one.language) for one in page.quotes[0].wordings] == [("Typed words", "fr")]


def test_row_that_is_to_be_deleted_is_not_shown(client, report):
    page = page_of(client, report, **{"quotes-0-DELETE": "on", "sources-0-DELETE": "on"})
    assert (page.quotes, page.sources) == ([], [])


def test_rows_stand_in_the_order_that_is_typed(client, report):
    second = row("sources-1", title="Second", url="", position="1")
    order = {"sources-TOTAL_FORMS": "2", "sources-0-position": "2"}
    page = page_of(client, report, **second, **order)
    assert [source.source.record.title for source in page.sources] == ["Second", "A page"]


def test_post_of_that_day_follows_the_date(client, author, report):
    holder = factories.person("Volodymyr Zelenskyy")
    post = factories.office("Presidente", title_en="President")
    factories.tenure(holder, post, started_on=datetime.date(2019, 5, 20))
    new = row("participations-2", person="Volodymyr Zelenskyy", role="guest", tenure="")
    new["participations-TOTAL_FORMS"] = "3"
    titles = []
    for day in ("2019-01-01", "2020-01-01"):
        page = page_of(client, report, held_on=day, **new)
        seats = [seat for party in page.table.parties for seat in party.principals]
        titles += [seat.title.text for seat in seats if seat.person == holder]
    assert titles == ["", "President"]


def test_topics_place_and_notes_are_shown(client, report):
    factories.topic("Energia")
    page = page_of(
        client, report, topic_names="Energia, Nulla", venue_en="The palace", editors_note_en="Note"
    )
    shown = ([str(topic) for topic in page.topics], str(page.place[0]), str(page.editors_note))
    assert shown == (["Energia"], "The palace", "Note")


def test_what_cannot_be_shown_is_said(client, report):
    fields = fields_of(client.get(f"{LIST}{report.pk}/change/"))
    fields |= {"body_en": "a" * 200_001, "sources-0-url": "javascript:alert(1)"}
    fields |= {"participations-0-person": "Nobody", "participations-0-person-chosen": ""}
    answer = client.post(f"{LIST}{report.pk}/preview/en/", fields)
    assert answer.context["lacking"] == [
        "“javascript:alert(1)” is no web address.",
        "Nobody is known as “Nobody”.",
        "The text is too long: 200 kB at most.",
    ]
    assert "javascript:" not in re.sub(r"<li>.*?</li>", "", matter(answer), count=1)


@pytest.mark.parametrize(
    "forged",
    [
        {"held_on": "2022-02-30", "kind": "x", "outcome": "\x00", "country-chosen": "9" * 30},
        {"held_on": "", "ended_on": "1", "held_on_precision": "x", "country": "x" * 5000},
        {"quotes-0-directness": "x", "quotes-0-status": "x", "quotes-0-original_language": "x"},
        {"participations-0-tenure": "99999999", "participations-0-role": "x"},
        {"participations-0-position": "9" * 40, "sources-0-taken_from_key": "x"},
        {"sources-0-url": "http://[", "sources-0-published_on": "x", "sources-0-language": "<"},
        {"quotes-TOTAL_FORMS": "9999999", "sources-TOTAL_FORMS": "-1"},
        {"topic_names": ",,;" * 500, "pasted_participants": "x\n" * 500},
        {"original_language": "xx", "title_en": "\ud800".encode("utf-8", "replace").decode()},
    ],
)
def test_whatever_is_sent_is_answered(client, report, forged):
    before = everything()
    assert page_of(client, report, **forged).report.pk == report.pk
    assert everything() == before


def test_more_than_any_report_is_refused(client, report):
    answer = client.post(f"{LIST}{report.pk}/preview/en/", {"body_en": "a" * 2_000_001})
    assert (answer.status_code, answer.content.decode()) == (
        413,
        "This is more than a report can hold.",
    )


def test_report_that_is_not_stored_is_shown(client, author):
    fields = fields_of(client.get(f"{LIST}add/")) | {"title_en": "New", "held_on": "2022-06-19"}
    answer = client.post(f"{LIST}preview/en/", fields)
    shown = (answer.context["page"].title.text, answer.context["page"].when)
    assert shown == ("New", "Sunday 19 June 2022")
    assert answer.context["alternates"]["it"] == f"{LIST}preview/it/"
    assert Report.objects.count() == 0


def test_preview_of_what_is_typed_is_kept_by_nobody_and_framed_by_the_desk(client, author):
    answer = client.post(f"{LIST}preview/en/", {"title_en": "New"})
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_form_may_frame_the_preview_and_nothing_else_of_the_desk(client, report):
    policy = client.get(f"{LIST}{report.pk}/change/").headers["Content-Security-Policy"]
    assert "frame-src 'self'" in policy
    assert "frame-src" not in client.get(LIST).headers["Content-Security-Policy"]


def test_what_can_no_longer_be_typed_has_no_preview_of_what_is_typed(client, author, report):
    Report.objects.filter(pk=report.pk).update(version=1)
    live = factories.live_report(author=author)
    address = f"{LIST}{live.pk}/preview/en/"
    assert client.post(address, {"title_en": "Forged"}).status_code == 403
    assert client.get(address).context["page"].title.text == live.title_en


def test_rows_cost_no_queries_of_their_own(client, author, report):
    def queries(rows):
        new = {}
        for number in range(1, rows + 1):
            new |= row(f"quotes-{number}", original=f"Words {number}", original_language="it")
            new |= row(f"sources-{number}", title=f"Page {number}", url="")
            new |= row(f"participations-{number + 1}", person=str(people[number - 1]), role="")
        new |= {"quotes-TOTAL_FORMS": str(rows + 1), "sources-TOTAL_FORMS": str(rows + 1)}
        new["participations-TOTAL_FORMS"] = str(rows + 2)
        with CaptureQueriesContext(
            connection,
        ) as counted:
            client.post(f"{LIST}{report.pk}/preview/en/", fields | new)
        return len(counted)

    fields = fields_of(client.get(f"{LIST}{report.pk}/change/"))
    people = [factories.person(f"Person number {number}") for number in range(30)]
    for person in people:
        factories.tenure(person)
    assert queries(1) == queries(30)
