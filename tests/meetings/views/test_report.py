import re

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import workflow
from meetings.models import Image, Photo
from meetings.pages.addresses import address
from people.models import Person
from tests.factories import (
    editor,
    live_report,
    next_number,
    participation,
    person,
    quote,
    report,
    source,
    tag,
    topic,
    wording,
)

pytestmark = pytest.mark.django_db


def path(made, language="en"):
    return address("report", language, slug=made.meeting.slug_in(language))


def texts(response, pattern):
    return re.findall(pattern, response.content.decode(), re.DOTALL)


def headlines(response):
    return texts(response, r"<h1[^>]*>(.*?)</h1>")


@pytest.mark.parametrize("language", ["it", "en"])
def test_reader_gets_the_report_in_the_language_of_the_address(client, language):
    made = live_report()
    response = client.get(path(made, language))
    assert headlines(response) == [made.title_in(language)]
    assert texts(response, r'<html lang="(\w+)"') == [language]


def test_draft_of_live_report_leaves_public_page_unchanged(client):
    made = live_report()
    before = client.get(path(made)).content
    edition = workflow.start_edition(made.meeting, by=editor("Publisher"))
    edition.title_en = "Not for readers yet"
    edition.save()
    assert client.get(path(made)).content == before


def test_draft_has_no_page(client):
    made = report(proposed_slug_en="not-yet")
    assert made.proposed_slug_en == "not-yet"
    assert client.get(address("report", "en", slug="not-yet")).status_code == 404


def test_former_address_redirects_for_good(client):
    made = live_report()
    former = path(made)
    edition = workflow.start_edition(made.meeting, by=editor("Publisher"))
    edition.proposed_slug_en = "a-new-address"
    edition.save()
    workflow.publish(edition, by=editor("Publisher"))
    response = client.get(former)
    new = address("report", "en", slug="a-new-address")
    assert (response.status_code, response["Location"]) == (301, new)


def test_browser_that_saw_a_report_withdrawn_asks_again(client):
    made, publisher = live_report(), editor("Publisher")
    workflow.withdraw(made.meeting, by=publisher, reason_it="Doppione", reason_en="A duplicate")
    response = client.get(path(made, "en"))
    assert (response.status_code, response["Cache-Control"]) == (410, "no-cache")


@pytest.mark.parametrize(("language", "reason"), [("it", "Doppione"), ("en", "A duplicate")])
def test_withdrawn_report_gives_the_reason_and_nothing_of_the_text(client, language, reason):
    made = live_report(summary_en="Secret standfirst", summary_it="Sommario segreto")
    workflow.withdraw(
        made.meeting, by=editor("Publisher"), reason_it="Doppione", reason_en="A duplicate"
    )
    response = client.get(path(made, language))
    assert response.status_code == 410
    assert texts(response, r'class="standfirst">(.*?)</p>') == [reason]
    for told in (made.title_in(language), "Secret", "segreto"):
        assert told not in response.content.decode()


def test_untranslated_report_says_so_and_marks_its_language(client):
    made = live_report(languages=("it",), quotes=0)
    response = client.get(path(made, "en"))
    assert texts(response, r'<h1 lang="it">(.*?)</h1>') == [made.title_it]
    assert texts(response, r'<div class="prose" lang="(\w+)">') == ["it"]
    assert texts(response, r'<p class="notice">\s*(.*?)\s*</p>') == [
        "Not yet translated into English. You are reading the Italian text."
    ]


def test_untranslated_report_is_announced_as_one_language_alone(client):
    made = live_report(languages=("it",))
    canonical = [f"{settings.SITE_URL}{path(made, 'it')}"]
    response = client.get(path(made, "en"))
    assert texts(response, r'rel="canonical" href="(.*?)"') == canonical
    assert texts(response, r'rel="alternate" hreflang="(\w+)"') == ["it"]


def test_language_switch_lands_on_the_same_report(client):
    made = live_report()
    response = client.get(path(made, "en"))
    assert texts(response, r'<a href="([^"]*)" lang="it" hreflang="it">') == [path(made, "it")]


def test_original_words_of_a_translated_quote_are_folded_with_their_direction(client):
    made = report(quotes=0, body_en="He said: “All is well”.")
    quote(
        made,
        "همه چیز خوب است",
        original_language="fa",
        text_en="All is well",
        translation_by_en="ours",
        source=made.sources.get(),
    )
    made.save()
    workflow.publish(made, by=editor("Publisher"))
    response = client.get(path(made))
    assert texts(response, r'<blockquote class="quote-note__original"(.*?)</blockquote>') == [
        ' lang="fa" dir="rtl">همه چیز خوب است'
    ]


def test_hostile_texts_are_shown_as_text(client):
    nasty = "<script>alert(1)</script>"
    made = live_report(title_en=nasty, summary_en=nasty, editors_note_en=nasty, byline=nasty)
    page = client.get(path(made)).content.decode()
    assert (page.count("<script>"), page.count("&lt;script&gt;") > 4) == (0, True)


