"""What readers know of a person is changed with a reason, after a look at what it touches."""

import pytest

from people.models import Person, PersonChange
from tests import factories
from tests.forms_on_page import fields_of
from tests.meetings.admin.person_forms import ADD, address, signed_in, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown():
    """Somebody whom a live report shows, in a post."""
    report = factories.live_report(people=1, title_en="A live report")
    return report.participations.get().person


def filled(client, person, **changes):
    """The form of a person as a browser would send it."""
    return fields_of(client.get(address(person)), "person_form") | changes


def save(client, person, **changes):
    return client.post(address(person), filled(client, person, **changes))


def test_new_name_is_not_saved_before_somebody_says_why(client, shown):
    signed_in(client)
    before = shown.name_en
    answer = save(client, shown, name_en="Another Name", note_en="Kept")
    shown.refresh_from_db()
    form = answer.context["adminform"].form
    assert (shown.name_en, form["name_en"].value(), form["note_en"].value()) == (
        before,
        "Another Name",
        "Kept",
    )
    assert list(form.errors) == ["change_reason"]


def test_reports_that_the_new_name_touches_are_shown_first(client, shown):
    signed_in(client)
    before = shown.name_en
    elsewhere = factories.report(people=0, title_en="A draft")
    factories.mention(elsewhere, person=shown)
    answer = save(client, shown, name_en="Another Name")
    lines = answer.context["touched"].lines
    assert [(line.title, line.ways) for line in lines] == [
        ("A live report", ["Took part (Hosting)", "Quoted"])
    ]
    assert [str(each) for each in answer.context["differences"]] == [
        f"Name in English: {before} → Another Name"
    ]


def test_new_name_with_a_reason_is_saved_and_logged(client, shown):
    publisher = signed_in(client)
    before = shown.name_en
    asked = save(client, shown, name_en="Another Name")
    again = fields_of(asked, "person_form") | {"change_reason": " As she signs. "}
    client.post(address(shown), again)
    shown.refresh_from_db()
    change = PersonChange.objects.get()
    assert (shown.name_en, change.person, change.by) == ("Another Name", shown, publisher)
    assert (change.what, change.reason) == (
        f"Name in English: {before} → Another Name",
        "As she signs.",
    )
    assert list(client.get(address(shown)).context["changes"]) == [change]


def test_time_in_office_that_changes_needs_a_reason_too(client, shown):
    signed_in(client)
    held = shown.tenures.get()
    answer = save(client, shown, **{"tenures-0-ended_on": "2022-07-01"})
    held.refresh_from_db()
    assert held.ended_on is None
    changed = [str(each) for each in answer.context["differences"]]
    post = f"{held.office.title_en}, Iran, 20 March 2019 –"
    assert changed == [f"In office: {post} → {post} 1 July 2022"]
    assert [line.title for line in answer.context["touched"].lines] == ["A live report"]
    again = fields_of(answer, "person_form") | {"change_reason": "Resigned."}
    client.post(address(shown), again)
    held.refresh_from_db()
    assert (str(held.ended_on), PersonChange.objects.get().what) == ("2022-07-01", changed[0])


def test_time_in_office_that_no_live_report_names_touches_none(client, shown):
    signed_in(client)
    factories.tenure(shown, factories.office("Elsewhere"), started_on=None)
    answer = save(client, shown, **{"tenures-1-ended_on": "2001-01-01"})
    assert (answer.context["touched"].total, PersonChange.objects.count()) == (0, 0)
    assert "No published report names what changes." in answer.content.decode()


@pytest.mark.parametrize(
    "change", [{"note_en": "A note"}, {"new_spellings": "Another"}, {"wikidata_id": "Q1"}]
)
def test_what_readers_do_not_call_somebody_by_needs_no_reason(client, shown, change):
    signed_in(client)
    assert save(client, shown, **change).status_code == 302
    assert PersonChange.objects.count() == 0


def test_person_whom_no_reader_knows_is_renamed_without_a_word(client):
    signed_in(client)
    person = factories.person()
    factories.mention(factories.report(), person=person)
    answer = save(client, person, name_en="Another Name", change_reason="Forged")
    person.refresh_from_db()
    assert (answer.status_code, person.name_en) == (302, "Another Name")
    assert PersonChange.objects.count() == 0


def test_reason_is_not_asked_of_a_new_person(client):
    signed_in(client)
    client.post(ADD, typed())
    assert Person.objects.count() == 1


def test_reason_that_is_too_long_is_kept_and_refused(client, shown):
    signed_in(client)
    before = shown.name_en
    answer = save(client, shown, name_en="Another Name", change_reason="x" * 1_001)
    shown.refresh_from_db()
    form = answer.context["adminform"].form
    assert (shown.name_en, form["change_reason"].value()) == (before, "x" * 1_001)


def test_address_of_a_public_person_moves_with_a_reason_and_redirects(client, shown):
    signed_in(client)
    before = shown.slug
    save(client, shown, slug="moved", change_reason="It was misspelt.")
    answer = client.get(f"/en/leaders/{before}/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/en/leaders/moved/")


def test_author_adds_a_spelling_of_a_public_person_at_once(client, shown):
    signed_in(client, "Author")
    answer = save(client, shown, new_spellings="Another spelling")
    assert answer.status_code == 302
    assert list(shown.names.values_list("text", flat=True)) == ["Another spelling"]


def test_overlap_is_refused_in_plain_words(client, shown):
    signed_in(client)
    held = shown.tenures.get()
    row = {
        "tenures-TOTAL_FORMS": "2",
        "tenures-1-office": held.office_id,
        "tenures-1-started_on": "2020-01-01",
        "tenures-1-started_on_precision": "day",
        "tenures-1-ended_on_precision": "day",
    }
    page = save(client, shown, **row).content.decode()
    assert "The same person already held this post on some of these days." in page
    assert shown.tenures.count() == 1


def test_merge_is_listed_among_the_changes(client, shown):
    signed_in(client)
    twin = factories.person("Twin")
    data = {"other": "Twin", "other-chosen": twin.pk, "reason": "Same face"}
    client.post(address(shown).replace("change/", "merge/"), data)
    page = client.get(address(shown)).content.decode()
    assert ("<q>Same face</q>" in page, "Spellings: Twin" in page) == (True, True)
