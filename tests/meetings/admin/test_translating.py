"""The desk of translation: original and translation side by side, saved as the form is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import editions, workflow
from meetings.models import Report, Revision, TranslationUnit
from tests import factories
from tests.forms_on_page import fields_of
from tests.meetings.admin.everything import everything

pytestmark = pytest.mark.django_db

ITALIAN = "Il primo capoverso dice molto.\n\nIl secondo risponde a tutti.\n\nIl terzo tace."
CHANGED = "Il primo capoverso dice molto.\n\nIl secondo risponde a nessuno.\n\nIl terzo tace."
ENGLISH = "The first paragraph says much.\n\nThe second answers everybody.\n\nThe third is silent."


def desk(report, language="en"):
    return f"/admin/meetings/report/{report.pk}/translate/{language}/"


def stored(report):
    return Report.objects.get(pk=report.pk)


def saved(translator=None, **fields):
    """A draft given to somebody to translate, saved as editors save."""
    made = factories.report(**{"body_it": ITALIAN, **fields})
    return factories.revise(made, translator=translator)


def sent(client, report, typed, language="en", **options):
    """Save what was typed into the desk, whose other boxes stay as they are."""
    fields = fields_of(client.get(desk(report, language)))
    return client.post(desk(report, language), fields | typed | {"_continue": "Save"}, **options)


def boxes(answer):
    return {box.name: (box.standing, box.text) for box in answer.context["desk"].all_boxes}


@pytest.fixture
def translator(client):
    account = factories.editor("Translator", language="en", translates_en=True)
    client.force_login(account)
    return account


def test_each_paragraph_stands_beside_its_translation(client, translator):
    report = saved(translator, body_en=ENGLISH)
    factories.revise(report, body_it=f"{CHANGED}\n\nUn quarto.")
    shown = boxes(client.get(desk(report)))
    assert {name: box for name, box in shown.items() if name.startswith("body")} == {
        "body_en-0": ("right", "The first paragraph says much."),
        "body_en-1": ("behind", "The second answers everybody."),
        "body_en-2": ("right", "The third is silent."),
        "body_en-3": ("missing", ""),
    }


def test_what_changed_in_the_original_is_shown_word_by_word(client, translator):
    report = saved(translator, body_en=ENGLISH)
    factories.revise(report, body_it=CHANGED)
    page = client.get(desk(report))
    [box] = [box for box in page.context["desk"].all_boxes if box.standing == "behind"]
    assert [(piece.kind, piece.text) for piece in box.changes] == [
        ("kept", "Il secondo risponde a "),
        ("deleted", "tutti"),
        ("inserted", "nessuno"),
        ("kept", "."),
    ]


def test_paragraphs_typed_beside_the_original_are_saved_as_one_body(client, translator):
    report = saved(translator, languages=("it",), body_it=ITALIAN)
    typed = {"body_en-0": "The first.", "body_en-2": "The third."}
    answer = sent(client, report, typed)
    assert (answer.status_code, answer["Location"]) == (302, desk(report))
    assert stored(report).body_en == "The first.\n\nThe third."
    shown = boxes(client.get(desk(report)))
    assert (shown["body_en-1"], shown["body_en-2"]) == (("missing", ""), ("right", "The third."))


def test_a_save_is_a_version_by_the_translator(client, translator):
    report = saved(translator)
    sent(client, report, {"title_en": "Another headline"})
    last = Revision.objects.filter(report=report).order_by("-version").first()
    assert (last.by, last.snapshot["title_en"], last.version) == (
        translator,
        "Another headline",
        report.version + 1,
    )


def test_still_right_is_said_with_one_box(client, translator):
    report = saved(translator, body_en=ENGLISH)
    factories.revise(report, body_it=CHANGED)
    page = client.get(desk(report))
    [box] = [box for box in page.context["desk"].all_boxes if box.standing == "behind"]
    sent(client, report, {box.still: box.original_sign})
    unit = TranslationUnit.objects.get(report=report, place="body", paragraph=1)
    assert (stored(report).behind_en, unit.confirmed_by) == (False, translator)


def test_still_right_of_an_original_that_changed_meanwhile_is_asked_again(client, translator):
    report = saved(translator, body_en=ENGLISH)
    factories.revise(report, body_it=CHANGED)
    page = client.get(desk(report))
    [box] = [box for box in page.context["desk"].all_boxes if box.standing == "behind"]
    factories.revise(stored(report), body_it=CHANGED.replace("nessuno", "pochi"))
    fields = fields_of(page) | {box.still: box.original_sign, "_continue": "Save"}
    client.post(desk(report), fields)
    assert stored(report).parity["en"]["behind"] == ["body:1"]


def test_italian_that_is_forged_into_the_english_desk_changes_nothing(client, translator):
    report = saved(translator, body_en=ENGLISH, city_it="Teheran")
    before = stored(report)
    forged = {"title_it": "Falso", "body_it": "Falso", "body_it-0": "Falso", "city_it": "Falsa"}
    forged |= {"quotes-0-text_it": "Falso", "quotes-0-original": "Falso", "held_on": "1999-01-01"}
    sent(client, report, {**forged, "title_en": "Typed"})
    after = stored(report)
    texts = ("title_it", "body_it", "city_it", "held_on")
    assert [getattr(after, name) for name in texts] == [getattr(before, name) for name in texts]
    assert (after.title_en, after.quotes.get().original) == ("Typed", before.quotes.get().original)


def test_english_translator_cannot_send_to_the_italian_desk(client, translator):
    report = saved(translator, original_language="en", body_en=ENGLISH)
    factories.revise(report, body_en=ENGLISH.replace("much", "little"))
    fields = fields_of(client.get(desk(report, "it"))) | {"title_it": "Falso"}
    page = client.get(desk(report, "it"))
    fields |= {box.still: box.original_sign for box in page.context["desk"].all_boxes if box.still}
    before = everything()
    answer = client.post(desk(report, "it"), fields | {"_continue": "Save"})
    assert (answer.status_code, page.context["may_write"]) == (403, False)
    assert everything() == before


def test_english_is_added_to_a_live_italian_report_in_a_version_of_ones_own(client, translator):
    live = factories.live_report(languages=("it",), body_it=ITALIAN)
    assert client.get(desk(live)).context["starts"] is True
    sent(client, live, {"title_en": "A headline", "body_en-0": "The first."})
    draft = Report.objects.open().get(meeting=live.meeting)
    assert (draft.translator, draft.title_en, draft.body_en) == (
        translator,
        "A headline",
        "The first.",
    )
    assert (stored(live).title_en or "", stored(live).version) == ("", live.version)


def test_still_right_on_a_live_report_goes_into_an_open_version(client, translator):
    live = factories.live_report(body_it=ITALIAN, body_en=ENGLISH)
    notes = {"note_it": "Corretto.", "note_en": "Corrected."}
    corrected = workflow.correct(
        live, by=factories.editor("Publisher"), changes={"body_it": CHANGED}, **notes
    )
    page = client.get(desk(corrected))
    [box] = [box for box in page.context["desk"].all_boxes if box.standing == "behind"]
    sent(client, corrected, {box.still: box.original_sign})
    draft = Report.objects.open().get(meeting=live.meeting)
    assert (draft.behind_en, stored(corrected).behind_en) == (False, True)


def test_texts_of_quotes_typed_on_a_live_report_reach_the_new_version(client, translator):
    live = factories.live_report(languages=("it",), quotes=2)
    sent(client, live, {"quotes-0-text_en": "Words one", "quotes-1-text_en": "Words two"})
    draft = Report.objects.open().get(meeting=live.meeting)
    assert [quote.text_en for quote in draft.quotes.all()] == ["Words one", "Words two"]
    assert "Words one" not in [quote.text_en for quote in stored(live).quotes.all()]


def test_the_desk_of_a_live_report_leads_to_its_version_in_progress(client, translator):
    live = factories.live_report()
    draft = workflow.start_edition(live.meeting, by=translator)
    answer = client.get(desk(live))
    assert (answer.status_code, answer["Location"]) == (302, desk(draft))


def test_what_was_typed_while_somebody_began_a_version_is_shown(client, translator):
    live = factories.live_report(languages=("it",), quotes=0)
    fields = fields_of(client.get(desk(live)))
    workflow.start_edition(live.meeting, by=factories.editor("Publisher"))
    before = everything()
    answer = client.post(desk(live), fields | {"title_en": "Typed", "_continue": "Save"})
    assert answer.status_code == 409
    assert [text.typed for text, _pieces in answer.context["typed"]] == ["Typed"]
    assert everything() == before


def test_translator_of_nothing_here_is_refused(client):
    client.force_login(factories.editor("Translator", translates_it=True))
    live, draft = factories.live_report(), factories.report()
    assert [client.get(desk(each)).status_code for each in (live, draft)] == [403, 403]


def test_author_of_another_report_is_refused_and_nothing_changes(client):
    client.force_login(factories.editor("Author"))
    report = saved()
    before = everything()
    answers = [client.get(desk(report)), client.post(desk(report), {"title_en": "Falso"})]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert everything() == before


def test_unknown_languages_and_reports_are_not_found(client, translator):
    report = saved(translator)
    for address in (desk(report, "fr"), desk(report).replace(str(report.pk), "9" * 30)):
        assert client.get(address).status_code == 404


def test_what_another_saved_meanwhile_in_italian_stays(client, translator):
    report = saved(translator, body_en=ENGLISH)
    fields = fields_of(client.get(desk(report)))
    factories.revise(stored(report), title_it="Titolo nuovo", body_it=f"Zero nuovo.\n\n{ITALIAN}")
    typed = {"body_en-1": "The second answers all.", "_continue": "Save"}
    client.post(desk(report), fields | typed)
    after = stored(report)
    assert (after.title_it, after.body_en.split("\n\n")[1]) == (
        "Titolo nuovo",
        "The second answers all.",
    )
    shown = boxes(client.get(desk(report)))
    assert [shown[f"body_en-{number}"][0] for number in range(4)] == [
        "missing",
        "right",
        "right",
        "right",
    ]


def test_two_who_type_into_one_paragraph_are_asked_and_come_back_to_the_desk(client, translator):
    report = saved(translator, title_en="Headline")
    fields = fields_of(client.get(desk(report)))
    factories.revise(stored(report), title_en="Theirs entirely")
    page = client.post(desk(report), fields | {"title_en": "Mine rather", "_continue": "Save"})
    assert page.context["action"] == desk(report)
    chosen = fields_of(page, "conflict_form")
    chosen |= {name: "mine" for name in chosen if name.startswith("side:")} | {
        "side:title_en": "mine"
    }
    answer = client.post(page.context["action"], chosen)
    assert (answer.status_code, stored(report).title_en) == (302, "Mine rather")


def test_what_is_refused_is_shown_again(client, translator):
    report = saved(translator, body_en=ENGLISH)
    before = stored(report).version
    typed = {"title_en": "x" * 300, "body_en-1": "The second answers all."}
    page = sent(client, report, typed)
    shown = boxes(page)
    assert (shown["title_en"][1], shown["body_en-1"][1]) == ("x" * 300, "The second answers all.")
    [title] = [box for box in page.context["desk"].all_boxes if box.name == "title_en"]
    assert (len(title.errors), stored(report).version) == (1, before)


def test_a_null_character_is_refused_with_a_message(client, translator):
    report = saved(translator, body_en=ENGLISH)
    page = sent(client, report, {"body_en-0": "Typed\x00text", "title_en": "Kept"})
    assert (page.status_code, boxes(page)["title_en"][1]) == (200, "Kept")
    assert stored(report).body_en == ENGLISH


def test_a_text_of_five_megabytes_is_refused_and_changes_nothing(client, translator):
    report = saved(translator, body_en=ENGLISH)
    fields = fields_of(client.get(desk(report)))
    before = everything()
    answer = client.post(desk(report), fields | {"body_en-0": "x" * 5_000_000})
    assert answer.status_code in (400, 413)
    assert everything() == before


def test_a_body_of_300_kilobytes_is_refused_with_a_message(client, translator):
    report = saved(translator, body_en=ENGLISH)
    page = sent(client, report, {"body_en-0": "word " * 60_000})
    [box] = [box for box in page.context["desk"].all_boxes if box.name == "body_en-0"]
    assert (len(box.errors), stored(report).body_en) == (1, ENGLISH)


def test_unknown_places_and_signs_say_nothing(client, translator):
    report = saved(translator, body_en=ENGLISH)
    factories.revise(report, body_it=CHANGED)
    forged = {"still.body-1": "0" * 16, "still.nothing-0": "f" * 16, "still.body-999999": "x"}
    forged |= {"still.quotes:x:text-0": "y", "body_en-999999": "z", "body_en-1-of": "<script>"}
    sent(client, report, forged)
    assert stored(report).parity["en"]["behind"] == ["body:1"]


def test_an_address_is_proposed_from_the_translated_headline(client, translator):
    report = saved(translator, languages=("it",))
    sent(client, report, {"title_en": "Two presidents meet"})
    assert stored(report).proposed_slug_en == "two-presidents-meet"


def test_a_published_translation_of_a_quote_stays_one(client, translator):
    report = saved(translator)
    report.quotes.update(translation_by_en="published")
    sent(client, report, {"title_en": "Another"})
    assert stored(report).quotes.get().translation_by_en == "published"


def test_the_note_on_what_changed_stays_as_it_is(client, translator):
    report = saved(translator, change_note_it="Nuovo", change_note_en="New")
    sent(client, report, {"title_en": "Another"})
    assert (stored(report).title_en, stored(report).change_note_en) == ("Another", "New")


def test_city_and_venue_are_translated_here_too(client, translator):
    report = saved(translator, city_it="Teheran", venue_it="Palazzo Sa’dabad")
    sent(client, report, {"city_en": "Tehran", "venue_en": "Sa’dabad Palace"})
    assert (stored(report).city_en, stored(report).venue_en) == ("Tehran", "Sa’dabad Palace")


def test_the_italian_desk_of_an_italian_report_asks_for_foreign_quotes_alone(client):
    author = factories.editor("Author", language="en")
    client.force_login(author)
    report = saved(author=author)
    factories.quote(report, "Words", original_language="en", position=9)
    factories.revise(report)
    assert list(boxes(client.get(desk(report, "it")))) == ["quotes-1-text_it"]
    sent(client, report, {"quotes-1-text_it": "Parole"}, language="it")
    after = stored(report)
    assert (after.quotes.last().text_it, after.title_it) == ("Parole", report.title_it)


def test_what_was_typed_and_not_saved_is_let_go_when_it_is_saved(client, translator):
    report = saved(translator)
    page = client.get(desk(report))
    fields = fields_of(page) | {"title_en": "Typed"}
    client.post(
        f"/admin/meetings/report/{report.pk}/unsaved/keep/", fields | {"unsaved_act": "keep"}
    )
    assert report.unsaved_states.count() == 1
    client.post(desk(report), fields | {"_continue": "Save"})
    assert (report.unsaved_states.count(), stored(report).title_en) == (0, "Typed")


def test_what_was_typed_and_not_saved_is_taken_over_on_the_desk(client, translator):
    report = saved(translator, languages=("it",))
    typed = "Typed beside the second."
    # The script keeps the whole body too, as the form has it.
    fields = fields_of(client.get(desk(report))) | {"body_en-1": typed, "body_en": typed}
    client.post(
        f"/admin/meetings/report/{report.pk}/unsaved/keep/", fields | {"unsaved_act": "keep"}
    )
    offer = client.get(desk(report)).context["unsaved_offer"]
    assert offer["take_over_url"] == f"{desk(report)}?unsaved={fields['unsaved_tab']}"
    page = client.get(offer["take_over_url"])
    assert boxes(page)["body_en-1"][1] == "Typed beside the second."


def test_many_rows_cost_no_more_queries(client, translator):
    counts = []
    for size in (1, 12):
        report = saved(translator, people=size, quotes=size)
        with CaptureQueriesContext(connection) as spent:
            client.get(desk(report))
        counts.append(len(spent))
    assert counts[0] == counts[1]


def test_a_translator_without_assignment_is_told_who_translates(client, translator):
    live = factories.live_report()
    workflow.start_edition(live.meeting, by=factories.editor("Publisher"))
    page = client.get(desk(live))
    assert (page.status_code, page.context["may_write"]) == (200, False)


def test_a_scheduled_report_is_read_and_not_written(client, translator):
    report = saved(translator)
    publisher = factories.editor("Publisher")
    workflow.submit(report, by=report.author)
    workflow.schedule(report, by=publisher, at=factories.in_days(2))
    page = client.get(desk(report))
    before = everything()
    answer = client.post(desk(report), fields_of(page) | {"title_en": "Falso"})
    assert (page.context["may_write"], answer.status_code) == (False, 403)
    assert everything() == before


def test_the_form_leads_to_the_desk(client, translator):
    report = saved(translator)
    page = client.get(f"/admin/meetings/report/{report.pk}/change/")
    assert [address for _code, address, _name in page.context["translations"]] == [desk(report)]
    assert desk(report) in page.content.decode()


def test_editions_are_saved_only_by_editors_who_may(client, translator):
    report = saved(translator)
    editions.save_version(report, by=report.author)
    workflow.submit(report, by=report.author)
    sent(client, report, {"title_en": "While it is reviewed"})
    assert stored(report).title_en == "While it is reviewed"
