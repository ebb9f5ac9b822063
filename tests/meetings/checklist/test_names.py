import pytest
from django.utils.translation import override

from meetings import checklist
from meetings.checklist.edition import Edition, UnknownName
from tests import factories

pytestmark = pytest.mark.django_db


def doubts(report):
    return [
        (finding.field, str(finding.message))
        for finding in checklist.check(report)
        if "did you mean" in str(finding.message)
    ]


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def tokayev():
    return factories.person("Kassym-Jomart Tokayev", spellings=["Токаев"])


def about(text, **fields):
    return factories.report(body_en=text, body_it="Un testo.", quotes=0, **fields)


def test_full_name_one_letter_away_is_asked_about(tokayev):
    report = about("Then Kassym-Jomart Tokaev left.")
    expected = "“Kassym-Jomart Tokaev”: did you mean Kassym-Jomart Tokayev?"
    assert doubts(report) == [("body_en", expected)]


def test_family_name_of_a_participant_is_asked_about(tokayev):
    report = about("Then Tokaev left.")
    factories.participation(report, person=tokayev, tenure=factories.tenure(tokayev))
    expected = "“Tokaev”: did you mean Kassym-Jomart Tokayev?"
    assert doubts(report) == [("body_en", expected)]


def test_family_name_of_somebody_else_is_left_alone(tokayev):
    assert doubts(about("Then Tokaev left.")) == []


def test_known_spelling_is_left_alone(tokayev):
    tokayev.names.create(text="Tokaev")
    report = about("Then Tokaev and Kassym-Jomart Tokaev left.")
    factories.participation(report, person=tokayev, tenure=factories.tenure(tokayev))
    assert doubts(report) == []


def test_attribution_of_a_quote_is_looked_at(tokayev):
    report = factories.report(quotes=0)
    factories.quote(report, attribution_en="Kassym-Jomart Tokajev")
    assert [field for field, _message in doubts(report)] == ["quotes"]


def test_name_typed_for_a_person_comes_with_who_is_meant(tokayev):
    report = factories.report()
    typed = UnknownName("Tokaiev", "participations", "a key", "person")
    whole = Edition.of(report)
    edition = Edition(
        report, whole.participations, whole.quotes, whole.sources, whole.photos, [typed]
    )
    [finding] = checklist.check_edition(edition)
    assert (finding.key, finding.part, finding.message) == (
        "a key",
        "person",
        "“Tokaiev”: did you mean Kassym-Jomart Tokayev?",
    )


def test_number_of_queries_does_not_follow_the_doubts(tokayev, django_assert_num_queries):
    factories.person("Ebrahim Raisi")
    few, many = about("Kassym-Jomart Tokaev."), about("Kassym-Jomart Tokaev, Ebrahim Raissi.")
    assert [len(doubts(few)), len(doubts(many))] == [1, 2]
    for report in (few, many):
        with django_assert_num_queries(9):
            checklist.check(report)
