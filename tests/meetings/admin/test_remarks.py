"""Remarks at the desk: on top of the form, on a page of their own, from a script, before a step."""

import pytest

from meetings import workflow
from meetings.models import Remark, Report
from tests import factories
from tests.forms_on_page import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    account = factories.editor("Author", username="anna", language="en")
    client.force_login(account)
    return account


@pytest.fixture
def publisher():
    return factories.editor("Publisher", username="bruno", language="en")


def page(report, rest="remarks/"):
    return f"/admin/meetings/report/{report.pk}/{rest}"


def send(client, report, act="remark", *, script=False, **typed):
    headers = {"X-Requested-With": "fetch"} if script else {}
    return client.post(page(report), {"act": act, **typed}, headers=headers)


def shown(response):
    """What the form says of each remark: its place in words and the id it belongs to."""
    return [(thread.label, thread.target) for thread in response.context["threads"]]


def test_form_shows_what_is_to_be_settled_with_its_place(client, report, publisher):
    quote = report.quotes.get()
    for place in ("", "title_en", "sources", f"quotes:{quote.key}", f"quotes:{quote.key}:text_en"):
        workflow.remark(report, by=publisher, text="Hm", place=place)
    settled = workflow.remark(report, by=publisher, text="Done")
    workflow.settle(settled, by=publisher)
    assert shown(client.get(page(report, "change/"))) == [
        ("The whole report", ""),
        ("Headline in English", "id_title_en"),
        ("Sources", "sources-group"),
        (f"Quote: {quote}", "quotes-0"),
        (f"Quote: {quote} · Text in English", "id_quotes-0-text_en"),
    ]


def test_form_shows_the_note_with_which_it_came_back(client, report, publisher):
    workflow.submit(report, by=report.author, note="Finished")
    workflow.send_back(report, by=publisher, note="Which <b>Friday</b>?")
    answer = client.get(page(report, "change/"))
    assert answer.context["handed_over"].note == "Which <b>Friday</b>?"
    assert "Which &lt;b&gt;Friday&lt;/b&gt;?" in answer.content.decode()
    workflow.submit(report, by=report.author)
    assert client.get(page(report, "change/")).context["handed_over"] is None


def test_remark_on_a_field_that_is_only_shown_stands_at_its_row(client, report, publisher):
    quote = report.quotes.get()
    workflow.remark(report, by=publisher, text="Who?", place=f"quotes:{quote.key}:text_en")
    workflow.submit(report, by=report.author)
    [(_label, target)] = shown(client.get(page(report, "change/")))
    assert target == "quotes-0"


def test_new_report_has_no_remarks_yet(client, author):
    assert "remarks-group" not in client.get("/admin/meetings/report/add/").content.decode()


def test_remark_on_a_row_that_is_gone_says_so(client, report, publisher):
    quote = report.quotes.get()
    workflow.remark(report, by=publisher, text="Who?", place=f"quotes:{quote.key}:text_it")
    quote.delete()
    assert shown(client.get(page(report, "change/"))) == [("A quote that was removed", "")]


def test_refused_form_still_shows_the_remarks(client, report, publisher):
    workflow.remark(report, by=publisher, text="Hm", place="title_en")
    typed = fields_of(client.get(page(report, "change/"))) | {"ended_on": "1999-01-01"}
    answer = client.post(page(report, "change/"), typed)
    assert shown(answer) == [("Headline in English", "id_title_en")]


def test_remark_is_written_on_the_page_and_leads_back_to_the_form(client, report):
    answer = send(client, report, place="title_en", text="Too long", **{"from": "form"})
    remark = report.remarks.get()
    assert (remark.place, remark.text, remark.by) == ("title_en", "Too long", report.author)
    assert answer.headers["Location"] == f"{page(report, 'change/')}#remark-{remark.pk}"


def test_page_offers_the_place_that_was_asked_for(client, report):
    place = f"quotes:{report.quotes.get().key}:text_en"
    answer = client.get(page(report), {"place": place})
    assert f'<option value="{place}" selected>' in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"text": "  "}, "Write what you want to say."),
        ({"text": "x" * 2_001}, "Ensure this value has at most 2000 characters (it has 2001)."),
        ({"text": "Hm", "place": "no_field"}, "This report has no such place."),
        ({"text": "Hm", "place": "x" * 500}, "Ensure this value has at most 120 characters"),
        ({"text": "Hm\x00"}, "Null characters are not allowed."),
    ],
)
def test_refused_remark_stays_typed_and_says_why(client, report, typed, problem):
    answer = send(client, report, **typed)
    text = answer.content.decode()
    assert (answer.status_code, problem in text, Remark.objects.count()) == (400, True, 0)
    assert answer.context["form"]["text"].value() == typed["text"]


def test_reply_and_settling_and_reopening_on_the_page(client, report, publisher):
    remark = workflow.remark(report, by=publisher, text="Which?")
    here = f"{page(report)}#remark-{remark.pk}"
    for act, typed in (("reply", {"text": "This"}), ("settle", {}), ("reopen", {})):
        assert send(client, report, act, remark=remark.pk, **typed).headers["Location"] == here
        remark.refresh_from_db()
        assert (remark.settled_at is not None) is (act == "settle")
    assert remark.replies.get().text == "This"


