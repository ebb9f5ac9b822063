import datetime

import pytest

from meetings.text import durations


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "end", "italian", "english"),
    [
        ("2022-06-19", "2025-09-29", "3 anni e 3 mesi", "3 years and 3 months"),
        ("2023-03-21", "2023-04-26", "1 mese e 5 giorni", "1 month and 5 days"),
        ("2022-06-19", "2023-06-19", "1 anno", "1 year"),
        ("2022-06-19", "2022-06-20", "1 giorno", "1 day"),
        ("2022-06-19", "2022-06-19", "0 giorni", "0 days"),
        ("2024-01-31", "2024-02-29", "1 mese", "1 month"),
        ("2020-02-29", "2021-02-28", "1 anno", "1 year"),
        ("2022-12-31", "2023-01-30", "30 giorni", "30 days"),
    ],
)
def test_time_between_two_days_is_written_in_two_units(start, end, italian, english):
    written = [durations.written(day(start), day(end), language=code) for code in ("it", "en")]
    assert written == [italian, english]
