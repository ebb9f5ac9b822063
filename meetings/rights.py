"""Who may do what: one table, asked through one function."""

from enum import StrEnum
from typing import Protocol

from django.db.models import Q, QuerySet

from .models import Editor, Remark, Report
from .models.report import OPEN


class Role(StrEnum):
    """The groups of the newsroom; their names are those of Django's groups."""

    AUTHOR = "Author"
    TRANSLATOR = "Translator"
    PUBLISHER = "Publisher"
    MANAGER = "Manager"


class Action(StrEnum):
    """What somebody may want to do."""

    READ_LIVE = "read_live"
    READ_UNPUBLISHED = "read_unpublished"
    CREATE = "create"
    EDIT_FACTS = "edit_facts"
    EDIT_TEXT = "edit_text"
    SUBMIT = "submit"
    APPROVE = "approve"
    PUBLISH = "publish"
    REMARK = "remark"
    SETTLE_REMARK = "settle_remark"
    HISTORY = "history"
    RESTORE = "restore"
    START_EDITION = "start_edition"
    DISCARD = "discard"
    ADD_PERSON = "add_person"
    ADD_SPELLING = "add_spelling"
    EDIT_PERSON = "edit_person"
    PROPOSE_VOCABULARY = "propose_vocabulary"
    EDIT_VOCABULARY = "edit_vocabulary"
    CHECK_SOURCES = "check_sources"
    EXCHANGE = "exchange"
    MANAGE_ACCOUNTS = "manage_accounts"


class Scope(StrEnum):
    """On which reports a role may do something."""

    ALL = "all"
    OWN = "own"
    OWN_DRAFT = "own_draft"
    OWN_NEVER_PUBLISHED = "own_never_published"
    OWN_LANGUAGE = "own_language"
    ANY_OF_OWN_LANGUAGES = "any_of_own_languages"


class Account(Protocol):
    """What the table asks of an account; Django's anonymous user lacks all but `is_active`."""

    pk: int | None
    is_active: bool
    roles: frozenset[str]
    translated_languages: frozenset[str]


ALL, OWN = Scope.ALL, Scope.OWN

#: Action → role → scope; a role that is not named may not. Everybody may read what is live.
RIGHTS: dict[Action, dict[Role, Scope]] = {
    Action.READ_UNPUBLISHED: {Role.AUTHOR: OWN, Role.TRANSLATOR: OWN, Role.PUBLISHER: ALL},
    Action.CREATE: {Role.AUTHOR: ALL, Role.PUBLISHER: ALL},
    Action.EDIT_FACTS: {Role.AUTHOR: Scope.OWN_DRAFT, Role.PUBLISHER: ALL},
    Action.EDIT_TEXT: {
        Role.AUTHOR: Scope.OWN_DRAFT,
        Role.TRANSLATOR: Scope.OWN_LANGUAGE,
        Role.PUBLISHER: ALL,
    },
    Action.SUBMIT: {Role.AUTHOR: OWN, Role.TRANSLATOR: OWN, Role.PUBLISHER: ALL},
    Action.APPROVE: {Role.PUBLISHER: ALL},
    Action.PUBLISH: {Role.PUBLISHER: ALL},
    Action.REMARK: {Role.AUTHOR: OWN, Role.TRANSLATOR: OWN, Role.PUBLISHER: ALL},
    # Whoever wrote a remark may settle it too: see `may_settle`.
    Action.SETTLE_REMARK: {Role.AUTHOR: OWN, Role.PUBLISHER: ALL},
    Action.HISTORY: {Role.AUTHOR: OWN, Role.TRANSLATOR: OWN, Role.PUBLISHER: ALL},
    Action.RESTORE: {Role.AUTHOR: OWN, Role.PUBLISHER: ALL},
    Action.START_EDITION: {
        Role.AUTHOR: OWN,
        Role.TRANSLATOR: Scope.ANY_OF_OWN_LANGUAGES,
        Role.PUBLISHER: ALL,
    },
    Action.DISCARD: {Role.AUTHOR: Scope.OWN_NEVER_PUBLISHED, Role.PUBLISHER: ALL},
    Action.ADD_PERSON: {Role.AUTHOR: ALL, Role.PUBLISHER: ALL},
    Action.ADD_SPELLING: {Role.AUTHOR: ALL, Role.PUBLISHER: ALL},
    Action.EDIT_PERSON: {Role.PUBLISHER: ALL},
    Action.PROPOSE_VOCABULARY: {Role.AUTHOR: ALL, Role.PUBLISHER: ALL},
    Action.EDIT_VOCABULARY: {Role.PUBLISHER: ALL},
    Action.CHECK_SOURCES: {Role.AUTHOR: ALL, Role.PUBLISHER: ALL},
    Action.EXCHANGE: {Role.PUBLISHER: ALL},
    Action.MANAGE_ACCOUNTS: {Role.MANAGER: ALL},
}