def test_refused_reply_stays_typed_at_its_remark(client, report, publisher):
    remark = workflow.remark(report, by=publisher, text="Which?")
    answer = send(client, report, "reply", remark=remark.pk, text="x" * 2_001)
    assert (answer.context["answered"], remark.replies.count()) == (remark, 0)
    assert f">{'x' * 2_001}</textarea>" in answer.content.decode()


def test_script_gets_the_thread_as_it_is_now(client, report):
    told = send(client, report, script=True, place="title_en", text="A & B").json()
    assert (told["settled"], told["count"], told["message"]) == (
        False,
        "1 remark is not settled.",
        "The remark is written.",
    )
    assert "A &amp; B" in told["thread"]
    told = send(client, report, "settle", script=True, remark=told["remark"]).json()
    assert (told["settled"], told["count"]) == (True, "0 remarks are not settled.")


def test_script_is_told_what_is_wrong(client, report):
    answer = send(client, report, script=True, text="")
    assert (answer.status_code, answer.json()) == (
        400,
        {"problems": ["Write what you want to say."]},
    )


@pytest.mark.parametrize("key", ["", "0", "999999", "9" * 30, "abc", "²", "-1"])
@pytest.mark.parametrize("act", ["reply", "settle", "reopen"])
def test_unknown_remark_is_not_found(client, report, act, key):
    assert send(client, report, act, remark=key, text="Hm").status_code == 404


def test_remark_of_another_report_is_not_found(client, report, publisher):
    other = workflow.remark(factories.report(), by=publisher, text="Hm")
    assert send(client, report, "settle", remark=other.pk).status_code == 404
    assert Remark.objects.unsettled().count() == 1


def test_unknown_act_is_refused(client, report):
    assert send(client, report, "burn", text="Hm").status_code == 400


def test_translator_is_not_offered_to_settle_and_does_not(client, report, publisher):
    translator = factories.editor("Translator", language="en")
    factories.revise(report, translator=translator)
    remark = workflow.remark(report, by=publisher, text="Which?")
    client.force_login(translator)
    assert 'value="settle"' not in client.get(page(report)).content.decode()
    assert send(client, report, "settle", remark=remark.pk).status_code == 403
    assert Remark.objects.unsettled().count() == 1


def test_send_back_shows_what_is_unsettled_and_adds_a_remark(client, report, publisher):
    workflow.submit(report, by=report.author)
    workflow.remark(report, by=publisher, text="First", place="title_en")
    client.force_login(publisher)
    answer = client.get(page(report, "steps/send-back/"))
    assert shown(answer) == [("Headline in English", "")]
    typed = {"version": report.version, "place": "body_it", "remark": "Second"}
    client.post(page(report, "steps/send-back/"), typed)
    found = list(report.remarks.values_list("place", "text"))
    assert (Report.objects.get().status, found) == (
        "draft",
        [("title_en", "First"), ("body_it", "Second")],
    )


def test_send_back_refuses_a_place_that_is_none_and_keeps_what_was_typed(client, report, publisher):
    workflow.submit(report, by=report.author)
    client.force_login(publisher)
    typed = {"version": report.version, "place": "no_field", "remark": "Second", "note": "Look"}
    answer = client.post(page(report, "steps/send-back/"), typed)
    assert answer.context["form"]["remark"].value() == "Second"
    assert (Report.objects.get().status, Remark.objects.count()) == ("in_review", 0)


def test_publishing_warns_of_what_is_unsettled_and_goes_on(client, report, publisher):
    workflow.submit(report, by=report.author)
    workflow.remark(report, by=publisher, text="Hm")
    client.force_login(publisher)
    answer = client.get(page(report, "steps/publish/"))
    levels = {str(found.message): found.level for found in answer.context["findings"]}
    assert levels["1 remark is not settled."] == "warns"
    client.post(
        page(report, "steps/publish/"), {"version": report.version, "languages": ["it", "en"]}
    )
    assert Report.objects.get().status == "live"


def asked(client, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(40) as captured:
        client.get(address)
    return len(captured)


@pytest.mark.parametrize("rest", ["remarks/", "change/"])
def test_pages_ask_as_often_for_thirty_remarks_as_for_one(
    client, report, publisher, rest, django_assert_max_num_queries
):
    quote = report.quotes.get()

    def remark(number):
        place = f"quotes:{quote.key}" if number % 2 else "title_en"
        said = workflow.remark(report, by=publisher, text=f"Number {number}", place=place)
        workflow.reply(said, by=report.author, text="Yes")

    for number in range(2):
        remark(number)
    client.get(page(report, rest))
    few = asked(client, page(report, rest), django_assert_max_num_queries)
    for number in range(28):
        remark(number)
    assert asked(client, page(report, rest), django_assert_max_num_queries) == few
