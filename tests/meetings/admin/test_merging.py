"""The page on which two records of one person become one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import workflow
from people.models import Person, PersonChange
from tests import factories
from tests.meetings.admin.person_forms import address, signed_in
from tests.reading import texts

pytestmark = pytest.mark.django_db


def page(person):
    return address(person).replace("change/", "merge/")


def chosen(other, **fields):
    return {"other": str(other), "other-chosen": other.pk, **fields}


def pair():
    return factories.person("Kassym-Jomart Tokayev"), factories.person("Kasym Tokaev")


def test_preview_shows_what_moves_and_changes_nothing(client):
    signed_in(client)
    kept, other = pair()
    report = factories.report(people=0, quotes=0, title_en="A report")
    factories.participation(report, person=other, role="host")
    factories.quote(report, speaker=other)
    factories.tenure(other, factories.office("Ministro", title_en="Minister"))
    shown = client.get(page(kept), chosen(other))
    assert shown.context["moves"] == [
        ("Becomes a spelling", ["Kasym Tokaev"]),
        ("Times in office that move", ["Minister, Kazakhstan, 20 March 2019 –"]),
        ("Rows of reports that change", ["Participants: 1", "Quotes: 1"]),
        ("Address that redirects", [other.slug]),
    ]
    lines = shown.context["usage"].lines
    assert [(line.title, line.ways) for line in lines] == [
        ("A report", ["Took part (Hosting)", "Quoted"])
    ]
    assert Person.objects.count() == 2


def test_confirmed_merge_leads_to_the_page_that_tells_of_it(client):
    publisher = signed_in(client)
    kept, other = pair()
    answer = client.post(page(kept), chosen(other, reason="Same face"))
    assert answer.headers["Location"] == address(kept)
    told = client.get(address(kept))
    assert [(change.by, change.reason) for change in told.context["changes"]] == [
        (publisher, "Same face")
    ]
    assert texts(told, r'class="success">(.*?)</li>') == [
        "“Kasym Tokaev” is now a spelling of this person."
    ]


def test_other_record_may_be_named_in_any_spelling(client):
    signed_in(client)
    kept, other = pair()
    other.names.create(text="Токаев")
    assert client.get(page(kept), {"other": "токаев"}).context["merger"].other == other


def test_merge_without_a_reason_is_asked_for_one(client):
    signed_in(client)
    kept, other = pair()
    answer = client.post(page(kept), chosen(other, reason=" "))
    assert list(answer.context["form"].errors) == ["reason"]
    assert Person.objects.count() == 2


def test_refusal_is_shown_without_a_way_to_confirm(client):
    signed_in(client)
    kept, other = pair()
    report = factories.report(people=0)
    factories.participation(report, person=kept)
    factories.mention(report, person=other)
    shown = client.get(page(kept), chosen(other))
    named = f"Both stand in one version: {report} (version 1, Draft)."
    assert (shown.context["merger"].problems, "<textarea" in shown.content.decode()) == (
        [named],
        False,
    )


def test_forged_confirmation_of_what_is_refused_changes_nothing(client):
    signed_in(client)
    kept, other = pair()
    report = factories.report(people=0)
    factories.participation(report, person=kept)
    factories.mention(report, person=other)
    answer = client.post(page(kept), chosen(other, reason="Forged"))
    assert len(answer.context["form"].non_field_errors()) == 1
    assert (Person.objects.count(), PersonChange.objects.count()) == (2, 0)


@pytest.mark.parametrize(
    "asked",
    [
        {"other": ""},
        {"other": "Nobody at all"},
        {"other": "x" * 5_000, "other-chosen": "9" * 40},
        {"other": "Kassym-Jomart Tokayev"},
        {"other": "A\0B"},
        {},
    ],
)
def test_record_that_cannot_be_understood_is_refused_at_its_field(client, asked):
    signed_in(client)
    kept, _other = pair()
    answer = client.post(page(kept), {**asked, "reason": "Why not"})
    assert (answer.status_code, "other" in answer.context["form"].errors) == (200, True)
    assert Person.objects.count() == 2


@pytest.mark.parametrize("role", ["Author", "Translator", None])
@pytest.mark.parametrize("method", ["get", "post"])
def test_others_neither_see_nor_merge(client, role, method):
    signed_in(client, role)
    kept, other = pair()
    answer = getattr(client, method)(page(kept), chosen(other, reason="Forged"))
    assert (answer.status_code, Person.objects.count()) == (403, 2)


def test_unknown_person_has_no_such_page(client):
    signed_in(client)
    addresses = [f"/admin/people/person/{pk}/merge/" for pk in ("0", "9" * 30)]
    assert [client.get(one).status_code for one in addresses] == [404, 404]


def test_author_is_not_offered_to_merge(client):
    kept, _other = pair()
    offers = []
    for role in ("Publisher", "Author"):
        signed_in(client, role)
        offers.append(page(kept) in client.get(address(kept)).content.decode())
    assert offers == [True, False]


def test_preview_of_thirty_reports_costs_as_many_queries_as_of_one(client):
    signed_in(client)
    counts = []
    for number in (1, 30):
        kept, other = factories.person(), factories.person("Kasym Tokaev")
        for index in range(number):
            other.names.create(text=f"Spelling {index}")
            factories.participation(factories.report(people=0), person=other)
            held = factories.tenure(other, factories.office(f"Post {number} {index}"))
            assert held
        with CaptureQueriesContext(connection) as captured:
            client.get(page(kept), chosen(other))
        counts.append(len(captured))
        workflow.merge_people(kept, other, by=factories.editor("Publisher"), reason="Same")
    assert counts[0] == counts[1]
