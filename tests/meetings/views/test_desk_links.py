import re
from html import unescape
from urllib.parse import parse_qs

import pytest
from django.urls import reverse

from meetings import workflow
from meetings.models import Report
from meetings.pages.addresses import address
from tests.factories import editor, live_report

pytestmark = pytest.mark.django_db


def bar(client, made):
    page = client.get(address("report", "en", slug=made.meeting.slug_en)).content.decode()
    [found] = re.findall(r'<nav class="desk-bar".*?</nav>', page, re.DOTALL) or [""]
    return re.findall(r'href="(.*?)"', found)


def test_reader_sees_no_bar(client):
    assert bar(client, live_report()) == []


def test_publisher_may_edit_and_correct(client):
    made = live_report()
    client.force_login(editor("Publisher"))
    correct = reverse("admin:meetings_report_correct", args=[made.pk])
    assert bar(client, made)[:2] == [
        reverse("admin:meetings_report_change", args=[made.pk]),
        correct,
    ]


def test_publisher_may_correct_each_part(client):
    made = live_report()
    client.force_login(editor("Publisher"))
    places = [parse_qs(unescape(link).partition("?")[2])["place"] for link in bar(client, made)[2:]]
    people = [f"participations:{row.key}" for row in made.participations.all()]
    quote = f"quotes:{made.quotes.get().key}"
    expected = ["title_en", "summary_en", "body_en", "facts", *people, quote]
    assert places == [[place] for place in expected]


def test_publisher_may_dispute_a_quote_on_its_page(client):
    made = live_report()
    key = made.quotes.get().key
    reader = client.get(address("quote", "en", key=key)).content.decode()
    client.force_login(editor("Publisher"))
    publisher = client.get(address("quote", "en", key=key)).content.decode()
    dispute = f"place=quotes%3A{key}%3Astatus"
    assert (dispute in reader, dispute in publisher) == (False, True)


def test_author_of_another_report_may_do_nothing_here(client):
    made = live_report()
    client.force_login(editor("Author"))
    assert bar(client, made) == []


def test_edit_leads_to_the_version_in_progress(client):
    made = live_report(author=editor("Author"), also_open=True)
    client.force_login(made.author)
    in_progress = Report.objects.open().get()
    assert bar(client, made) == [
        reverse("admin:meetings_report_change", args=[in_progress.pk]),
        reverse("admin:meetings_report_compare", args=[in_progress.pk]),
    ]


def test_account_that_was_closed_is_a_reader(client):
    made, publisher = live_report(), editor("Publisher")
    client.force_login(publisher)
    publisher.is_active = False
    publisher.save()
    workflow.start_edition(made.meeting, by=editor("Publisher"))
    assert bar(client, made) == []
