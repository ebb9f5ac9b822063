"""The words of the demo: both languages, quotes word for word, quotation marks."""

import json
import re
from pathlib import Path

import pytest

DEMO = Path(__file__).resolve().parents[3] / "meetings" / "data" / "demo"
LANGUAGES = ("it", "en")
MARKS = {"it": "«»", "en": "“”"}
NOTES = ("withdrawal_reason", "change_note")
REPORTS = [
    report
    for report in (
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((DEMO / "meetings").glob("*.json"))
    )
    if "edition_of" not in report
]
VOCABULARY = [
    row
    for name in ("people", "offices", "organizations", "topics")
    for row in json.loads((DEMO / f"{name}.json").read_text(encoding="utf-8"))
]

each_report = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["key"])


def languages_read(report):
    """The languages in which a report has title, summary and body."""
    return [
        language
        for language in LANGUAGES
        if all(report[f"{field}_{language}"] for field in ("title", "summary", "body"))
    ]


def plain(text):
    """The text without what a quote may differ in: quotation marks, apostrophes, spaces."""
    return " ".join(re.sub("[«»“”„\"‘’']", " ", text).split())


def paragraphs_with(quote, report, language):
    text = plain(quote[f"text_{language}"])
    return [body for body in report[f"body_{language}"] if text in plain(body)]


def prose(report, language):
    """Everything of a report that the newsroom wrote in a language."""
    texts = [report[f"{field}_{language}"] for field in ("title", "summary", "editors_note")]
    texts += report[f"body_{language}"]
    texts += [report.get(f"{field}_{language}", "") for field in NOTES]
    return texts + [
        quote[f"text_{language}"]
        for quote in report["quotes"]
        if quote["original_language"] != language
    ]


def misplaced(text, opening, closing):
    """The offsets at which a quotation mark opens twice, closes nothing, or stays open."""
    found, opened = [], None
    for offset, character in enumerate(text):
        if character == opening:
            found += [] if opened is None else [offset]
            opened = offset
        elif character == closing:
            found += [offset] if opened is None else []
            opened = None
    return found if opened is None else [*found, opened]


@each_report
def test_report_reads_in_its_original_language_unless_a_draft(report):
    if report["state"] != "draft":
        assert report["original_language"] in languages_read(report)


@each_report
def test_language_that_does_not_read_has_no_text_at_all_once_live(report):
    if report["state"] == "live":
        for language in set(LANGUAGES) - set(languages_read(report)):
            texts = [
                report[f"{field}_{language}"] for field in ("slug", "title", "summary", "body")
            ]
            assert [text for text in texts if text] == []


@each_report
def test_title_and_summary_have_the_length_of_a_headline_and_a_standfirst(report):
    for language in languages_read(report):
        assert len(report[f"title_{language}"]) <= 90
        assert 40 <= len(report[f"summary_{language}"]) <= 320


@each_report
def test_body_in_both_languages_has_150_to_400_words(report):
    if report["state"] == "live" and len(languages_read(report)) == 2:
        for language in LANGUAGES:
            words = sum(len(paragraph.split()) for paragraph in report[f"body_{language}"])
            assert 150 <= words <= 400


@each_report
def test_text_in_the_language_of_the_original_equals_it(report):
    for quote in report["quotes"]:
        if quote["original_language"] in LANGUAGES:
            assert quote[f"text_{quote['original_language']}"] == quote["original"]


@each_report
def test_translation_is_signed_where_there_is_one_and_nowhere_else(report):
    for quote in report["quotes"]:
        for language in LANGUAGES:
            translated = quote["original_language"] != language and quote[f"text_{language}"]
            assert bool(quote[f"translation_by_{language}"]) == bool(translated)
            assert quote[f"translation_by_{language}"] in ("", "ours", "published")


@each_report
def test_verbatim_quote_is_in_the_language_that_was_spoken(report):
    verbatim = [quote for quote in report["quotes"] if quote["directness"] == "verbatim"]
    assert [quote["key"] for quote in verbatim if quote["language_spoken"]] == []


@each_report
def test_every_quote_has_a_text_in_each_language_that_reads(report):
    for language in languages_read(report):
        assert [quote["key"] for quote in report["quotes"] if not quote[f"text_{language}"]] == []


@each_report
def test_two_thirds_of_the_quotes_stand_within_one_paragraph(report):
    for language in languages_read(report):
        found = [q for q in report["quotes"] if paragraphs_with(q, report, language)]
        assert 3 * len(found) >= 2 * len(report["quotes"])


@each_report
def test_quote_in_the_body_stands_alone_between_quotation_marks(report):
    for language in languages_read(report):
        opening, closing = MARKS[language]
        for quote in report["quotes"]:
            for paragraph in paragraphs_with(quote, report, language)[:1]:
                spans = re.findall(f"{opening}([^{closing}]*){closing}", paragraph)
                inside = [plain(span).rstrip(",.") for span in spans]
                assert plain(quote[f"text_{language}"]).rstrip(",.") in inside


@each_report
def test_prose_has_no_straight_apostrophes_or_quotation_marks(report):
    for language in LANGUAGES:
        assert [text for text in prose(report, language) if re.search("['\"]", text)] == []


@each_report
def test_typographic_quotation_marks_are_balanced(report):
    for language in LANGUAGES:
        for text in prose(report, language):
            assert misplaced(text, "«", "»") == []
            assert misplaced(text, "“", "”") == []
            assert text.count("‘") <= text.count("’")


@each_report
def test_english_prose_has_no_italian_quotation_marks(report):
    assert [text for text in prose(report, "en") if re.search("[«»]", text)] == []


@each_report
def test_prose_has_single_spaces_and_none_around_it(report):
    for language in LANGUAGES:
        texts = prose(report, language)
        assert [text for text in texts if " ".join(text.split()) != text] == []


def test_texts_of_the_vocabulary_have_no_straight_apostrophes():
    texts = [row[name] for row in VOCABULARY for name in row if re.search("_(it|en)$", name)]
    assert [text for text in texts if re.search("['\"]", text)] == []
