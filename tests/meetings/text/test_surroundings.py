from meetings.text import quotation
from meetings.text.surroundings import Surroundings, sentences, surroundings


def around(html, words="All is well"):
    return surroundings(quotation.mark(html, [("key", words)]), "key")


def test_quote_inside_a_sentence_stands_in_it_between_its_neighbours():
    html = "<p>First. He came. He said: “All is well”, and left. Then it rained. Last.</p>"
    assert around(html) == Surroundings(
        "He came. He said: ", "“All is well”", ", and left. Then it rained. "
    )


def test_quote_that_begins_a_sentence_has_one_before_it():
    html = "<p>First. He came. “All is well”, he said.</p>"
    assert around(html) == Surroundings("He came. ", "“All is well”", ", he said.")


def test_quote_that_fills_its_paragraph_borrows_from_those_beside_it():
    html = "<p>One. He spoke.</p><p>“All is well.”</p><p>It was not. Two.</p>"
    assert around(html) == Surroundings("He spoke. ", "“All is well.”", " It was not. ")


def test_quote_parted_by_emphasis_is_read_as_one():
    html = "<p>He said: “All <em>is</em> well”.</p>"
    assert around(html) == Surroundings("He said: ", "“All is well”", ".")


def test_quote_that_does_not_stand_in_the_text_has_no_surroundings():
    assert around("<p>Nothing of the kind.</p>") is None


def test_shortened_word_ends_no_sentence():
    assert sentences("Mr. Smith met J. Biden. They spoke.") == [
        "Mr. Smith met J. Biden. ",
        "They spoke.",
    ]
