import datetime

import pytest
from django.utils import translation

from meetings import workflow
from meetings.models import Report
from meetings.pages.addresses import address
from meetings.pages.report import links, parity, report_page, with_page
from meetings.pages.versions import readable_versions
from tests.factories import country, editor, live_report, participation, quote, report

pytestmark = pytest.mark.django_db


def fetched(made):
    return with_page(Report.objects.filter(pk=made.pk)).get()


def page(made, language="en"):
    with translation.override(language):
        return report_page(fetched(made), language)


def publish_again(meeting):
    edition = workflow.start_edition(meeting, by=editor("Publisher"))
    workflow.publish(edition, by=editor("Publisher"))


def test_day_is_written_with_its_weekday_and_a_period_without():
    june = {"held_on": datetime.date(2022, 6, 19)}
    assert page(report(**june), "it").when == "domenica 19 giugno 2022"
    assert page(report(**june, held_on_precision="month"), "it").when == "giugno 2022"


def test_report_without_a_date_can_be_previewed():
    assert page(report(held_on=None)).when == ""


def test_country_of_the_place_is_named_unless_it_sits_at_the_table():
    made = report(city_en="Tehran", country=country("IR"))
    assert [str(words) for words in page(made).place] == ["Tehran"]
    made = report(city_en="Washington", venue_en="White House", country=country("US"))
    assert [str(words) for words in page(made).place] == [
        "White House",
        "Washington",
        "United States",
    ]


def test_text_that_is_missing_comes_whole_from_the_other_language():
    made = report(languages=("it",), title_en="A title alone", quotes=0)
    shown = page(made, "en")
    assert (shown.reading, shown.title.text, shown.title.language) == ("it", made.title_it, "it")
    assert (shown.summary.text, shown.is_translated) == (made.summary_it, False)


def test_parity_counts_what_is_missing():
    made = report(languages=("it",), quotes=2)
    untranslated = made.quotes.first()
    untranslated.text_en = ""
    untranslated.save()
    missing = parity(fetched(made), "en")
    assert (missing.texts, missing.quotes) == (["title", "summary", "body"], 1)
    assert not parity(fetched(made), "it")


def test_notes_stand_beside_the_paragraph_that_holds_the_quote():
    made = live_report(quotes=1)
    [said] = made.quotes.all()
    body = page(made).body
    assert body.index("</p>") < body.index("quote-note__who") < body.index(f"/quotes/{said.key}/")


def test_quotes_outside_the_text_are_listed_after_it():
    made = report(quotes=1)
    apart = quote(made, "Nowhere in the body", original_language="en")
    made.save()
    assert [shown.key for shown in page(made).quotes_apart] == [apart.key]


def test_script_in_a_text_is_shown_and_not_run():
    made = report(body_en="<script>alert(1)</script>")
    assert "<script" not in page(made).body


def test_people_of_a_draft_have_no_page_until_something_live_shows_them():
    made = report(people=1)
    known = live_report(people=1).participations.get().person
    participation(made, person=known, code="KZ")
    seats = [party.principals[0].has_page for party in page(made).table.parties]
    assert seats == [False, True]


def test_addresses_of_a_report_in_both_languages():
    made = live_report()
    paths = {
        code: address("report", code, slug=made.meeting.slug_in(code)) for code in ("it", "en")
    }
    head = links(made, "en")
    del head["citation_tags"]
    assert head == {
        "alternates": paths,
        "canonical": paths["en"],
        "hreflang": paths,
        "x_default": f"/n/{made.meeting_id}",
        "card": f"/cards/{made.meeting_id}/1/en.png",
        "unlisted": False,
    }


def test_untranslated_page_points_to_the_language_that_reads():
    made = live_report(languages=("it",))
    head = links(made, "en")
    assert head["canonical"] == head["alternates"]["it"]
    assert head["hreflang"] == {"it": head["alternates"]["it"]}


def test_what_was_never_published_has_no_address():
    assert links(report(), "it") == {"unlisted": True}


def test_earlier_version_is_unlisted_and_points_to_the_live_one():
    made = live_report()
    publish_again(made.meeting)
    made.refresh_from_db()
    head = links(made, "en")
    assert (head["unlisted"], head["canonical"]) == (True, head["alternates"]["en"])


def test_versions_are_those_that_readers_may_read():
    made = live_report()
    publish_again(made.meeting)
    publish_again(made.meeting)
    made.refresh_from_db()
    workflow.hide_edition(made, by=editor("Publisher"), reason="A name")
    live = Report.objects.live().get()
    readable = readable_versions(live.meeting, "en")
    assert [(one.number, one.is_live) for one in readable] == [(3, True), (2, False)]
