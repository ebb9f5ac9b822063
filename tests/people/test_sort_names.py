import pytest

from people.sort_names import proposed


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Kassym-Jomart Tokayev", "kk", "Tokayev, Kassym-Jomart"),
        ("Recep Tayyip Erdoğan", "tr", "Erdoğan, Recep Tayyip"),
        ("Xi Jinping", "zh", "Xi Jinping"),
        ("Pope Francis", "", "Francis, Pope"),
        ("Mohammed bin Salman", "ar", "bin Salman, Mohammed"),
        ("Ursula von der Leyen", "de", "von der Leyen, Ursula"),
        ("Lula", "pt", "Lula"),
        ("Papa", "", "Papa"),
        ("", "", ""),
    ],
)
def test_family_name_comes_first(name, language, expected):
    assert proposed(name, native_language=language) == expected
