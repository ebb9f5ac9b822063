import datetime

import pytest
from django.urls import reverse

from meetings.models import Image
from people.models import Person, PersonName, Tenure
from tests import factories
from tests.pictures import jpeg, upload

pytestmark = pytest.mark.django_db
ADD = "/admin/people/person/add/"


def address(person):
    return reverse("admin:people_person_change", args=[person.pk])


def signed_in(client, role="Publisher", **fields):
    account = factories.editor(role, **{"language": "en", **fields})
    client.force_login(account)
    return account


def rows(prefix, *forms, initial=0):
    """The fields of an inline: its rows as dictionaries."""
    data = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": initial}
    for index, form in enumerate(forms):
        data |= {f"{prefix}-{index}-{name}": value for name, value in form.items()}
    return data


def typed(*, names=(), tenures=(), kept_names=0, kept_tenures=0, **fields):
    """A posted form of a person."""
    known = {
        "name_it": "Ali Khamenei",
        "name_en": "Ali Khamenei",
        "born_on_precision": "day",
        "died_on_precision": "day",
    }
    return {
        **known,
        **rows("names", *names, initial=kept_names),
        **rows("tenures", *tenures, initial=kept_tenures),
        **fields,
    }


def seen(client, person):
    """The mark of the state in which the form shows the person."""
    return client.get(address(person)).context["adminform"].form.state


def errors(response):
    return response.context["adminform"].form.errors


def test_author_adds_a_person_with_names_in_both_languages(client):
    author = signed_in(client, "Author")
    client.post(ADD, typed(name_it="Papa Francesco", name_en="Pope Francis"))
    pope = Person.objects.get()
    assert (pope.name_it, pope.name_en, pope.created_by) == (
        "Papa Francesco",
        "Pope Francis",
        author,
    )


def test_address_and_name_for_sorting_are_made_from_the_name(client):
    signed_in(client)
    client.post(ADD, typed(name_it="Kassym-Jomart Tokayev", name_en=""))
    made = Person.objects.get()
    assert (made.slug, made.sort_name) == ("kassym-jomart-tokayev", "Tokayev, Kassym-Jomart")


def test_address_that_is_taken_gets_a_number(client):
    signed_in(client)
    factories.person("Somebody else", slug="ali-khamenei")
    client.post(ADD, typed())
    assert Person.objects.filter(slug="ali-khamenei-2").count() == 1


def test_address_that_was_typed_and_is_taken_is_refused_at_its_field(client):
    signed_in(client)
    factories.person("Somebody else", slug="taken")
    response = client.post(ADD, typed(slug="taken"))
    assert (list(errors(response)), Person.objects.count()) == (["slug"], 1)


def test_name_that_cannot_be_written_in_latin_asks_for_an_address(client):
    signed_in(client)
    response = client.post(ADD, typed(name_it="علی", name_en=""))
    assert list(errors(response)) == ["slug"]


def test_nameless_person_is_refused(client):
    signed_in(client)
    response = client.post(ADD, typed(name_it=" ", name_en="", wikidata_id="Q1"))
    assert list(errors(response)) == ["name_it"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name_it", "Ali\0Khamenei"),
        ("name_it", "x" * 201),
        ("wikidata_id", "42"),
        ("slug", "not an address"),
        ("born_on", "2022-02-30"),
        ("new_spellings", "x" * 201),
        ("new_spellings", "\n".join(f"Name {number}" for number in range(101))),
    ],
)
def test_bad_input_is_refused_at_its_field_and_the_rest_is_kept(client, field, value):
    signed_in(client)
    response = client.post(ADD, {**typed(note_en="A note"), field: value})
    form = response.context["adminform"].form
    assert (list(form.errors), form["note_en"].value(), Person.objects.count()) == (
        [field],
        "A note",
        0,
    )


def test_script_in_a_name_is_shown_as_text(client):
    signed_in(client)
    client.post(ADD, typed(name_en="<script>alert(1)</script>Ali"))
    page = client.get("/admin/people/person/").content.decode()
    assert ("<script>alert(1)" in page, "&lt;script&gt;alert(1)" in page) == (False, True)


# Spellings


def test_pasted_spellings_become_names_with_kind_and_language(client):
    signed_in(client)
    data = typed(native_language="fa", new_spellings="- Ali Chamenei\nعلی خامنه‌ای\nАли Хаменеи\n")
    client.post(ADD, data)
    assert list(PersonName.objects.values_list("text", "language", "kind")) == [
        ("Ali Chamenei", "", "transliteration"),
        ("علی خامنه‌ای", "fa", "native"),
        ("Али Хаменеи", "", "transliteration"),
    ]


