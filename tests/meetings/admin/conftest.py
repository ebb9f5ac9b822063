"""Who is at the desk in most tests of it, and on what they work."""

import pytest

from meetings import editions
from tests import factories


@pytest.fixture
def author(client):
    """An author who has signed in and reads English."""
    account = factories.editor("Author", language="en")
    client.force_login(account)
    return account


@pytest.fixture
def publisher(client):
    """A publisher who has signed in and reads English."""
    account = factories.editor("Publisher", language="en")
    client.force_login(account)
    return account


@pytest.fixture
def report(author):
    """A draft of theirs, saved once."""
    made = factories.report(author=author)
    editions.save_version(made, by=author)
    return made
