"""Two records of one person become one: what moves, what is refused, what the log tells."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import editions, search, workflow
from meetings.models import Revision, Step
from meetings.models.frozen import PublishedIsFrozen
from meetings.search.answers import Chosen
from meetings.workflow import NotAllowed, WorkflowError
from meetings.workflow.merger import preview
from people.models import FormerPersonSlug, Person, PersonChange, Tenure
from tests import factories

pytestmark = pytest.mark.django_db

REASON = "Same birthday, same post."


def merge(kept, other, *, role="Publisher", reason=REASON):
    workflow.merge_people(kept, other, by=factories.editor(role), reason=reason)
    kept.refresh_from_db()


def pair(**fields):
    return (
        factories.person("Kassym-Jomart Tokayev", slug="tokayev"),
        factories.person("Kasym Tokaev", slug="tokaev", **fields),
    )


def in_report(person, **fields):
    """A draft in which somebody takes part, speaks and is spoken of."""
    made = factories.report(people=0, quotes=0, **fields)
    held = factories.tenure(person, factories.office(f"Post {made.pk}"))
    factories.participation(made, person=person, tenure=held)
    factories.quote(made, "Parole", speaker=person)
    factories.mention(made, person=person)
    return made


def named_in(made):
    return {
        made.participations.get().person,
        made.quotes.get().speaker,
        made.mentions.get().person,
    }


# What moves


def test_rows_of_all_editions_name_the_kept_record():
    kept, other = pair()
    made = in_report(other)
    workflow.publish(made, by=factories.editor("Publisher"))
    draft = workflow.start_edition(made.meeting, by=factories.editor("Publisher"))
    workflow.publish(draft, by=factories.editor("Publisher"))
    again = workflow.start_edition(made.meeting, by=factories.editor("Publisher"))
    merge(kept, other)
    assert [named_in(edition) for edition in (made, draft, again)] == [{kept}] * 3
    assert list(Person.objects.all()) == [kept]


def test_published_rows_are_frozen_again_afterwards():
    kept, other = pair()
    made = in_report(other)
    workflow.publish(made, by=factories.editor("Publisher"))
    merge(kept, other)
    with pytest.raises(PublishedIsFrozen):
        made.participations.update(person=None)


def test_names_become_spellings_and_none_stands_twice():
    kept, other = pair(native_name="Тоқаев", native_language="kk")
    kept.names.create(text="Tokajew", kind="transliteration", language="de")
    other.names.create(text="Tokajew")
    other.names.create(text="Kassym-Jomart Tokayev")
    other.names.create(text="Toqaev", kind="official", language="kk")
    kept.native_name = "Қасым-Жомарт Тоқаев"
    kept.save()
    merge(kept, other)
    assert sorted(kept.names.values_list("text", "language", "kind")) == [
        ("Kasym Tokaev", "", "alias"),
        ("Tokajew", "de", "transliteration"),
        ("Toqaev", "kk", "official"),
        ("Тоқаев", "kk", "native"),
    ]


def test_name_that_the_other_lacks_is_no_spelling():
    kept, other = pair()
    Person.objects.filter(pk=kept.pk).update(native_name="Тоқаев", native_language="kk")
    merge(kept, other)
    assert list(kept.names.values_list("text", flat=True)) == ["Kasym Tokaev"]


def test_names_that_differ_by_language_keep_theirs():
    kept = factories.person("Francesco")
    other = factories.person(name_it="Papa Bergoglio", name_en="Pope Bergoglio")
    merge(kept, other)
    assert sorted(kept.names.values_list("text", "language")) == [
        ("Papa Bergoglio", "it"),
        ("Pope Bergoglio", "en"),
    ]


def test_empty_fields_are_filled_and_others_stay():
    kept, other = pair(
        note_it="Della seconda",
        note_en="Of the second",
        born_on=datetime.date(1953, 1, 1),
        born_on_precision="year",
        wikidata_id="Q1",
    )
    picture = {"portrait": "portraits/x.jpg", "portrait_width": 3, "portrait_height": 4}
    Person.objects.filter(pk=other.pk).update(**picture, portrait_credit="Somebody")
    kept.note_it = "Della prima"
    kept.save()
    workflow.merge_people(kept, other, by=factories.editor("Publisher"), reason=REASON)
    stored = Person.objects.filter(pk=kept.pk)
    assert stored.values_list("note_it", "note_en", "wikidata_id").get() == (
        *("Della prima", "Of the second"),
        "Q1",
    )
    assert stored.values_list("born_on", "born_on_precision").get() == (
        datetime.date(1953, 1, 1),
        "year",
    )
    assert stored.values_list("portrait", "portrait_width", "portrait_credit").get() == (
        *("portraits/x.jpg", 3),
        "Somebody",
    )


def test_name_that_fills_an_empty_one_is_no_spelling():
    kept = factories.person("Francesco", name_en="")
    merge(kept, factories.person(name_it="Francesco", name_en="Francis"))
    assert (kept.name_en, kept.names.count()) == ("Francis", 0)


def test_times_in_office_move_and_the_same_one_stands_once():
    kept, other = pair()
    president, chair = factories.office(), factories.office("Presidente del Senato")
    mine = factories.tenure(kept, president)
    theirs = factories.tenure(other, president)
    further = factories.tenure(other, chair)
    made = factories.report(people=0, quotes=0)
    row = factories.participation(made, person=other, tenure=theirs)
    workflow.publish(made, by=factories.editor("Publisher"))
    merge(kept, other)
    row.refresh_from_db()
    assert set(kept.tenures.all()) == {mine, further}
    assert (row.tenure, Tenure.objects.count()) == (mine, 2)


def test_saves_of_editions_name_the_kept_record():
    kept, other = pair()
    made = in_report(other)
    held = made.participations.get().tenure
    twin = factories.tenure(kept, held.office)
    factories.revise(made)
    unrelated = factories.report()
    factories.revise(unrelated)
    before = unrelated.revisions.get().snapshot
    merge(kept, other)
    assert made.revisions.get().snapshot == editions.snapshot(made)
    assert made.revisions.get().snapshot["participations"][0]["tenure"] == twin.pk
    assert unrelated.revisions.get().snapshot == before


def test_save_that_names_somebody_with_a_longer_number_stays_as_it_is():
    kept, other = pair()
    longer = Person.objects.create(pk=int(f"{other.pk}1"), slug="longer", name_it="Longer")
    made = in_report(longer)
    factories.revise(made)
    merge(kept, other)
    assert made.revisions.get().snapshot == editions.snapshot(made)


def test_addresses_of_the_other_lead_to_the_kept_record():
    kept, other = pair()
    other.former_slugs.create(slug="earlier")
    merge(kept, other)
    merge(factories.person("Third", slug="third"), kept)
    former = FormerPersonSlug.objects.order_by("slug").values_list("slug", "person__slug")
    assert list(former) == [("earlier", "third"), ("tokaev", "third"), ("tokayev", "third")]


def test_readers_find_the_meeting_under_the_old_name_and_the_new():
    kept, other = pair()
    made = in_report(other)
    workflow.publish(made, by=factories.editor("Publisher"))
    merge(kept, other)
    asked = [search.names(text) for text in ("kasym tokaev", "kassym-jomart tokayev")]
    found = [[one.key for name in named.names for one in name.bearers] for named in asked]
    assert found == [[kept.pk], [kept.pk]]
    answers = [search.answers.reports(Chosen(), one, language="it").hits for one in asked]
    assert answers == [[made.pk], [made.pk]]
    assert search.state().is_sound


# What the log tells


def test_log_says_who_merged_whom_why_and_what_moved():
    kept, other = pair(note_it="Una nota")
    kept.note_it = "Un’altra"
    kept.save()
    in_report(other)
    publisher = factories.editor("Publisher")
    workflow.merge_people(kept, other, by=publisher, reason=f" {REASON} ")
    change = PersonChange.objects.get()
    assert (change.person, change.by, change.reason) == (kept, publisher, REASON)
    assert change.what.splitlines() == [
        "Merged with the record of Kasym Tokaev (tokaev).",
        "Spellings: Kasym Tokaev",
        f"Times in office: {change.what.splitlines()[2].partition(': ')[2]}",
        "Dropped: Short note (IT) Una nota",
        "Participants: 1",
        "Mentions: 1",
        "Quotes: 1",
    ]


def test_each_meeting_has_one_step_about_its_latest_edition():
    kept, other = pair()
    made = in_report(other)
    workflow.publish(made, by=factories.editor("Publisher"))
    latest = workflow.start_edition(made.meeting, by=factories.editor("Publisher"))
    elsewhere = in_report(other)
    in_report(factories.person("Somebody else"))
    merge(kept, other)
    steps = Step.objects.filter(action="merge").order_by("report")
    assert [step.report for step in steps] == sorted([latest, elsewhere], key=lambda one: one.pk)
    assert steps[0].note == f"“Kasym Tokaev” is now “Kassym-Jomart Tokayev”. {REASON}"


def test_changes_of_the_other_record_go_with_it():
    kept, other = pair()
    earlier = workflow.person_changes.note_change(
        other, what="Name", reason="Wrong", by=factories.editor()
    )
    merge(kept, other)
    assert earlier in kept.changes.all()


# What is refused


def refused(kept, other, **options):
    with pytest.raises(WorkflowError) as raised:
        merge(kept, other, **options)
    assert Person.objects.filter(pk__in=[kept.pk, other.pk]).count() == len({kept.pk, other.pk})
    return raised.value


@pytest.mark.parametrize("role", ["Author", "Translator", None])
def test_only_publishers_and_managers_merge(role):
    assert type(refused(*pair(), role=role)) is NotAllowed


@pytest.mark.parametrize("role", ["Publisher", "Manager"])
def test_publishers_and_managers_merge(role):
    kept, other = pair()
    merge(kept, other, role=role)
    assert list(Person.objects.all()) == [kept]


def test_merging_needs_a_reason():
    assert refused(*pair(), reason=" ").problems == ["Say how you know that they are one person."]


def test_record_is_not_merged_with_itself():
    kept, _other = pair()
    assert refused(kept, kept).problems == ["This is the same record."]


def test_record_that_is_gone_is_not_merged():
    kept, other = pair()
    Person.objects.filter(pk=other.pk).delete()
    with pytest.raises(WorkflowError) as raised:
        merge(kept, other)
    assert raised.value.problems == [
        "One of the two records is gone: somebody merged or deleted it."
    ]


@pytest.mark.parametrize("how", ["participation", "quote", "mention"])
def test_people_who_stand_in_one_edition_are_two(how):
    kept, other = pair()
    made = factories.report(people=0, quotes=0, title_en="Both", proposed_slug_en="both")
    factories.participation(made, person=kept)
    rows = {
        "participation": lambda: factories.participation(made, person=other, role="staff"),
        "quote": lambda: factories.quote(made, speaker=other),
        "mention": lambda: factories.mention(made, person=other),
    }
    rows[how]()
    workflow.publish(made, by=factories.editor("Publisher"))
    assert refused(kept, other).problems == [
        f"Both stand in one version: {made} (version 1, Published)."
    ]


def test_times_in_office_that_contradict_each_other_are_named():
    kept, other = pair()
    office = factories.office("Presidente", title_en="President")
    factories.tenure(kept, office)
    factories.tenure(other, office, started_on=datetime.date(2019, 6, 12))
    days = ("20 March 2019", "12 June 2019")
    posts = "; ".join(f"President, Kazakhstan, {day} –" for day in days)
    assert refused(kept, other).problems == [f"Times in office contradict each other: {posts}."]


def test_lives_that_do_not_fit_are_two():
    kept, other = pair(died_on=datetime.date(1950, 1, 1))
    kept.born_on = datetime.date(1960, 1, 1)
    kept.save()
    assert refused(kept, other).problems == ["One of them died before the other was born."]


# How much it costs


def queries_of(act):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        act()
    return len(captured)


def crowded(number):
    kept, other = factories.person(), factories.person("Kasym Tokaev")
    for index in range(number):
        other.names.create(text=f"Spelling {index}")
        workflow.publish(in_report(other), by=factories.editor("Publisher"))
        factories.revise(in_report(other))
    return kept, other


def test_thirty_reports_cost_as_many_queries_as_one():
    publisher = factories.editor("Publisher")
    counts = []
    merge(*pair())
    assert publisher.roles
    for number in (1, 30):
        kept, other = crowded(number)
        looked = queries_of(lambda kept=kept, other=other: preview(kept, other))
        merged = queries_of(
            lambda kept=kept, other=other: workflow.merge_people(
                kept, other, by=publisher, reason=REASON
            )
        )
        counts.append((looked, merged))
    assert counts[0] == counts[1]
    assert Revision.objects.count() >= 31


# Two at once


@pytest.mark.django_db(transaction=True)
def test_two_merges_at_once_leave_one_record():
    kept, other = pair()
    publishers = factories.editor("Publisher"), factories.editor("Publisher")
    ready = Barrier(2)

    def run(one, two, publisher):
        try:
            ready.wait()
            return workflow.merge_people(one, two, by=publisher, reason=REASON)
        except WorkflowError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        results = list(threads.map(run, (kept, other), (other, kept), publishers))
    assert sorted(type(result).__name__ for result in results) == ["NoneType", "WorkflowError"]
    assert Person.objects.count() == 1
