import datetime

import pytest
from django.utils.translation import override

from meetings import workflow
from meetings.models import Report
from meetings.pages.encounters import encounters, times_met
from meetings.pages.pair import pair_page
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """Two leaders of two countries."""
    return factories.person("Ada Prima"), factories.person("Ben Secondo")


def met(
    first, second, day, *, host=None, kind="bilateral", third=(), publish=True, code="KZ", **fields
):
    """A report of a meeting of two people for Italy and Kazakhstan, and of others."""
    report = factories.report(people=0, quotes=0, held_on=day, kind=kind, **fields)
    for index, (person, of) in enumerate(((first, "IT"), (second, code), *third)):
        role = "participant" if host is None else ("host" if index == host else "guest")
        factories.participation(report, person=person, code=of, role=role)
    if publish:
        workflow.publish(report, by=factories.editor("Publisher"))
    return report


def day(text):
    return datetime.date.fromisoformat(text)


def page(first, second, *, before=None, years=(None, None), language="en"):
    with override(language):
        return pair_page(first, second, before, years=years, language=language)


def test_two_who_met_are_a_pair(two):
    report = met(*two, day("2022-06-19"))
    found = encounters(*two)
    assert [one.held.report for one in found.met] == [report.pk]


def test_countries_of_those_who_met_are_a_pair(two):
    report = met(*two, day("2022-06-19"))
    found = encounters(factories.country("IT"), factories.country("KZ"))
    assert [(one.held.report, one.people) for one in found.met] == [
        (report.pk, ((two[0].pk,), (two[1].pk,)))
    ]


def test_draft_makes_no_pair(two):
    met(*two, day("2022-06-19"), publish=False)
    assert encounters(*two).met == []
    assert page(*two) is None


def test_at_a_gathering_of_five_parties_they_only_attended(two):
    others = [(factories.person(code), code) for code in ("IR", "RU", "UA")]
    report = met(*two, day("2022-06-19"), third=others)
    found = encounters(*two)
    assert (found.met, [held.report for held in found.attended]) == ([], [report.pk])


def test_somebody_also_present_only_attended(two):
    report = met(two[0], factories.person("Carl"), day("2022-06-19"), publish=False)
    factories.participation(report, person=two[1], code="KZ", role="also_present")
    workflow.publish(report, by=factories.editor("Publisher"))
    assert [held.report for held in encounters(*two).attended] == [report.pk]


def test_interpreter_neither_met_nor_attended(two):
    report = met(two[0], factories.person("Carl"), day("2022-06-19"), publish=False)
    factories.participation(report, person=two[1], code="KZ", role="interpreter")
    workflow.publish(report, by=factories.editor("Publisher"))
    found = encounters(*two)
    assert (found.met, found.attended) == ([], [])


def test_colleagues_of_one_delegation_do_not_meet_each_other(two):
    colleague = factories.person("Carl")
    met(*two, day("2022-06-19"), third=[(colleague, "IT")])
    assert encounters(two[0], colleague).met == []


def test_cancelled_meeting_is_told_apart(two):
    met(*two, day("2022-06-19"))
    report = met(*two, day("2023-06-19"), outcome="cancelled")
    shown = page(*two)
    assert [row.report.pk for row in shown.not_held] == [report.pk]
    assert shown.facts.number == 1


def test_facts_count_hosts_gaps_and_kinds(two):
    met(*two, day("2020-01-10"), host=0)
    met(*two, day("2020-02-10"), host=0)
    met(*two, day("2022-03-10"), host=1, kind="state_visit")
    met(*two, day("2022-04-10"), kind="phone_call")
    met(*two, day("2022-05-10"))
    facts = page(*two).facts
    assert (facts.received_by_first, facts.received_by_second) == (2, 1)
    assert (facts.elsewhere, facts.calls) == (1, 1)
    assert facts.longest_gap == "2 years and 1 month"
    assert facts.gap_between == ("10 February 2020", "10 March 2022")
    assert (facts.first, facts.last) == ("10 January 2020", "10 May 2022")
    assert facts.kinds == [("Bilateral meeting", 3), ("Phone call", 1), ("State visit", 1)]


