"""The checklist shows what deceives, and where."""

import pytest
from django.utils import translation

from meetings.checklist import check
from tests.factories import quote, report, source, wording

pytestmark = pytest.mark.django_db

TE = (
    "Letters of another alphabet look like Latin ones in “Тokayev”: "
    "U+0422 CYRILLIC CAPITAL LETTER TE."
)


def said(made):
    with translation.override("en"):
        found = [line for line in check(made) if "nobody sees" in line.message]
        found += [line for line in check(made) if "another alphabet" in line.message]
    return [(line.message, line.field, line.part) for line in found]


def test_unseen_character_is_shown_with_what_stands_before_it():
    made = report(quotes=0, title_en="Talks in \u202eTehran")
    assert said(made) == [
        (
            "A character that nobody sees stands after “Talks in ”: U+202E RIGHT-TO-LEFT OVERRIDE.",
            "title_en",
            "",
        )
    ]


def test_letter_that_only_looks_latin_is_named_with_its_word():
    made = report(quotes=0, summary_it="Incontro con Тokayev")
    assert said(made) == [
        (
            TE,
            "summary_it",
            "",
        )
    ]


@pytest.mark.parametrize(("language", "lines"), [("ru", 0), ("it", 1)])
def test_words_of_a_source_are_read_in_its_language(language, lines):
    made = report(quotes=0)
    quote(made, "со", original_language=language, text_it="", text_en="", source=None)
    found = [place for _message, *place in said(made) if place == ["quotes", "original"]]
    assert len(found) == lines


def test_every_kind_of_row_is_looked_at():
    made = report(quotes=0)
    one = quote(made, "Pa\u200brole", text_en="Words", source=made.sources.get())
    wording(one, "Other \u202ewords")
    page = source(made, position=1).record
    page.publisher = "Кremlin"
    page.save()
    assert [(field, part) for _message, field, part in said(made)] == [
        ("quotes", "original"),
        ("wordings", "text"),
        ("sources", "publisher"),
    ]
