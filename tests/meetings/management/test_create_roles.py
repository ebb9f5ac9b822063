import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from meetings.models import Editor
from tests import factories

pytestmark = pytest.mark.django_db


def allowed(role):
    """The permissions of a group, as `add person`, but for those on reports and their rows."""
    rows = Group.objects.get(name=role).permissions.exclude(content_type__app_label="meetings")
    return set(rows.values_list("codename", flat=True))


def test_roles_are_created():
    call_command("create_roles")
    names = Group.objects.order_by("name").values_list("name", flat=True)
    assert list(names) == ["Author", "Manager", "Publisher", "Translator"]


def test_second_time_mends_what_was_changed_and_adds_nothing():
    call_command("create_roles")
    before = allowed("Author")
    Group.objects.get(name="Author").permissions.clear()
    call_command("create_roles")
    assert (allowed("Author"), Group.objects.count()) == (before, 4)


def test_author_adds_and_changes_people_but_deletes_none():
    call_command("create_roles")
    of_person = {name for name in allowed("Author") if name.endswith("_person")}
    assert of_person == {"view_person", "add_person", "change_person"}


def test_translator_only_looks_at_the_vocabulary():
    call_command("create_roles")
    assert {name.split("_")[0] for name in allowed("Translator")} == {"view"}


@pytest.mark.parametrize(
    ("role", "may"),
    [("Author", False), ("Translator", False), ("Publisher", False), ("Manager", True)],
)
def test_only_managers_have_a_say_in_accounts(role, may):
    call_command("create_roles")
    account = Editor.objects.get(pk=factories.editor(role).pk)
    assert account.has_perm("meetings.change_editor") is may


def test_nobody_may_delete_an_account():
    call_command("create_roles")
    deleting = Group.objects.filter(permissions__codename="delete_editor")
    assert list(deleting) == []