def test_reference_managers_find_the_report_in_the_language_that_is_read(client):
    made = live_report(languages=("it",))
    response = client.get(path(made, "en"))
    assert texts(response, r'name="citation_public_url" content="(.*?)"') == [
        f"{settings.SITE_URL}{path(made, 'it')}"
    ]
    assert texts(response, r'name="citation_title" content="(.*?)"') == [made.title_it]


def test_earlier_version_gives_reference_managers_nothing(client):
    made = live_report()
    fresh = workflow.start_edition(made.meeting, by=editor("Publisher"))
    workflow.publish(fresh, by=editor("Publisher"))
    earlier = address("edition", "en", slug=made.meeting.slug_en, number=1)
    tags = r'name="citation_(\w+)"'
    assert texts(client.get(path(made)), tags)[0] == "title"
    assert texts(client.get(earlier), tags) == []


def test_quote_of_a_report_is_cited_on_its_page_and_linked_at_its_place(client):
    made = live_report(quotes=1)
    said = made.quotes.get()
    response = client.get(path(made))
    assert texts(response, r'<a class="cite" href="([^"]*)"') == [
        address("quote", "en", key=said.key) + "#cite",
        f"#q-{str(said.key)[:8]}",
    ]


def test_page_carries_no_inline_style_or_script(client):
    page = client.get(path(live_report())).content.decode()
    # What machines read is no script: browsers run nothing of that type.
    inline = r'\sstyle="|<style|\son\w+="|<script(?! src="| type="application/ld\+json">)'
    assert re.findall(inline, page) == []


def test_anonymous_page_is_the_same_for_everybody(client):
    response = client.get(path(live_report()))
    assert (response.cookies.keys(), "Cookie" in response.get("Vary", "")) == (set(), False)


def test_reading_costs_the_same_however_much_there_is(client):
    counts = [queries(client, people, quotes) for people, quotes in ((2, 1), (10, 20))]
    assert counts[0] == counts[1]
    assert counts[0] <= 8


def queries(client, people, quotes):
    made = report(people=people, quotes=quotes, kind="summit")
    for index in range(people):
        wording(made.quotes.first(), f"Words {index}", source=source(made, position=index + 1))
        tag(made, topic(f"Topic-{index}"))
        portray(made.participations.all()[index].person)
        Photo.objects.create(
            report=made,
            image=picture(),
            alt_it="Due",
            alt_en="Two",
            credit="An agency",
            position=index,
        )
    workflow.publish(made, by=editor("Publisher"))
    workflow.publish(
        workflow.start_edition(made.meeting, by=editor("Publisher")), by=editor("Publisher")
    )
    client.get(path(made))
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path(made)).status_code == 200
    return len(captured)


def picture():
    number = next_number()
    sizes = [
        {"width": 320, "height": 240, "format": form, "file": f"images/{number}/320.{form}"}
        for form in ("avif", "webp", "jpg")
    ]
    return Image.objects.create(
        sha256=f"{number:064}", file=f"images/{number}.jpg", width=320, height=240, sizes=sizes
    )


def portray(somebody):
    # Stored beside the field, which would open the file to measure it.
    Person.objects.filter(pk=somebody.pk).update(
        portrait=picture().file.name,
        portrait_width=320,
        portrait_height=240,
        portrait_credit="An agency",
    )


def test_principals_have_a_portrait_or_their_letters(client):
    made = report(people=0, quotes=0)
    for name in ("Ali Khamenei", "Kassym-Jomart Tokayev"):
        participation(made, person=person(name))
    portray(made.participations.first().person)
    workflow.publish(made, by=editor("Publisher"))
    response = client.get(path(made))
    assert texts(response, r'class="portrait[^"]*"[^>]*>\s*(?:<source[^>]*>\s*)*([^<]*)<') == [
        "",
        "KT",
    ]
    assert texts(response, r'class="table__credits">(.*?)</p>') == ["Portraits: An agency"]


def test_sources_of_one_origin_are_counted_as_one(client):
    made = report(quotes=0)
    first = made.sources.get()
    for position in (1, 2):
        source(made, taken_from=first, position=position)
    workflow.publish(made, by=editor("Publisher"))
    assert texts(client.get(path(made)), r'class="sources__origins">(.*?)</p>') == [
        "3 sources, 1 origin: all go back to source 1 (A publisher); independent of the parties."
    ]


def test_untranslated_quotes_are_counted_in_the_language_that_lacks_them(client):
    made = report(quotes=0)
    quote(made, "Parole", text_en="", translation_by_en="", source=made.sources.get())
    workflow.publish(made, by=editor("Publisher"))
    found = r'id="untranslated">.*?<p class="soft">(.*?)</p>'
    assert texts(client.get(path(made, "it")), found) == []
    assert texts(client.get(path(made, "en")), found) == [
        "1 quote is not yet translated: it stands in the words of its source."
    ]


def test_name_with_a_hyphen_is_not_broken_in_headline_and_text(client):
    made = live_report(title_en="On Al-Farabi", body_en="Al-Farabi was read.", quotes=0)
    response = client.get(path(made))
    whole = '<span class="unbroken">Al-Farabi</span>'
    assert headlines(response) == [f"On {whole}"]
    assert texts(response, r'<div class="prose"><p>(.*?)</p>') == [f"{whole} was read."]