def test_spelling_that_is_known_is_not_added_again(client):
    signed_in(client)
    known = factories.person("Ali Khamenei", spellings=["Chamenei"])
    row = {"id": known.names.get().pk, "text": "Chamenei", "kind": "alias"}
    data = typed(names=[row], kept_names=1, new_spellings="Chamenei\nAli Khamenei\nHamenei")
    client.post(address(known), {**data, "slug": known.slug, "seen": seen(client, known)})
    assert list(known.names.values_list("text", flat=True)) == ["Chamenei", "Hamenei"]


@pytest.mark.parametrize("asked", ["Tokaev", "токаев", "TOQAEV kassym", "Jomart Tokayev"])
def test_search_finds_every_spelling(client, asked):
    signed_in(client)
    factories.person("Somebody else")
    wanted = factories.person("Kassym-Jomart Tokayev", spellings=["Tokaev", "Токаев", "Toqaev"])
    wanted.names.create(text="Kassym Toqaev")
    found = client.get("/admin/people/person/", {"q": asked}).context["cl"].result_list
    assert [person.pk for person in found] == [wanted.pk]


def test_search_says_under_which_spelling_somebody_was_found(client):
    signed_in(client)
    factories.person("Kassym-Jomart Tokayev", spellings=["Токаев"])
    found = client.get("/admin/people/person/", {"q": "токаев"}).context["cl"].result_list
    assert [person.spelled for person in found] == ["Токаев"]


def test_best_match_comes_first(client):
    signed_in(client)
    factories.person("Xi Jinping Again", sort_name="A")
    exact = factories.person("Xi Jinping", sort_name="Z")
    found = client.get("/admin/people/person/", {"q": "xi jinping"}).context["cl"].result_list
    assert (found[0].pk, len(found)) == (exact.pk, 2)


@pytest.mark.parametrize("path", ["", "?q=leader"])
def test_list_asks_as_often_for_thirty_people_as_for_one(
    client, path, django_assert_max_num_queries
):
    signed_in(client)
    for number in range(30):
        factories.tenure(factories.person(f"Leader {number}", spellings=[f"Chief {number}"]))
    with django_assert_max_num_queries(10):
        client.get(f"/admin/people/person/{path}")


# Likes


def test_person_of_a_like_name_is_shown_before_a_new_one_is_added(client):
    signed_in(client)
    known = factories.person("Kassym-Jomart Tokayev")
    response = client.post(ADD, typed(name_it="Kassym Jomart Tokaev", name_en="", note_en="Kept"))
    page = response.content.decode()
    form = response.context["adminform"].form
    assert (address(known) in page, form["note_en"].value(), Person.objects.count()) == (
        True,
        "Kept",
        1,
    )
    assert form["is_another"].field.widget.input_type == "checkbox"


def test_like_name_is_found_among_spellings_in_any_script(client):
    signed_in(client)
    factories.person("Kassym-Jomart Tokayev", spellings=["Токаев"])
    response = client.post(ADD, typed(name_it="K. T.", name_en="", new_spellings="ТОКАЕВ"))
    assert response.context["adminform"].form.has_error("__all__", "like")


def test_person_is_added_once_the_editor_says_that_it_is_another(client):
    signed_in(client)
    factories.person("Ali Khamenei", slug="first")
    client.post(ADD, typed(is_another="on"))
    assert Person.objects.filter(name_it="Ali Khamenei").count() == 2


def test_person_of_a_new_name_is_added_without_a_question(client):
    signed_in(client)
    factories.person("Mohammed bin Salman")
    client.post(ADD, typed(name_it="Recep Tayyip Erdoğan", name_en=""))
    assert Person.objects.count() == 2


# Who may do what


def forged(person):
    return typed(name_it="Forged", name_en="Forged", slug="forged", new_spellings="A spelling")


def test_author_changes_a_person_of_their_own_that_nobody_reads_of(client):
    author = signed_in(client, "Author")
    own = factories.person(created_by=author)
    client.post(address(own), {**forged(own), "seen": seen(client, own)})
    own.refresh_from_db()
    assert (own.name_it, own.slug) == ("Forged", "forged")


def test_author_only_adds_spellings_to_a_person_of_somebody_else(client):
    signed_in(client, "Author")
    other = factories.person(created_by=factories.editor())
    client.post(address(other), forged(other))
    other.refresh_from_db()
    assert (other.name_it, other.slug != "forged") == ("Kassym-Jomart Tokayev", True)
    assert list(other.names.values_list("text", flat=True)) == ["A spelling"]


