from meetings.text.excerpts import LENGTH, Piece, excerpt, marked


def shown(pieces):
    return "".join(f"[{one.text}]" if one.is_hit else one.text for one in pieces)


def test_other_forms_of_a_word_are_marked_too():
    assert shown(marked("I negoziati dell’Iran", {"negoz"}, "it")) == "I [negoziati] dell’Iran"


def test_a_text_without_the_words_is_one_piece():
    assert marked("Il gas", {"negoz"}, "it") == [Piece("Il gas")]
    assert excerpt("Il gas", {"negoz"}, "it") == []


def test_markup_in_a_text_stays_text():
    assert shown(marked("<b>gas</b>", {"gas"}, "it")) == "<b>[gas]</b>"


def test_the_stretch_with_most_of_the_words_is_shown():
    text = "Prima il gas.\nPoi il gas e il petrolio insieme."
    assert shown(excerpt(text, {"gas", "petrol"}, "it")) == "Poi il [gas] e il [petrolio] insieme."


def test_a_long_text_is_cut_between_words_around_the_hit():
    text = f"{'prima ' * 100}gas {'dopo ' * 100}"
    pieces = excerpt(text, {"gas"}, "it")
    assert shown(pieces).startswith("… prima ")
    assert shown(pieces).endswith("dopo …")
    assert len(shown(pieces)) < LENGTH + 10
