"""The data of the demo: complete, known choices, and keys that resolve."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest


def names(text):
    return frozenset(text.split())


DEMO = Path(__file__).resolve().parents[3] / "meetings" / "data" / "demo"
LANGUAGES = ("it", "en")

REPORT_FIELDS = names("""key state kind outcome held_on ended_on city_it city_en country venue_it
    venue_en original_language slug_it slug_en title_it title_en summary_it summary_en
    body_it body_en editors_note_it editors_note_en topics participants mentions sources quotes""")
SPECIAL_FIELDS = names("""schedule_in_days embargo_in_days withdrawal_reason_it withdrawal_reason_en
    earlier change_note_it change_note_en""")
PARTICIPANT_FIELDS = names("person country organization role title_printed_it title_printed_en")
SOURCE_FIELDS = names("""key url title publisher language published_on kind account_country
    account_organization independent taken_from locator""")
QUOTE_FIELDS = names("""key speaker original original_language language_spoken directness source
    locator text_it text_en translation_by_it translation_by_en""")
STATES = {"live", "draft", "in_review", "scheduled", "withdrawn"}
KINDS = names("""bilateral multilateral summit state_visit audience phone_call video_call
    signing other""")
OFFICE_ROLES = names("""head_of_state head_of_government foreign_minister other_minister
    head_of_organization religious_leader envoy other""")
ROLES = names("""host guest participant mediator head_of_delegation delegation_member
    also_present""")
NAME_KINDS = {"official", "native", "transliteration", "alias", "former", "honorific"}
DIRECTNESS = {"verbatim", "interpreted", "official_paraphrase", "reported"}
SOURCE_KINDS = {"official", "agency", "press", "video", "document"}
PRECISIONS = {"day", "month", "year"}


def read(name):
    return json.loads((DEMO / f"{name}.json").read_text(encoding="utf-8"))


PEOPLE = read("people")
OFFICES = read("offices")
ORGANIZATIONS = read("organizations")
TOPICS = read("topics")
FILES = [
    (path.stem, json.loads(path.read_text(encoding="utf-8")))
    for path in sorted((DEMO / "meetings").glob("*.json"))
]
REPORTS = [report for _name, report in FILES if "edition_of" not in report]
EIGHTEEN = names("""tokayev-khamenei-2022 putin-khamenei-2022 tehran-astana-summit-2022
    biden-xi-bali-2022 meloni-tebboune-2023 lula-scholz-2023 stoltenberg-kishida-2023
    meloni-zelensky-kyiv-2023 meloni-modi-2023 mattarella-ruto-2023 xi-putin-moscow-2023
    xi-zelensky-call-2023 francis-zelensky-2023 biden-xi-woodside-2023
    mattarella-tokayev-rome-2024 mattarella-xi-beijing-2024 tokayev-mattarella-astana-2025
    reagan-gorbachev-reykjavik-1986""")

each_report = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["key"])


def repeated(values):
    return [value for value, count in Counter(values).items() if count > 1]


def days(*values):
    return [date.fromisoformat(value) for value in values if value is not None]


def test_the_eighteen_meetings_are_all_live_in_both_languages():
    live = {
        report["key"]
        for report in REPORTS
        if report["state"] == "live" and report["title_it"] and report["title_en"]
    }
    assert EIGHTEEN - live == set()


def test_every_file_is_named_after_its_key():
    assert [name for name, report in FILES if report.get("key", name) != name] == []


def test_lists_are_in_the_order_of_their_keys():
    for rows, key in ((PEOPLE, "slug"), (TOPICS, "key"), (ORGANIZATIONS, "key")):
        assert [row[key] for row in rows] == sorted(row[key] for row in rows)


@each_report
def test_report_has_the_fields_of_the_format_and_no_other(report):
    assert set(report) - SPECIAL_FIELDS == REPORT_FIELDS


@each_report
def test_rows_of_report_have_the_fields_of_the_format_and_no_other(report):
    for rows, fields in (
        (report["participants"], PARTICIPANT_FIELDS),
        (report["sources"], SOURCE_FIELDS),
        (report["quotes"], QUOTE_FIELDS),
    ):
        assert [set(row) for row in rows] == [fields] * len(rows)


@each_report
def test_choices_of_report_are_known(report):
    assert report["state"] in STATES
    assert report["kind"] in KINDS
    assert report["original_language"] in LANGUAGES
    assert {row["role"] for row in report["participants"]} - ROLES == set()
    assert {row["kind"] for row in report["sources"]} - SOURCE_KINDS == set()
    assert {row["directness"] for row in report["quotes"]} - DIRECTNESS == set()


@each_report
def test_dates_of_report_are_in_order(report):
    held = days(report["held_on"], report["ended_on"])
    assert held == sorted(set(held))


@each_report
def test_dates_of_sources_are_whole_days(report):
    published = [source["published_on"] for source in report["sources"] if source["published_on"]]
    assert published == [day.isoformat() for day in days(*published)]


@each_report
def test_quotes_have_a_known_speaker_and_a_source_of_their_report(report):
    sources = {source["key"] for source in report["sources"]}
    speakers = {person["slug"] for person in PEOPLE}
    assert {quote["speaker"] for quote in report["quotes"]} - speakers == set()
    assert {quote["source"] for quote in report["quotes"]} - sources == set()


@each_report
def test_keys_of_rows_are_unique(report):
    assert repeated(row["key"] for row in report["sources"]) == []
    assert repeated(row["key"] for row in report["quotes"]) == []
    assert repeated(row["person"] for row in report["participants"]) == []
    assert repeated(report["topics"]) == []
    subjects = (str(sorted(row.items())) for row in report["mentions"])
    assert repeated(subjects) == []


@each_report
def test_topics_exist(report):
    assert set(report["topics"]) - {topic["key"] for topic in TOPICS} == set()
    assert report["topics"] != []


@each_report
def test_participants_exist_and_represent_one_party(report):
    people = {person["slug"] for person in PEOPLE}
    organizations = {organization["key"] for organization in ORGANIZATIONS}
    for row in report["participants"]:
        assert row["person"] in people
        assert (row["country"] is None) != (row["organization"] is None)
        assert row["organization"] in {None, *organizations}


@each_report
def test_participants_of_report_hold_an_office_of_their_party_that_day(report):
    offices = {office["key"]: office for office in OFFICES}
    tenures = {person["slug"]: person["tenures"] for person in PEOPLE}
    for row in report["participants"]:
        held = [
            offices[tenure["office"]]
            for tenure in tenures[row["person"]]
            if tenure["started_on"] <= report["held_on"]
            and (tenure["ended_on"] or "9999") >= report["held_on"]
        ]
        parties = {(office["country"], office["organization"]) for office in held}
        assert (row["country"], row["organization"]) in parties


@each_report
def test_mentions_name_one_thing_that_took_no_part(report):
    quotes = {quote["key"] for quote in report["quotes"]}
    people = {person["slug"] for person in PEOPLE}
    present = {row[kind] for row in report["participants"] for kind in row if kind != "role"}
    for mention in report["mentions"]:
        subject = {kind: value for kind, value in mention.items() if kind != "quote"}
        assert len(subject) == 1
        assert set(subject.values()) & present == set()
        assert mention.get("quote") in {None, *quotes}
        assert mention.get("person") in {None, *people}
        assert mention.get("organization") in {None, *(row["key"] for row in ORGANIZATIONS)}


@each_report
def test_country_codes_have_two_capitals_or_four_for_ended_states(report):
    codes = [report["country"]] + [row["country"] for row in report["participants"]]
    codes += [row.get("country") for row in report["mentions"]]
    codes += [row["account_country"] for row in report["sources"]]
    codes += [office["country"] for office in OFFICES]
    wrong = {code for code in codes if code and not re.fullmatch("[A-Z]{2}|[A-Z]{4}", code)}
    assert wrong == set()
    assert "SU" not in codes


@each_report
def test_sources_have_an_address_or_are_documents_and_cite_sources_of_their_report(report):
    keys = {source["key"] for source in report["sources"]}
    organizations = {organization["key"] for organization in ORGANIZATIONS}
    for source in report["sources"]:
        assert re.match("https?://", source["url"]) or source["kind"] == "document"
        assert source["publisher"] != ""
        assert source["taken_from"] in {None, *keys} - {source["key"]}
        assert source["account_organization"] in {None, *organizations}
        assert not (source["independent"] and source["account_country"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_slugs_of_meetings_topics_and_organizations_are_unique_and_ascii(language):
    for rows in (REPORTS, TOPICS, ORGANIZATIONS):
        slugs = [row[f"slug_{language}"] for row in rows if row[f"slug_{language}"]]
        assert repeated(slugs) == []
        wrong = [slug for slug in slugs if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug)]
        assert wrong == []
        assert [slug for slug in slugs if slug.isdigit() or len(slug) > 80] == []


def test_keys_of_people_offices_topics_and_organizations_are_unique():
    assert repeated(person["slug"] for person in PEOPLE) == []
    for rows in (OFFICES, TOPICS, ORGANIZATIONS):
        assert repeated(row["key"] for row in rows) == []


def test_labels_of_topics_are_unique_in_both_languages():
    for language in LANGUAGES:
        assert repeated(topic[f"name_{language}"].casefold() for topic in TOPICS) == []


def test_every_topic_is_used_by_a_meeting():
    used = {topic for report in REPORTS for topic in report["topics"]}
    assert {topic["key"] for topic in TOPICS} - used == set()


def test_every_person_takes_part_in_a_meeting():
    used = {row["person"] for report in REPORTS for row in report["participants"]}
    assert {person["slug"] for person in PEOPLE} - used == set()


def test_every_office_belongs_to_one_country_or_organization_and_has_a_known_role():
    organizations = {organization["key"] for organization in ORGANIZATIONS}
    for office in OFFICES:
        assert (office["country"] is None) != (office["organization"] is None)
        assert office["organization"] in {None, *organizations}
        assert office["role"] in OFFICE_ROLES


def test_every_office_is_held_by_a_person_and_every_tenure_is_of_an_office():
    held = {tenure["office"] for person in PEOPLE for tenure in person["tenures"]}
    assert held == {office["key"] for office in OFFICES}


def test_tenures_have_precise_days_in_order():
    for person in PEOPLE:
        for tenure in person["tenures"]:
            held = days(tenure["started_on"], tenure["ended_on"])
            assert held == sorted(held)
            assert tenure["started_precision"] in PRECISIONS
            assert (tenure["ended_on"] is None) == (tenure["ended_precision"] is None)
            assert tenure["source_url"].startswith("http")


def test_names_of_people_have_a_known_kind_and_stand_once():
    for person in PEOPLE:
        assert repeated(name["text"] for name in person["names"]) == []
        assert {name["kind"] for name in person["names"]} - NAME_KINDS == set()


def test_native_name_has_its_language_and_stands_among_the_names():
    for person in PEOPLE:
        native = [name["text"] for name in person["names"] if name["kind"] == "native"]
        assert native == [person["native_name"]] * bool(person["native_name"])
        assert bool(person["native_name"]) == bool(person["native_language"])
