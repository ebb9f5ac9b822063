"""Other published wordings on the report's form: typed, moved to use, merged, and asked about."""

import pytest
from django.utils import translation

from meetings import checklist, editions, workflow
from meetings.models import Quote, Report, Wording
from tests import factories
from tests.forms_on_page import errors_of, fields_of

pytestmark = pytest.mark.django_db

NEW = {"wordings-TOTAL_FORMS": "1", "wordings-0-text": "Words", "wordings-0-language": "en"}


def change(report):
    return f"/admin/meetings/report/{report.pk}/change/"


def opened(client, report):
    return fields_of(client.get(change(report)))


def sent(client, report, **typed):
    return client.post(change(report), opened(client, report) | typed)


@pytest.fixture
def author(client):
    account = factories.editor("Author", language="en", username="mario")
    client.force_login(account)
    return account


@pytest.fixture
def report(author):
    report = factories.report(author=author, quotes=0)
    factories.quote(report, "Parole", source=report.sources.get())
    editions.save_version(report, by=author)
    return report


@pytest.fixture
def worded(report):
    """The report with another wording of its quote."""
    said = report.quotes.get()
    factories.wording(said, "Their words", source=factories.source(report, position=1))
    editions.save_version(report, by=report.author)
    return report


def test_new_wording_belongs_to_the_quote_and_the_source_that_it_names(client, report):
    said, printed = report.quotes.get(), report.sources.get()
    typed = NEW | {
        "wordings-0-quote_key": str(said.key),
        "wordings-0-source_key": str(printed.key),
        "wordings-0-worded_by": "An agency",
        "wordings-0-directness": "reported",
    }
    assert sent(client, report, **typed).status_code == 302
    made = Wording.objects.get()
    assert (made.quote, made.source, made.text, made.worded_by, made.directness) == (
        said,
        printed,
        "Words",
        "An agency",
        "reported",
    )


def test_wording_of_a_quote_typed_in_the_same_form_belongs_to_it(client, report):
    key = "0f0c9a52-2f3c-4a6e-9a55-0d2b7b9a2f10"
    typed = NEW | {
        "quotes-TOTAL_FORMS": "2",
        "quotes-1-row_key": key,
        "quotes-1-original": "Altre",
        "quotes-1-original_language": "it",
        "quotes-1-status": "accepted",
        "wordings-0-quote_key": key,
    }
    assert sent(client, report, **typed).status_code == 302
    assert Wording.objects.get().quote == Quote.objects.get(key=key)


def test_wording_without_quote_or_language_is_refused_and_kept_in_its_box(client, report):
    answer = sent(client, report, **NEW | {"wordings-0-language": ""})
    assert errors_of(answer) == {
        "wordings-0-quote_key": ["Say of which quote these words are another wording."],
        "wordings-0-language": ["This field is required."],
    }
    assert fields_of(answer)["wordings-0-text"] == "Words"


@pytest.mark.parametrize("key", ["x", "\x00", "0f0c9a52-2f3c-4a6e-9a55-0d2b7b9a2f10"])
def test_key_of_no_quote_stores_no_pointer(client, report, key):
    sent(client, report, **NEW | {"wordings-0-quote_key": key})
    assert list(Wording.objects.exclude(quote=None)) == []


def test_forged_wording_of_another_report_stays_where_it_is(client, report, worded):
    other = factories.report(author=report.author)
    before = Wording.objects.values().get()
    typed = NEW | {
        "wordings-INITIAL_FORMS": "1",
        "wordings-0-id": str(before["id"]),
        "wordings-0-quote_key": str(other.quotes.get().key),
    }
    sent(client, other, **typed)
    assert Wording.objects.values().get(pk=before["id"]) == before


def test_quote_takes_the_words_that_were_chosen(client, worded):
    assert sent(client, worded, **{"wordings-0-used_as": "words"}).status_code == 302
    said, other = Quote.objects.get(), Wording.objects.get()
    assert (said.original, said.original_language) == ("Their words", "en")
    assert (other.text, said.text_it) == ("Parole", "Parole")


