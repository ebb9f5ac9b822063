import pytest
from django.contrib.auth.models import AnonymousUser

from meetings import workflow
from meetings.rights import Action, can, holders, may_settle
from tests import factories

pytestmark = pytest.mark.django_db

# Columns: somebody else's, own or assigned. The rows are the table of the newsroom's rules.
TABLE = """
read_unpublished  author  - o
read_unpublished  translator - o
create            author  y y
create            translator - -
edit_facts        author  - o
edit_facts        translator - -
edit_text         author  - o
edit_text         translator - o
submit            author  - o
submit            translator - o
approve           author  - -
approve           translator - -
publish           author  - -
publish           translator - -
remark            author  - o
remark            translator - o
settle_remark     author  - o
settle_remark     translator - -
history           author  - o
history           translator - o
restore           author  - o
restore           translator - -
start_edition     author  - o
start_edition     translator y y
discard           author  - o
discard           translator - -
add_person        author  y y
add_spelling      author  y y
edit_person       author  - -
propose_vocabulary author y y
edit_vocabulary   author  - -
exchange          author  - -
manage_accounts   author  - -
"""


def cases():
    for line in TABLE.strip().splitlines():
        action, role, other, own = line.split()
        yield action, role, False, other != "-"
        yield action, role, True, own != "-"


@pytest.mark.parametrize(("action", "role", "own", "allowed"), list(cases()))
def test_table_of_rights(action, role, own, allowed):
    account = factories.editor(role.title(), translates_en=True)
    report = factories.draft()
    if own:
        report.author = report.translator = account
    assert can(account, Action(action), report, "en") is allowed


@pytest.mark.parametrize("action", [action for action in Action if action != Action.READ_LIVE])
def test_anonymous_and_inactive_accounts_may_only_read_what_is_live(action):
    report = factories.draft()
    gone = factories.editor("Manager", is_active=False)
    assert (can(AnonymousUser(), action, report), can(gone, action, report)) == (False, False)
    assert can(AnonymousUser(), Action.READ_LIVE)


@pytest.mark.parametrize("action", list(Action))
def test_managers_may_do_everything_and_publishers_all_but_accounts(action):
    report = factories.draft()
    manager, publisher = factories.editor("Manager"), factories.editor("Publisher")
    assert can(manager, action, report, "it")
    assert can(publisher, action, report, "it") is (action != Action.MANAGE_ACCOUNTS)


def test_authors_edit_only_while_it_is_a_draft():
    report = factories.report()
    workflow.submit(report, by=report.author)
    assert not can(report.author, Action.EDIT_FACTS, report)
    assert not can(report.author, Action.EDIT_TEXT, report, "it")
    assert can(report.author, Action.READ_UNPUBLISHED, report)


def test_translators_edit_their_language_until_it_is_scheduled():
    translator = factories.editor("Translator", translates_en=True)
    report = factories.report(translator=translator)
    assert can(translator, Action.EDIT_TEXT, report, "en")
    assert not can(translator, Action.EDIT_TEXT, report, "it")
    report.status = "scheduled"
    assert not can(translator, Action.EDIT_TEXT, report, "en")


def test_authors_discard_only_what_was_never_published():
    live = factories.live_report()
    draft = workflow.start_edition(live.meeting, by=live.author)
    assert not can(live.author, Action.DISCARD, draft)


def test_a_remark_is_settled_by_its_writer_the_author_and_publishers():
    translator, stranger = factories.editor("Translator"), factories.editor("Author")
    report = factories.report(translator=translator)
    own = workflow.remark(report, by=translator, text="Mine")
    of_author = workflow.remark(report, by=report.author, text="Yours")
    publisher = factories.editor("Publisher")
    allowed = [
        [may_settle(account, remark) for remark in (own, of_author)]
        for account in (translator, report.author, publisher, stranger, AnonymousUser())
    ]
    assert allowed == [[True, False], [True, True], [True, True], [False, False], [False, False]]


def test_whoever_may_read_a_report_no_longer_settles_not_even_an_own_remark():
    translator = factories.editor("Translator")
    report = factories.report(translator=translator)
    remark = workflow.remark(report, by=translator, text="Mine")
    report.translator = None
    remark.report = report
    assert not may_settle(translator, remark)


def test_active_publishers_and_managers_hold_the_right_to_approve():
    publisher, manager = factories.editor("Publisher"), factories.editor("Manager")
    factories.editor("Author")
    factories.editor("Publisher", is_active=False)
    both = factories.editor(("Publisher", "Manager"))
    assert set(holders(Action.APPROVE)) == {publisher, manager, both}
    assert len(holders(Action.APPROVE)) == 3