def test_pairs_are_counted_as_their_pages_count_them(two):
    italy, kazakhstan = factories.country("IT"), factories.country("KZ")
    five = [(factories.person(code), code) for code in ("IR", "RU", "UA")]
    met(*two, day("2020-01-10"))
    met(two[0], factories.person("Carl"), day("2020-02-10"))
    met(*two, day("2020-03-10"), third=five)
    met(*two, day("2020-04-10"), outcome="cancelled")
    met(*two, day("2020-05-10"), publish=False)
    beside = met(two[0], factories.person("Dan"), day("2020-06-10"), publish=False)
    factories.participation(beside, person=two[1], code="IT")
    workflow.publish(beside, by=factories.editor("Publisher"))
    assert [counted(*two), counted(italy, kazakhstan)] == [1, 3]
    assert [len(encounters(*pair).met) for pair in (two, (italy, kazakhstan))] == [1, 3]


def counted(*pair):
    return Report.objects.values_list(times_met(*pair), flat=True).first()


def test_pairs_are_counted_no_further_than_is_shown(two, monkeypatch):
    monkeypatch.setattr("meetings.pages.encounters.COUNTED_OF_TWO", 1)
    for year in (2020, 2021, 2022):
        met(*two, datetime.date(year, 1, 10))
    assert counted(*two) == 2


def test_meeting_with_organizations_counts_its_parties(two):
    report = met(*two, day("2020-01-10"), third=[(factories.person("Eva"), "IR")], publish=False)
    for name in ("NATO", "UE"):
        factories.participation(report, organization=factories.organization(name))
    workflow.publish(report, by=factories.editor("Publisher"))
    assert (counted(*two), encounters(*two).met) == (0, [])


def test_years_keep_what_lies_between_them(two):
    for year in (2019, 2020, 2021, 2022):
        met(*two, datetime.date(year, 5, 1))
    shown = page(*two, years=(2020, 2021))
    assert [row.report.held_on.year for row in shown.rows] == [2021, 2020]
    assert (shown.facts.number, shown.all_met) == (2, 4)


def test_chart_puts_the_host_above_or_below_the_seam(two):
    met(*two, day("2021-01-01"), host=0)
    met(*two, day("2022-01-01"), host=1)
    chart = page(*two).chart
    assert [dot.y - chart.seam for dot in chart.dots] == [26, -26]
    assert [tick.year for tick in chart.ticks] == [2021, 2022]


def test_words_of_one_about_the_other_are_found_elsewhere(two):
    met(*two, day("2020-01-01"))
    report = met(two[0], factories.person("Carl"), day("2021-01-01"), publish=False)
    quote = factories.quote(report, "Di Ben penso bene", speaker=two[0])
    factories.mention(report, person=two[1], quote=quote)
    workflow.publish(report, by=factories.editor("Publisher"))
    shown = page(*two, language="it")
    assert [saying.text for saying in shown.about_each_other] == ["Di Ben penso bene"]


def test_of_what_was_said_one_of_each_speaker_at_each_meeting_comes_first(two):
    for index, year in enumerate((2020, 2021)):
        report = met(*two, datetime.date(year, 1, 1), publish=False)
        for speaker in (two[0], two[0], two[0], two[1]):
            factories.quote(report, f"{speaker.name} {year}", speaker=speaker, position=index)
        workflow.publish(report, by=factories.editor("Publisher"))
    said = [saying.text for saying in page(*two, language="it").when_they_met]
    assert said == ["Ada Prima 2021", "Ben Secondo 2021", "Ada Prima 2020", "Ben Secondo 2020"]


def test_of_one_speaker_at_one_meeting_all_is_shown_that_has_room(two):
    report = met(*two, day("2020-01-01"), publish=False)
    for index in range(3):
        factories.quote(report, f"Parole {index}", speaker=two[0], position=index)
    workflow.publish(report, by=factories.editor("Publisher"))
    said = [saying.text for saying in page(*two, language="it").when_they_met]
    assert said == ["Parole 0", "Parole 1", "Parole 2"]


def test_reports_are_counted_by_whose_account_they_rest_on(two):
    italy, kazakhstan = factories.country("IT"), factories.country("KZ")
    for side in (italy, italy, kazakhstan, None):
        report = met(*two, day("2022-06-19"), publish=False)
        report.sources.all().delete()
        factories.source(report, account_country=side, independent=side is None)
        workflow.publish(report, by=factories.editor("Publisher"))
    accounts = page(italy, kazakhstan).accounts
    assert (accounts.of_first, accounts.of_second, accounts.of_others) == (2, 1, 1)


def test_meetings_are_paged_with_a_cursor(two):
    for index in range(31):
        met(*two, datetime.date(2020, 1, 1) + datetime.timedelta(days=index))
    first = page(*two)
    second = page(*two, before=first.after)
    assert (len(first.rows), len(second.rows), second.after) == (30, 1, None)
    assert first.rows[-1].report.held_on > second.rows[0].report.held_on
