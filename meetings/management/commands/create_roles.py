"""Create the groups of the newsroom with the permissions that Django's admin knows."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand
from django.db import transaction

from ...rights import Role

READ = ("view",)
ENTER = ("view", "add", "change")
ALL = ("view", "add", "change", "delete")

ROWS = (
    "meetings.participation",
    "meetings.mention",
    "meetings.quote",
    "meetings.source",
    "meetings.sourcerecord",
    "meetings.photo",
    "meetings.reporttopic",
)
PEOPLE = ("people.person", "people.personname", "people.office", "people.tenure")
VOCABULARY = ("people.country", "people.organization", "meetings.topic")
LOG = ("meetings.meeting", "meetings.revision", "meetings.step", "meetings.image")

#: Role → acts → models. How far each reaches (one's own, only drafts) is said by `meetings.rights`,
#: which the desk asks every time; these permissions open the doors that lie before it.
PERMISSIONS: dict[Role, dict[tuple[str, ...], tuple[str, ...]]] = {
    Role.AUTHOR: {
        ALL: ("meetings.report", *ROWS),
        ENTER: PEOPLE,
        ("view", "add"): VOCABULARY,
        READ: LOG,
    },
    Role.TRANSLATOR: {
        ("view", "change"): ("meetings.report", "meetings.quote", "meetings.photo"),
        READ: (*ROWS, *PEOPLE, *VOCABULARY, *LOG),
    },
    Role.PUBLISHER: {ALL: ("meetings.report", *ROWS, *PEOPLE, *VOCABULARY), READ: LOG},
    Role.MANAGER: {
        ALL: ("meetings.report", *ROWS, *PEOPLE, *VOCABULARY),
        ENTER: ("meetings.editor",),
        READ: LOG,
    },
}


class Command(BaseCommand):
    help = "Creates the groups Author, Translator, Publisher and Manager with their permissions."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        known = permissions()
        for role in Role:
            group, _made = Group.objects.get_or_create(name=role)
            group.permissions.set({known[name] for name in names(role)})
        self.stdout.write(f"Roles: {', '.join(Role)}.")


def names(role: Role) -> set[str]:
    """Return the permissions of a role, as `people.add_person`."""
    return {
        f"{app}.{act}_{model}"
        for acts, models in PERMISSIONS[role].items()
        for app, model in (name.split(".") for name in models)
        for act in acts
    }


def permissions() -> dict[str, Permission]:
    """Return all permissions that there are by their names."""
    found = Permission.objects.select_related("content_type")
    return {f"{one.content_type.app_label}.{one.codename}": one for one in found}
