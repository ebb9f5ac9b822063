"""The demo reports that show the newsroom at work: open, withdrawn, in one language, corrected."""

import json
from pathlib import Path

DEMO_MEETINGS = Path(__file__).parents[3] / "meetings" / "data" / "demo" / "meetings"
PRINCIPALS = ("host", "guest", "participant", "mediator", "head_of_delegation")
TEXTS = ("slug", "title", "summary", "body")


def demo_report(key):
    return json.loads((DEMO_MEETINGS / f"{key}.json").read_text(encoding="utf-8"))


def demo_reports():
    return [json.loads(path.read_text(encoding="utf-8")) for path in DEMO_MEETINGS.glob("*.json")]


def keys_in_state(state):
    return [report["key"] for report in demo_reports() if report.get("state", "live") == state]


def parties(report):
    return {
        (row["person"], row["country"])
        for row in report["participants"]
        if row["role"] in PRINCIPALS
    }


def missing_texts(report, language):
    return [name for name in TEXTS if not report[f"{name}_{language}"]]


def without_quotation_marks(text):
    return text.translate(str.maketrans("", "", "«»“”‘’'\""))


def test_one_report_stands_at_each_step_before_and_after_publication():
    assert {
        state: keys_in_state(state) for state in ("draft", "in_review", "scheduled", "withdrawn")
    } == {
        "draft": ["tokayev-francis-vatican-2024"],
        "in_review": ["tokayev-raisi-tehran-2022"],
        "scheduled": ["putin-erdogan-tehran-2022"],
        "withdrawn": ["tokayev-mattarella-rome-2024-again"],
    }


def test_draft_is_complete_in_italian_and_has_no_english_yet():
    report = demo_report("tokayev-francis-vatican-2024")
    assert missing_texts(report, "it") == []
    assert missing_texts(report, "en") == list(TEXTS)


def test_draft_of_a_meeting_no_source_confirms_is_announced_only():
    assert demo_report("tokayev-francis-vatican-2024")["outcome"] == "announced"


def test_report_in_review_is_complete_in_both_languages():
    report = demo_report("tokayev-raisi-tehran-2022")
    assert missing_texts(report, "it") == missing_texts(report, "en") == []


def test_report_in_review_quotes_the_words_of_the_leading_report_unchanged():
    (quote,) = demo_report("tokayev-raisi-tehran-2022")["quotes"]
    leading = demo_report("tokayev-khamenei-2022")["quotes"]
    texts = [(row["speaker"], row["text_it"], row["text_en"]) for row in leading]
    assert texts.count((quote["speaker"], quote["text_it"], quote["text_en"])) == 1


def test_scheduled_report_is_published_a_day_after_its_embargo_ends():
    report = demo_report("putin-erdogan-tehran-2022")
    assert (report["embargo_in_days"], report["schedule_in_days"]) == (6, 7)


def test_scheduled_report_is_complete_in_both_languages():
    report = demo_report("putin-erdogan-tehran-2022")
    assert missing_texts(report, "it") == missing_texts(report, "en") == []


def test_only_the_scheduled_report_carries_a_schedule_or_an_embargo():
    timed = [
        report["key"]
        for report in demo_reports()
        if {"schedule_in_days", "embargo_in_days"} & report.keys()
    ]
    assert timed == ["putin-erdogan-tehran-2022"]


def test_withdrawn_report_tells_of_the_same_meeting_as_the_one_that_stays():
    withdrawn = demo_report("tokayev-mattarella-rome-2024-again")
    staying = demo_report("mattarella-tokayev-rome-2024")
    assert withdrawn["held_on"] == staying["held_on"]
    assert parties(withdrawn) == parties(staying)
    assert staying.get("state", "live") == "live"


def test_reason_for_the_withdrawal_names_the_report_that_stays():
    withdrawn = demo_report("tokayev-mattarella-rome-2024-again")
    staying = demo_report("mattarella-tokayev-rome-2024")
    for language in ("it", "en"):
        title = without_quotation_marks(staying[f"title_{language}"])
        reason = without_quotation_marks(withdrawn[f"withdrawal_reason_{language}"])
        assert reason.count(title) == 1


def test_withdrawn_report_has_addresses_of_its_own():
    withdrawn = demo_report("tokayev-mattarella-rome-2024-again")
    staying = demo_report("mattarella-tokayev-rome-2024")
    assert withdrawn["slug_it"] != staying["slug_it"]
    assert withdrawn["slug_en"] != staying["slug_en"]


def test_one_live_report_reads_in_italian_only():
    incomplete = [
        (report["key"], missing_texts(report, "it"), missing_texts(report, "en"))
        for report in demo_reports()
        if report.get("state", "live") == "live"
        and missing_texts(report, "it") + missing_texts(report, "en")
    ]
    assert incomplete == [("meloni-zelensky-rome-2023", [], list(TEXTS))]


def test_one_report_has_an_earlier_version():
    corrected = [report["key"] for report in demo_reports() if "earlier" in report]
    assert corrected == ["francis-zelensky-2023"]


def test_earlier_version_differs_in_the_place_and_in_one_paragraph():
    report = demo_report("francis-zelensky-2023")
    earlier = report["earlier"]
    assert sorted(earlier) == ["body_en", "body_it", "venue_en", "venue_it"]
    assert [name for name in earlier if earlier[name] == report[name]] == []
    for language in ("it", "en"):
        body = f"body_{language}"
        assert earlier[body][0] != report[body][0]
        assert earlier[body][1:] == report[body][1:]


def test_change_after_the_earlier_version_is_noted_in_both_languages():
    report = demo_report("francis-zelensky-2023")
    assert "Aula Paolo VI" in report["change_note_it"]
    assert "Paul VI Hall" in report["change_note_en"]
