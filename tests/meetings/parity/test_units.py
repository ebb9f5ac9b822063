"""What is behind in an edition: kept at every save, copied with it, frozen with it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import editions, parity, workflow
from meetings.models import PublishedIsFrozen, Report, Revision, TranslationUnit
from tests import factories

pytestmark = pytest.mark.django_db

ITALIAN = "Il primo capoverso dice molto.\n\nIl secondo risponde a tutti.\n\nIl terzo tace."
CHANGED = "Il primo capoverso dice molto.\n\nIl secondo risponde a nessuno.\n\nIl terzo tace."
ENGLISH = "The first paragraph says much.\n\nThe second answers everybody.\n\nThe third is silent."


def both(**fields):
    """A draft in both languages, saved as editors save."""
    texts = {"body_it": ITALIAN, "body_en": ENGLISH, "city_it": "Teheran", "city_en": "Tehran"}
    return factories.revise(factories.report(**{**texts, **fields}))


def stored(report):
    return Report.objects.get(pk=report.pk)


def behind(report, language="en"):
    return stored(report).parity[language]["behind"]


def standings(report, language="en"):
    return {
        each.fact.field: [pair.standing.value for pair in each.pairs]
        for each in parity.translated(stored(report), language)
    }


def test_a_translation_written_with_its_original_is_right():
    report = stored(both())
    assert report.parity["en"]["cells"]["body"] == [3, 0, 0]
    assert (report.lacks_en, report.behind_en, report.lacks_it, report.behind_it) == (False,) * 4


def test_exactly_the_changed_paragraph_is_behind():
    report = factories.revise(both(), body_it=CHANGED)
    assert behind(report) == ["body:1"]
    assert stored(report).behind_en is True


def test_what_was_translated_is_kept_for_who_mends_it():
    report = factories.revise(both(), body_it=CHANGED)
    unit = TranslationUnit.objects.get(report=report, place="body", paragraph=1)
    assert (unit.original, unit.translated) == (
        "Il secondo risponde a nessuno.",
        "Il secondo risponde a tutti.",
    )


@pytest.mark.parametrize(
    "respelled", ["«Il primo»  capoverso dice molto.", "Il primo\ncapoverso dice molto. "]
)
def test_spacing_and_quotation_marks_do_not_count(respelled):
    report = factories.revise(
        both(), body_it=ITALIAN.replace("Il primo capoverso dice molto.", respelled)
    )
    assert behind(report) == []


def test_a_translated_change_is_behind_no_longer():
    report = factories.revise(both(), body_it=CHANGED)
    translator = factories.editor("Translator", translates_en=True)
    factories.revise(report, by=translator, body_en=ENGLISH.replace("everybody", "nobody"))
    unit = TranslationUnit.objects.get(report=report, place="body", paragraph=1)
    assert behind(report) == []
    assert (unit.confirmed_by, unit.confirmed_at is None) == (translator, False)


def test_still_right_is_noted_with_who_said_so():
    report = factories.revise(both(), title_it="Un altro titolo")
    translator = factories.editor("Translator", translates_en=True)
    [title] = [each for each in parity.translated(report, "en") if each.fact.place == "title"]
    told = {"en": parity.Told(still={title.name(0)})}
    editions.save_version(report, by=translator, told=told)
    unit = TranslationUnit.objects.get(report=report, place="title")
    assert (behind(report), unit.confirmed_by) == ([], translator)


def test_still_right_of_an_original_that_changed_meanwhile_says_nothing():
    report = factories.revise(both(), title_it="Un altro titolo")
    [title] = [each for each in parity.translated(report, "en") if each.fact.place == "title"]
    report.title_it = "Un terzo titolo"
    editions.save_version(report, by=report.author, told={"en": parity.Told(still={title.name(0)})})
    assert behind(report) == ["title"]


def test_a_quote_is_behind_the_words_of_its_source():
    report = both()
    quote = report.quotes.get()
    quote.original = "Tutt’altre parole"
    quote.save()
    factories.revise(report)
    assert behind(report) == [f"quotes:{quote.key}:text"]


def test_a_foreign_quote_is_translated_into_both_languages():
    report = both()
    factories.quote(report, "Ein Satz", original_language="de", text_it="Una frase")
    factories.revise(report)
    report = stored(report)
    assert report.parity["it"]["cells"] == {"quotes": [1, 0, 0]}
    assert report.parity["en"]["cells"]["quotes"] == [2, 1, 0]
    assert (report.lacks_it, report.lacks_en) == (False, True)


def test_either_language_may_be_the_original():
    report = both(original_language="en")
    factories.revise(report, body_en=ENGLISH.replace("much", "little"))
    assert (behind(report, "it"), behind(report, "en")) == (["body:0"], [])


def test_an_address_is_missing_but_never_behind():
    report = factories.revise(both(), proposed_slug_it="un-altro-indirizzo")
    assert standings(report)["proposed_slug"] == ["right"]
    factories.revise(report, proposed_slug_en="")
    assert standings(report)["proposed_slug"] == ["missing"]


def test_a_label_that_is_not_needed_is_missing_no_longer():
    report = factories.revise(both(), venue_it="Palazzo Sa’dabad")
    [venue] = [each for each in parity.translated(report, "en") if each.fact.place == "venue"]
    editions.save_version(report, by=report.author, told={"en": parity.Told(still={venue.name(0)})})
    assert standings(report)["venue"] == ["right"]


def test_a_headline_cannot_be_left_out_on_purpose():
    report = factories.revise(both(), title_en="")
    [title] = [each for each in parity.translated(report, "en") if each.fact.place == "title"]
    editions.save_version(report, by=report.author, told={"en": parity.Told(still={title.name(0)})})
    assert standings(report)["title"] == ["missing"]


def test_units_travel_with_the_edition():
    live = factories.live_report(body_it=ITALIAN, body_en=ENGLISH)
    draft = workflow.start_edition(live.meeting, by=factories.editor("Publisher"))
    factories.revise(draft, body_it=CHANGED)
    assert (behind(draft), behind(live)) == (["body:1"], [])


def test_units_of_a_published_edition_are_frozen():
    live = factories.live_report(body_it=ITALIAN, body_en=ENGLISH)
    unit = live.translation_units.first()
    for write in (unit.save, unit.delete, live.translation_units.all().delete):
        with pytest.raises(PublishedIsFrozen):
            write()
    with pytest.raises(PublishedIsFrozen):
        live.translation_units.update(translated="")


def test_a_correction_of_the_original_leaves_its_translation_behind_before_readers():
    live = factories.live_report(body_it=ITALIAN, body_en=ENGLISH)
    notes = {"note_it": "Corretto.", "note_en": "Corrected."}
    corrected = workflow.correct(
        live, by=factories.editor("Publisher"), changes={"body_it": CHANGED}, **notes
    )
    assert (corrected.status, behind(corrected)) == ("live", ["body:1"])


def test_a_typing_slip_leaves_nothing_behind_here_or_in_the_open_edition():
    live = factories.live_report(body_it=ITALIAN, body_en=ENGLISH, also_open=True)
    slip = {"body_it": ITALIAN.replace("risponde", "rispondé")}
    corrected = workflow.correct(
        live, by=factories.editor("Publisher"), changes=slip, substantive=False
    )
    draft = Report.objects.open().get(meeting=live.meeting)
    assert draft.body_it == corrected.body_it == slip["body_it"]
    assert (behind(corrected), behind(draft)) == ([], [])


def test_english_that_is_held_back_is_behind_the_italian_published_without_it():
    live = factories.live_report(body_it=ITALIAN, body_en=ENGLISH)
    publisher = factories.editor("Publisher")
    draft = workflow.start_edition(live.meeting, by=publisher)
    unfinished = ENGLISH.replace("everybody", "nobody")
    factories.revise(draft, body_it=CHANGED, body_en=unfinished)
    workflow.publish(draft, by=publisher, languages=["it"], own_text_reason="Urgent.")
    next_one = Report.objects.open().get(meeting=live.meeting)
    assert (stored(draft).body_en, behind(draft)) == (ENGLISH, ["body:1"])
    assert (next_one.body_en, behind(next_one)) == (unfinished, [])


def test_what_was_confirmed_in_english_that_is_held_back_stays_right():
    live = factories.live_report(body_it=ITALIAN, body_en=ENGLISH)
    publisher = factories.editor("Publisher")
    draft = workflow.start_edition(live.meeting, by=publisher)
    factories.revise(draft, body_it=CHANGED)
    [body] = [each for each in parity.translated(draft, "en") if each.fact.place == "body"]
    draft.body_en = ENGLISH.replace("silent", "si")
    editions.save_version(draft, by=publisher, told={"en": parity.Told(still={body.name(1)})})
    workflow.publish(draft, by=publisher, languages=["it"], own_text_reason="Urgent.")
    assert (stored(draft).body_en, behind(draft)) == (ENGLISH, [])


def test_first_publication_of_italian_alone_keeps_the_units_of_the_english_begun():
    report = both()
    factories.revise(report, body_it=CHANGED, title_en="")
    workflow.publish(report, by=factories.editor("Publisher"), languages=["it"])
    next_one = Report.objects.open().get(meeting=report.meeting)
    assert (stored(report).body_en, stored(report).parity["en"]["cells"]["body"]) == ("", [3, 3, 0])
    assert behind(next_one) == ["body:1"]


def test_restoring_brings_back_what_was_behind():
    report = factories.revise(both(), body_it=CHANGED)
    earlier = Revision.objects.filter(report=report).order_by("-version").first()
    factories.revise(report, body_it="Altro.", body_en="Other.")
    assert behind(report) == []
    workflow.restore(report, by=factories.editor("Publisher"), state=earlier.snapshot)
    assert (stored(report).body_it, behind(report)) == (CHANGED, ["body:1"])


def test_an_edition_saved_before_there_were_units_is_compared_with_its_last_save():
    report = both()
    TranslationUnit.objects.filter(report=report).delete()
    factories.revise(stored(report), body_it=CHANGED)
    assert behind(report) == ["body:1"]


def test_a_correction_of_a_report_without_units_leaves_its_translation_behind():
    live = factories.live_report(body_it=ITALIAN, body_en=ENGLISH)
    TranslationUnit._base_manager.filter(report=live)._raw_delete(using="default")
    notes = {"note_it": "Corretto.", "note_en": "Corrected."}
    corrected = workflow.correct(
        live, by=factories.editor("Publisher"), changes={"body_it": CHANGED}, **notes
    )
    assert behind(corrected) == ["body:1"]


def test_a_save_costs_the_same_for_many_rows():
    counts = []
    for size in (1, 12):
        report = factories.revise(factories.report(people=size, quotes=size, city_it="Roma"))
        report.title_it = "Altro"
        with CaptureQueriesContext(connection) as spent:
            editions.save_version(report, by=report.author)
        counts.append(len(spent))
    assert counts[0] == counts[1]


def test_two_million_letters_of_paragraphs_are_no_more_than_a_few_hundred():
    report = both()
    factories.revise(report, body_it="a\n\n" * 60_000, body_en="b\n\n" * 60_000)
    assert report.translation_units.filter(place="body").count() == 400
