"""Two states of an edition as people read them."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from meetings import editions
from meetings.comparison import compare_states
from meetings.comparison.changes import HEADINGS, section_of
from meetings.models import Report, ReportTopic
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def written(pieces):
    signs = {"kept": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}", "folded": "…"}
    return "".join(signs[piece.kind].format(piece.text) for piece in pieces)


def told(comparison):
    """Return everything that a comparison says, as nested plain values."""
    return {
        section.heading: [
            *((change.label, written(change.pieces)) for change in section.changes),
            *(
                (row.fate.kind, row.name, *((c.label, written(c.pieces)) for c in row.changes))
                for row in section.rows
            ),
        ]
        for section in comparison.sections
    }


def after(report, **fields):
    """Return the state before and after fields of a report are set."""
    before = editions.snapshot(report)
    for name, value in fields.items():
        setattr(report, name, value)
    report.save()
    return before, editions.snapshot(report)


def reordered(rows, *places):
    """Let rows stand in the order of the given places."""
    for place, row in enumerate(rows[index] for index in places):
        row.position = place
        row.save()


def test_state_does_not_differ_from_itself():
    state = editions.snapshot(factories.report())
    assert not compare_states(state, state)


def test_words_of_each_language_are_compared():
    report = factories.draft(title_it="Colloquio a Roma", title_en="Talks in Rome")
    states = after(report, title_it="Colloquio a Milano", title_en="Talks in Milan")
    assert told(compare_states(*states)) == {
        "Text": [
            ("Headline in Italian", "Colloquio a [-Roma-]{+Milano+}"),
            ("Headline in English", "Talks in [-Rome-]{+Milan+}"),
        ]
    }


def test_facts_are_told_in_words():
    report = factories.draft(held_on=datetime.date(2022, 6, 19), country=factories.country("IT"))
    states = after(report, held_on_precision="month", country=None, kind="summit")
    assert told(compare_states(*states)) == {
        "When and where": [
            ("Held on", "[-19 June 2022-]{+June 2022+}"),
            ("Kind", "[-Bilateral meeting-]{+Summit+}"),
            ("Country of the place", "[-Italy-]"),
        ]
    }


def test_people_at_work_are_told_by_name():
    report = factories.draft(author=factories.editor(first_name="Anna", last_name="Neri"))
    reviewer = factories.editor("Publisher", first_name="Ugo", last_name="Riva")
    states = after(report, reviewer=reviewer)
    assert told(compare_states(*states)) == {
        "Notes, people at work": [("Reviewer", "{+Ugo Riva+}")]
    }


def test_moment_is_told_in_the_time_of_the_newsroom():
    moment = datetime.datetime(2026, 7, 1, 10, tzinfo=datetime.UTC)
    states = after(factories.draft(), embargo_until=moment)
    assert told(compare_states(*states)) == {
        "Notes, people at work": [("Embargo until", "{+1 July 2026, 12:00+}")]
    }


def test_new_participant_is_told_field_by_field():
    report = factories.draft()
    before = editions.snapshot(report)
    person = factories.person("Ali Khamenei")
    office = factories.office(title_en="Supreme Leader")
    factories.participation(
        report, person=person, role="host", code="IR", tenure=factories.tenure(person, office)
    )
    assert told(compare_states(before, editions.snapshot(report))) == {
        "Participants": [
            (
                *("added", "Ali Khamenei", ("Person", "{+Ali Khamenei+}")),
                *(("Representing (country)", "{+Iran+}"), ("Role", "{+Hosting+}")),
                ("Post held that day", "{+Supreme Leader+}"),
            )
        ]
    }


def test_removed_quote_is_told_with_its_words():
    report = factories.draft()
    quote = factories.quote(report, "Parole", text_en="Words")
    before = editions.snapshot(report)
    quote.delete()
    [row] = told(compare_states(before, editions.snapshot(report)))["Quotes"]
    assert row[:2] == ("removed", "Words")
    assert ("Words of the source", "[-Parole-]") in row


def test_changed_quote_is_told_in_the_words_of_the_source_once():
    report = factories.draft()
    quote = factories.quote(report, "Parole dette", text_en="Words said")
    before = editions.snapshot(report)
    quote.original = "Parole scritte"
    quote.save()
    assert told(compare_states(before, editions.snapshot(report))) == {
        "Quotes": [
            ("changed", "Words said", ("Words of the source", "Parole [-dette-]{+scritte+}"))
        ]
    }


def test_moved_row_is_the_only_one_that_moved():
    report = factories.draft()
    quotes = [factories.quote(report, text, position=n) for n, text in enumerate("abcd")]
    before = editions.snapshot(report)
    reordered(quotes, 1, 2, 3, 0)
    [row] = compare_states(before, editions.snapshot(report)).sections[0].rows
    assert (row.name, row.fate.kind) == ("a", "moved")
    assert (row.fate.place_before, row.fate.place_after) == (1, 4)


def test_row_that_moved_may_have_changed_too():
    report = factories.draft()
    quotes = [factories.quote(report, text, position=n) for n, text in enumerate("abc")]
    before = editions.snapshot(report)
    reordered(quotes, 2, 0, 1)
    quotes[2].locator = "p. 3"
    quotes[2].save()
    assert told(compare_states(before, editions.snapshot(report))) == {
        "Quotes": [("moved_and_changed", "c", ("Where in the source", "{+p. 3+}"))]
    }


def test_rows_that_give_way_to_a_new_one_did_not_move():
    report = factories.draft()
    quotes = [factories.quote(report, text, position=n) for n, text in enumerate("ab")]
    before = editions.snapshot(report)
    factories.quote(report, "new", position=0)
    reordered([*report.quotes.filter(original="new"), *quotes], 0, 1, 2)
    [row] = compare_states(before, editions.snapshot(report)).sections[0].rows
    assert (row.name, row.fate.kind) == ("new", "added")


def test_source_of_a_quote_is_told_by_its_name():
    report = factories.draft()
    quote = factories.quote(report)
    before = editions.snapshot(report)
    quote.source = factories.source(report, title="A page", publisher="ANSA")
    quote.save()
    rows = told(compare_states(before, editions.snapshot(report)))["Quotes"]
    assert rows == [("changed", "Parole dette", ("Source", "{+A page+}"))]


def test_page_of_a_source_is_told_by_its_details():
    report = factories.draft()
    source = factories.source(report, url="https://example.org/a", title="Before")
    before = editions.snapshot(report)
    source.record.title = "After"
    source.record.save()
    assert told(compare_states(before, editions.snapshot(report))) == {
        "Sources": [("changed", "After", ("Title", "[-Before-]{+After+}"))]
    }


def test_topics_come_and_go_by_name():
    report = factories.draft()
    factories.tag(report, factories.topic("Energy"))
    before = editions.snapshot(report)
    ReportTopic.objects.filter(report=report).delete()
    factories.tag(report, factories.topic("Peace"))
    rows = told(compare_states(before, editions.snapshot(report)))["Topics"]
    assert [row[:2] for row in rows] == [("removed", "Energy"), ("added", "Peace")]


def test_notes_of_one_edition_are_not_compared_with_those_of_another():
    before, now = after(factories.draft(change_note_en="Name mended"), change_note_en="")
    assert compare_states(before, now)
    assert not compare_states(before, now, one_edition=False)


def test_long_text_that_stayed_is_folded_unless_it_is_wanted():
    paragraphs = [f"Paragrafo {n}. " + "Parole che restano. " * 20 for n in range(8)]
    report = factories.draft(body_it="\n\n".join([*paragraphs, "Fine ieri."]))
    states = after(report, body_it="\n\n".join([*paragraphs, "Fine oggi."]))
    [change] = compare_states(*states).sections[0].changes
    assert [(piece.kind, piece.paragraphs) for piece in change.pieces[:2]] == [
        ("folded", 8),
        ("kept", 1),
    ]
    [change] = compare_states(*states, whole=True).sections[0].changes
    assert [piece.kind for piece in change.pieces] == ["kept", "deleted", "inserted", "kept"]


def test_record_that_is_gone_is_said_to_be():
    report = factories.draft()
    state = editions.snapshot(report)
    assert told(compare_states(state | {"country": "SUHH"}, state)) == {
        "When and where": [("Country of the place", "[-(no longer exists)-]")]
    }


def test_state_of_older_shape_is_compared_as_far_as_it_goes():
    report = factories.report()
    state = editions.snapshot(report)
    older = {"title_it": "Before", "quotes": [{"key": row["key"]} for row in state["quotes"]]}
    [section] = compare_states(older, state).sections
    assert [change.label for change in section.changes] == ["Headline in Italian"]
    assert section.rows == []


def test_every_field_of_a_report_has_its_heading():
    headings = {section_of(field.name) for field in editions.typed_fields(Report)}
    assert headings == {"facts", "text", "others"}
    assert headings < set(HEADINGS)


def test_comparing_costs_the_same_for_many_rows():
    spent = []
    for many in (1, 9):
        report = factories.report(people=many, quotes=many)
        factories.tag(report, factories.topic())
        before, now = {**editions.snapshot(factories.draft())}, editions.snapshot(report)
        with CaptureQueriesContext(connection) as queries:
            assert compare_states(before, now)
        spent.append(len(queries))
    assert spent[0] == spent[1]
