import pytest

from meetings import workflow
from meetings.models import Report, Step
from meetings.workflow import NotAllowed, WorkflowError
from tests import factories

pytestmark = pytest.mark.django_db
NOTES = {"note_it": "Corretto il nome.", "note_en": "Name corrected."}


def correct(report, changes, **more):
    publisher = more.pop("by", None) or factories.editor("Publisher")
    return workflow.correct(report, by=publisher, changes=changes, **{**NOTES, **more})


def test_a_correction_is_live_at_once_and_the_former_text_an_earlier_version():
    live = factories.live_report(title_it="Tokaiev a Teheran")
    corrected = correct(live, {"title_it": "Tokayev a Teheran"})
    assert Report.objects.live().get() == corrected
    assert (corrected.edition, corrected.title_it) == (2, "Tokayev a Teheran")
    assert (live.status, live.title_it) == ("superseded", "Tokaiev a Teheran")


def test_a_correction_is_carried_into_an_open_version():
    live = factories.live_report(title_it="Tokaiev a Teheran")
    draft = workflow.start_edition(live.meeting, by=live.author)
    factories.revise(draft, summary_it="Un sommario nuovo")
    corrected = correct(live, {"title_it": "Tokayev a Teheran"})
    draft.refresh_from_db()
    assert (draft.title_it, draft.summary_it) == ("Tokayev a Teheran", "Un sommario nuovo")
    assert (corrected.edition, draft.edition) == (2, 3)


def test_a_word_is_corrected_inside_a_text_that_a_colleague_has_changed():
    live = factories.live_report(body_it="Tokaiev è arrivato.\n\nHa parlato.", quotes=0)
    draft = workflow.start_edition(live.meeting, by=live.author)
    factories.revise(draft, body_it="Tokaiev è arrivato.\n\nHa parlato a lungo.")
    correct(live, {"body_it": "Tokayev è arrivato.\n\nHa parlato."})
    draft.refresh_from_db()
    assert draft.body_it == "Tokayev è arrivato.\n\nHa parlato a lungo."


def test_a_clash_leaves_the_colleagues_words_and_is_logged():
    live = factories.live_report(title_it="Tokaiev a Teheran")
    draft = workflow.start_edition(live.meeting, by=live.author)
    factories.revise(draft, title_it="Toqaev a Teheran")
    correct(live, {"title_it": "Tokayev a Teheran"})
    draft.refresh_from_db()
    step = Step.objects.filter(report=draft, action="correct").get()
    assert draft.title_it == "Toqaev a Teheran"
    assert "headline" in step.note


def test_a_row_is_corrected_by_its_key_in_both_editions():
    live = factories.live_report()
    draft = workflow.start_edition(live.meeting, by=live.author)
    key = str(live.quotes.get().key)
    corrected = correct(live, {"quotes": {key: {"locator": "p. 3"}}})
    locators = [e.quotes.get().locator for e in (live, corrected, draft)]
    assert locators == ["", "p. 3", "p. 3"]


def test_a_substantive_correction_needs_a_note_in_each_published_language():
    live = factories.live_report()
    with pytest.raises(WorkflowError):
        correct(live, {"title_it": "Altro"}, note_en="")
    assert Report.objects.count() == 1


def test_a_typing_slip_needs_no_note_and_moves_no_date():
    live = factories.live_report()
    corrected = correct(live, {"title_it": "Altro"}, substantive=False, note_it="", note_en="")
    assert corrected.dated_at == live.dated_at
    assert corrected.published_at > live.published_at


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"status": "draft"},
        {"meeting": 1},
        {"no_such_field": "x"},
        {"title": "the bare column"},
        {"held_on": "tomorrow"},
        {"quotes": {"not-a-key": {"locator": "x"}}},
        {"title_it": ""},
        {"title_it": "x" * 500},
    ],
)
def test_a_correction_that_does_not_fit_changes_nothing(changes):
    live = factories.live_report()
    with pytest.raises(WorkflowError):
        correct(live, changes)
    assert list(Report.objects.values_list("status", flat=True)) == ["live"]


def test_only_publishers_correct():
    live = factories.live_report()
    with pytest.raises(NotAllowed):
        correct(live, {"title_it": "Altro"}, by=live.author)


def remarks(draft):
    return [(said.place, said.settled_at, said.text) for said in draft.remarks.all()]


def test_clash_is_pinned_to_its_field_as_a_remark():
    live = factories.live_report(title_en="Tokaev visits")
    draft = workflow.start_edition(live.meeting, by=live.author)
    factories.revise(draft, title_en="Another title")
    correct(live, {"title_en": "Tokayev visits"})
    [(place, settled, text)] = remarks(draft)
    assert (place, settled, "“Tokayev visits”" in text) == ("title_en", None, True)


def test_clash_in_a_row_is_pinned_to_the_field_of_the_row():
    live = factories.live_report()
    draft = workflow.start_edition(live.meeting, by=live.author)
    key = live.quotes.get().key
    draft.quotes.update(directness="reported")
    correct(live, {"quotes": {key: {"directness": "interpreted"}}})
    [(place, _settled, text)] = remarks(draft)
    assert (place, "“Through an interpreter”" in text) == (f"quotes:{key}:directness", True)


def test_row_that_a_colleague_deleted_is_told_with_what_was_corrected():
    live = factories.live_report()
    draft = workflow.start_edition(live.meeting, by=live.author)
    draft.quotes.all().delete()
    correct(live, {"quotes": {live.quotes.get().key: {"locator": "p. 3"}}})
    [(place, _settled, text)] = remarks(draft)
    assert (place, "where in the source: p. 3" in text) == ("quotes", True)


def test_correction_that_fits_leaves_no_remark():
    live = factories.live_report()
    draft = workflow.start_edition(live.meeting, by=live.author)
    correct(live, {"title_en": "Tokayev visits"})
    assert remarks(draft) == []


def test_source_of_a_quote_is_named_by_its_key():
    report = factories.report()
    other = factories.source(report)
    workflow.publish(report, by=factories.editor("Publisher"))
    correct(report, {"quotes": {report.quotes.get().key: {"source": other.key}}})
    quote = Report.objects.live().get().quotes.get()
    assert (quote.source.key, quote.source.report_id) == (other.key, quote.report_id)


def test_quote_is_disputed_at_once():
    live = factories.live_report()
    changes = {"status": "disputed", "dispute_reason_it": "Teheran nega."}
    correct(live, {"quotes": {live.quotes.get().key: changes}})
    assert Report.objects.live().get().quotes.get().status == "disputed"


def test_status_of_an_edition_is_not_corrected():
    with pytest.raises(WorkflowError):
        correct(factories.live_report(), {"status": "draft"})
