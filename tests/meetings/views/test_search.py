import pytest

from meetings import workflow
from meetings.pages.addresses import address
from meetings.pages.search import PAGE_SIZE
from tests.factories import country, editor, live_report, participation, person, report, tag, topic
from tests.reading import headlines, texts

pytestmark = pytest.mark.django_db
SEARCH = "/en/search/"


def meeting_of(name, title="The meeting", **fields):
    somebody = person(name, **fields)
    made = report(people=0, title_en=title)
    participation(made, person=somebody, code="KZ")
    workflow.publish(made, by=editor("Publisher"))
    return somebody


def test_name_of_a_country_typed_in_the_box_finds_its_meetings(client):
    meeting_of("Somebody")
    live_report(people=1, title_en="Elsewhere")
    response = client.get(SEARCH, {"q": "kazakistan"})
    assert headlines(response) == ["The meeting"]
    assert texts(response, r"Understood as a name: <a[^>]*>(.*?)</a>") == ["Kazakhstan"]


def test_any_spelling_of_a_leader_typed_in_the_box_finds_the_meetings(client):
    meeting_of("Kassym-Jomart Tokayev", spellings=["Токаев"])
    response = client.get(SEARCH, {"q": "ТОКАЕВ"})
    assert headlines(response) == ["The meeting"]
    assert texts(response, r"Understood as a name: <a[^>]*>(.*?)</a>") == ["Kassym-Jomart Tokayev"]


def test_name_can_be_looked_for_as_words_instead(client):
    meeting_of("Somebody")
    live_report(people=1, body_en="They spoke of Kazakhstan.", title_en="Elsewhere")
    response = client.get(SEARCH, {"q": "Kazakhstan"})
    (as_words,) = texts(response, r'<a href="([^"]+)">Look for these words')
    assert headlines(client.get(as_words)) == ["Elsewhere"]


def test_words_find_what_holds_them(client):
    live_report(title_en="An uncommon pipeline")
    live_report(title_en="Something else")
    assert headlines(client.get(SEARCH, {"q": "pipelines"})) == ["An uncommon pipeline"]


def test_search_without_criteria_shows_the_form_and_no_results(client):
    live_report(title_en="The only one")
    response = client.get(SEARCH)
    assert (response.status_code, headlines(response)) == (200, [])
    assert texts(response, r'<input id="id_q" name="(\w+)"') == ["q"]


@pytest.mark.parametrize(
    "query",
    [
        "country=abc",
        "leader=nobody",
        "from=2025-02-30",
        "from=infinity",
        "to=10000-01-01",
        "kind=tea",
        "page=abc",
        "page=-1",
        "sort=fate",
        f"q={'a' * 201}",
        "country=KZ&topic=nothing",
    ],
)
def test_wrong_value_is_answered_with_the_form_a_message_and_nothing_found(client, query):
    country("KZ")
    live_report()
    response = client.get(f"{SEARCH}?{query}")
    assert (response.status_code, headlines(response)) == (200, [])
    assert len(texts(response, r'role="alert".*?<li>(.*?)</li>')) == 1


def test_what_was_typed_wrongly_is_still_there(client):
    response = client.get(SEARCH, {"leader": '"><script>', "q": "peace"})
    assert texts(response, r'name="leader" type="text" value="(.*?)"') == [
        "&quot;&gt;&lt;script&gt;"
    ]
    assert texts(response, r'name="q"[^>]* value="(.*?)"') == ["peace"]


def test_set_criterion_can_be_taken_away(client):
    meeting_of("Somebody")
    response = client.get(f"{SEARCH}?country=KZ&kind=bilateral")
    kept = texts(response, r'<input type="hidden" name="(\w+)" value="KZ">')
    without = texts(response, r'<a href="([^"]+)"><span class="hidden-text">Remove')
    assert kept == ["country"]
    assert without == ["/en/search/?kind=bilateral", "/en/search/?country=KZ"]


def test_results_are_paged_to_their_end(client):
    for number in range(PAGE_SIZE + 1):
        live_report(title_en=f"Report {number}")
    first = client.get(SEARCH, {"kind": "bilateral"})
    (more,) = texts(first, r'href="([^"]+)" rel="next"')
    last = client.get(more.replace("&amp;", "&"))
    assert (len(headlines(first)), headlines(last)) == (PAGE_SIZE, ["Report 0"])
    assert texts(last, r'rel="next"') == []
    assert client.get(SEARCH, {"kind": "bilateral", "page": 3}).status_code == 404
    assert client.get(SEARCH, {"kind": "bilateral", "page": 51}).status_code == 404


def test_language_switch_keeps_the_search_in_the_words_of_the_other_language(client):
    gas = topic("Gas", slug_it="gas-naturale", slug_en="natural-gas")
    made = report()
    tag(made, gas)
    workflow.publish(made, by=editor("Publisher"))
    response = client.get(f"{SEARCH}?q=peace&topic=natural-gas&nonsense=1")
    assert texts(response, r'<a href="([^"]*)" lang="it" hreflang') == [
        "/it/cerca/?q=peace&amp;topic=gas-naturale"
    ]


def test_language_switch_keeps_also_what_is_not_understood(client):
    response = client.get(f"{SEARCH}?country=abc&q=peace")
    assert texts(response, r'<a href="([^"]*)" lang="it" hreflang') == [
        "/it/cerca/?q=peace&amp;country=abc"
    ]


def test_search_engines_are_asked_to_keep_out(client):
    assert texts(client.get(SEARCH), r'<meta name="robots" content="(.*?)">') == ["noindex"]


def test_leader_of_a_draft_is_neither_found_nor_offered(client):
    participation(report(people=0), person=person("Somebody Hidden"))
    response = client.get(SEARCH, {"q": "Somebody Hidden"})
    assert texts(response, r"Understood as a name") == []
    assert texts(response, r'<option value="(Somebody[^"]*)"') == []


def test_address_of_search_is_translated():
    assert (address("search", "it"), address("search", "en")) == ("/it/cerca/", "/en/search/")
