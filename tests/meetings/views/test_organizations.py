import datetime

import pytest

from meetings import workflow
from tests.factories import (
    editor,
    mention,
    office,
    organization,
    participation,
    person,
    report,
    tenure,
)
from tests.reading import headlines, texts

pytestmark = pytest.mark.django_db


def publish(made):
    workflow.publish(made, by=editor("Publisher"))


def test_organization_page_shows_meetings_and_holders_of_its_posts(client):
    alliance, head = organization("NATO", slug_en="nato"), person("Its Head")
    post = office("Segretario", organization=alliance, role="head_of_organization")
    tenure(head, post, started_on=datetime.date(2014, 10, 1))
    tenure(person("Never Shown"), post, started_on=datetime.date(2024, 10, 1))
    made = report(people=0, title_en="At headquarters")
    participation(made, person=head, organization=alliance)
    publish(made)
    response = client.get("/en/organizations/nato/")
    assert headlines(response) == ["At headquarters"]
    assert texts(response, r'<li><a href="/en/leaders/[^"]+">(.*?)</a>') == ["Its Head"]


def test_organization_only_spoken_of_has_a_page(client):
    alliance = organization("NATO", slug_en="nato")
    made = report()
    mention(made, organization=alliance)
    before = client.get("/en/organizations/nato/").status_code
    publish(made)
    assert (before, client.get("/en/organizations/nato/").status_code) == (404, 200)
