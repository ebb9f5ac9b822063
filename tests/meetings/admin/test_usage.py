"""Every record says which reports use it, and does not go while one does."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings import workflow
from meetings.admin.usage import protecting
from meetings.models import Report
from meetings.models.frozen import ReportRow
from meetings.models.uses import WAYS
from tests import factories
from tests.meetings.admin.person_forms import signed_in

pytestmark = pytest.mark.django_db

LIST = "/admin/meetings/report/"


def address(record, page="change"):
    options = record._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_{page}", args=[record.pk])


def bulk(client, record):
    options = record._meta
    where = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
    data = {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"}
    return client.post(where, data)


def used_person(report):
    person = factories.person()
    factories.participation(report, person=person, role="guest")
    factories.quote(report, speaker=person)
    factories.mention(report, person=person)
    return person


def used_organization(report):
    organization = factories.organization()
    factories.mention(report, organization=organization)
    factories.source(report, account_organization=organization)
    return organization


def used_country(report):
    country = factories.country("UA")
    report.country = country
    report.save()
    factories.source(report, account_country=country)
    return country


def used_topic(report):
    return factories.tag(report, factories.topic()).topic


def used_office(report):
    held = factories.tenure(post=factories.office("Ministro"))
    factories.participation(report, person=held.person, tenure=held)
    return held.office


#: What a record is in a report that was made for it.
USED = {
    used_person: ["Took part (Visiting)", "Quoted", "Mentioned"],
    used_organization: ["Mentioned", "A source's account"],
    used_country: ["Place of the meeting", "A source's account"],
    used_topic: ["Topic"],
    used_office: ["Post of a participant"],
}


def shown(client, record):
    return client.get(address(record)).context["usage"]


@pytest.mark.parametrize(("use", "ways"), USED.items())
def test_page_of_a_record_says_what_it_is_in_which_report(client, use, ways):
    signed_in(client)
    factories.report(people=0)
    report = factories.report(people=0, title_en="It")
    record = use(report)
    lines = shown(client, record).lines
    assert [(line.report, line.title, line.ways) for line in lines] == [(report, "It", ways)]
    assert [line.day for line in lines] == ["19 June 2022"]


def test_latest_report_comes_first_and_every_version_is_named(client):
    signed_in(client)
    topic = factories.topic()
    old = factories.live_report(held_on=datetime.date(2001, 1, 1), also_open=False)
    new = factories.report(held_on=datetime.date(2020, 1, 1))
    undated = factories.draft()
    for report in (new, undated):
        factories.tag(report, topic)
    person = old.participations.first().person
    factories.mention(new, person=person)
    assert [line.report for line in shown(client, topic).lines] == [undated, new]
    assert [line.report for line in shown(client, person).lines] == [new, old]


def test_what_is_too_much_for_the_page_stands_in_the_list_of_reports(client):
    signed_in(client)
    topic = factories.topic()
    for _number in range(23):
        factories.tag(factories.report(people=0, quotes=0), topic)
    factories.report(people=0)
    used = shown(client, topic)
    listed = client.get(used.list_url).context["cl"].queryset
    assert (len(used.lines), used.further, used.total, listed.count()) == (20, 3, 23, 23)


@pytest.mark.parametrize("word", ["person-abc", "person-", "nothing-1", "topic-" + "9" * 40, "x"])
def test_list_of_what_uses_nothing_that_exists_is_empty(client, word):
    signed_in(client)
    factories.report()
    assert list(client.get(LIST, {"uses": word}).context["cl"].queryset) == []


@pytest.mark.parametrize("use", USED)
def test_pages_ask_as_often_for_thirty_reports_as_for_one(client, use):
    signed_in(client)
    counts = []
    for number in (1, 30):
        record = use(factories.report(people=0))
        for _more in range(number - 1):
            row = record if use is not used_office else None
            copy_use(use, record, row)
        client.get(address(record))
        with CaptureQueriesContext(connection) as captured:
            client.get(address(record))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def copy_use(use, record, row):
    """Use a record in one report more."""
    report = factories.report(people=0, quotes=0)
    if use is used_office:
        held = record.tenures.get()
        factories.participation(report, person=held.person, tenure=held)
    elif use is used_topic:
        factories.tag(report, record)
    else:
        factories.mention(report, **{record._meta.model_name: record})


# Who may know of which report


def test_author_sees_own_and_public_reports_and_how_many_others_there_are(client):
    author = signed_in(client, "Author")
    topic = factories.topic()
    secret = factories.report(title_en="Under embargo")
    own = factories.report(author=author, title_en="Own")
    live = factories.report(title_en="Live")
    for report in (secret, own, live):
        factories.tag(report, topic)
    workflow.publish(live, by=factories.editor("Publisher"))
    used = shown(client, topic)
    assert [(line.title, line.place) for line in used.lines] == [
        ("Live", f"/en/meetings/{live.proposed_slug_en}/"),
        ("Own", f"{LIST}{own.pk}/change/"),
    ]
    assert (used.hidden, used.further) == (1, 0)
    assert "Under embargo" not in client.get(address(topic)).content.decode()


def test_refusal_does_not_name_what_the_author_may_not_read(client):
    author = signed_in(client, "Author")
    person = factories.person(created_by=author)
    factories.mention(factories.report(title_it="Sotto embargo"), person=person)
    page = client.post(address(person, "delete"), {"post": "yes"}).content.decode()
    assert ("Sotto embargo" in page, "1 report that is not open to you" in page) == (False, True)


# What is used stays


@pytest.mark.parametrize("role", ["Publisher", "Manager"])
@pytest.mark.parametrize("use", USED)
@pytest.mark.parametrize("status", ["draft", "live"])
def test_used_record_is_not_deleted_and_the_report_is_named(client, use, role, status):
    signed_in(client, role)
    report = factories.report()
    record = use(report)
    if status == "live":
        workflow.publish(report, by=factories.editor("Publisher"))
    pages = [client.post(address(record, "delete"), {"post": "yes"}), bulk(client, record)]
    # A post is kept by those who held it.
    named = record.tenures.get().person.name_it if use is used_office else report.title_it
    assert [named in page.content.decode() for page in pages] == [True, True]
    assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("role", ["Author", "Translator", None])
@pytest.mark.parametrize("use", USED)
def test_others_delete_nothing_on_any_way(client, use, role):
    signed_in(client, role)
    record = use(factories.report())
    client.post(address(record, "delete"), {"post": "yes"})
    bulk(client, record)
    assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("role", ["Publisher", "Manager"])
@pytest.mark.parametrize(
    "make", [factories.person, factories.organization, factories.topic, factories.office]
)
def test_unused_record_goes(client, make, role):
    signed_in(client, role)
    one, other = make(), make()
    client.post(address(one, "delete"), {"post": "yes"})
    bulk(client, other)
    assert not type(one).objects.filter(pk__in=[one.pk, other.pk]).exists()


@pytest.mark.parametrize("model", WAYS)
def test_every_row_of_a_report_that_keeps_a_record_is_among_its_uses(model):
    keeping = {
        (relation.related_model, relation.field.name)
        for relation in protecting(model)
        if issubclass(relation.related_model, ReportRow | Report)
    }
    known = {(way.model, way.column) for way in WAYS[model]}
    assert keeping - known == set()
