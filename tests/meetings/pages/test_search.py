import datetime

import pytest
from django.core.paginator import EmptyPage

from meetings import workflow
from meetings.forms.search import Criteria
from meetings.pages.search import Question, find
from tests.factories import (
    country,
    editor,
    live_report,
    mention,
    participation,
    person,
    quote,
    report,
)

pytestmark = pytest.mark.django_db


def publish(made):
    workflow.publish(made, by=editor("Publisher"))
    return made


def page_of(criteria, page=1):
    return find(Question(criteria, "en"), page)


def found(criteria):
    """The reports that are found, newest first unless ordered otherwise."""
    return [one.row.report for one in page_of(criteria).rows]


def quoted(criteria):
    return [one.saying.text for one in page_of(criteria).sayings]


def meeting_of(*people, **fields):
    made = report(people=0, quotes=0, **fields)
    for one in people:
        participation(made, person=one, code="KZ")
    return publish(made)


def test_all_countries_and_leaders_must_have_taken_part():
    one, other = person("One"), person("Other")
    both = meeting_of(one, other)
    meeting_of(one)
    assert found(Criteria(leaders=[one, other])) == [both]
    assert found(Criteria(countries=[country("KZ"), country("IT")])) == []


def test_name_typed_as_text_finds_the_meetings_of_its_bearer():
    tokayev = person("Kassym-Jomart Tokayev", spellings=["Tokaev"])
    met = meeting_of(tokayev)
    live_report(body_en="Tokaev was spoken of.", languages=("en",))
    assert found(Criteria(text="tokaev")) == [met]


def test_words_in_quotation_marks_are_no_name():
    met = meeting_of(person("Somebody"), languages=("it",))
    spoken_of = live_report(
        body_en="They spoke of Kazakhstan.", languages=("en",), people=1, quotes=0
    )
    assert found(Criteria(text="Kazakhstan")) == [met]
    assert found(Criteria(text='"Kazakhstan"')) == [spoken_of]


def test_draft_is_not_found_by_any_criterion():
    leader = person("Somebody")
    made = report(people=0, kind="summit", title_en="A telling title")
    participation(made, person=leader)
    assert found(Criteria(kind="summit")) == []
    assert found(Criteria(text="telling")) == []


def test_speaker_and_subject_narrow_the_reports():
    leader = person("Somebody")
    made = report(people=0)
    participation(made, person=leader)
    quote(made, "I say so", speaker=leader)
    mention(made, country=country("UA"))
    publish(made)
    live_report()
    assert found(Criteria(speaker=leader, within="reports")) == [made]
    assert found(Criteria(mentions=country("UA"))) == [made]
    assert found(Criteria(mentions=leader)) == []


def test_imprecise_date_is_found_where_it_may_overlap_and_marked():
    in_june = live_report(held_on=datetime.date(2022, 6, 1), held_on_precision="month")
    exact = live_report(held_on=datetime.date(2022, 6, 12))
    criteria = Criteria(start=datetime.date(2022, 6, 10), end=datetime.date(2022, 6, 20))
    page = page_of(criteria)
    assert [(one.row.report, one.row.is_rough) for one in page.rows] == [
        (exact, False),
        (in_june, True),
    ]


def test_imprecise_date_that_lies_within_is_not_marked():
    live_report(held_on=datetime.date(2022, 6, 1), held_on_precision="month")
    criteria = Criteria(start=datetime.date(2022, 1, 1), end=datetime.date(2022, 12, 31))
    page = page_of(criteria)
    assert [one.row.is_rough for one in page.rows] == [False]


def test_oldest_come_first_when_asked():
    late, early = (live_report(held_on=datetime.date(year, 1, 1)) for year in (2022, 2021))
    assert found(Criteria(outcome="held", sort="date-asc")) == [early, late]
    assert found(Criteria(outcome="held", sort="date")) == [late, early]


def test_quotes_are_found_by_speaker_and_by_words():
    leader, other = person("Some Leader", sort_name="Leader, Some"), person("Other")
    made = report(people=0, quotes=0)
    for one, words in ((leader, "We want peace"), (leader, "We sell gas"), (other, "No peace")):
        participation(made, person=one)
        quote(made, words, speaker=one)
    publish(made)
    assert quoted(Criteria(speaker=leader, within="quotes")) == ["We want peace", "We sell gas"]
    assert quoted(Criteria(text="peace", within="quotes")) == ["We want peace", "No peace"]
    assert quoted(Criteria(text="some leader peace", within="quotes")) == ["We want peace"]


def test_page_beyond_the_last_is_none():
    live_report()
    with pytest.raises(EmptyPage):
        page_of(Criteria(outcome="held"), 2)
    with pytest.raises(EmptyPage):
        page_of(Criteria(outcome="held"), 51)
