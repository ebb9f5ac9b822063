import pytest

from meetings.pages.numbering import numbered
from meetings.pages.quotes import shown
from tests.factories import draft, person, quote, report, source

pytestmark = pytest.mark.django_db


def shown_in(said, language, **how):
    by_source = numbered(said.report.sources.all())
    return shown(said, language, by_source, has_page=lambda person: True, **how)


def test_words_of_the_source_are_no_translation():
    said = quote(draft(), "Parole dette", text_en="Words said")
    page = shown_in(said, "it")
    assert (page.text.text, page.is_translated, page.translation) == ("Parole dette", False, "")


def test_translation_stands_beside_the_words_of_the_source():
    said = quote(draft(), "Parole dette", text_en="Words said", translation_by_en="ours")
    page = shown_in(said, "en")
    assert (page.text.text, page.original.text, page.original.language) == (
        "Words said",
        "Parole dette",
        "it",
    )
    assert page.is_translated


def test_untranslated_quote_is_shown_in_the_words_of_the_source():
    said = quote(draft(), "Parole dette", text_en="", translation_by_en="")
    page = shown_in(said, "en")
    assert (page.text.text, page.text.language, page.is_translated) == ("Parole dette", "it", False)


def test_published_translation_names_its_source():
    made = draft()
    source(made)
    second = source(made)
    said = quote(
        made, "Parole", text_en="Words", translation_by_en="published", translation_source_en=second
    )
    assert shown_in(said, "en").translation_source.number == 2


def test_sources_are_numbered_in_their_order():
    made = draft()
    first, second = source(made, position=0), source(made, position=1)
    first.taken_from = second
    first.save()
    shown_sources = numbered(made.sources.all()).values()
    assert [(one.number, one.source, one.taken_from) for one in shown_sources] == [
        (1, first, 2),
        (2, second, None),
    ]


def test_language_of_the_source_is_not_said_to_be_spoken_too():
    made = draft()
    same, other = quote(made, language_spoken="it"), quote(made, "Altro", language_spoken="fa")
    assert [shown_in(said, "it").spoken for said in (same, other)] == ["", "fa"]


def test_quote_marked_in_the_body_stands_in_the_text():
    made = report(quotes=2, body_it="Ha detto: «una cosa».")
    first, second = made.quotes.all()
    body = f'<p><mark class="quote" data-quote="{first.key}">una cosa</mark></p>'
    standing = [shown_in(said, "it", body_html=body).stands_in_text for said in (first, second)]
    assert standing == [True, False]


@pytest.mark.parametrize(
    ("name", "sort_name", "note_name"),
    [
        ("Kassym-Jomart Tokayev", "Tokayev, Kassym-Jomart", "Tokayev"),
        ("Volodymyr Zelenskyy", "Zelensky, Volodymyr", "Zelenskyy"),
        ("Luiz Inácio Lula da Silva", "Lula da Silva, Luiz Inácio", "Lula da Silva"),
        ("Xi Jinping", "Xi Jinping", "Xi Jinping"),
        ("Papa Francesco", "Francesco", "Papa Francesco"),
        ("Ali Khamenei", "", "Ali Khamenei"),
    ],
)
def test_note_names_the_speaker_shortly(name, sort_name, note_name):
    speaker = person(name, sort_name=sort_name)
    assert shown_in(quote(draft(), speaker=speaker), "it").note_name == note_name


def test_speaker_without_a_record_is_named_by_the_attribution():
    said = quote(draft(), attribution_it="Un portavoce")
    assert shown_in(said, "it").note_name == "Un portavoce"
