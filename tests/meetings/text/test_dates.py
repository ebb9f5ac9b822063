from datetime import date

import pytest

from meetings.text.dates import iso, weekday, written


@pytest.mark.parametrize(
    ("on", "precision", "italian", "english"),
    [
        (date(2022, 6, 19), "day", "19 giugno 2022", "19 June 2022"),
        (date(2022, 5, 1), "day", "1º maggio 2022", "1 May 2022"),
        (date(2022, 6, 1), "month", "giugno 2022", "June 2022"),
        (date(2022, 1, 1), "year", "2022", "2022"),
    ],
)
def test_partial_dates_are_written_in_both_languages(on, precision, italian, english):
    assert written(on, precision, language="it") == italian
    assert written(on, precision, language="en") == english


@pytest.mark.parametrize(
    ("start", "end", "italian", "english"),
    [
        ((1986, 10, 11), (1986, 10, 12), "11–12 ottobre 1986", "11–12 October 1986"),
        ((2023, 3, 1), (2023, 3, 2), "1º–2 marzo 2023", "1–2 March 2023"),
        (
            (2023, 1, 30),
            (2023, 2, 2),
            "30 gennaio – 2 febbraio 2023",
            "30 January – 2 February 2023",
        ),
        ((2023, 3, 20), (2023, 4, 20), "20 marzo – 20 aprile 2023", "20 March – 20 April 2023"),
        (
            (2022, 12, 30),
            (2023, 1, 2),
            "30 dicembre 2022 – 2 gennaio 2023",
            "30 December 2022 – 2 January 2023",
        ),
        (
            (2022, 3, 20),
            (2023, 3, 20),
            "20 marzo 2022 – 20 marzo 2023",
            "20 March 2022 – 20 March 2023",
        ),
        ((2022, 6, 19), (2022, 6, 19), "19 giugno 2022", "19 June 2022"),
    ],
)
def test_several_days_name_what_they_share_once(start, end, italian, english):
    days = date(*start), "day", date(*end)
    assert written(*days, language="it") == italian
    assert written(*days, language="en") == english


@pytest.mark.parametrize(
    ("end", "precision", "text"),
    [
        (date(2022, 7, 31), "month", "giugno–luglio 2022"),
        (date(2023, 6, 30), "month", "giugno 2022 – giugno 2023"),
        (date(2022, 6, 30), "month", "giugno 2022"),
        (date(2024, 12, 31), "year", "2022–2024"),
    ],
)
def test_several_months_or_years(end, precision, text):
    assert written(date(2022, 6, 1), precision, end, precision, language="it") == text


def test_end_known_less_exactly_than_the_start_is_written_apart():
    days = date(2022, 6, 19), "day", date(2022, 7, 31), "month"
    assert written(*days, language="it") == "19 giugno 2022 – luglio 2022"


def test_weekday_of_a_single_day():
    day = date(2022, 6, 19)
    assert written(day, "day", language="it", weekday=True) == "domenica 19 giugno 2022"
    assert written(day, "day", day, language="en", weekday=True) == "Sunday 19 June 2022"


def test_weekdays_of_months_and_of_several_days_are_left_out():
    day = date(2022, 6, 19)
    assert written(day, "month", language="it", weekday=True) == "giugno 2022"
    assert written(day, "day", date(2022, 6, 20), language="it", weekday=True) == (
        "19–20 giugno 2022"
    )


def test_no_date_is_no_words():
    assert written(None, "day", language="it") == ""


@pytest.mark.parametrize(
    ("precision", "text"), [("day", "0987-06-19"), ("month", "0987-06"), ("year", "0987")]
)
def test_iso_form_says_no_more_than_is_known(precision, text):
    assert iso(date(987, 6, 19), precision) == text


def test_day_of_the_week_with_its_number():
    day = date(2026, 5, 1)
    assert weekday(day, language="it") == "venerdì 1º"
    assert weekday(day, language="en") == "Friday 1"
