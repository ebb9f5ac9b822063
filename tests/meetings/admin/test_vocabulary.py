import pytest
from django.urls import reverse

from meetings.models import Topic
from people.models import Country, Office, Organization
from tests import factories

pytestmark = pytest.mark.django_db

ADD_TOPIC = "/admin/meetings/topic/add/"
ADD_OFFICE = "/admin/people/office/add/"
ADD_ORGANIZATION = "/admin/people/organization/add/"
ADD_COUNTRY = "/admin/people/country/add/"


def address(record, page="change"):
    options = record._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_{page}", args=[record.pk])


def signed_in(client, role="Publisher", **fields):
    account = factories.editor(role, **{"language": "en", **fields})
    client.force_login(account)
    return account


def form_of(response):
    return response.context["adminform"].form


def seen(client, record):
    return form_of(client.get(address(record))).state


def country_form(**fields):
    known = {"existed_from_precision": "day", "existed_to_precision": "day"}
    return {**known, "code": "KZ", "name_it": "Kazakistan", "name_en": "Kazakhstan", **fields}


# Proposals


def test_topic_of_an_author_is_a_proposal(client):
    author = signed_in(client, "Author")
    client.post(ADD_TOPIC, {"name_it": "Energia", "name_en": "Energy"})
    topic = Topic.objects.get()
    assert (topic.proposed_by, topic.slug_it, topic.slug_en) == (author, "energia", "energy")


def test_topic_of_a_publisher_is_none(client):
    signed_in(client)
    client.post(ADD_TOPIC, {"name_it": "Energia", "name_en": "Energy"})
    assert Topic.objects.get().proposed_by is None


def test_name_in_one_language_makes_both_addresses(client):
    signed_in(client)
    client.post(ADD_TOPIC, {"name_it": "Diritti umani", "name_en": ""})
    topic = Topic.objects.get()
    assert (topic.slug_it, topic.slug_en) == ("diritti-umani", "diritti-umani")


def test_nameless_topic_is_refused(client):
    signed_in(client)
    response = client.post(ADD_TOPIC, {"name_it": "  ", "name_en": ""})
    assert (list(form_of(response).errors), Topic.objects.count()) == (["name_it"], 0)


def test_publisher_accepts_proposals_from_the_list(client):
    signed_in(client)
    topic = factories.topic(proposed_by=factories.editor())
    client.post("/admin/meetings/topic/", {"action": "accept", "_selected_action": [topic.pk]})
    topic.refresh_from_db()
    assert topic.proposed_by is None


def test_publisher_accepts_a_proposal_on_its_page(client):
    signed_in(client)
    topic = factories.topic(proposed_by=factories.editor())
    button = 'name="_accept"'
    assert button in client.get(address(topic)).content.decode()
    data = {"name_it": "Energia", "name_en": "", "slug_it": "e", "slug_en": "e", "_accept": "1"}
    client.post(address(topic), {**data, "seen": seen(client, topic)})
    topic.refresh_from_db()
    assert topic.proposed_by is None


def test_author_accepts_nothing(client):
    author = signed_in(client, "Author")
    topic = factories.topic(proposed_by=author)
    client.post("/admin/meetings/topic/", {"action": "accept", "_selected_action": [topic.pk]})
    topic.refresh_from_db()
    assert topic.proposed_by == author


def test_list_of_proposals_holds_what_nobody_accepted(client):
    signed_in(client)
    factories.topic("Accepted")
    proposed = factories.topic("Proposed", proposed_by=factories.editor())
    page = client.get("/admin/meetings/topic/", {"proposed": "yes"})
    assert list(page.context["cl"].result_list) == [proposed]


# Rights


def records():
    return [
        factories.country("KZ"),
        factories.organization(),
        factories.topic(),
        factories.office(),
    ]


@pytest.mark.parametrize("role", ["Author", "Translator"])
def test_others_change_and_delete_nothing(client, role):
    signed_in(client, role)
    answers = {
        client.post(address(record, page), {"name_it": "Forged", "post": "yes"}).status_code
        for record in records()
        for page in ("change", "delete")
    }
    assert answers == {403}
    assert Country.objects.get().name_it == "Kazakistan"
    assert (Organization.objects.count(), Topic.objects.count(), Office.objects.count()) == (
        1,
        1,
        1,
    )


@pytest.mark.parametrize("role", ["Author", "Translator"])
def test_everybody_on_the_desk_looks_at_records(client, role):
    signed_in(client, role)
    assert {client.get(address(record)).status_code for record in records()} == {200}


@pytest.mark.parametrize("add", [ADD_TOPIC, ADD_OFFICE, ADD_ORGANIZATION, ADD_COUNTRY])
def test_translator_adds_nothing(client, add):
    signed_in(client, "Translator")
    assert client.post(add, {"name_it": "Forged"}).status_code == 403


# Countries and organisations


def test_country_is_added_with_its_names(client):
    signed_in(client)
    client.post(ADD_COUNTRY, country_form(other_names="Casachistan; it\nKasachstan\n"))
    country = Country.objects.get()
    assert (country.code, country.slug_it, country.other_names) == (
        "KZ",
        "kazakistan",
        [{"text": "Casachistan", "language": "it"}, {"text": "Kasachstan", "language": ""}],
    )


def test_other_names_come_back_as_they_were_typed(client):
    signed_in(client)
    names = [{"text": "Casachistan", "language": "it"}, {"text": "Kasachstan", "language": ""}]
    country = factories.country("KZ", other_names=names)
    shown = form_of(client.get(address(country)))["other_names"].value()
    assert form_of(client.get(address(country))).fields["other_names"].prepare_value(shown) == (
        "Casachistan; it\nKasachstan"
    )


