import re

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse

from meetings.models import Editor
from tests import factories

pytestmark = pytest.mark.django_db

LIST = "/admin/meetings/editor/"
ADD = f"{LIST}add/"
GOOD_PASSWORD = "quattordici gatti al sole"


def address(account, page="change"):
    if page == "password":
        return reverse("admin:auth_user_password_change", args=[account.pk])
    return reverse(f"admin:meetings_editor_{page}", args=[account.pk])


@pytest.fixture(autouse=True)
def roles(db):
    call_command("create_roles")


def signed_in(client, role="Manager"):
    account = factories.editor(role, language="en")
    client.force_login(account)
    return account


def group(name):
    return Group.objects.get(name=name).pk


def typed(account, **fields):
    return {
        "username": account.username,
        "language": account.language,
        "is_active": "on",
        "groups": list(account.groups.values_list("pk", flat=True)),
        **fields,
    }


def new(**fields):
    return {
        "username": "new",
        "password1": GOOD_PASSWORD,
        "password2": GOOD_PASSWORD,
        "groups": [group("Author")],
        **fields,
    }


def test_manager_adds_an_account_that_can_enter_the_desk(client):
    signed_in(client)
    client.post(ADD, new())
    account = Editor.objects.get(username="new")
    assert (account.is_staff, account.is_superuser, account.roles) == (True, False, {"Author"})
    assert account.check_password(GOOD_PASSWORD)


@pytest.mark.parametrize("password", ["short", "123456789012345", "password1234"])
def test_weak_password_is_refused(client, password):
    signed_in(client)
    client.post(ADD, new(password1=password, password2=password))
    assert not Editor.objects.filter(username="new").exists()


def test_account_without_a_role_is_refused(client):
    signed_in(client)
    client.post(ADD, new(groups=[]))
    assert not Editor.objects.filter(username="new").exists()


def test_manager_changes_roles_and_languages_of_others(client):
    signed_in(client)
    other = factories.editor("Author")
    data = typed(other, groups=[group("Translator")], translates_en="on", language="en")
    client.post(address(other), data)
    other = Editor.objects.get(pk=other.pk)
    assert (other.roles, other.translates_en, other.language) == ({"Translator"}, True, "en")


def test_manager_closes_an_account(client):
    signed_in(client)
    other = factories.editor("Author")
    data = typed(other)
    del data["is_active"]
    client.post(address(other), data)
    assert Editor.objects.get(pk=other.pk).is_active is False


def test_nobody_changes_their_own_roles_or_closes_their_own_account(client):
    manager = signed_in(client)
    client.post(address(manager), typed(manager, groups=[group("Author")], is_active=""))
    again = Editor.objects.get(pk=manager.pk)
    assert (again.roles, again.is_active) == ({"Manager"}, True)


def test_no_account_is_ever_deleted(client):
    signed_in(client)
    other = factories.editor("Author")
    answer = client.post(address(other, "delete"), {"post": "yes"})
    assert (answer.status_code, Editor.objects.filter(pk=other.pk).count()) == (403, 1)


def test_forged_superuser_is_none(client):
    signed_in(client)
    other = factories.editor("Author")
    client.post(address(other), typed(other, is_superuser="on", user_permissions=["1"]))
    other = Editor.objects.get(pk=other.pk)
    assert (other.is_superuser, other.user_permissions.count()) == (False, 0)


@pytest.mark.parametrize("role", ["Author", "Translator", "Publisher"])
def test_accounts_of_others_are_closed_to_all_but_managers(client, role):
    signed_in(client, role)
    other = factories.editor("Author")
    answers = [
        client.get(LIST).status_code,
        client.post(ADD, new()).status_code,
        client.get(address(other)).status_code,
        client.post(address(other), typed(other, groups=[group("Manager")])).status_code,
        client.post(address(other, "password"), {"password1": GOOD_PASSWORD}).status_code,
    ]
    again = Editor.objects.get(pk=other.pk)
    assert (answers, again.roles, again.password) == ([403] * 5, {"Author"}, other.password)


@pytest.mark.parametrize("role", ["Author", "Translator", "Publisher"])
def test_everybody_chooses_the_language_of_their_own_desk_and_nothing_else(client, role):
    account = signed_in(client, role)
    data = typed(account, language="it", groups=[group("Manager")], username="x", byline="Forged")
    client.post(address(account), {**data, "translates_it": "on"})
    again = Editor.objects.get(pk=account.pk)
    assert (again.language, again.roles, again.username, again.byline, again.translates_it) == (
        "it",
        {role},
        account.username,
        "",
        False,
    )


def test_own_password_is_not_set_without_the_present_one(client):
    manager = signed_in(client)
    data = {"password1": GOOD_PASSWORD, "password2": GOOD_PASSWORD}
    answer = client.post(address(manager, "password"), data)
    assert (answer.status_code, answer.url) == (302, "/admin/password_change/")
    assert Editor.objects.get(pk=manager.pk).password == manager.password


def test_manager_sets_a_new_password_for_somebody(client):
    signed_in(client)
    other = factories.editor("Author")
    client.post(
        address(other, "password"), {"password1": GOOD_PASSWORD, "password2": GOOD_PASSWORD}
    )
    assert Editor.objects.get(pk=other.pk).check_password(GOOD_PASSWORD)


def test_groups_are_no_page_of_the_desk(client):
    signed_in(client)
    assert client.get("/admin/auth/group/").status_code == 404


def test_list_asks_as_often_for_thirty_as_for_one(client, django_assert_max_num_queries):
    signed_in(client)
    for _number in range(30):
        factories.editor("Author")
    with django_assert_max_num_queries(9):
        client.get(LIST)


def test_accounts_are_listed_by_role(client):
    signed_in(client)
    factories.editor("Author", username="writer")
    factories.editor("Publisher", username="head", first_name="Ada", last_name="Neri")
    response = client.get(LIST, {"role": "Publisher"})
    rows = response.context["cl"].result_list
    assert [(one.username, one.get_full_name()) for one in rows] == [("head", "Ada Neri")]


@pytest.mark.parametrize("page", ["", "password_change/", "password_change/done/"])
def test_every_page_of_the_desk_leads_to_the_site_and_out(client, page):
    signed_in(client)
    html = client.get(f"/admin/{page}").content.decode()
    found = re.findall(r'<div id="user-tools">.*?</div>', html, re.DOTALL)
    assert re.findall(r'(?:href|action)="([^"]*)"', *found) == [
        *("/admin/guide/", "/", "/admin/password_change/", "/admin/logout/")
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("it", "Senza una password nessuno entra con questo account."),
        ("en", "Without a password nobody signs in to this account."),
    ],
)
def test_new_password_is_explained_in_the_language_of_the_manager(client, language, said):
    client.force_login(factories.editor("Manager", language=language))
    page = client.get(address(factories.editor(), "password")).content.decode()
    assert said in page