def test_author_no_longer_changes_their_own_person_once_it_is_public(client):
    author = signed_in(client, "Author")
    report = factories.live_report()
    shown = report.participations.first().person
    Person.objects.filter(pk=shown.pk).update(created_by=author)
    before = shown.name_it
    client.post(address(shown), forged(shown))
    shown.refresh_from_db()
    assert shown.name_it == before


def test_author_does_not_change_a_spelling_or_a_time_in_office_of_others(client):
    signed_in(client, "Author")
    held = factories.tenure(factories.person(spellings=["Right"]))
    spelling = held.person.names.get()
    data = typed(
        names=[{"id": spelling.pk, "text": "Wrong", "kind": "alias", "DELETE": "on"}],
        tenures=[{"id": held.pk, "office": held.office_id, "acting": "on", "DELETE": "on"}],
        kept_names=1,
        kept_tenures=1,
    )
    client.post(address(held.person), data)
    held.refresh_from_db()
    assert (PersonName.objects.get().text, held.acting) == ("Right", False)


def test_author_adds_a_time_in_office(client):
    signed_in(client, "Author")
    person, office = factories.person(), factories.office()
    row = {
        "office": office.pk,
        "started_on": "2019-03-20",
        "started_on_precision": "day",
        "ended_on_precision": "day",
    }
    client.post(address(person), typed(tenures=[row]))
    assert Tenure.objects.get().started_on == datetime.date(2019, 3, 20)


@pytest.mark.parametrize("role", ["Translator", None])
def test_others_add_and_change_nobody(client, role):
    signed_in(client, role)
    person = factories.person(spellings=["Right"])
    answers = [
        client.post(ADD, typed()).status_code,
        client.post(address(person), forged(person)).status_code,
        client.post(f"{address(person)[:-7]}delete/", {"post": "yes"}).status_code,
    ]
    person.refresh_from_db()
    assert (answers, person.name_it) == ([403] * 3, "Kassym-Jomart Tokayev")
    assert (Person.objects.count(), PersonName.objects.count()) == (1, 1)


def test_author_does_not_delete_people_of_others(client):
    signed_in(client, "Author")
    person = factories.person()
    answer = client.post(f"{address(person)[:-7]}delete/", {"post": "yes"})
    assert (answer.status_code, Person.objects.count()) == (403, 1)


def test_author_does_not_delete_through_the_list(client):
    signed_in(client, "Author")
    person = factories.person()
    data = {"action": "delete_selected", "_selected_action": [person.pk], "post": "yes"}
    client.post("/admin/people/person/", data)
    assert Person.objects.count() == 1


@pytest.mark.parametrize(("role", "status"), [("Translator", 200), (None, 302)])
def test_suggestions_are_for_editors(client, role, status):
    factories.person(spellings=["Токаев"])
    if role:
        signed_in(client, role)
    asked = {
        "term": "токаев",
        "app_label": "meetings",
        "model_name": "participation",
        "field_name": "person",
    }
    assert client.get("/admin/people/person/described/", asked).status_code == status


def test_suggestion_says_spelling_post_country_and_years(client):
    signed_in(client)
    holder = factories.person("Kassym-Jomart Tokayev", spellings=["Токаев"])
    factories.tenure(holder, factories.office("President", title_en="President"))
    asked = {
        "term": "токаев",
        "app_label": "meetings",
        "model_name": "participation",
        "field_name": "person",
    }
    results = client.get("/admin/people/person/described/", asked).json()["results"]
    assert [result["text"] for result in results] == [
        "Kassym-Jomart Tokayev (Токаев) — President, Kazakhstan, 2019–"
    ]


# Deleting


def delete(client, person):
    return client.post(f"{address(person)[:-7]}delete/", {"post": "yes"})


def test_unused_person_goes_with_spellings_and_times_in_office(client):
    signed_in(client)
    held = factories.tenure(factories.person(spellings=["Other"]))
    delete(client, held.person)
    assert (Person.objects.count(), PersonName.objects.count(), Tenure.objects.count()) == (0, 0, 0)


def test_person_in_a_report_stays_and_the_report_is_named_once(client):
    signed_in(client)
    report = factories.report(people=1)
    person = report.participations.get().person
    factories.mention(report, person=person)
    page = delete(client, person).content.decode()
    assert (Person.objects.filter(pk=person.pk).count(), page.count(report.title_it)) == (1, 1)


