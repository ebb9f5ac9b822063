"""The report's form: what is typed is stored, filled up, or given back with a reason."""

import datetime
import re

import pytest

from meetings import editions, workflow
from meetings.models import Meeting, Report, Revision
from tests import factories
from tests.forms_on_page import errors_of, fields_of

pytestmark = pytest.mark.django_db

ADD = "/admin/meetings/report/add/"
DAY = datetime.date(2022, 6, 19)


def change(report):
    return f"/admin/meetings/report/{report.pk}/change/"


def opened(client, report):
    """The fields of the form as an editor gets them."""
    return fields_of(client.get(change(report)))


def sent(client, report, **typed):
    """The answer to the form, with some fields typed anew."""
    return client.post(change(report), opened(client, report) | typed)


def stored(client, report, **typed):
    """Save the form, which nothing refuses, with some fields typed anew."""
    answer = sent(client, report, **typed)
    assert (answer.status_code, errors_of(answer) if answer.context else {}) == (302, {})


def saved(**fields):
    """A complete draft that has been saved once."""
    report = factories.report(**fields)
    editions.save_version(report, by=report.author)
    return report


def test_new_report_is_a_draft_of_its_author(client, author):
    client.post(ADD, fields_of(client.get(ADD)) | {"title_en": "A headline"})
    report = Report.objects.get()
    assert (report.title_en, report.author, report.status) == ("A headline", author, "draft")


def test_empty_form_is_a_draft_too(client, author):
    answer = client.post(ADD, fields_of(client.get(ADD)) | {"title_en": "   "})
    assert (answer.status_code, Report.objects.get().title_en) == (302, "")


def test_attributes_of_fields_say_something(client, author):
    page = client.get(change(factories.report(author=author))).content.decode()
    assert re.findall(r'<[^>]*="None"[^>]*>', page) == []
    assert re.findall(r'<input [^>]*name="participations-0-position"[^>]*\bmin="(.*?)"', page) == [
        "1"
    ]


def test_unchanged_form_changes_nothing_but_the_version(client, author):
    report = saved(author=author, people=3, quotes=2)
    before = editions.snapshot(report)
    stored(client, report)
    after = Report.objects.get()
    assert (editions.snapshot(after), after.version) == (before, report.version + 1)


def test_every_save_is_kept_as_a_revision(client, author):
    report = saved(author=author)
    stored(client, report, title_en="Another headline")
    last = Revision.objects.filter(report=report).latest("version")
    assert (last.snapshot["title_en"], last.by) == ("Another headline", author)


def test_line_ends_are_stored_as_we_write_them(client, author):
    report = saved(author=author)
    stored(client, report, body_en="One.\r\n\r\nTwo.")
    assert Report.objects.get().body_en == "One.\n\nTwo."


def test_markup_in_a_headline_is_stored_as_text_and_shown_escaped(client, author):
    report = saved(author=author)
    stored(client, report, title_en="<script>alert(1)</script>")
    page = client.get(change(report)).content.decode()
    assert Report.objects.get().title_en == "<script>alert(1)</script>"
    assert "<script>alert(1)" not in page


def test_summary_is_the_first_paragraph_until_edited(client, author):
    report = saved(author=author, summary_en="")
    stored(client, report, body_en="The first paragraph.\n\nThe second.")
    assert Report.objects.get().summary_en == "The first paragraph."


def test_address_is_proposed_from_the_headline(client, author):
    report = saved(author=author, proposed_slug_en="")
    stored(client, report, title_en="Khamenei receives Tokayev")
    assert Report.objects.get().proposed_slug_en == "khamenei-receives-tokayev"


def test_taken_address_is_not_proposed(client, author):
    Meeting.objects.create(slug_en="talks-in-tehran")
    report = saved(author=author, proposed_slug_en="")
    stored(client, report, title_en="Talks in Tehran")
    assert Report.objects.get().proposed_slug_en == "talks-in-tehran-2"


def test_topics_are_found_by_name_in_either_language(client, author):
    energy = factories.topic("Energia", name_en="Energy")
    report = saved(author=author)
    stored(client, report, topic_names="energy")
    assert [row.topic for row in report.reporttopics.all()] == [energy]


def test_participant_is_found_by_a_spelling_and_represents_by_the_post(client, author):
    tokayev = factories.person(spellings=["Tokaïev"])
    held = factories.tenure(tokayev, factories.office(country=factories.country("KZ")))
    report = saved(author=author, people=0, quotes=0)
    typed = {"participations-TOTAL_FORMS": "1", "participations-0-person": "tokaiev"}
    stored(client, report, **typed)
    row = report.participations.get()
    assert (row.person, row.tenure, row.country_id) == (tokayev, held, "KZ")


