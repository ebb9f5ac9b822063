import pytest

from meetings import search
from meetings.models import ReportTopic
from meetings.search.naming import MOST_NAMES
from tests import factories

from .shown import met, shown

pytestmark = pytest.mark.django_db


def topic(name_it, name_en):
    """A topic under which a live report is filed."""
    made = factories.topic(name_it, name_en=name_en)
    report = factories.report(quotes=0)
    factories.tag(report, made)
    factories.workflow.publish(report, by=factories.editor("Publisher"))
    return made


def named(text):
    """What was recognised, with the words that are it, and the rest."""
    answer = search.names(text)
    found = {name.typed: [one.name_en for one in name.bearers] for name in answer.names}
    return found, answer.rest


@pytest.mark.parametrize(
    "text",
    [
        "energie rinnovabili",
        "Energia Rinnovabile",
        "renewable energies",
        "sources renewable energy",
    ],
)
def test_a_topic_is_recognised_in_another_form(text):
    topic("Energia rinnovabile", "Renewable energy")
    words = text.removeprefix("sources ")
    assert named(text)[0] == {words: ["Renewable energy"]}


@pytest.mark.parametrize("text", ["bambino deportato", "deported child"])
def test_irregular_forms_are_other_forms_too(text):
    topic("Bambini deportati", "Deported children")
    assert named(text) == ({text: ["Deported children"]}, "")


def test_hyphens_of_a_topic_need_not_be_typed():
    topic("Missili a raggio intermedio", "Intermediate-range missiles")
    assert named("intermediate range missile")[0] == {
        "intermediate range missile": ["Intermediate-range missiles"]
    }


@pytest.mark.parametrize("text", ["rinnovabili energie", "rinnovabili", "-energie rinnovabili"])
def test_words_in_another_order_or_a_part_of_them_are_no_topic(text):
    topic("Energia rinnovabile", "Renewable energy")
    assert named(text) == ({}, text)


def test_the_words_around_a_topic_stay():
    topic("Bambini deportati", "Deported children")
    assert named("cerca il bambino deportato in estate") == (
        {"bambino deportato": ["Deported children"]},
        "cerca il in estate",
    )


def test_whoever_is_named_keeps_the_words():
    topic("Guerre russe", "Russian wars")
    factories.country("RU", name_en="Russia", adjective_it="russo")
    assert named("guerra russa") == ({"russa": ["Russia"]}, "guerra")


def test_names_come_before_topics_in_other_forms():
    topic("Bambini deportati", "Deported children")
    for number in range(MOST_NAMES):
        shown(f"Leader Surname{number}")
    surnames = " ".join(f"Surname{number}" for number in range(MOST_NAMES))
    assert named(f"bambino deportato {surnames}")[1] == "bambino deportato"


def test_a_topic_of_no_live_report_is_not_recognised():
    factories.tag(factories.report(), factories.topic("Bambini deportati"))
    assert named("bambino deportato") == ({}, "bambino deportato")


def test_what_holds_the_words_is_found_beside_what_is_filed_under_the_topic():
    made = topic("Energia rinnovabile", "Renewable energy")
    worded = met(factories.person(), body_it="Le energie, soprattutto rinnovabili.")
    filed = ReportTopic.objects.get(topic=made).report_id
    found = search.answers.reports(
        search.answers.Chosen(), search.names("energie rinnovabili"), language="it"
    )
    assert set(found.hits) == {filed, worded.pk}


def test_a_topic_that_was_renamed_is_recognised_by_its_new_name_alone():
    made = topic("Bambini deportati", "Deported children")
    assert named("bambino deportato")[1] == ""
    made.name_it, made.name_en = "Ostaggi liberati", "Freed hostages"
    made.save()
    assert (named("bambino deportato")[1], named("ostaggio liberato")[1]) == (
        "bambino deportato",
        "",
    )
