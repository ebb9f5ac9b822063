"""An original and its translation, kept together paragraph by paragraph while both are edited."""

import random

import pytest

from meetings.parity import Fact, Told
from meetings.parity.figures import figures
from meetings.parity.standing import Confirmation, aligned
from meetings.text.pairing import Pair, paired
from meetings.text.paragraphs import joined, sign
from tests.meetings.text.whole_snapshots import Newsroom

ITALIAN = ["Il primo capoverso dice molto.", "Il secondo risponde a tutti.", "Il terzo tace."]
ENGLISH = [
    "The first paragraph says much.",
    "The second answers everybody.",
    "The third is silent.",
]


def standings(pairs):
    return [(pair.original, pair.standing.value, pair.translation) for pair in pairs]


def both():
    return paired([], ITALIAN, ENGLISH, mark="first")


def test_what_is_written_together_is_right():
    assert standings(both()) == [
        (original, "right", text) for original, text in zip(ITALIAN, ENGLISH, strict=True)
    ]


def test_a_changed_paragraph_leaves_its_translation_behind_and_no_other():
    changed = [ITALIAN[0], "Il secondo risponde a nessuno.", ITALIAN[2]]
    pairs = paired(both(), changed, ENGLISH, mark="second")
    assert [pair.standing.value for pair in pairs] == ["right", "behind", "right"]
    assert pairs[1].translated == ITALIAN[1]


def test_a_paragraph_that_says_again_what_it_said_is_right_again():
    pairs = paired(both(), [ITALIAN[0], "Altro.", ITALIAN[2]], ENGLISH)
    pairs = paired(pairs, ITALIAN, ENGLISH)
    assert [pair.standing.value for pair in pairs] == ["right", "right", "right"]


@pytest.mark.parametrize(
    "respelled",
    [
        "Il  primo capoverso dice\nmolto.",
        "«Il primo capoverso» dice molto.",
        "Il primo capoverso dice molto. ",
    ],
)
def test_spaces_and_quotation_marks_leave_nothing_behind(respelled):
    pairs = paired(both(), [respelled, *ITALIAN[1:]], ENGLISH)
    assert [pair.standing.value for pair in pairs] == ["right", "right", "right"]


def test_an_added_paragraph_is_missing_and_a_removed_one_left_over():
    pairs = paired(both(), [ITALIAN[0], ITALIAN[2], "Un quarto arriva adesso."], ENGLISH)
    assert [pair.standing.value for pair in pairs] == ["right", "left_over", "right", "missing"]
    assert pairs[1].translation == ENGLISH[1]


def test_a_moved_paragraph_keeps_its_translation():
    pairs = paired(both(), [ITALIAN[2], *ITALIAN[:2]], ENGLISH)
    assert standings(pairs)[0] == (ITALIAN[2], "right", ENGLISH[2])
    assert {pair.standing.value for pair in pairs} == {"right"}


def test_a_paragraph_parted_in_two_and_joined_again_stays_right():
    parted = ["Il primo capoverso", "dice molto.", *ITALIAN[1:]]
    pairs = paired(both(), parted, ENGLISH)
    assert [pair.standing.value for pair in pairs] == ["right"] * 4
    pairs = paired(pairs, ITALIAN, ENGLISH)
    assert [pair.translation for pair in pairs] == ENGLISH


def test_a_paragraph_parted_in_two_stays_behind_where_it_was():
    pairs = paired(both(), ["Il primo capoverso dice poco.", *ITALIAN[1:]], ENGLISH)
    pairs = paired(pairs, ["Il primo capoverso", "dice poco.", *ITALIAN[1:]], ENGLISH)
    assert [pair.standing.value for pair in pairs] == ["behind", "behind", "right", "right"]


