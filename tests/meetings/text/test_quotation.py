import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.text import quotation
from meetings.text.markdown import render
from meetings.text.quotation import fill, locate, mark, missing

KEY = "0f8fad5b-d9cb-469f-a165-70867728950e"
OTHER = "7c9e6679-7425-40de-944b-e07fc1f90ae7"


def marked(html):
    """The marked pieces, tags taken out."""
    return [re.sub("<[^>]*>", "", piece) for piece in re.findall(r"<mark.*?</mark>", html)]


def test_a_quote_is_marked_with_its_quotation_marks_and_a_place_for_notes():
    html = mark("<p>Ha detto: «Pace subito», poi.</p>", [(KEY, "Pace subito")])
    assert html == (
        f'<p>Ha detto: <mark class="quote" id="q-0f8fad5b" data-quote="{KEY}">«Pace subito»</mark>'
        f', poi.</p><aside class="quote-notes" data-quotes="{KEY}"></aside>'
    )


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("L'Italia c'è", "<p>L’Italia c’è</p>"),
        ("ha detto “sì” e «no»", "<p>ha detto ‘sì’ e “no”</p>"),
        ("due  parole\ninsieme", "<p>due parole<br>insieme</p>"),
        ("acqua & pane <caldo>", "<p>acqua &amp; pane &lt;caldo&gt;</p>"),
        ("con spazio fisso", "<p>con\u00a0spazio&nbsp;fisso</p>"),
        ("attraverso i segni", "<p>attr<em>averso</em> <strong>i</strong> segni</p>"),
    ],
)
def test_differences_of_marks_and_spaces_do_not_count(text, body):
    assert missing(body, [(KEY, text)]) == []
    assert "".join(marked(mark(body, [(KEY, text)]))) != ""


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("fra due capoversi", "<p>fra due</p><p>capoversi</p>"),
        ("pace", "<p>capace di pacere</p>"),
        ("altra cosa", "<p>una cosa</p>"),
        ("", "<p>una cosa</p>"),
        ("“”", "<p>una cosa</p>"),
    ],
)
def test_what_does_not_stand_in_one_block_is_missing(text, body):
    assert missing(body, [(KEY, text)]) == [KEY]
    assert mark(body, [(KEY, text)]) == body


def test_the_first_occurrence_is_marked():
    assert marked(mark("<p>pace e pace</p>", [(KEY, "pace")])) == ["pace"]
    assert mark("<p>pace e pace</p>", [(KEY, "pace")]).index("<mark") == 3


def test_of_overlapping_quotes_the_longest_wins():
    html = mark("<p>una pace vera e propria</p>", [(KEY, "pace vera"), (OTHER, "una pace vera e")])
    assert marked(html) == ["una pace vera e"]
    assert missing("<p>una pace vera e propria</p>", [(KEY, "pace vera"), (OTHER, "pace vera e")])


def test_the_english_comma_inside_the_marks_stands_in_the_mark():
    assert marked(mark("<p>“We agree,” he said.</p>", [(KEY, "We agree")])) == ["“We agree,”"]


@pytest.mark.parametrize(
    ("body", "text", "piece"),
    [
        ("«Pace»", "Pace", "«Pace»"),
        ("« Pace »", "Pace", "« Pace »"),
        ("«“Pace”»", "Pace", "«“Pace”»"),
        ("«Ha detto “pace”»", "Ha detto “pace”", "«Ha detto “pace”»"),
        ("«Ha detto “pace”»", "pace", "“pace”"),
        ("«“Pace” ha detto»", "Pace ha detto", "«“Pace” ha detto»"),
        ("«un po’»", "un po’", "«un po’»"),
        ("«’Ndrangheta»", "'Ndrangheta", "«’Ndrangheta»"),
        ("«Pace». Poi", "Pace.", "«Pace»."),
        ("'Pace'", "Pace", "'Pace'"),
        ("“Peace,” he said", "Peace", "“Peace,”"),
        ("«Vogliamo pace»", "pace", "pace"),
        ('"uno" pace "due"', "pace", "pace"),
        ("po’ pace ’90", "pace", "pace"),
        ("dell’arte’s", "arte", "arte"),
        ("“Pace»", "Pace", "Pace"),
    ],
)
def test_the_mark_takes_in_the_quotation_marks_that_embrace_the_quote(body, text, piece):
    assert marked(mark(f"<p>{body}</p>", [(KEY, text)])) == [piece]


@pytest.mark.parametrize("body", ["dell’«operazione»", "l’operazione", "“operazione”in corso"])
def test_apostrophes_and_quotation_marks_part_words(body):
    assert missing(f"<p>{body}</p>", [(KEY, "operazione")]) == []


def test_a_later_occurrence_is_free_for_the_shorter_quote():
    html = "<p>una pace vera, poi pace</p>"
    assert marked(mark(html, [(KEY, "pace"), (OTHER, "una pace vera")])) == [
        "una pace vera",
        "pace",
    ]


