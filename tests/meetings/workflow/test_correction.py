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