def test_readers_get_the_published_translation_that_was_chosen(client, worded):
    sent(client, worded, **{"wordings-0-used_as": "translation"})
    said = Quote.objects.get()
    assert (said.text_en, said.translation_by_en) == ("Their words", "published")
    assert said.translation_source_en == Wording.objects.get().source


def test_translation_into_a_language_that_nobody_reads_here_is_refused(client, worded):
    typed = {"wordings-0-language": "fa", "wordings-0-used_as": "translation"}
    assert errors_of(sent(client, worded, **typed)) == {
        "wordings-0-used_as": ["The site is read in Italian and English alone."]
    }
    assert Quote.objects.get().translation_by_en == "ours"


def test_wordings_go_with_the_quote_that_is_deleted(client, worded):
    assert sent(client, worded, **{"quotes-0-DELETE": "on"}).status_code == 302
    assert (Quote.objects.count(), Wording.objects.count()) == (0, 0)


def test_unchanged_form_leaves_the_wordings_as_they_are(client, worded):
    before = editions.snapshot(worded)["wordings"]
    sent(client, worded)
    assert editions.snapshot(Report.objects.get())["wordings"] == before


def test_what_two_editors_wrote_at_different_wordings_is_merged(client, worded):
    mine = opened(client, worded)
    factories.wording(worded.quotes.get(), "Added meanwhile", position=1)
    editions.save_version(worded, by=factories.editor("Publisher"))
    client.post(change(worded), mine | {"wordings-0-text": "Their very words"})
    assert list(Wording.objects.values_list("text", flat=True)) == [
        "Their very words",
        "Added meanwhile",
    ]


def test_choice_made_meanwhile_of_other_changes_still_counts(client, worded):
    mine = opened(client, worded)
    worded.title_en = "Another headline"
    editions.save_version(worded, by=factories.editor("Publisher"))
    client.post(change(worded), mine | {"wordings-0-used_as": "words"})
    assert (Quote.objects.get().original, Report.objects.get().title_en) == (
        "Their words",
        "Another headline",
    )


def test_same_wording_written_twice_otherwise_is_asked_about(client, worded):
    mine = opened(client, worded)
    Wording.objects.update(text="Words of Anna")
    editions.save_version(worded, by=factories.editor("Publisher"))
    answer = client.post(change(worded), mine | {"wordings-0-text": "Quite different"})
    assert [question.label for question in answer.context["questions"]] == [
        "Other wording “Quite different”: Words"
    ]


def test_translator_reads_wordings_and_changes_none(client, worded):
    worded.translator = factories.editor("Translator", translates_en=True)
    worded.save()
    client.force_login(worded.translator)
    page = client.get(change(worded)).content.decode()
    forged = opened(client, worded) | {"wordings-0-text": "Forged", "wordings-0-used_as": "words"}
    client.post(change(worded), forged)
    assert "Their words" in page
    assert (Wording.objects.get().text, Quote.objects.get().original) == ("Their words", "Parole")


def test_restored_state_brings_a_wording_back(worded):
    state = editions.snapshot(worded)
    Wording.objects.all().delete()
    editions.save_version(worded, by=worded.author)
    workflow.restore(worded, by=worded.author, state=state)
    made = Wording.objects.get()
    assert (made.text, made.quote) == ("Their words", worded.quotes.get())


def warned(report):
    found = [line for line in checklist.check(report) if line.field == "wordings"]
    return [(line.message, line.part) for line in found]


def test_checklist_asks_for_quote_source_and_directness(worded):
    Wording.objects.update(quote=None, source=None, directness="")
    assert [part for _message, part in warned(worded)] == ["quote_key", "source_key", "directness"]


def test_checklist_names_a_wording_that_says_the_same(worded):
    Wording.objects.update(text="«Parole»", language="it")
    with translation.override("en"):
        assert warned(worded) == [("This wording says what the quote says: “«Parole»”", "text")]


def test_checklist_follows_a_wording_that_is_being_typed(client, worded):
    typed = opened(client, worded) | {"wordings-0-source_key": "", "wordings-0-text": "Typed"}
    page = client.post(f"/admin/meetings/report/{worded.pk}/checklist/", typed).content.decode()
    assert page.count("A wording has no source: “Typed”") == 1
