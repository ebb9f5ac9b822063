import pytest

from meetings.text.periods import period_in


def found(text):
    period = period_in(text)
    return period and (str(period.first), str(period.last), text[period.start : period.end].strip())


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("giugno 2022", "2022-06-01", "2022-06-30"),
        ("June 2022", "2022-06-01", "2022-06-30"),
        ("febbraio del 2024", "2024-02-01", "2024-02-29"),
        ("19 giugno 2022", "2022-06-19", "2022-06-19"),
        ("1º maggio 2022", "2022-05-01", "2022-05-01"),
        ("June 19, 2022", "2022-06-19", "2022-06-19"),
        ("2022-06-19", "2022-06-19", "2022-06-19"),
        ("19/06/2022", "2022-06-19", "2022-06-19"),
        ("1986-1991", "1986-01-01", "1991-12-31"),
        ("1991-1986", "1986-01-01", "1991-12-31"),
        ("dal 2019 al 2022", "2019-01-01", "2022-12-31"),
        ("from 2019 to 2022", "2019-01-01", "2022-12-31"),
        ("tra il 1990 e il 1995", "1990-01-01", "1995-12-31"),
        ("between June 2021 and May 2022", "2021-06-01", "2022-05-31"),
        ("giugno-agosto 2022", "2022-06-01", "2022-08-31"),
        ("8-9 giugno 2022", "2022-06-08", "2022-06-09"),
        ("da gennaio a marzo 2023", "2023-01-01", "2023-03-31"),
        ("from January to March 2023", "2023-01-01", "2023-03-31"),
        ("gennaio e febbraio 2023", "2023-01-01", "2023-02-28"),
        ("dal 3 al 5 maggio 2022", "2022-05-03", "2022-05-05"),
        ("14 e 15 luglio 2022", "2022-07-14", "2022-07-15"),
        ("July 19-20, 2022", "2022-07-19", "2022-07-20"),
        ("2022 2023", "2022-01-01", "2023-12-31"),
        ("2021/2022", "2021-01-01", "2022-12-31"),
        ("anni ottanta", "1980-01-01", "1989-12-31"),
        ("negli anni Ottanta", "1980-01-01", "1989-12-31"),
        ("anni ’80", "1980-01-01", "1989-12-31"),
        ("anni 2010", "2010-01-01", "2019-12-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("since 2020", "2020-01-01", "None"),
        ("dal 2020", "2020-01-01", "None"),
        ("dopo il 2020", "2021-01-01", "None"),
        ("before 1990", "None", "1989-12-31"),
        ("prima del 1990", "None", "1989-12-31"),
        ("fino al 1991", "None", "1991-12-31"),
    ],
)
def test_a_time_is_read_whole(text, first, last):
    assert found(text) == (first, last, text)


def test_what_stands_around_a_time_is_left():
    assert found("Tokayev nel 2022 a Roma") == ("2022-01-01", "2022-12-31", "nel 2022")


@pytest.mark.parametrize(
    "text", ["G20", "1.000", "30 febbraio 2022", "Agenda 2030s", "1492", "12 anni", ""]
)
def test_other_numbers_are_no_time(text):
    assert found(text) is None