def test_country_of_the_place_proposes_host_and_visitor(client, author):
    iran, kazakhstan = factories.country("IR"), factories.country("KZ")
    for name, country in (("Khamenei", iran), ("Tokayev", kazakhstan)):
        factories.tenure(factories.person(name), factories.office(country=country))
    report = saved(author=author, people=0, quotes=0, country=iran)
    stored(client, report, pasted_participants="Khamenei\nTokayev")
    roles = report.participations.values_list("person__name_it", "role")
    assert list(roles) == [("Khamenei", "host"), ("Tokayev", "guest")]


def test_pasted_line_says_country_and_role(client, author):
    factories.person("Ebrahim Raisi")
    factories.country("IR", adjective_en="Iranian")
    report = saved(author=author, people=0, quotes=0)
    stored(client, report, pasted_participants="1. Ebrahim Raisi; Iranian; also present")
    row = report.participations.get()
    assert (row.country_id, row.role) == ("IR", "also_present")


def test_pasting_the_same_list_again_adds_nobody(client, author):
    factories.person("Ebrahim Raisi")
    report = saved(author=author, people=0, quotes=0)
    for _time in range(2):
        stored(client, report, pasted_participants="Ebrahim Raisi")
    assert report.participations.count() == 1


def test_unknown_pasted_name_comes_back_with_everything_else(client, author):
    factories.person("Ebrahim Raisi")
    report = saved(author=author, people=0, quotes=0)
    pasted = "Ebrahim Raisi\nSomebody Unknown"
    answer = sent(client, report, pasted_participants=pasted, title_en="Typed")
    again = fields_of(answer)
    assert (again["pasted_participants"], again["title_en"]) == (pasted, "Typed")
    assert "Line 2" in errors_of(answer)["pasted_participants"][0]
    assert report.participations.count() == 0


def test_new_quote_cites_a_source_of_the_same_form(client, author):
    report = saved(author=author, quotes=0)
    source_key = "5f0a3a0e-0000-4000-8000-000000000001"
    typed = {
        "sources-TOTAL_FORMS": "2",
        "sources-1-row_key": source_key,
        "sources-1-url": "https://example.org/new",
        "sources-1-kind": "press",
        "quotes-TOTAL_FORMS": "1",
        "quotes-0-original": "Exact words",
        "quotes-0-original_language": "en",
        "quotes-0-directness": "verbatim",
        "quotes-0-source_key": source_key,
        "quotes-0-status": "accepted",
    }
    stored(client, report, **typed)
    quote = report.quotes.get()
    assert (quote.source.record.url, quote.text_en) == ("https://example.org/new", "Exact words")


def test_quote_without_a_source_cites_the_only_one(client, author):
    report = saved(author=author)
    stored(client, report, **{"quotes-0-source_key": ""})
    assert report.quotes.get().source == report.sources.get()


def test_new_source_was_read_today(client, author):
    report = saved(author=author, quotes=0)
    typed = {
        "sources-TOTAL_FORMS": "2",
        "sources-1-url": "https://example.org/new",
        "sources-1-kind": "press",
    }
    stored(client, report, **typed)
    new = report.sources.get(record__url="https://example.org/new")
    assert new.accessed_on == datetime.date.today()


def test_known_address_is_cited_with_what_is_known_of_it(client, author):
    known = factories.source(saved(), url="https://example.org/known", title="Known").record
    report = saved(author=author, quotes=0)
    typed = {
        "sources-TOTAL_FORMS": "2",
        "sources-1-url": "https://example.org/known",
        "sources-1-kind": "press",
    }
    stored(client, report, **typed)
    assert report.sources.get(position=1).record == known
    known.refresh_from_db()
    assert known.title == "Known"


def test_author_does_not_change_what_a_published_report_cites(client, author):
    live = factories.live_report()
    page = live.sources.get().record
    report = saved(author=author, quotes=0)
    typed = {
        "sources-TOTAL_FORMS": "2",
        "sources-1-url": page.url,
        "sources-1-title": "My own title",
        "sources-1-kind": "press",
    }
    answer = sent(client, report, **typed)
    assert list(errors_of(answer)) == ["sources-1-title"]
    page.refresh_from_db()
    assert page.title == "A page"


def test_rows_stand_as_they_are_numbered(client, author):
    report = saved(author=author, quotes=3)
    texts = [quote.original for quote in report.quotes.all()]
    numbers = {"quotes-0-position": "3", "quotes-1-position": "1", "quotes-2-position": "2"}
    stored(client, report, **numbers)
    after = [quote.original for quote in report.quotes.all()]
    assert after == [texts[1], texts[2], texts[0]]