def test_two_quotes_do_not_claim_the_same_quotation_mark():
    html = mark('<p>"uno"due"</p>', [(KEY, "uno"), (OTHER, "due")])
    assert marked(html) == ['"uno"', "due"]


def test_accents_written_apart_are_the_same_letters():
    assert missing(render("perche\u0301 sì"), [(KEY, "perché si\u0300")]) == []


def test_the_first_piece_of_a_quote_carries_its_anchor():
    html = mark("<p>«<em>una</em> pace»</p>", [(KEY, "una pace")])
    attributes = re.findall("<mark ([^>]*)>", html)
    again = f'class="quote" data-quote="{KEY}"'
    assert attributes == [f'class="quote" id="q-0f8fad5b" data-quote="{KEY}"', again, again]


def test_keys_are_escaped_in_the_page_and_given_back_as_they_are():
    html = mark("<p>pace</p>", [('"><script>', "pace")])
    assert "<script>" not in html
    assert fill(html, lambda keys: repr(keys)).endswith("""['"><script>']""")


def test_notes_stand_after_the_outermost_block():
    html = mark("<ul><li>pace</li><li>guerra</li></ul><p>x</p>", [(KEY, "pace"), (OTHER, "guerra")])
    assert html.index("</ul>") + 5 == html.index("<aside")
    assert f'data-quotes="{KEY} {OTHER}"' in html


def test_pieces_between_tags_share_a_key_and_one_anchor():
    html = mark("<p>una <em>pace</em> vera</p>", [(KEY, "una pace vera")])
    assert (html.count(f'data-quote="{KEY}"'), html.count("id=")) == (3, 1)


def test_filling_puts_the_note_in_its_place():
    html = mark("<p>pace</p><p>guerra</p>", [(KEY, "pace"), (OTHER, "guerra")])
    filled = fill(html, lambda keys: f"[{len(keys)}]")
    assert re.sub("<[^>]*>", "", filled) == "pace[1]guerra[1]"


def test_text_that_looks_like_a_place_for_notes_stays_text():
    html = render('<aside class="quote-notes" data-quotes="x"></aside>')
    assert fill(html, lambda keys: "FILLED") == html


def test_quotes_are_found_in_the_order_of_the_text():
    found = locate("<p>prima</p><p>poi</p>", [(KEY, "poi"), (OTHER, "prima")])
    assert [located.key for located in found] == [OTHER, KEY]


@given(st.text(max_size=300), st.text(max_size=40))
def test_marking_changes_no_word_of_any_text(body, text):
    html = render(body)
    marks_only = re.compile(r'</?mark[^>]*>|<aside class="quote-notes"[^>]*></aside>')
    assert marks_only.sub("", mark(html, [(KEY, text)])) == html


FRAGMENTS = st.lists(
    st.sampled_from([*("uno", "due", " ", "«", "»", "“", "”", '"', "’", ".", ","), "*", "\n\n"]),
    max_size=30,
).map("".join)


def is_well_nested(html):
    open_tags = []
    for closes, name in re.findall(r"<(/?)(\w+)[^>]*>", html):
        if closes and (not open_tags or open_tags.pop() != name):
            return False
        open_tags += [] if closes or name in ("br", "hr") else [name]
    return open_tags == []


@given(FRAGMENTS, st.lists(FRAGMENTS, max_size=4))
def test_marks_stand_within_their_elements_once_for_each_quote_found(body, texts):
    quotes = [(f"{number:08}", text) for number, text in enumerate(texts)]
    html = mark(render(body), quotes)
    found = [located.key for located in locate(html, quotes)]
    assert is_well_nested(html)
    assert re.findall(r' id="q-(\d{8})"', html) == found
    assert " ".join(re.findall(r'data-quotes="([^"]*)"', html)).split() == found


HOSTILE = {
    "a quote within one long word": ("a" * 199_000, "a" * 5_000),
    "a quote that never ends with a word": ("ab " * 60_000, "ab " * 1_500 + "a"),
    "marks only": ("«" * 60_000, "pace"),
    "marks around a quote": ("«" * 30_000 + "pace" + "»" * 30_000, "pace"),
}


@pytest.mark.parametrize(("body", "text"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_are_searched_a_bounded_number_of_times(body, text, monkeypatch):
    asked = []
    monkeypatch.setattr(quotation, "whole_words", lambda *run: asked.append(run) or False)
    assert missing(f"<p>{body}</p>", [(KEY, text)]) == [KEY]
    assert len(asked) <= quotation.MAXIMUM_ATTEMPTS


@given(st.lists(st.sampled_from(["alfa", "beta", "gamma", "delta"]), min_size=3, max_size=30))
def test_any_run_of_words_of_a_paragraph_is_found(words):
    body = render(" ".join(words))
    assert missing(body, [(KEY, " ".join(words[1:3]))]) == []