def can(
    user: Account, action: Action, report: Report | None = None, language: str | None = None
) -> bool:
    """Say whether an account may do something.

    user: an Editor or the anonymous user; action: what; report: on which edition, where the
    right depends on it; language: in which language a text is edited.
    """
    if action == Action.READ_LIVE:
        return True
    if not user.is_active or not hasattr(user, "roles"):
        return False
    return any(allows(role, scope, user, report, language) for role, scope in granted(user, action))


def holders(action: Action) -> QuerySet[Editor]:
    """Return the active accounts that may do something with every report, by name."""
    roles = [role for role, scope in RIGHTS[action].items() if scope == ALL]
    in_role = Q(groups__name__in=[*roles, Role.MANAGER]) | Q(is_superuser=True)
    found = Editor.objects.filter(in_role, is_active=True).distinct()
    return found.order_by("last_name", "username")


def may_settle(user: Account, remark: Remark) -> bool:
    """Say whether an account may settle a remark, or take that back."""
    if remark.by_id is not None and remark.by_id == user.pk:
        return can(user, Action.REMARK, remark.report)
    return can(user, Action.SETTLE_REMARK, remark.report)


def granted(user: Account, action: Action) -> list[tuple[Role, Scope]]:
    """Return the roles of an account that grant an action, each with its scope.

    A manager may do whatever a publisher may.
    """
    by_role = RIGHTS[action]
    grants = [(role, scope) for role, scope in by_role.items() if role in user.roles]
    if Role.MANAGER in user.roles and Role.PUBLISHER in by_role:
        grants.append((Role.MANAGER, by_role[Role.PUBLISHER]))
    return grants


def allows(
    role: Role, scope: Scope, user: Account, report: Report | None, language: str | None
) -> bool:
    """Say whether a scope, given to a role, covers a report and a language."""
    if scope == Scope.ALL:
        return True
    if scope == Scope.ANY_OF_OWN_LANGUAGES:
        return bool(user.translated_languages)
    if report is None or not is_own(role, user, report):
        return False
    if scope == Scope.OWN_DRAFT:
        return report.status == Report.Status.DRAFT
    if scope == Scope.OWN_NEVER_PUBLISHED:
        return report.status == Report.Status.DRAFT and never_published(report)
    if scope == Scope.OWN_LANGUAGE:
        # What a publisher has approved and scheduled is not rewritten after that.
        reviewed = report.status not in OPEN or report.status == Report.Status.SCHEDULED
        return not reviewed and language in user.translated_languages
    return True


def is_own(role: Role, user: Account, report: Report) -> bool:
    """Say whether a report was given to the account in that role."""
    if role == Role.TRANSLATOR:
        return report.translator_id == user.pk
    return report.author_id == user.pk


def never_published(report: Report) -> bool:
    """Say whether readers have never seen any edition of the report's meeting."""
    return report.meeting.first_published_at is None
