import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english(clean_slate):
    """Refusals are read here in the words of the code."""
    with translation.override("en"):
        yield