def test_what_is_translated_anew_is_right_and_bears_the_mark_of_who_did():
    pairs = paired(both(), ["Il primo capoverso dice poco.", *ITALIAN[1:]], ENGLISH, mark="second")
    pairs = paired(
        pairs,
        ["Il primo capoverso dice poco.", *ITALIAN[1:]],
        ["The first paragraph says little.", *ENGLISH[1:]],
        mark="third",
    )
    assert [(pair.standing.value, pair.mark) for pair in pairs] == [
        ("right", "third"),
        ("right", "first"),
        ("right", "first"),
    ]


def test_an_emptied_translation_is_missing():
    pairs = paired(both(), ITALIAN, [ENGLISH[0], ENGLISH[2]])
    assert [pair.standing.value for pair in pairs] == ["right", "missing", "right"]


def test_paragraphs_typed_beside_the_original_belong_there():
    beside = [(sign(ITALIAN[0]), ""), (sign(ITALIAN[1]), ""), (sign(ITALIAN[2]), "The third.")]
    pairs = paired([], ITALIAN, ["The third."], typed=beside)
    assert [pair.translation for pair in pairs] == ["", "", "The third."]


def test_a_translation_in_two_paragraphs_stays_with_its_original():
    both_of = zip(ITALIAN, ENGLISH, strict=True)
    beside = [(sign(text), f"{other}\n\nMore of it.") for text, other in both_of]
    texts = [part for other in ENGLISH for part in (other, "More of it.")]
    pairs = paired([], ITALIAN, texts, typed=beside)
    assert [pair.translation for pair in pairs] == [f"{other}\n\nMore of it." for other in ENGLISH]


def test_the_first_paragraphs_of_an_unfinished_translation_are_those_of_the_original():
    long, short = "Molte parole che dicono qualcosa di importante. " * 6, "Poche parole."
    originals = [long, short, long, short]
    assert [
        pair.translation
        for pair in paired([], originals, ["Many words that say it. " * 11, "Few."])
    ] == [
        "Many words that say it. " * 11,
        "Few.",
        "",
        "",
    ]


def test_a_paragraph_of_the_translation_alone_has_no_original():
    pairs = paired(both(), ITALIAN, [*ENGLISH, "A note for English readers."])
    assert standings(pairs)[-1] == ("", "left_over", "A note for English readers.")
    pairs = paired(pairs, ITALIAN, [*ENGLISH, "A note for English readers."])
    assert [pair.standing.value for pair in pairs] == ["right", "right", "right", "left_over"]


def test_what_needs_no_translation_is_right_until_its_original_changes():
    blank = Pair(ITALIAN[1]).confirmed("somebody")
    pairs = paired([Pair(ITALIAN[0]), blank], ITALIAN[:2], [ENGLISH[0]])
    assert [pair.standing.value for pair in pairs] == ["right", "right"]
    pairs = paired(pairs, [ITALIAN[0], "Il secondo risponde a nessuno."], [ENGLISH[0]])
    assert [pair.standing.value for pair in pairs] == ["right", "behind"]


@pytest.mark.parametrize("seed", range(300))
def test_figures_agree_with_a_comparison_of_whole_snapshots(seed):
    newsroom = Newsroom(random.Random(seed))
    pairs = []
    for number in range(8):
        save = newsroom.save()
        originals, translations = (
            joined(save.originals.values()),
            joined(save.translations.values()),
        )
        fact = Fact("body", "it", originals, translations)
        told = Told(typed=save.typed)
        found = aligned(fact, pairs, mark=Confirmation(number, None), told=told)
        still = {
            found.name(place)
            for place in range(len(found.pairs))
            if found.pairs[place].original in save.still
        }
        pairs = aligned(
            fact, found.pairs, mark=Confirmation(number, None), told=Told(still=still)
        ).pairs
        expected = newsroom.standings()
        assert {pair.original: pair.standing.value for pair in pairs if pair.original} == expected
        counted = figures([(fact, pairs)])["cells"].get("body", [0, 0, 0])
        states = list(expected.values())
        assert counted == [len(states), states.count("missing"), states.count("behind")]
