import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.text.alignment import Effort
from meetings.text.differences import Piece, compare, folded

LONGEST = 200_000


def shown(pieces):
    """Write pieces as a proof-reader does: [-gone-] and {+come+}."""
    signs = {"kept": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return "".join(signs[piece.kind].format(piece.text) for piece in pieces)


def before_and_after(pieces):
    """Put both texts together again."""
    return tuple(
        "".join(piece.text for piece in pieces if piece.kind != left_out)
        for left_out in ("inserted", "deleted")
    )


def edited(text, places, word):
    """Put a word into so many places of a text, always the same ones."""
    chance = random.Random(7)
    for place in sorted((chance.randrange(len(text)) for _ in range(places)), reverse=True):
        text = text[:place] + word + text[place + 2 :]
    return text


def prose(size, *, paragraph=120):
    """Write a text in which words are as frequent as in a language."""
    chance = random.Random(3)
    words = ["".join(chance.choices("abcdefgilmnoprstu", k=2 + n % 9)) for n in range(6_000)]
    weights = [1 / (rank + 1) for rank in range(len(words))]
    chosen = chance.choices(words, weights, k=size // 5)
    parts = (" ".join(chosen[at : at + paragraph]) for at in range(0, len(chosen), paragraph))
    return "\n\n".join(parts)[:size]


def test_changed_word_is_shown_alone():
    pieces = compare("Colloquio a Roma di lunedì", "Colloquio a Milano di lunedì")
    assert shown(pieces) == "Colloquio a [-Roma-]{+Milano+} di lunedì"


def test_changed_comma_leaves_its_word():
    assert shown(compare("a Roma, il 3", "a Roma il 3")) == "a Roma[-,-] il 3"


def test_new_paragraph_leaves_the_others():
    pieces = compare("Uno.\n\nTre.", "Uno.\n\nDue.\n\nTre.")
    assert shown(pieces) == "Uno.\n\n{+Due.\n\n+}Tre."


def test_paragraph_appended_leaves_the_last_one():
    assert shown(compare("Uno.", "Uno.\n\nDue.")) == "Uno.{+\n\nDue.+}"


def test_space_between_two_changes_belongs_to_them():
    pieces = compare("Ieri il presidente arrivò a Roma", "Ieri la ministra arrivò a Roma")
    assert shown(pieces) == "Ieri [-il presidente-]{+la ministra+} arrivò a Roma"


def test_paragraph_written_anew_is_shown_whole():
    pieces = compare("Il premier parte di sera", "Nulla di fatto, dicono fonti russe")
    assert shown(pieces) == "[-Il premier parte di sera-]{+Nulla di fatto, dicono fonti russe+}"


def test_equal_texts_are_kept():
    assert compare("Uno.\n\nDue.", "Uno.\n\nDue.") == [Piece("kept", "Uno.\n\nDue.")]
    assert compare("", "") == []


def test_letters_are_compared_where_there_are_no_spaces():
    before = "雙方就雙邊關係交換意見並同意加強合作。" * 4
    assert shown(compare(before, before + "會談結束")) == before + "{+會談結束+}"


def test_without_effort_paragraphs_are_shown_whole():
    before, after = "a b a b a c a b a b", "a b c a b a b b a b"
    assert len(compare(before, after)) > 2
    assert compare(before, after, Effort(0))[0].text.startswith("a b ")
    assert before_and_after(compare(before, after, Effort(0))) == (before, after)


def test_paragraph_of_a_change_stays_beside_it_and_the_others_are_folded():
    paragraphs = [f"{number}. " + "Parole. " * 40 + "\n\n" for number in range(9)]
    before = "".join(paragraphs)
    pieces = folded(compare(before, before.replace("4. Parole", "4. Altre")))
    assert [(piece.kind, piece.paragraphs) for piece in pieces] == [
        *(("folded", 4), ("kept", 1), ("deleted", 1), ("inserted", 1)),
        *(("kept", 1), ("folded", 4)),
    ]
    assert "".join(piece.text for piece in pieces if piece.kind != "inserted") == before


def test_one_long_paragraph_is_folded_between_its_changes():
    before = "prima " + "parola " * 900 + "dopo"
    pieces = folded(compare(before, before.replace("prima", "ieri").replace("dopo", "oggi")))
    kinds = ["deleted", "inserted", "kept", "folded", "kept", "deleted", "inserted"]
    assert [piece.kind for piece in pieces] == kinds
    assert 800 < pieces[3].words < 900


def test_short_text_is_not_folded():
    pieces = compare("Uno. Due. Tre.", "Uno. Due. Sei.")
    assert folded(pieces) == pieces


def test_spaces_and_line_ends_that_came_or_went_are_seen():
    assert Piece("inserted", " \n").shown == "·¶\n"
    assert Piece("inserted", "a b\n").shown == "a b\n"
    assert Piece("kept", " \n").shown == " \n"


@given(st.text("ab c\n.", max_size=60), st.text("ab c\n.", max_size=60))
def test_pieces_hold_both_texts(before, after):
    assert before_and_after(compare(before, after)) == (before, after)


@given(st.text("abcdef ,\n", max_size=200), st.integers(0, 12))
def test_pieces_of_edited_text_hold_both_texts(before, places):
    after = edited(before, places if before else 0, "x y")
    assert before_and_after(compare(before, after)) == (before, after)


LONG = {
    "prose": prose(LONGEST),
    "one paragraph": prose(LONGEST, paragraph=LONGEST),
    "lines alike": "la stessa riga di testo\n" * (LONGEST // 24),
    "words alike": "la stessa parola " * (LONGEST // 17),
    "no spaces": "".join(random.Random(1).choices("abcdefgh", k=LONGEST)),
    "one letter": "a" * LONGEST,
    "nothing but line ends": "\n" * LONGEST,
}


@pytest.mark.parametrize("places", [1, 50, 500, 5_000])
@pytest.mark.parametrize("name", LONG)
def test_longest_texts_compare_in_time(name, places):
    before, after = LONG[name], edited(LONG[name], places, "parola ")
    started = time.process_time()
    pieces = compare(before, after)
    assert time.process_time() - started < 2
    assert before_and_after(pieces) == (before, after)


def test_longest_texts_without_anything_in_common_compare_in_time():
    before, after = prose(LONGEST, paragraph=LONGEST), LONG["no spaces"]
    started = time.process_time()
    pieces = compare(before, after)
    assert time.process_time() - started < 2
    assert pieces == [Piece("deleted", before), Piece("inserted", after)]
