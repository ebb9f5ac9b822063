import pytest
from django.core.exceptions import ValidationError

from people.pasted_spellings import read


def test_lines_become_spellings_each_once_in_their_order():
    pasted = "Tokaev\n\n  • Tokayev,\n3. Toqaev\nTokaev\n"
    assert [spelling.text for spelling in read(pasted)] == ["Tokaev", "Tokayev", "Toqaev"]


@pytest.mark.parametrize(
    ("text", "native_language", "language", "kind"),
    [
        ("Тоқаев", "kk", "kk", "native"),
        ("Tokaev", "kk", "", "transliteration"),
        ("토카예프", "kk", "ko", "transliteration"),
        ("習近平", "zh", "zh", "native"),
        ("習近平", "zh-hant", "zh-hant", "native"),
        ("Си Цзиньпин", "zh", "", "transliteration"),
        ("Meloni Giorgia", "it", "", "alias"),
        ("Meloni", "", "", "alias"),
        ("Мелони", "", "", "alias"),
        ("Μελόνι", "it", "el", "transliteration"),
        ("1234", "kk", "", "transliteration"),
    ],
)
def test_script_tells_kind_and_language(text, native_language, language, kind):
    (spelling,) = read(text, native_language=native_language)
    assert (spelling.language, spelling.kind) == (language, kind)


def test_long_line_is_named_by_its_number():
    with pytest.raises(ValidationError) as refusal:
        read("Tokaev\n" + "x" * 201)
    assert [error.params for error in refusal.value.error_list] == [{"number": 2}]


def test_hundred_lines_are_enough():
    with pytest.raises(ValidationError):
        read("\n".join(f"Name {number}" for number in range(101)))
    assert len(read("\n".join(f"Name {number}" for number in range(100)))) == 100


def test_nothing_pasted_is_nothing():
    assert read(" \n\t\n-  \n") == []
