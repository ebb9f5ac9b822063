"""A step is taken while somebody types: the text is shown, and there is a way on with it."""

import pytest

from meetings import editions, workflow
from meetings.models import Report
from tests import factories
from tests.forms_on_page import fields_of
from tests.meetings.admin.everything import everything

pytestmark = pytest.mark.django_db


def change(report):
    return f"/admin/meetings/report/{report.pk}/change/"


def typed_into(client, report):
    """The form as it is sent after something was typed."""
    typed = {"title_en": "Typed meanwhile", "quotes-0-text_en": "Typed words"}
    return fields_of(client.get(change(report))) | typed


def signed_in(client, role, **fields):
    account = factories.editor(role, language="en", **fields)
    client.force_login(account)
    return account


@pytest.fixture
def author(client):
    return signed_in(client, "Author")


@pytest.fixture
def publisher():
    return factories.editor("Publisher", username="anna")


def saved(**fields):
    report = factories.report(**fields)
    editions.save_version(report, by=report.author)
    return report


def shown(answer):
    """What the page shows as typed, by label."""
    return {text.label: text.typed for text, _pieces in answer.context["typed"]}


def gone_on(client, answer):
    """The answer to the button of the page."""
    return client.post(answer.context["way_on"].address, fields_of(answer, "conflict_form"))


def test_text_typed_into_what_was_submitted_is_shown_and_nothing_changes(client, author):
    report = saved(author=author)
    typed = typed_into(client, report)
    workflow.submit(report, by=author, note="Please look")
    before = everything()
    answer = client.post(change(report), typed)
    assert (answer.status_code, everything()) == (409, before)
    assert shown(answer) == {
        "Headline in English": "Typed meanwhile",
        "Quote 1: Text in English": "Typed words",
    }
    assert answer.context["way_on"] is None
    assert b"Please look" in answer.content


def test_box_that_was_ticked_is_shown_and_one_that_was_ticked_before_is_not(client, author):
    report = factories.report(author=author)
    report.sources.update(independent=False)
    factories.source(report)
    editions.save_version(report, by=author)
    typed = typed_into(client, report) | {"sources-0-independent": "on"}
    workflow.submit(report, by=author)
    boxes = {
        label: words
        for label, words in shown(client.post(change(report), typed)).items()
        if label.endswith("Independent")
    }
    assert boxes == {"Source 1: Independent": "yes"}


def test_text_typed_into_what_was_published_goes_on_in_a_new_version(client, author, publisher):
    report = saved(author=author)
    typed = typed_into(client, report)
    workflow.publish(report, by=publisher)
    answer = client.post(change(report), typed)
    assert gone_on(client, answer).status_code == 302
    draft = Report.objects.open().get(meeting=report.meeting)
    assert (draft.title_en, draft.quotes.get().text_en) == ("Typed meanwhile", "Typed words")
    assert draft.title_it == report.title_it


def test_text_goes_on_in_the_version_in_progress(client, publisher):
    signed_in(client, "Publisher")
    report = saved()
    typed = typed_into(client, report)
    workflow.publish(report, by=publisher)
    draft = workflow.start_edition(report.meeting, by=publisher)
    factories.revise(draft, by=publisher, summary_en="Theirs")
    gone_on(client, client.post(change(report), typed))
    draft.refresh_from_db()
    assert (draft.title_en, draft.summary_en) == ("Typed meanwhile", "Theirs")


def test_what_clashes_in_the_version_in_progress_is_asked(client, publisher):
    signed_in(client, "Publisher")
    report = saved()
    typed = typed_into(client, report)
    workflow.publish(report, by=publisher)
    draft = workflow.start_edition(report.meeting, by=publisher)
    factories.revise(draft, by=publisher, title_en="Another headline")
    screen = gone_on(client, client.post(change(report), typed))
    fields = fields_of(screen, "conflict_form") | {"side:title_en": "mine"}
    assert client.post(change(draft), fields).status_code == 302
    draft.refresh_from_db()
    assert (draft.title_en, draft.quotes.get().text_en) == ("Typed meanwhile", "Typed words")


def test_text_typed_into_what_was_discarded_begins_a_new_report(client, author):
    report = saved(author=author)
    typed = typed_into(client, report)
    workflow.discard(report, by=author)
    answer = client.post(change(report), typed)
    assert (answer.status_code, shown(answer)["Headline in English"]) == (409, "Typed meanwhile")
    assert gone_on(client, answer).status_code == 302
    again = Report.objects.get()
    assert (again.title_en, again.quotes.get().text_en) == ("Typed meanwhile", "Typed words")


def test_text_typed_into_a_discarded_version_goes_on_beside_the_live_one(client, publisher):
    signed_in(client, "Publisher")
    live = factories.live_report(by=publisher)
    draft = workflow.start_edition(live.meeting, by=publisher)
    typed = typed_into(client, draft)
    workflow.discard(draft, by=publisher)
    screen = gone_on(client, client.post(change(draft), typed))
    places = [question.clash.place for question in screen.context["questions"]]
    sides = {f"side:{place}": "mine" for place in places}
    newer = Report.objects.open().get(meeting=live.meeting)
    client.post(change(newer), fields_of(screen, "conflict_form") | sides)
    newer.refresh_from_db()
    assert (newer.title_en, newer.quotes.get().text_en) == ("Typed meanwhile", "Typed words")


def test_facts_that_may_no_longer_be_typed_are_shown_instead_of_dropped(client):
    both = signed_in(client, ("Author", "Translator"), translates_en=True)
    report = saved(author=both, translator=both)
    typed = typed_into(client, report) | {"byline": "A new byline"}
    workflow.submit(report, by=both)
    before = everything()
    answer = client.post(change(report), typed)
    assert (answer.status_code, everything()) == (409, before)
    assert shown(answer)["Byline"] == "A new byline"


def test_a_form_that_was_not_overtaken_is_refused_as_ever(client, author, publisher):
    report = saved(author=author)
    workflow.submit(report, by=author)
    answer = client.post(change(report), {"title_en": "x", "base_version": report.version})
    assert answer.status_code == 403
