import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import workflow
from meetings.pages.addresses import address
from meetings.pages.search import PAGE_SIZE
from tests.factories import (
    country,
    editor,
    live_report,
    mention,
    office,
    organization,
    participation,
    person,
    quote,
    report,
    source,
    tag,
    tenure,
    topic,
)
from tests.reading import headlines, texts

pytestmark = pytest.mark.django_db
SEARCH = "/en/search/"


def meeting_of(name, title="The meeting", **fields):
    somebody = person(name, **fields)
    made = report(people=0, title_en=title)
    participation(made, person=somebody, code="KZ")
    workflow.publish(made, by=editor("Publisher"))
    return somebody


def understood(response):
    """What is set, as the page says it."""
    chips = texts(response, r'<li><a[^>]*><span class="hidden-text">Remove: </span>(.*?)<span aria')
    return [re.sub("<[^>]+>", "", chip).strip() for chip in chips]


def tabs(response):
    """The two tabs with their numbers."""
    found = texts(response, r"((?:Quotes|Reports) <span class=.tabs__count.>.*?)</span>")
    return [re.sub("<[^>]+>", "", tab) for tab in found]


def choices(response):
    """What narrows the results, with the numbers."""
    pattern = r'<li><a href="[^"]*">([^<]*)</a> <span class="facet__count">([^<]*)</span>'
    return dict(re.findall(pattern, response.content.decode()))


def test_name_of_a_country_typed_in_the_box_finds_its_meetings(client):
    meeting_of("Somebody")
    live_report(people=1, title_en="Elsewhere")
    response = client.get(SEARCH, {"q": "kazakistan"})
    assert headlines(response) == ["The meeting"]
    assert understood(response) == ["Country: Kazakhstan, found as kazakistan"]


def test_any_spelling_of_a_leader_typed_in_the_box_finds_the_meetings(client):
    meeting_of("Kassym-Jomart Tokayev", spellings=["Токаев"])
    response = client.get(SEARCH, {"q": "ТОКАЕВ"})
    assert headlines(response) == ["The meeting"]
    assert understood(response) == ["Leader: Kassym-Jomart Tokayev, found as ТОКАЕВ"]


def test_name_can_be_looked_for_as_words_instead(client):
    meeting_of("Somebody")
    live_report(people=1, body_en="They spoke of Kazakhstan.", title_en="Elsewhere")
    response = client.get(SEARCH, {"q": "Kazakhstan"})
    (as_words,) = texts(response, r'<a href="([^"]+)">Look for these words')
    assert headlines(client.get(unescape(as_words))) == ["Elsewhere"]


def test_words_find_what_holds_them(client):
    live_report(title_en="An uncommon pipeline")
    live_report(title_en="Something else")
    found = headlines(client.get(SEARCH, {"q": "pipelines"}))
    assert found == ["An uncommon <mark>pipeline</mark>"]


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


@pytest.mark.parametrize(("typed", "kind"), [("2022-06-19", "date"), ("19.6.2022", "text")])
def test_what_is_no_day_stands_in_a_field_that_shows_it(client, typed, kind):
    (field,) = texts(client.get(SEARCH, {"from": typed}), r'<input ([^>]*name="from"[^>]*)>')
    assert (f'type="{kind}"' in field, f'value="{typed}"' in field) == (True, True)


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


@pytest.mark.parametrize(("query", "asked"), [("?q=peace", ["noindex"]), ("", [])])
def test_search_engines_are_asked_to_keep_out_of_results(client, query, asked):
    page = client.get(f"{SEARCH}{query}")
    assert texts(page, r'<meta name="robots" content="(.*?)">') == asked


def test_leader_of_a_draft_is_neither_found_nor_offered(client):
    participation(report(people=0), person=person("Somebody Hidden"))
    response = client.get(SEARCH, {"q": "Somebody Hidden"})
    assert understood(response) == []
    assert texts(response, r"(Somebody Hidden)</a>") == []