def test_time_in_office_that_a_report_names_stays(client):
    signed_in(client)
    report = factories.report(people=1)
    taking_part = report.participations.get()
    held = taking_part.person.tenures.get()
    taking_part.tenure = held
    taking_part.save()
    row = {"id": held.pk, "person": held.person_id, "office": held.office_id, "DELETE": "on"}
    data = typed(tenures=[row], kept_tenures=1, slug=held.person.slug)
    response = client.post(address(held.person), {**data, "seen": seen(client, held.person)})
    assert (
        Tenure.objects.filter(pk=held.pk).count(),
        report.title_it in str(response.content),
    ) == (
        1,
        True,
    )


def test_two_new_times_in_one_post_that_overlap_are_refused(client):
    signed_in(client)
    office = factories.office()
    row = {
        "office": office.pk,
        "started_on": "2019-03-20",
        "started_on_precision": "day",
        "ended_on_precision": "day",
    }
    response = client.post(ADD, typed(tenures=[row, {**row, "started_on": "2020-01-01"}]))
    assert (response.status_code, Person.objects.count()) == (200, 0)


def test_post_known_to_the_year_covers_the_year(client):
    signed_in(client)
    row = {
        "office": factories.office().pk,
        "started_on": "1989-06-04",
        "started_on_precision": "year",
        "ended_on_precision": "day",
    }
    client.post(ADD, typed(tenures=[row]))
    assert Tenure.objects.get().started_on == datetime.date(1989, 1, 1)


# What somebody else saved


def test_change_of_somebody_else_is_told_before_it_is_overwritten(client):
    signed_in(client)
    person = factories.person(note_en="Old")
    opened = seen(client, person)
    Person.objects.filter(pk=person.pk).update(note_en="Of a colleague")
    data = typed(note_en="Mine", slug=person.slug, seen=opened)
    response = client.post(address(person), data)
    person.refresh_from_db()
    form = response.context["adminform"].form
    assert (person.note_en, form["note_en"].value()) == ("Of a colleague", "Mine")
    assert "Of a colleague" in response.content.decode()


def test_second_save_after_being_told_goes_through(client):
    signed_in(client)
    person = factories.person(note_en="Old")
    data = typed(note_en="Mine", slug=person.slug, seen="another state")
    again = client.post(address(person), data).context["adminform"].form["seen"].value()
    client.post(address(person), {**data, "seen": again})
    person.refresh_from_db()
    assert person.note_en == "Mine"


def test_address_of_a_public_person_stays(client):
    signed_in(client)
    shown = factories.live_report().participations.first().person
    before = shown.slug
    client.post(address(shown), typed(slug="moved", seen=seen(client, shown)))
    shown.refresh_from_db()
    assert (shown.slug, shown.name_it) == (before, "Ali Khamenei")


# Portraits


def with_portrait(content=None, **fields):
    return typed(portrait_upload=upload(content or jpeg()), portrait_credit="Agency", **fields)


def test_portrait_is_kept_as_the_picture_that_was_made_of_it(client):
    signed_in(client)
    client.post(ADD, with_portrait())
    person, image = Person.objects.get(), Image.objects.get()
    assert (person.portrait.name, person.portrait_width) == (image.file.name, 400)


def test_text_called_portrait_is_refused_at_its_field(client):
    signed_in(client)
    response = client.post(ADD, with_portrait(b"a text"))
    assert (list(errors(response)), Person.objects.count()) == (["portrait_upload"], 0)


def test_portrait_needs_a_credit(client):
    signed_in(client)
    response = client.post(ADD, with_portrait() | {"portrait_credit": ""})
    assert list(errors(response)) == ["portrait_credit"]


def test_portrait_is_not_lost_when_something_else_is_refused(client):
    signed_in(client)
    response = client.post(ADD, with_portrait(wikidata_id="42"))
    kept = response.context["adminform"].form["portrait_kept"].value()
    client.post(ADD, typed(portrait_kept=kept, portrait_credit="Agency"))
    assert Person.objects.get().portrait.name == Image.objects.get().file.name


def test_portrait_can_be_removed(client):
    signed_in(client)
    client.post(ADD, with_portrait())
    person = Person.objects.get()
    data = typed(portrait_removed="on", slug=person.slug, seen=seen(client, person))
    client.post(address(person), data)
    person.refresh_from_db()
    assert (person.portrait.name, person.portrait_width) == ("", None)


def test_nothing_is_decoded_for_an_account_that_may_not_change_the_person(client):
    signed_in(client, "Author")
    other = factories.person(created_by=factories.editor())
    client.post(address(other), with_portrait())
    assert Image.objects.count() == 0