def test_code_and_address_of_a_country_stay(client):
    signed_in(client)
    country = factories.country("KZ")
    data = country_form(code="XX", slug_it="moved", name_en="Qazaqstan")
    client.post(address(country), {**data, "seen": seen(client, country)})
    changed = Country.objects.get()
    assert (changed.code, changed.slug_it, changed.name_en) == ("KZ", "kazakistan", "Qazaqstan")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "kz"),
        ("code", "KZZ"),
        ("name_it", "a\0b"),
        ("existed_from", "1991-02-30"),
        ("other_names", "x" * 300),
    ],
)
def test_bad_country_is_refused_at_its_field(client, field, value):
    signed_in(client)
    response = client.post(ADD_COUNTRY, country_form(**{field: value}))
    assert (list(form_of(response).errors), Country.objects.count()) == ([field], 0)


def test_country_that_ends_before_it_begins_is_refused(client):
    signed_in(client)
    data = country_form(existed_from="1991-12-16", existed_to="1990-01-01")
    response = client.post(ADD_COUNTRY, data)
    assert (response.status_code, Country.objects.count()) == (200, 0)


def test_country_in_use_stays_and_says_by_what(client):
    signed_in(client)
    report = factories.report(people=1)
    country = report.participations.get().country
    page = client.post(address(country, "delete"), {"post": "yes"}).content.decode()
    assert (report.title_it in page, Country.objects.filter(pk=country.pk).count()) == (True, 1)


def test_topic_in_use_stays(client):
    signed_in(client)
    topic = factories.topic()
    factories.tag(factories.draft(), topic)
    client.post(address(topic, "delete"), {"post": "yes"})
    assert Topic.objects.count() == 1


def test_address_of_an_organisation_is_its_acronym(client):
    signed_in(client)
    data = {"name_it": "Organizzazione delle Nazioni Unite", "acronym_it": "ONU"}
    client.post(ADD_ORGANIZATION, {**data, "name_en": "United Nations", "acronym_en": "UN"})
    made = Organization.objects.get()
    assert (made.slug_it, made.slug_en) == ("onu", "un")


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("people/country", "kasachstan"),
        ("people/country", "kazako"),
        ("people/organization", "nazioni unite"),
        ("people/office", "president kazakhstan"),
        ("meetings/topic", "ENERG"),
    ],
)
def test_search_finds_records_under_every_name(client, page, asked):
    signed_in(client)
    country = factories.country(
        "KZ", adjective_it="kazako", other_names=[{"text": "Kasachstan", "language": ""}]
    )
    factories.country("IR")
    factories.organization("ONU", other_names=["Nazioni Unite"])
    factories.office("Presidente", title_en="President", country=country)
    factories.office("Ministro", title_en="Minister", country=country)
    factories.topic("Energia")
    factories.topic("Difesa")
    assert len(client.get(f"/admin/{page}/", {"q": asked}).context["cl"].result_list) == 1


# Posts


def office_form(**fields):
    return {
        "title_it": "Presidente",
        "title_en": "President",
        "role": "head_of_state",
        "country": "",
        "organization": "",
        **fields,
    }


def test_post_is_added_for_a_country_named_by_any_spelling(client):
    signed_in(client, "Author")
    country = factories.country("KZ", adjective_it="kazako")
    client.post(ADD_OFFICE, office_form(country="kazakhstan"))
    assert Office.objects.get().country == country


@pytest.mark.parametrize("parties", [{}, {"country": "Kazakistan", "organization": "NATO"}])
def test_post_belongs_to_one_party(client, parties):
    signed_in(client)
    factories.country("KZ")
    factories.organization("NATO")
    response = client.post(ADD_OFFICE, office_form(**parties))
    assert (response.status_code, Office.objects.count()) == (200, 0)


def test_post_of_a_name_that_the_party_has_already_is_refused(client):
    signed_in(client)
    factories.office("Presidente", country=factories.country("KZ"))
    response = client.post(ADD_OFFICE, office_form(country="Kazakistan", title_en=""))
    assert (list(form_of(response).errors), Office.objects.count()) == (["title_it"], 1)


def test_post_that_somebody_held_stays(client):
    signed_in(client)
    office = factories.tenure().office
    client.post(address(office, "delete"), {"post": "yes"})
    assert Office.objects.count() == 1


@pytest.mark.parametrize(
    "page", ["people/country", "people/organization", "people/office", "meetings/topic"]
)
def test_list_asks_as_often_for_thirty_as_for_one(client, page, django_assert_max_num_queries):
    signed_in(client)
    for number in range(30):
        country = factories.country(f"{chr(65 + number % 26)}{'AB'[number // 26]}")
        factories.organization(f"Org {number}", proposed_by=factories.editor())
        factories.office(f"Post {number}", country=country)
        factories.topic(f"Topic {number}", proposed_by=factories.editor())
    with django_assert_max_num_queries(9):
        client.get(f"/admin/{page}/")


def test_successors_are_named_by_any_of_their_names(client):
    signed_in(client)
    factories.country("RU")
    factories.country("UA")
    data = country_form(code="SUHH", name_it="Unione Sovietica", name_en="Soviet Union")
    client.post(ADD_COUNTRY, {**data, "successors": "russia, Ukraine"})
    successors = Country.objects.get(code="SUHH").successors.order_by("code")
    assert [country.code for country in successors] == ["RU", "UA"]


def test_successor_that_is_not_known_is_refused_at_its_field(client):
    signed_in(client)
    response = client.post(ADD_COUNTRY, country_form(successors="Atlantide"))
    form = form_of(response)
    assert (list(form.errors), form["successors"].value()) == (["successors"], "Atlantide")
