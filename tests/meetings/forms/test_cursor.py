import datetime

import pytest

from meetings.forms.cursor import Cursor, CursorForm


def test_cursor_is_read_as_it_is_written():
    cursor = Cursor(datetime.date(2022, 6, 19), 123)
    form = CursorForm({"before": str(cursor)})
    assert form.is_valid()
    assert form.cleaned_data == {"before": cursor}


def test_no_cursor_is_the_beginning():
    form = CursorForm({})
    assert form.is_valid()
    assert form.cleaned_data == {"before": None}


@pytest.mark.parametrize(
    "value",
    [
        "x",
        "2022-06-19",
        "2022-06-19.",
        "2022-02-30.1",
        "0000-01-01.1",
        "10000-01-01.1",
        "2022-06-19.-1",
        "2022-06-19.1.5",
        "2022-06-19.9999999999999999999",
        "２０２２-06-19.1",
        "2022-06-19.1\n",
        " ",
    ],
)
def test_what_is_no_cursor_is_refused(value):
    assert list(CursorForm({"before": value}).errors) == ["before"]
