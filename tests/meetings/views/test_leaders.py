import pytest

from meetings import workflow
from meetings.pages.addresses import address
from tests.factories import (
    editor,
    live_report,
    mention,
    participation,
    person,
    quote,
    report,
)
from tests.reading import headlines, texts

pytestmark = pytest.mark.django_db


def publish(made):
    workflow.publish(made, by=editor("Publisher"))


def page(client, leader):
    return client.get(address("leader", "en", slug=leader.slug))


def test_leader_page_shows_names_meetings_and_quotes(client):
    leader = person(
        "Kassym-Jomart Tokayev", native_name="Қасым-Жомарт Тоқаев", native_language="kk"
    )
    made = report(people=0, title_en="A meeting", quotes=0)
    participation(made, person=leader)
    quote(made, "His words", speaker=leader)
    publish(made)
    response = page(client, leader)
    assert texts(response, r"<h1>(.*?)</h1>") == ["Kassym-Jomart Tokayev"]
    assert texts(response, r'<span lang="kk">(.*?)</span>') == ["Қасым-Жомарт Тоқаев"]
    assert headlines(response) == ["A meeting"]
    assert texts(response, r'class="saying__words"><p><a[^>]*>“(.*?)”') == ["His words"]


def test_leader_of_a_draft_has_no_page_until_it_is_published(client):
    leader = person("Somebody Hidden")
    made = report(people=0)
    participation(made, person=leader)
    before = page(client, leader).status_code
    publish(made)
    assert (before, page(client, leader).status_code) == (404, 200)


@pytest.mark.parametrize("role", ["interpreter", "staff"])
def test_interpreters_and_staff_have_no_page(client, role):
    helper = person("A Helper")
    made = report()
    participation(made, person=helper, role=role)
    publish(made)
    assert page(client, helper).status_code == 404
    assert "A Helper" not in client.get(address("leaders", "en")).content.decode()


def test_quote_of_a_draft_is_not_on_the_page(client):
    leader = person("Somebody")
    for title, words in (("Live", "Published words"), ("Draft", "Secret words")):
        made = report(people=0, title_en=title, quotes=0)
        participation(made, person=leader)
        quote(made, words, speaker=leader)
        if title == "Live":
            publish(made)
    response = page(client, leader)
    assert texts(response, r'class="saying__words"><p><a[^>]*>“(.*?)”') == ["Published words"]
    assert headlines(response) == ["Live"]


def test_leader_who_is_only_spoken_of_has_a_page_without_meetings(client):
    absent = person("Somebody Absent")
    made = report()
    mention(made, person=absent)
    publish(made)
    response = page(client, absent)
    assert (response.status_code, headlines(response)) == (200, [])


def test_list_leads_to_every_public_leader(client):
    made = report(people=0)
    for name in ("Anna Bianchi", "Carlo Dossi"):
        participation(made, person=person(name, sort_name=name.split()[1]))
    publish(made)
    person("Of No Report")
    response = client.get(address("leaders", "en"))
    assert texts(response, r'<li><a href="/en/leaders/[^"]+">(.*?)</a>') == [
        "Anna Bianchi",
        "Carlo Dossi",
    ]


@pytest.mark.parametrize(("letter", "status"), [("B", 200), ("b", 200), ("Q", 404), ("BB", 404)])
def test_letter_without_leaders_does_not_exist(client, letter, status):
    made = report(people=0)
    participation(made, person=person("Anna Bianchi", sort_name="Bianchi"))
    publish(made)
    assert client.get(address("leaders", "en"), {"letter": letter}).status_code == status


def test_former_address_of_a_leader_redirects_for_good(client):
    made, leader = report(people=0), person("Somebody", slug="now")
    participation(made, person=leader)
    leader.former_slugs.create(slug="once")
    hidden = client.get("/en/leaders/once/").status_code
    publish(made)
    answers = [client.get(path) for path in ("/it/leader/once/", "/en/leaders/once/feed.atom")]
    assert hidden == 404
    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [
        (301, "/it/leader/now/"),
        (301, "/en/leaders/now/feed.atom"),
    ]


def test_search_understands_a_former_address(client):
    made, leader = report(people=0, title_en="Found"), person("Somebody")
    participation(made, person=leader)
    publish(made)
    live_report(title_en="Another")
    leader.former_slugs.create(slug="once")
    assert headlines(client.get("/en/search/?leader=once")) == ["Found"]
