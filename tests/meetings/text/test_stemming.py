import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from meetings.text.irregular import BASES
from meetings.text.stemming import MAXIMUM_WORD_LENGTH, MAXIMUM_WORDS, analyse, terms


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("dell’Ucraina", "ucraina"),
        ("dell'Ucraina", "Ucraina"),
        ("Kassym-Jomart", "kassym jomart"),
        ("accordi bilaterali", "accordo bilaterale"),
        ("libertà", "liberta"),
        ("LIBERTÀ", "libertà"),
        ("liberta\u0300", "libertà"),
        ("l’indipendenza e la sovranità", "indipendenza sovranità"),
        ("1.000 soldati", "1000 soldato"),
        ("gli U.S.A. e l’O.N.U.", "USA ONU"),
        ("«energia»", "energia"),
        ("dighe bianche", "diga bianca"),
        ("gli uomini dissero", "uomo dire"),
        ("fu accolta e ha proposto", "accogliere proporre"),
        ("la NATO è nata", "nato nata"),
    ],
)
def test_italian_is_found_however_it_is_written(written, searched):
    assert analyse(written, "it") == analyse(searched, "it") != []


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("agreements were signed", "agreement signing"),
        ("Ukraine’s sovereignty", "ukraine sovereignty"),
        ("the US and the WHO", "us who"),
        ("1,000 soldiers", "1000 soldier"),
        ("co-operation", "co operation"),
        ("deported children", "deported child"),
        ("they met and spoke", "meeting speaking"),
    ],
)
def test_english_is_found_however_it_is_written(written, searched):
    assert analyse(written, "en") == analyse(searched, "en") != []


@pytest.mark.parametrize(
    ("text", "language"),
    [("è che non c’è più della", "it"), ("it is not what they’ve had", "en"), ("«…»", "it")],
)
def test_words_without_content_are_dropped(text, language):
    assert analyse(text, language) == []


def test_stems_keep_order_and_repetition():
    assert analyse("Pace, guerra e pace nel 2022", "it") == ["pac", "guerr", "pac", "2022"]


def test_stems_are_those_of_the_stemmer_without_a_wheel():
    words = ["accordi", "bilaterali", "cooperazione", "libertà", "sottolineato", "kazako"]
    italian = snowballstemmer.stemmer("italian").stemWord
    assert [analyse(word, "it") for word in words] == [terms(italian(word)) for word in words]


def test_other_languages_are_neither_stemmed_nor_thinned():
    assert analyse("Die Verträge", "de") == ["die", "vertrage"]


def test_terms_are_the_folded_words_themselves():
    assert terms("L’Ucraina e gli accordi «Nord-Sud», 1.000 più") == [
        *("l", "ucraina", "e", "gli", "accordi", "nord", "sud", "1000", "piu")
    ]


def test_one_number_or_date_is_not_joined_with_the_next():
    assert terms("3.5 19.06.2022 1,2,3") == ["3", "5", "19", "06", "2022", "1", "2", "3"]


def test_long_texts_and_words_are_cut():
    assert len(analyse("pace " * (MAXIMUM_WORDS + 1), "it")) == MAXIMUM_WORDS
    assert terms("a" * 100) == ["a" * MAXIMUM_WORD_LENGTH]


@given(st.text(), st.sampled_from(["it", "en", "de"]))
def test_every_word_is_folded_and_short(text, language):
    for word in analyse(text, language) + terms(text):
        assert word.isalnum() or not word.isascii()
        assert word == word.casefold()


@pytest.mark.parametrize("language", list(BASES))
def test_irregular_forms_are_found_under_their_base_and_no_base_is_a_form(language):
    forms = BASES[language]
    found = {
        form for form, base in forms.items() if analyse(form, language) == analyse(base, language)
    }
    assert (found, set(forms) & set(forms.values())) == (set(forms), set())
