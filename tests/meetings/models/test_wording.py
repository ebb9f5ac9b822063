"""What becomes of a quote and a wording when the report uses the other one."""

import pytest

from meetings import editions, workflow
from meetings.models import PublishedIsFrozen, Wording
from meetings.models.wording import exchange, use_as_translation
from tests.factories import editor, live_report, quote, report, source, wording

pytestmark = pytest.mark.django_db

WORDS = ("original", "original_language", "worded_by", "locator", "directness", "source")


@pytest.fixture
def said():
    """An Italian quote translated by us, and an English wording of it from another source."""
    made = report(quotes=0)
    one = quote(
        made, "Parole", text_en="Our words", source=made.sources.get(), language_spoken="fa"
    )
    wording(
        one,
        "Their words",
        source=source(made),
        worded_by="An agency",
        locator="minute 3",
    )
    return one


def words_of(one):
    return [getattr(one, name) for name in WORDS]


def test_quote_takes_the_words_and_the_wording_keeps_the_former_ones(said):
    other = said.wordings.get()
    first, second = said.source, other.source
    exchange(said, other)
    assert words_of(said) == ["Their words", "en", "An agency", "minute 3", "reported", second]
    assert [other.text, other.language, other.source] == ["Parole", "it", first]


def test_readers_of_the_former_language_go_on_reading_the_former_words(said):
    first = said.source
    exchange(said, said.wordings.get())
    said.save()
    assert (said.text_it, said.translation_by_it, said.translation_source_it) == (
        "Parole",
        "published",
        first,
    )
    assert (said.text_en, said.translation_by_en, said.translation_source_en) == (
        "Their words",
        "",
        None,
    )


def test_words_exchanged_twice_are_as_they_were(said):
    other, before = said.wordings.get(), words_of(said)
    exchange(said, other)
    exchange(said, other)
    assert (words_of(said), other.text, said.language_spoken) == (before, "Their words", "fa")


def test_language_spoken_is_said_before_the_source_prints_another():
    one = quote(report(quotes=0), "Parole", language_spoken="")
    exchange(one, wording(one, "Words"))
    assert (one.original_language, one.language_spoken) == ("en", "it")


def test_wording_becomes_the_published_translation_and_stays_a_wording(said):
    other = said.wordings.get()
    use_as_translation(said, other)
    assert (said.original, said.text_en, said.translation_by_en) == (
        "Parole",
        "Their words",
        "published",
    )
    assert (said.translation_source_en, other.text) == (other.source, "Their words")


def test_wording_in_the_language_of_the_quote_is_exchanged_for_its_words(said):
    other = wording(said, "Altre parole", language="it")
    use_as_translation(said, other)
    assert (said.original, other.text) == ("Altre parole", "Parole")


def test_wording_in_a_language_without_readers_changes_no_text(said):
    use_as_translation(said, wording(said, "کلمات", language="fa"))
    assert (said.text_en, said.translation_by_en) == ("Our words", "ours")


def test_copied_edition_has_the_wording_at_its_own_quote_and_source(said):
    workflow.publish(said.report, by=editor("Publisher"))
    twin = workflow.start_edition(said.report.meeting, by=editor("Publisher"))
    copied = twin.wordings.get()
    assert copied.key == said.wordings.get().key
    assert (copied.quote, copied.source) == (
        twin.quotes.get(),
        twin.sources.get(key=said.wordings.get().source.key),
    )


def test_snapshot_names_quote_and_source_of_a_wording_by_key(said):
    other = said.wordings.get()
    [taken] = editions.snapshot(said.report)["wordings"]
    assert (taken["text"], taken["quote"], taken["source"]) == (
        "Their words",
        str(said.key),
        str(other.source.key),
    )


def test_wording_of_a_published_quote_is_frozen():
    made = live_report()
    with pytest.raises(PublishedIsFrozen):
        wording(made.quotes.get())
    assert Wording.objects.count() == 0
