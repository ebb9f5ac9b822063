"""Remarks on an edition: pinned, answered, settled."""

import uuid

import pytest

from meetings import editions, workflow
from meetings.models import Remark
from meetings.workflow import NotAllowed, WorkflowError
from tests import factories

pytestmark = pytest.mark.django_db

KEY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def report():
    return factories.report()


@pytest.fixture
def publisher():
    return factories.editor("Publisher")


def refused(report, by, **said):
    """The first words of the refusal of a remark, of which nothing is stored."""
    with pytest.raises(WorkflowError) as error:
        workflow.remark(report, by=by, **{"text": "Hm", **said})
    assert Remark.objects.count() == 0
    return str(error.value)


@pytest.mark.parametrize(
    "place", ["", "title_it", "held_on", "topic_names", "quotes", "photos", "reviewer"]
)
def test_a_remark_is_pinned_to_a_field_a_kind_of_row_or_the_whole(report, publisher, place):
    remark = workflow.remark(report, by=publisher, text=" Who says so?\n", place=place)
    assert (remark.place, remark.text, remark.by) == (place, "Who says so?", publisher)
    assert list(Remark.objects.unsettled()) == [remark]


@pytest.mark.parametrize("rest", ["", ":text_en", ":source_key", ":original"])
def test_a_remark_is_pinned_to_a_row_or_a_field_of_it(report, publisher, rest):
    place = f"quotes:{report.quotes.get().key}{rest}"
    assert workflow.remark(report, by=publisher, text="Hm", place=place).place == place


def test_a_remark_is_pinned_to_what_belongs_to_the_page_of_a_source(report, publisher):
    place = f"sources:{report.sources.get().key}:publisher"
    assert workflow.remark(report, by=publisher, text="Hm", place=place).place == place


@pytest.mark.parametrize(
    "place",
    [
        "title",
        "status",
        "no_field",
        "title_it:title_en",
        "quotes:",
        "quotes:not-a-key",
        f"nothing:{KEY}",
        f"quotes:{KEY}:no_field",
        f"quotes:{KEY}:report",
        "title_it\x00",
        "x" * 300,
    ],
)
def test_a_place_that_no_report_has_is_refused(report, publisher, place):
    assert refused(report, publisher, place=place) == "This report has no such place."


def test_a_row_that_is_not_stored_is_no_place_yet(report, publisher):
    assert refused(report, publisher, place=f"quotes:{uuid.uuid4()}").startswith("There is no such")


def test_the_row_of_another_report_is_no_place(report, publisher):
    other = factories.report().quotes.get()
    assert refused(report, publisher, place=f"quotes:{other.key}").startswith("There is no such")


@pytest.mark.parametrize("text", ["", " \n", "x" * 2_001])
def test_a_remark_says_something_in_2000_characters(report, publisher, text):
    assert refused(report, publisher, text=text)


def test_only_readers_of_a_report_remark_on_it(report):
    with pytest.raises(NotAllowed):
        workflow.remark(report, by=factories.editor("Author"), text="Hm")
    translator = factories.editor("Translator")
    factories.revise(report, translator=translator)
    workflow.remark(report, by=translator, text="Hm")
    assert Remark.objects.count() == 1


def test_a_reply_belongs_to_the_thread(report, publisher):
    remark = workflow.remark(report, by=publisher, text="Which?", place="title_it")
    first = workflow.reply(remark, by=report.author, text="The second.")
    second = workflow.reply(first, by=publisher, text="Thanks.")
    thread = Remark.objects.threads().get()
    assert (thread, list(thread.replies.all())) == (remark, [first, second])
    assert (second.answers, second.place) == (remark, "title_it")


def test_settling_is_noted_and_taken_back(report, publisher):
    remark = workflow.remark(report, by=publisher, text="Which?")
    workflow.settle(remark, by=report.author)
    assert (remark.settled_by, Remark.objects.unsettled().count()) == (report.author, 0)
    workflow.reopen(remark, by=publisher)
    assert (remark.settled_at, remark.settled_by, Remark.objects.unsettled().count()) == (
        None,
        None,
        1,
    )


def test_the_first_to_settle_is_the_one_who_settled(report, publisher):
    remark = workflow.remark(report, by=publisher, text="Which?")
    workflow.settle(remark, by=report.author)
    workflow.settle(remark, by=publisher)
    assert remark.settled_by == report.author


def test_who_has_no_part_in_it_neither_answers_nor_settles(report, publisher):
    remark = workflow.remark(report, by=publisher, text="Which?")
    stranger = factories.editor("Author")
    for act in (
        workflow.settle,
        workflow.reopen,
        lambda *args, by: workflow.reply(*args, by=by, text="x"),
    ):
        with pytest.raises(NotAllowed):
            act(remark, by=stranger)
    assert list(Remark.objects.values_list("text", "settled_at")) == [("Which?", None)]


def test_a_translator_does_not_settle_what_others_asked(report, publisher):
    translator = factories.editor("Translator")
    factories.revise(report, translator=translator)
    with pytest.raises(NotAllowed):
        workflow.settle(workflow.remark(report, by=publisher, text="Which?"), by=translator)


def test_what_is_settled_is_reopened_before_it_is_answered(report, publisher):
    remark = workflow.remark(report, by=publisher, text="Which?")
    workflow.settle(remark, by=publisher)
    with pytest.raises(WorkflowError, match="reopen"):
        workflow.reply(remark, by=report.author, text="This one")


def test_a_remark_that_is_gone_says_so(report, publisher):
    remark = workflow.remark(report, by=publisher, text="Which?")
    Remark.objects.all().delete()
    with pytest.raises(WorkflowError, match="no longer exists"):
        workflow.settle(remark, by=publisher)


def test_a_remark_on_a_row_outlives_it_and_is_answered(report, publisher):
    quote = report.quotes.get()
    remark = workflow.remark(report, by=publisher, text="Who?", place=f"quotes:{quote.key}")
    quote.delete()
    workflow.reply(remark, by=report.author, text="Removed it.")
    assert Remark.objects.threads().get().replies.count() == 1


def test_remarks_leave_the_report_as_it_is(report, publisher):
    before = editions.snapshot(report)
    version = report.version
    workflow.remark(report, by=publisher, text="Which?")
    report.refresh_from_db()
    assert (report.version, editions.snapshot(report)) == (version, before)


def test_what_is_live_is_remarked_on_too(publisher):
    live = factories.live_report()
    assert workflow.remark(live, by=publisher, text="Look", place="title_it").report == live
