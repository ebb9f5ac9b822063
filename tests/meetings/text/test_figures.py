import time

import pytest

from meetings.text.figures import disagreements


@pytest.mark.parametrize(
    ("italian", "english"),
    [
        ("il 19 giugno 2022", "on June 19, 2022"),
        ("il 1º maggio", "on 1 May"),
        ("il primo maggio", "on May 1st"),
        ("dal 19 al 20 giugno", "19–20 June"),
        ("1.200,5 tonnellate", "1,200.5 tonnes"),
        ("10 000 uomini", "10,000 men"),
        ("1.200 milioni", "1.2 billion"),
        ("10mila soldati", "10,000 soldiers"),
        ("3 anni", "three years"),
        ("ventidue Paesi", "22 countries"),
        ("nel 2022 al G20", "in 2022 at the G7"),
        ("alle 15.30", "at 3.30 pm"),
        ("gli anni ’90 e 5 incontri", "the 1990s and 5 meetings"),
        ("la risoluzione 2231", "the resolution"),
    ],
)
def test_what_agrees_is_not_named(italian, english):
    assert disagreements(italian, english) == []


@pytest.mark.parametrize(
    ("italian", "english", "named"),
    [
        ("il 19 giugno 2022", "on 18 June 2022", ("19 giugno 2022", "18 June 2022")),
        ("a giugno 2022", "in July 2022", ("giugno 2022", "July 2022")),
        ("nel 1991", "in 1992", ("1991", "1992")),
        ("1.200 persone", "1.200 people", ("1.200", "1.200")),
        ("2 anni e 30 giorni", "two years and 31 days", ("30", "31")),
        ("3 miliardi di euro", "3 million euros", ("3 miliardi", "3 million")),
    ],
)
def test_what_differs_is_named_as_it_is_written(italian, english, named):
    assert disagreements(italian, english) == [{"it": named[0], "en": named[1]}]


def test_text_of_nothing_but_figures_is_read_in_time():
    begun = time.process_time()
    disagreements("1.234 " * 30_000, "12 June " * 20_000)
    assert time.process_time() - begun < 5
