import pytest

from people.adjectives import forms


@pytest.mark.parametrize(
    ("adjective", "form"),
    [
        ("kazako", "kazaki"),
        ("kazako", "kazake"),
        ("cecoslovacco", "cecoslovacchi"),
        ("greco", "greci"),
        ("belga", "belgi"),
        ("vietnamita", "vietnamite"),
        ("francese", "francesi"),
        ("tedesco orientale", "tedeschi orientali"),
        ("Kazakh", "Kazakhs"),
    ],
)
def test_an_adjective_is_known_in_its_other_forms(adjective, form):
    assert {adjective, form} <= set(forms(adjective))
