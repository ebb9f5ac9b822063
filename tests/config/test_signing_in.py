"""What the settings say about passwords and those who guess them."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tests.factories import PASSWORD, editor

pytestmark = pytest.mark.django_db


def sign_in(client, account, password, address="198.51.100.2"):
    form = {"username": account.username, "password": password}
    return client.post("/admin/login/", form, REMOTE_ADDR=address).status_code


def guess(client, account, times, address="198.51.100.2"):
    return [sign_in(client, account, f"guess {turn}", address) for turn in range(times)]


def test_fifth_wrong_password_closes_the_account(client):
    account = editor()
    assert guess(client, account, 5) == [200, 200, 200, 200, 429]
    assert sign_in(client, account, PASSWORD) == 429


def test_account_stays_open_to_another_address(client):
    account = editor()
    guess(client, account, 5)
    assert sign_in(client, account, PASSWORD, address="203.0.113.7") == 302


def test_address_stays_open_to_another_account(client):
    account, colleague = editor(), editor()
    guess(client, account, 5)
    assert sign_in(client, colleague, PASSWORD) == 302


def test_right_password_begins_the_count_anew(client):
    account = editor()
    guess(client, account, 4)
    sign_in(client, account, PASSWORD)
    assert guess(client, account, 4) == [200, 200, 200, 200]


@pytest.mark.parametrize("password", ["short one", "1q2w3e4r5t6y", "836492018374651"])
def test_weak_password_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password)
