import pytest
from django.utils import translation

from meetings.pages.language_names import language_name, written_from_the_right


@pytest.mark.parametrize(
    ("code", "name"), [("fa", "Persian"), ("zh-Hans", "Chinese"), ("tlh", "tlh")]
)
def test_language_is_named_whatever_its_script_and_an_unknown_one_by_its_code(code, name):
    with translation.override("en"):
        assert language_name(code) == name


@pytest.mark.parametrize(
    ("code", "from_the_right"),
    [("fa", True), ("ar-EG", True), ("uz-Arab", True), ("az-Latn", False), ("kk", False)],
)
def test_direction_follows_the_script(code, from_the_right):
    assert written_from_the_right(code) == from_the_right
