import datetime

import pytest

from meetings import workflow
from meetings.pages.addresses import address
from tests.factories import country, editor, live_report, mention, participation, person, report
from tests.reading import headlines, texts

pytestmark = pytest.mark.django_db


def test_country_without_meetings_has_a_page(client):
    country("KZ")
    assert client.get("/it/paesi/kazakistan/").status_code == 200


def test_country_page_shows_its_meetings_alone(client):
    live_report(title_en="Iran and Kazakhstan")
    elsewhere = report(people=0, title_en="Italy alone")
    participation(elsewhere, code="IT", person=person())
    workflow.publish(elsewhere, by=editor("Publisher"))
    assert headlines(client.get("/en/countries/kazakhstan/")) == ["Iran and Kazakhstan"]


def test_country_of_an_interpreter_did_not_take_part(client):
    made = report()
    participation(made, code="IT", person=person("An Interpreter"), role="interpreter")
    workflow.publish(made, by=editor("Publisher"))
    response = client.get("/en/countries/italy/")
    assert (headlines(response), texts(response, r'class="people".*?</ul>')) == ([], [])


def test_count_leaves_out_what_was_not_held(client):
    live_report()
    live_report(outcome="cancelled")
    response = client.get("/en/countries/kazakhstan/")
    assert texts(response, r'section__count"><span aria-hidden="true">(.*?)<') == ["1"]


def test_representatives_are_shown_the_most_recent_first(client):
    for name, year in (("Earlier", 2021), ("Later", 2022)):
        made = report(people=0, held_on=datetime.date(year, 1, 1))
        participation(made, code="KZ", person=person(name))
        workflow.publish(made, by=editor("Publisher"))
    participation(report(people=0), code="KZ", person=person("Of a draft"))
    response = client.get("/en/countries/kazakhstan/")
    (side,) = texts(response, r'<ul class="people">(.*?)</ul>')
    assert [name in side for name in ("Later", "Earlier", "Of a draft")] == [True, True, False]
    assert side.index("Later") < side.index("Earlier")


def test_ended_state_has_a_page_that_leads_to_its_successors_and_back(client):
    union = country(
        "SUHH",
        name_en="Soviet Union",
        slug_en="soviet-union",
        existed_to=datetime.date(1991, 12, 26),
    )
    union.successors.add(country("KZ"))
    after = client.get("/en/countries/soviet-union/")
    before = client.get("/en/countries/kazakhstan/")
    assert texts(after, r"After it: <a[^>]*>(.*?)</a>") == ["Kazakhstan"]
    assert texts(before, r"Before it: <a[^>]*>(.*?)</a>") == ["Soviet Union"]


def test_country_page_leads_to_what_others_said_only_where_they_did(client):
    country("UA")
    link = r'<a href="(/en/search/\?mentions=[^"]*)"'
    before = texts(client.get("/en/countries/ukraine/"), link)
    spoken_of = report()
    mention(spoken_of, country=country("UA"))
    workflow.publish(spoken_of, by=editor("Publisher"))
    after = texts(client.get("/en/countries/ukraine/"), link)
    assert (before, after) == ([], ["/en/search/?mentions=UA"])
    assert len(client.get(after[0]).context["found"].rows) == 1


def test_successor_does_not_show_the_meetings_of_its_predecessor(client):
    union = country("SUHH", name_en="Soviet Union", slug_en="soviet-union")
    union.successors.add(country("RU"))
    made = report(people=0, title_en="In Reykjavik")
    participation(made, country=union, person=person())
    workflow.publish(made, by=editor("Publisher"))
    assert headlines(client.get("/en/countries/soviet-union/")) == ["In Reykjavik"]
    assert headlines(client.get("/en/countries/russia/")) == []


def test_list_sets_apart_countries_with_meetings_and_states_that_ended(client):
    live_report()
    country("UA")
    country("SUHH", name_en="Soviet Union", existed_to=datetime.date(1991, 12, 26))
    response = client.get("/en/countries/")
    reported = texts(response, r'<li class="names__reported">.*?<a[^>]*>(.*?)</a>')
    (ended,) = texts(response, r'id="ended">.*?<ul.*?<a[^>]*>(.*?)</a>')
    assert (reported, ended) == (["Iran", "Kazakhstan"], "Soviet Union")


def test_unknown_country_is_404(client):
    assert client.get(address("country", "en", slug="nowhere")).status_code == 404


def test_address_of_the_other_language_serves_where_there_is_none(client):
    country("UA", slug_en="")
    response = client.get("/en/countries/ucraina/")
    assert response.status_code == 200
    assert client.get("/it/paesi/ukraine/").status_code == 404


def test_language_switch_lands_on_the_same_country(client):
    country("KZ")
    response = client.get("/en/countries/kazakhstan/")
    assert texts(response, r'<a href="([^"]*)" lang="it" hreflang') == ["/it/paesi/kazakistan/"]
