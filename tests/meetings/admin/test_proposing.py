"""What the form proposes while somebody types: posts of the day, addresses, who was there."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import Report
from tests import factories
from tests.forms_on_page import fields_of
from tests.meetings.admin.everything import everything

pytestmark = pytest.mark.django_db
LIST = "/admin/meetings/report/"


def proposed(client, report=None, **changed):
    """What is proposed for a form in which something was changed."""
    where = f"{LIST}{report.pk}/" if report else LIST
    fields = fields_of(client.get(f"{where}{'change' if report else 'add'}/"))
    answer = client.post(f"{where}propose/", fields | changed)
    assert answer.status_code == 200
    return answer.json()


def participant(number, name, **boxes):
    boxes = {"person": name, "role": "", "tenure": "", **boxes}
    return {f"participations-{number}-{box}": value for box, value in boxes.items()}


def leader(name, code, *, started_on=datetime.date(2019, 1, 1), **fields):
    made = factories.person(name)
    post = factories.office(
        f"Capo {name}", title_en=f"Head {name}", country=factories.country(code)
    )
    factories.tenure(made, post, started_on=started_on, **fields)
    return made


def met(*people, **fields):
    """A live meeting of people, each for the country of the post."""
    made = factories.report(people=0, **fields)
    for person in people:
        post = person.tenures.get()
        factories.participation(made, person=person, code=post.office.country_id, tenure=post)
    made.save()
    factories.workflow.publish(made, by=factories.editor("Publisher"))
    return made


# Addresses


def test_address_follows_the_headline(client, author):
    found = proposed(client, title_it="Tokaiev a Tehran: perché?", title_en="")
    assert found["slugs"] == {"it": "tokaiev-a-tehran-perche", "en": ""}


def test_address_that_another_report_has_is_not_proposed(client, author):
    factories.live_report(proposed_slug_it="la-pace")
    assert proposed(client, title_it="La pace")["slugs"]["it"] == "la-pace-2"


def test_address_that_was_chosen_stays_and_one_that_was_made_follows(client, author):
    report = factories.draft(
        author=author,
        title_it="Uno",
        proposed_slug_it="uno",
        title_en="One",
        proposed_slug_en="chosen",
    )
    found = proposed(client, report, title_it="Due", title_en="Two")
    assert found["slugs"] == {"it": "due"}


def test_address_that_readers_know_stays(client):
    publisher = factories.editor("Publisher")
    client.force_login(publisher)
    live = factories.live_report(by=publisher, also_open=True)
    draft = Report.objects.open().get(meeting=live.meeting)
    assert proposed(client, draft, title_it="Altro")["slugs"] == {}


# Posts


def test_posts_are_those_of_the_day(client, author):
    holder = leader("Lula", "IT", ended_on=datetime.date(2020, 1, 1))
    later = factories.office("Dopo", title_en="Later", country=factories.country("IT"))
    then = factories.tenure(holder, later, started_on=datetime.date(2021, 1, 1))
    row = participant(0, "Lula")
    assert proposed(client, held_on="2021-05-01", **row)["posts"] == {
        "participations-0": {
            "choices": [{"id": str(then.pk), "text": "Later (2021–)"}],
            "proposed": str(then.pk),
            "person": f"/admin/people/person/{holder.pk}/change/",
        }
    }
    nothing = proposed(client, held_on="2020-06-01", **row)["posts"]["participations-0"]
    assert (nothing["choices"], nothing["proposed"]) == ([], "")


def test_post_of_the_party_that_is_represented_comes_first(client, author):
    holder = leader("Lula", "IT", started_on=datetime.date(2022, 1, 1))
    other = factories.office("Altro", role="other", country=factories.country("KZ"))
    tenure = factories.tenure(holder, other)
    row = participant(0, "Lula", country="Kazakhstan")
    found = proposed(client, held_on="2023-01-01", **row)
    assert found["posts"]["participations-0"]["proposed"] == str(tenure.pk)


# Earlier participants


@pytest.fixture
def three(author):
    """Two leaders and a minister, who met in 2021."""
    people = leader("Raisi", "IR"), leader("Tokayev", "KZ"), leader("Minister", "KZ")
    met(*people, held_on=datetime.date(2021, 5, 1), title_en="They met")
    return people


def two_rows():
    return participant(0, "Raisi") | participant(1, "Tokayev")


def test_who_was_there_before_is_offered_without_who_is_there_already(client, three):
    [found] = proposed(client, held_on="2022-06-19", **two_rows())["earlier"]
    names = [row["person"] for row in found["participants"]]
    assert (found["when"], names) == ("1 May 2021", ["Minister"])
    assert found["participants"][0]["country-chosen"] == "KZ"


def test_country_of_the_place_is_a_party(client, three):
    fields = participant(0, "Raisi") | {"country": "Kazakhstan"}
    [found] = proposed(client, held_on="2022-06-19", **fields)["earlier"]
    assert [row["person"] for row in found["participants"]] == ["Tokayev", "Minister"]


def test_meetings_of_others_later_ones_and_drafts_are_not_offered(client, author, three):
    met(leader("Meloni", "IT"), three[1], held_on=datetime.date(2021, 6, 1))
    met(*three, held_on=datetime.date(2023, 5, 1))
    hidden = factories.report(people=0, held_on=datetime.date(2021, 7, 1))
    for person in three:
        factories.participation(hidden, person=person, code=person.tenures.get().office.country_id)
    found = proposed(client, held_on="2022-06-19", **two_rows())["earlier"]
    assert [one["when"] for one in found] == ["1 May 2021"]


def test_nothing_is_offered_where_nobody_is_missing(client, three):
    rows = two_rows() | participant(2, "Minister") | {"participations-TOTAL_FORMS": "3"}
    assert proposed(client, held_on="2022-06-19", **rows)["earlier"] == []


# Whoever asks, and whatever is sent


def test_asking_stores_nothing(client, three):
    before = everything()
    proposed(client, held_on="2022-06-19", title_it="Un titolo", **two_rows())
    assert everything() == before


def test_who_cannot_type_is_refused(client, author):
    report = factories.report()
    assert client.post(f"{LIST}{report.pk}/propose/", {}).status_code == 403
    client.force_login(factories.editor("Translator", translates_en=True))
    assert client.post(f"{LIST}propose/", {}).status_code == 403


@pytest.mark.parametrize(
    "sent",
    [
        {"held_on": "2022-02-30", "title_it": "\x00", "country": "x" * 5000},
        {"participations-TOTAL_FORMS": "9" * 9, "participations-0-person-chosen": "9" * 40},
        {"participations-0-person": "x", "participations-0-tenure": "-1", "held_on": "9999-12-31"},
    ],
)
def test_whatever_is_sent_is_answered(client, author, sent):
    assert set(client.post(f"{LIST}propose/", sent).json()) == {"slugs", "posts", "earlier"}


def test_more_than_any_report_is_refused(client, author):
    assert client.post(f"{LIST}propose/", {"title_it": "a" * 2_000_001}).status_code == 413


def test_participants_cost_no_queries_of_their_own(client, author):
    people = [leader(f"Person {number}", "IR") for number in range(30)]
    fields = fields_of(client.get(f"{LIST}add/")) | {"held_on": "2022-06-19"}

    def queries(number):
        rows = {"participations-TOTAL_FORMS": str(number)}
        for index in range(number):
            rows |= participant(index, str(people[index]))
        with CaptureQueriesContext(connection) as counted:
            client.post(f"{LIST}propose/", fields | rows)
        return len(counted)

    assert queries(1) == queries(30)
