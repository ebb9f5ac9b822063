import pytest

from people.models import FormerPersonSlug, Person, PersonName
from tests import factories
from tests.meetings.admin.person_forms import ADD, address, errors, seen, signed_in, typed

pytestmark = pytest.mark.django_db


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


# Addresses


def move(client, person, slug):
    return client.post(address(person), typed(slug=slug, seen=seen(client, person)))


def test_address_that_a_person_leaves_leads_to_the_new_one(client):
    signed_in(client)
    person = factories.person(slug="before")
    move(client, person, "between")
    move(client, person, "after")
    former = FormerPersonSlug.objects.order_by("slug").values_list("slug", "person__slug")
    assert list(former) == [("before", "after"), ("between", "after")]


def test_person_may_return_to_a_former_address(client):
    signed_in(client)
    person = factories.person(slug="before")
    move(client, person, "after")
    move(client, person, "before")
    former = FormerPersonSlug.objects.values_list("slug", "person__slug")
    assert list(former) == [("after", "before")]


def test_former_address_is_not_given_to_somebody_else(client):
    signed_in(client)
    factories.person("Somebody else").former_slugs.create(slug="ali-khamenei")
    refused = client.post(ADD, typed(slug="ali-khamenei"))
    client.post(ADD, typed())
    assert (list(errors(refused)), Person.objects.filter(slug="ali-khamenei").exists()) == (
        ["slug"],
        False,
    )
    assert Person.objects.filter(slug="ali-khamenei-2").count() == 1