def test_deleted_row_is_gone(client, author):
    report = saved(author=author, quotes=2)
    stored(client, report, **{"quotes-0-DELETE": "on"})
    assert report.quotes.count() == 1


# What is refused stands at its field, and all else comes back


def refused(client, report, field, **typed):
    """The messages at a field after a save that was refused and kept what was typed."""
    typed.setdefault("city_en", "Typed meanwhile")
    answer = sent(client, report, **typed)
    assert answer.status_code == 200
    again = fields_of(answer)
    lost = {name for name in typed if again[name] != typed[name].replace("\r\n", "\n")}
    assert lost == set()
    assert set(errors_of(answer)) == {field}
    assert Report.objects.get(pk=report.pk).version == report.version
    return errors_of(answer)[field]


def test_address_of_another_report_is_refused(client, author):
    Meeting.objects.create(slug_en="taken")
    report = saved(author=author)
    message = refused(client, report, "proposed_slug_en", proposed_slug_en="taken")
    assert message == ["The address “taken” belongs to another report."]


def test_former_address_of_another_report_is_refused(client, author):
    Meeting.objects.create().former_slugs.create(language="it", slug="una-volta")
    report = saved(author=author)
    refused(client, report, "proposed_slug_it", proposed_slug_it="una-volta")


def test_own_address_is_kept_in_a_new_version(client, publisher):
    live = factories.live_report(by=publisher)
    draft = workflow.start_edition(live.meeting, by=publisher)
    assert sent(client, draft, title_en="A new headline").status_code == 302


def test_end_before_start_is_refused(client, author):
    report = saved(author=author)
    message = refused(client, report, "ended_on", held_on="2022-06-19", ended_on="2022-06-18")
    assert message == ["The end comes before the beginning."]


def test_quote_of_fifty_thousand_characters_is_refused(client, author):
    report = saved(author=author)
    refused(client, report, "quotes-0-original", **{"quotes-0-original": "a" * 50_000})


def test_body_beyond_the_limit_is_refused(client, author):
    report = saved(author=author)
    refused(client, report, "body_en", body_en="a" * 200_001)


@pytest.mark.parametrize(
    "field", ["title_it", "body_en", "city_it", "quotes-0-original", "participations-0-person"]
)
def test_nul_is_refused(client, author, field):
    report = saved(author=author)
    answer = sent(client, report, **{field: "a\x00b"})
    assert list(errors_of(answer)) == [field]


def test_participant_twice_is_refused(client, author):
    report = saved(author=author)
    name = str(report.participations.first().person)
    typed = {"participations-1-person": name, "participations-1-person-chosen": ""}
    refused(client, report, "participations-1-person", **typed)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "no address", "ftp://example.org/"])
def test_address_of_a_source_that_is_none_is_refused(client, author, address):
    report = saved(author=author)
    refused(client, report, "sources-0-url", **{"sources-0-url": address})


def test_unknown_name_of_a_participant_comes_back(client, author):
    report = saved(author=author)
    typed = {"participations-0-person": "Nobody Known"}
    refused(client, report, "participations-0-person", **typed)


def test_messages_are_in_the_language_of_the_account(client):
    author = factories.editor("Author", language="it")
    client.force_login(author)
    report = saved(author=author)
    answer = sent(client, report, **{"quotes-0-original": ""})
    assert errors_of(answer)["quotes-0-original"] == ["Questo campo è obbligatorio."]


def test_draft_is_saved_before_it_is_known_how_direct_a_quote_is(client, author):
    report = saved(author=author)
    sent(client, report, **{"quotes-0-directness": "", "sources-0-kind": ""})
    report.refresh_from_db()
    assert (report.quotes.get().directness, report.sources.get().kind) == ("", "")
    for language in ("it", "en"):
        assert (
            client.get(f"/admin/meetings/report/{report.pk}/preview/{language}/").status_code == 200
        )


def test_form_asks_few_questions_however_many_rows(client, author, django_assert_max_num_queries):
    report = saved(author=author, people=10, quotes=20)
    for _number in range(5):
        factories.source(report)
    report.refresh_from_db()
    client.get(change(report))
    with django_assert_max_num_queries(29):
        client.get(change(report))


def test_a_page_in_another_language_is_found_by_it_at_once(client, publisher):
    shown = factories.live_report()
    again = workflow.start_edition(shown.meeting, by=publisher)
    stored(client, again, **{"sources-0-language": "fa"})
    found = [
        [row.row.report for row in client.get(f"/en/search/?language={code}").context["found"].rows]
        for code in ("it", "fa")
    ]
    assert found == [[], [shown]]
