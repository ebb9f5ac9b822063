import datetime

import pytest

from meetings import checklist, workflow
from meetings.models import Image, Participation, Photo
from tests import factories

pytestmark = pytest.mark.django_db


def found(report, level, languages=None):
    return [f.field for f in checklist.check(report, languages) if f.level == level]


def test_a_complete_report_has_nothing_to_say():
    assert checklist.check(factories.report()) == []


def test_an_empty_draft_lacks_everything():
    report = factories.draft()
    assert found(report, "blocks") == [
        "title_it",
        "proposed_slug_it",
        "held_on",
        "participations",
        "sources",
    ]


def test_a_chosen_language_must_be_complete():
    report = factories.report(languages=("it",), title_en="Only a headline")
    assert found(report, "blocks", ["it", "en"]) == ["summary_en", "body_en"]
    assert found(report, "blocks", ["it"]) == []


def test_the_other_language_incomplete_is_a_warning():
    assert found(factories.report(languages=("it",)), "warns") == ["title_en"]


def test_photos_need_credit_and_description():
    report = factories.report()
    image = Image.objects.create(sha256="0" * 64, file="x.jpg", width=1, height=1)
    Photo.objects.create(report=report, image=image, alt_it="Stretta di mano")
    assert found(report, "blocks") == ["photos", "photos"]


def test_directness_of_quotes_and_kind_of_sources_are_asked_for_before_publication():
    report = factories.report()
    report.quotes.update(directness="")
    report.sources.update(kind="")
    assert found(report, "blocks") == ["quotes", "sources"]
    with pytest.raises(workflow.WorkflowError):
        workflow.publish(report, by=factories.editor("Publisher"))


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date.max])
def test_first_and_last_day_of_the_calendar_are_checked_like_others(day):
    report = factories.report(held_on=day)
    assert found(report, "blocks") == []


def test_quotes_without_speaker_or_source_or_outside_the_body_are_doubtful():
    report = factories.report()
    factories.quote(report, "Altrove", source=None, speaker=None, text_en="")
    report.save()
    assert found(report, "warns") == ["quotes", "quotes", "quotes", "quotes"]


def test_a_speaker_who_did_not_take_part_is_doubtful():
    report = factories.report()
    report.quotes.update(speaker=factories.person("Somebody Else"))
    assert found(report, "warns") == ["quotes"]


def test_a_principal_without_a_post_that_day_is_doubtful():
    report = factories.report(held_on=datetime.date(2018, 1, 1))
    assert found(report, "warns") == ["participations", "participations"]


def test_a_title_as_printed_replaces_the_post():
    report = factories.report(held_on=datetime.date(2018, 1, 1))
    Participation.objects.filter(report=report).update(title_printed_it="Inviato")
    assert found(report, "warns") == []


def test_interpreters_need_no_post():
    report = factories.report()
    factories.participation(report, person=factories.person("Anna"), role="interpreter")
    assert found(report, "warns") == []


def test_somebody_twice_is_doubtful():
    report = factories.report()
    factories.participation(report, person=report.participations.first().person)
    assert found(report, "warns") == ["participations"]


def test_the_same_parties_within_two_days_may_be_the_same_meeting():
    factories.live_report(held_on=datetime.date(2022, 6, 19))
    near = factories.report(held_on=datetime.date(2022, 6, 21))
    far = factories.report(held_on=datetime.date(2022, 6, 22))
    assert (found(near, "warns"), found(far, "warns")) == (["held_on"], [])


def test_a_source_that_nobody_opened_is_doubtful():
    report = factories.report()
    report.sources.update(accessed_on=None)
    assert found(report, "warns") == ["sources"]


def test_an_address_already_given_need_not_be_proposed_again():
    live = factories.live_report()
    draft = workflow.start_edition(live.meeting, by=live.author)
    factories.revise(draft, proposed_slug_it="", proposed_slug_en="")
    assert found(draft, "blocks") == []