def test_address_of_search_is_translated():
    assert (address("search", "it"), address("search", "en")) == ("/it/cerca/", "/en/search/")


def said_at(somebody, words, *, code="IR", about=None, also=None, **fields):
    """A live report at which somebody said something, perhaps of a country or organisation."""
    made = report(people=0, quotes=0, **fields)
    participation(made, person=somebody, code=code)
    if also is not None:
        participation(made, person=also, code="UA")
    said = quote(made, words, speaker=somebody)
    if about is not None:
        mention(made, **{type(about).__name__.lower(): about}, quote=said)
    workflow.publish(made, by=editor("Publisher"))
    return made


def test_who_said_what_of_what_opens_on_the_quotes(client):
    khamenei, nato = person("Ali Khamenei", sort_name="Khamenei, Ali"), organization("NATO")
    said_at(khamenei, "La NATO si allarga", about=nato, title_en="In Tehran")
    response = client.get("/it/cerca/", {"q": "Khamenei NATO"})
    words = texts(response, r'class="saying__words"[^>]*><p><a[^>]*>(.*?)</a>')
    assert words == ["«La <mark>NATO</mark> si allarga»"]
    response = client.get(SEARCH, {"q": "Khamenei NATO"})
    assert understood(response) == ["Leader: Ali Khamenei", "Spoken of: NATO"]
    assert tabs(response) == ["Quotes (1)", "Reports (1)"]


def test_names_open_on_the_reports(client):
    said_at(person("Ali Khamenei", sort_name="Khamenei, Ali"), "La pace")
    assert tabs(client.get(SEARCH, {"q": "Khamenei"})) == ["Reports (1)", "Quotes (1)"]


def test_the_tab_that_was_chosen_stays(client):
    said_at(person("Ali Khamenei", sort_name="Khamenei, Ali"), "La pace")
    response = client.get(SEARCH, {"q": "Khamenei", "in": "quotes"})
    assert texts(response, r'aria-current="page">(\w+)') == ["Quotes"]


def pair_pages(response):
    return texts(response, r'<a href="([^"]+)">All meetings of')


def test_two_who_met_are_led_to_the_page_of_the_pair(client):
    made = report(people=0)
    pair = [
        person(f"{name} Leader", spellings=[name], slug=name.lower()) for name in ("Alfa", "Beta")
    ]
    for one, code in zip(pair, ("KZ", "IR"), strict=True):
        participation(made, person=one, code=code)
    workflow.publish(made, by=editor("Publisher"))
    assert pair_pages(client.get(SEARCH, {"q": "Beta Alfa"})) == ["/en/leaders/alfa/beta/"]
    assert pair_pages(client.get(SEARCH, {"q": "Kazakhstan, Iran"})) == [
        "/en/countries/iran/kazakhstan/"
    ]
    assert client.get("/en/leaders/alfa/beta/").status_code == 200


def test_two_of_one_party_have_no_page_as_a_pair(client):
    made = report(people=0)
    for name in ("Alfa", "Beta"):
        participation(made, person=person(f"{name} Leader", spellings=[name]), code="KZ")
    workflow.publish(made, by=editor("Publisher"))
    response = client.get(SEARCH, {"q": "Beta Alfa"})
    assert (len(headlines(response)), pair_pages(response)) == (1, [])


def test_an_understood_word_can_be_taken_away(client):
    meeting_of("Kassym-Jomart Tokayev", sort_name="Tokayev, Kassym-Jomart")
    response = client.get(SEARCH, {"q": "Tokayev 2022 gas", "kind": "bilateral"})
    without = texts(response, r'<a href="([^"]+)"><span class="hidden-text">Remove')
    assert [unescape(one) for one in without] == [
        "/en/search/?q=2022+gas&kind=bilateral",
        "/en/search/?q=Tokayev+gas&kind=bilateral",
        "/en/search/?q=Tokayev+2022+gas",
    ]


