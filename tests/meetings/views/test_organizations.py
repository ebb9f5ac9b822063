import datetime
import re

import feedparser
import pytest

from meetings import workflow
from tests.factories import (
    editor,
    mention,
    office,
    organization,
    participation,
    person,
    quote,
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
    tenure(head, post, started_on=datetime.date(2014, 10, 1), ended_on=datetime.date(2024, 10, 1))
    tenure(person("Never Shown"), post, started_on=datetime.date(2024, 10, 1))
    made = report(people=0, title_en="At headquarters")
    participation(made, person=head, organization=alliance)
    participation(made, person=person("Its Envoy"), organization=alliance)
    publish(made)
    response = client.get("/en/organizations/nato/")
    assert headlines(response) == ["At headquarters"]
    assert texts(response, r'<th scope="row"><a href="/en/leaders/[^"]+">(.*?)</a>') == ["Its Head"]
    assert texts(response, r'<li><a href="/en/leaders/[^"]+">(.*?)</a>') == ["Its Envoy"]


def test_organization_page_ranks_whom_it_met_and_leads_to_their_meetings(client):
    alliance, union = (organization(name, slug_en=name.lower()) for name in ("NATO", "UE"))
    for other in ({"code": "KZ"}, {"code": "KZ"}, {"organization": union}):
        made = report(people=0)
        participation(made, person=person("Its Head"), organization=alliance, role="host")
        participation(made, **other)
        publish(made)
    page = client.get("/en/organizations/nato/")
    (ranked,) = texts(page, r'id="counterparts">(.*?)</ul>')
    assert re.findall(r'href="([^"]*)">([^<]*)</a> <span[^>]*>([^<]*)<', ranked) == [
        ("/en/search/?organization=nato&amp;country=KZ", "Kazakhstan", "2 meetings"),
        ("/en/organizations/ue/", "UE", "1 meeting"),
    ]
    found = client.get("/en/search/?organization=nato&country=KZ").context["found"]
    assert len(found.rows) == 2


def test_organization_page_draws_its_years_and_shows_what_was_said_for_it(client):
    alliance, head = organization("NATO", slug_en="nato"), person("Its Head")
    made = report(people=0, quotes=0, held_on=datetime.date(2021, 5, 1))
    participation(made, person=head, organization=alliance, role="host")
    participation(made, code="KZ", role="guest")
    quote(made, "Siamo qui", text_en="We are here", speaker=head)
    publish(made)
    page = client.get("/en/organizations/nato/")
    assert texts(page, r'class="bars".*?<th scope="row"><a[^>]*>(.*?)</a>') == ["2021"]
    assert texts(page, r'class="bars__bar".*?<span>(.*?)</span>') == ["1"]
    assert texts(page, r'class="saying__words".*?<a[^>]*>(.*?)</a>') == ["“We are here”"]


def test_organization_page_leads_to_what_others_said_only_where_they_did(client):
    alliance = organization("NATO", slug_en="nato")
    made = report(people=0)
    participation(made, organization=alliance)
    publish(made)
    link = r'<a href="(/en/search/\?mentions=[^"]*)"'
    before = texts(client.get("/en/organizations/nato/"), link)
    spoken_of = report()
    mention(spoken_of, organization=alliance)
    publish(spoken_of)
    assert (before, texts(client.get("/en/organizations/nato/"), link)) == (
        [],
        ["/en/search/?mentions=nato"],
    )


def test_organization_has_a_feed_of_its_own(client):
    alliance = organization("NATO", slug_en="nato")
    made = report(people=0, title_en="At headquarters")
    participation(made, organization=alliance)
    publish(made)
    publish(report(title_en="Elsewhere"))
    feed = feedparser.parse(client.get("/en/organizations/nato/feed.atom").content)
    assert [entry.title for entry in feed.entries] == ["At headquarters"]
    assert client.get("/en/organizations/ue/feed.atom").status_code == 404


def test_organization_only_spoken_of_has_a_page(client):
    alliance = organization("NATO", slug_en="nato")
    made = report()
    mention(made, organization=alliance)
    before = client.get("/en/organizations/nato/").status_code
    publish(made)
    assert (before, client.get("/en/organizations/nato/").status_code) == (404, 200)
