import datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from meetings.pages.table import Seat
from meetings.pages.wording import Wording
from meetings.templatetags import typesetting
from people.models import Country, Person


@pytest.mark.parametrize(
    ("code", "attributes"),
    [("en", ""), ("", ""), ("it", ' lang="it"'), ("fa", ' lang="fa" dir="rtl"')],
)
def test_language_is_named_where_it_is_not_that_of_the_page(code, attributes):
    with translation.override("en"):
        assert typesetting.lang(code) == attributes


def test_language_code_cannot_break_out_of_its_attribute():
    assert typesetting.lang('x" onclick="') == ' lang="x&quot; onclick=&quot;"'


@pytest.mark.parametrize(
    ("label", "inside"), [("Visiting", "visiting"), ("NATO", "NATO"), ("", "")]
)
def test_label_loses_its_capital_inside_a_sentence(label, inside):
    assert typesetting.in_sentence(label) == inside


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        (Wording("Presidente dell’Iran", "it"), "presidente dell’Iran"),
        (Wording("President of Iran", "en"), "President of Iran"),
    ],
)
def test_italian_alone_writes_titles_without_a_capital(title, inside):
    assert typesetting.title_in_sentence(title) == inside


def test_moment_is_written_as_the_day_that_it_is_here():
    late = datetime.datetime(2022, 6, 18, 23, 30, tzinfo=datetime.UTC)
    with translation.override("en"):
        assert typesetting.day(late) == "19 June 2022"
        assert typesetting.day(late.date()) == "18 June 2022"
        assert typesetting.day(None) == ""


@pytest.mark.parametrize(
    ("language", "on", "words"),
    [
        ("it", (2022, 6, 19), "il 19 giugno 2022"),
        ("it", (2022, 6, 8), "l’8 giugno 2022"),
        ("it", (2022, 6, 11), "l’11 giugno 2022"),
        ("en", (2022, 6, 8), "on 8 June 2022"),
    ],
)
def test_day_follows_the_word_that_its_language_wants(language, on, words):
    with translation.override(language):
        assert typesetting.on_day(datetime.date(*on)) == words


@pytest.mark.parametrize(("language", "text"), [("it", "«Sì»"), ("en", "“Sì”"), ("fa", "“Sì”")])
def test_quote_stands_between_the_marks_of_its_language(language, text):
    assert typesetting.quoted("Sì", language) == text


def test_name_is_escaped_and_linked_where_there_is_a_page():
    someone = Person(slug="someone", name_it="A <b>", name_en="A <b>")
    seat = Seat(person=someone, group=Wording(), title=Wording(), role="", has_page=True)
    with translation.override("en"):
        assert typesetting.who(seat) == '<a href="/en/leaders/someone/">A &lt;b&gt;</a>'
        seat = Seat(person=someone, group=Wording(), title=Wording(), role="", has_page=False)
        assert typesetting.who(seat) == "A &lt;b&gt;"


def test_mark_is_for_the_eye_alone():
    assert typesetting.mark(Country(code="KZ")) == (
        '<span class="mark" aria-hidden="true">KZ</span>'
    )
    assert typesetting.mark(None) == ""


def test_switch_leads_home_where_the_page_has_no_other_language():
    template = Template("{% load typesetting %}{% language_switch %}")
    with translation.override("it"):
        shown = template.render(Context())
    assert ('href="/en/"' in shown, 'href="/it/"' in shown) == (True, False)


def test_moment_for_machines_is_told_to_the_second_in_local_time():
    at = datetime.datetime(2026, 7, 1, 10, 0, 0, 123456, tzinfo=datetime.UTC)
    told = Template("{% load typesetting %}{{ at|instant }} {{ never|instant }}")
    assert told.render(Context({"at": at, "never": None})) == "2026-07-01T12:00:00+02:00 "