def test_bearers_of_one_name_stand_above_the_results_of_all(client):
    for name, started_on in (
        ("Kassym-Jomart Tokayev", "2019-03-20"),
        ("Marat Tokayev", "2001-01-01"),
    ):
        one = meeting_of(name, title=f"{name} met", sort_name=f"Tokayev, {name.split()[0]}")
        tenure(one, office(f"Post of {name}", title_en=f"Post of {name}"), started_on=started_on)
    response = client.get(SEARCH, {"q": "Tokayev"})
    assert len(headlines(response)) == 2
    assert understood(response) == []
    assert texts(response, r'<li><a[^>]*>([^<]*Tokayev)</a> <span class="soft">(?:.*?)</span>') == [
        "Kassym-Jomart Tokayev",
        "Marat Tokayev",
    ]
    assert texts(response, r'<span class="soft">(Post.*?)</span>') == [
        "Post of Kassym-Jomart Tokayev, 2019–",
        "Post of Marat Tokayev, 2001–",
    ]


def test_a_guess_is_offered_and_never_taken(client):
    meeting_of("Kassym-Jomart Tokayev", sort_name="Tokayev, Kassym-Jomart")
    live_report(title_en="Tokarev pistols")
    response = client.get(SEARCH, {"q": "Tokarev"})
    assert headlines(response) == ["<mark>Tokarev</mark> pistols"]
    assert texts(response, r'Did you mean <a href="([^"]+)">') == [
        "/en/search/?q=Kassym-Jomart+Tokayev"
    ]


def test_a_name_with_a_slip_is_offered_before_the_names_that_its_words_are(client):
    country("GE", name_en="Georgia")
    meeting_of("Giorgia Meloni", sort_name="Meloni, Giorgia")
    response = client.get(SEARCH, {"q": "georgia meloni"})
    assert texts(response, r'Did you mean <a href="([^"]+)">') == ["/en/search/?q=Giorgia+Meloni"]
    assert understood(response) == [
        "Country: Georgia",
        "Leader: Giorgia Meloni",
    ]
    content = response.content.decode()
    assert content.index("Did you mean") < content.index("Set criteria")


def test_nothing_found_says_what_less_would_find(client):
    meeting_of("Kassym-Jomart Tokayev", sort_name="Tokayev, Kassym-Jomart")
    live_report(title_en="Gas", kind="summit")
    response = client.get(SEARCH, {"q": "Tokayev gas", "kind": "bilateral"})
    assert texts(response, r"<h2[^>]*>(Nothing was found)</h2>") == ["Nothing was found"]
    assert choices(response) == {"Without “Words: gas”": "1 reports"}
    assert texts(response, r"<li>Without “([^”]*)” <span[^>]*>0 reports") == [
        "Bilateral meeting",
        "Leader: Kassym-Jomart Tokayev",
    ]


@pytest.mark.parametrize("typed", ["***", "il la", "-", "😀", '""', "()", "AND OR", "%_"])
def test_a_text_without_words_is_answered_clearly(client, typed):
    live_report()
    response = client.get(SEARCH, {"q": typed})
    assert (response.status_code, headlines(response)) == (200, [])
    assert texts(response, r"<h2[^>]*>(Nothing was found)</h2>") == ["Nothing was found"]


def test_choices_show_how_many_reports_they_leave(client):
    gas = topic("Gas")
    for number in range(3):
        made = report(people=0, kind="summit" if number else "bilateral")
        participation(
            made, person=person(f"Leader Number{number}"), code=("KZ", "IR", "IT")[number]
        )
        if number < 2:
            tag(made, gas)
        workflow.publish(made, by=editor("Publisher"))
    found = choices(client.get(SEARCH, {"outcome": "held"}))
    assert {name: found[name] for name in ("Gas", "Summit", "Iran")} == {
        "Gas": "2",
        "Summit": "2",
        "Iran": "1",
    }


