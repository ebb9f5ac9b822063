import pytest
from django.test import RequestFactory

from config.addresses import client_address


def address(neighbour, chain=None):
    headers = {"X-Forwarded-For": chain} if chain else {}
    return client_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=neighbour))


@pytest.mark.parametrize("proxy", ["127.0.0.1", "::1", ""])
def test_proxy_on_this_machine_is_believed(proxy):
    assert address(proxy, "203.0.113.7") == "203.0.113.7"


def test_of_a_chain_only_the_link_that_the_proxy_wrote_counts():
    assert address("127.0.0.1", "10.0.0.1, 198.51.100.2, 203.0.113.7") == "203.0.113.7"


def test_nobody_else_is_believed():
    assert address("198.51.100.2", "203.0.113.7") == "198.51.100.2"


def test_without_proxy_the_neighbour_is_the_reader():
    assert address("127.0.0.1") == "127.0.0.1"