def test_a_choice_leads_to_as_many_reports_as_it_says(client):
    live_report(kind="summit")
    live_report()
    response = client.get(SEARCH, {"outcome": "held"})
    (summit,) = texts(response, r'<li><a href="([^"]*)">Summit</a>')
    assert len(headlines(client.get(unescape(summit)))) == 1


def test_interpreters_are_neither_found_nor_counted(client):
    made = report(people=1)
    participation(made, person=person("Some Interpreter"), role="interpreter")
    workflow.publish(made, by=editor("Publisher"))
    live_report()
    found = client.get(SEARCH, {"outcome": "held"})
    assert "Some Interpreter" not in choices(found)
    assert headlines(client.get(SEARCH, {"q": "Some Interpreter"})) == []


@pytest.mark.parametrize(
    ("query", "number"),
    [("place=IT", 1), ("language=en", 1), ("language=it", 1), ("quotes=yes", 1), ("", 0)],
)
def test_reports_are_narrowed_by_place_source_and_quotes(client, query, number):
    made = report(quotes=0, country=country("IT"))
    source(made, language="en")
    made.sources.filter(record__language="it").delete()
    workflow.publish(made, by=editor("Publisher"))
    live_report(country=country("KZ"))
    assert len(headlines(client.get(f"{SEARCH}?in=reports&{query}"))) == number


def test_markup_in_a_text_stays_text(client):
    live_report(title_en="<b>Gas</b>", summary_en="<script>gas</script>")
    response = client.get(SEARCH, {"q": "gas"})
    assert headlines(response) == ["&lt;b&gt;<mark>Gas</mark>&lt;/b&gt;"]
    assert texts(response, r'class="result__excerpt">(.*?)</p>') == [
        "&lt;script&gt;<mark>gas</mark>&lt;/script&gt;"
    ]


def test_words_found_in_the_other_language_are_shown_with_it(client):
    live_report(body_it="Il gasdotto.", body_en="Nothing of it.")
    response = client.get(SEARCH, {"q": "gasdotti"})
    assert texts(response, r'class="result__excerpt" lang="it">(.*?)</p>') == [
        "Il <mark>gasdotto</mark>."
    ]


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(
    "query", ["q=Somebody+gas", "q=nowhere", "country=KZ&in=quotes", "q=Iran", "q=Somebody+Elsewho"]
)
def test_search_takes_ten_queries_at_most_whatever_there_is(
    client, query, number, django_assert_max_num_queries
):
    one = person("Somebody Known", spellings=["Somebody"])
    other = person("Elsewho Known", spellings=["Elsewho"])
    said_at(other, "Il gas", also=one)
    for _number in range(number):
        said_at(one, "Il gas", code="KZ", title_en="Gas", about=country("IR"))
    client.get(f"{SEARCH}?{query}")
    with django_assert_max_num_queries(10):
        client.get(f"{SEARCH}?{query}")


def test_a_search_after_a_name_was_written_takes_one_query_more(client):
    somebody = meeting_of("Somebody Known")
    asked = []
    for name in ("", "Another Name"):
        client.get(SEARCH, {"q": "Somebody Known gas"})
        if name:
            somebody.names.create(text=name)
        with CaptureQueriesContext(connection) as queries:
            client.get(SEARCH, {"q": "Somebody Known gas"})
        asked.append(len(queries))
    assert asked[1] == asked[0] + 1


def titles(response):
    """The headlines without the marks of what was looked for."""
    return [re.sub("</?mark>", "", one) for one in headlines(response)]


def test_year_in_which_nothing_was_held_is_looked_for_in_the_texts(client):
    live_report(title_en="The borders of 1991")
    live_report(title_en="Borders")
    assert titles(client.get(SEARCH, {"q": "borders of 1991"})) == ["The borders of 1991"]


def test_year_of_a_meeting_stays_a_period(client):
    live_report(title_en="Borders", held_on="1991-05-01")
    live_report(title_en="The borders of 1991")
    response = client.get(SEARCH, {"q": "borders of 1991"})
    assert (titles(response), understood(response)) == (["Borders"], ["Time: 1991"])
