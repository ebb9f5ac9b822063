# ruff: noqa: E501
"""Every address of the desk for every role, by link and by a forged form.

The addresses come from the resolver: a new one that has no line in the table fails.
"""

import pytest
from django.contrib import admin
from django.db import transaction
from django.urls import URLResolver, reverse

from meetings import editions, workflow
from meetings.admin.steps import STEPS
from tests import factories
from tests.meetings.admin.everything import everything

pytestmark = pytest.mark.django_db

#: Address, the rest of it (or its query), on what it is called; then what each account finds there:
#: anonymous, without role, author of another report, author, translator of another report,
#: translator, publisher, manager. in: is asked to sign in. x: is refused. r: reads, and may send no
#: form. w: reads and may send one. s: only sends one. n: nothing is there. >: is led elsewhere.
TABLE = """
people_person_changelist - -                                           in x  w  w  w  w  w  w
people_person_add - -                                                  in x  w  w  x  x  w  w
people_person_described - -                                            in x  x  x  x  x  x  x
people_person_change - person                                          in x  w  w  r  r  w  w
people_person_history - person                                         in x  w  w  w  w  w  w
people_person_delete - person                                          in x  x  x  x  x  w  w
people_person_like ?name=Ali -                                         in x  w  w  x  x  w  w
people_person_use - person                                             in x  >  >  >  >  >  >
people_person_merge - person                                           in x  x  x  x  x  w  w
people_office_changelist - -                                           in x  w  w  w  w  w  w
people_office_add - -                                                  in x  w  w  x  x  w  w
people_office_described ?app_label=people&model_name=tenure&field_name=office - in x  r  r  r  r  r  r
people_office_change - office                                          in x  r  r  r  r  w  w
people_office_history - office                                         in x  w  w  w  w  w  w
people_office_delete - office                                          in x  x  x  x  x  w  w
people_country_changelist - -                                          in x  w  w  w  w  w  w
people_country_add - -                                                 in x  w  w  x  x  w  w
people_country_described ?app_label=people&model_name=office&field_name=country - in x  r  r  r  r  r  r
people_country_change - country                                        in x  r  r  r  r  w  w
people_country_history - country                                       in x  w  w  w  w  w  w
people_country_delete - country                                        in x  x  x  x  x  w  w
people_organization_changelist - -                                     in x  w  w  w  w  w  w
people_organization_add - -                                            in x  w  w  x  x  w  w
people_organization_described ?app_label=people&model_name=office&field_name=organization - in x  r  r  r  r  r  r
people_organization_change - organization                              in x  r  r  r  r  w  w
people_organization_history - organization                             in x  w  w  w  w  w  w
people_organization_delete - organization                              in x  x  x  x  x  w  w
meetings_topic_changelist - -                                          in x  w  w  w  w  w  w
meetings_topic_add - -                                                 in x  w  w  x  x  w  w
meetings_topic_described - -                                           in x  x  x  x  x  x  x
meetings_topic_change - topic                                          in x  r  r  r  r  w  w
meetings_topic_history - topic                                         in x  w  w  w  w  w  w
meetings_topic_delete - topic                                          in x  x  x  x  x  w  w
meetings_sourcerecord_changelist - -                                   in x  w  w  w  w  w  w
meetings_sourcerecord_add - -                                          in x  x  x  x  x  x  x
meetings_sourcerecord_described - -                                    in x  x  x  x  x  x  x
meetings_sourcerecord_change - page                                    in x  r  r  r  r  w  w
meetings_sourcerecord_change - page_of_draft                           in x  >  r  >  r  w  w
meetings_sourcerecord_history - page                                   in x  w  w  w  w  w  w
meetings_sourcerecord_delete - page                                    in x  x  x  x  x  x  x
meetings_sourcerecord_care - page                                      in x  s  s  x  x  s  s
meetings_sourcerecord_care - page_of_draft                             in x  n  s  n  x  s  s
meetings_sourcerecord_changes 417 page                                 in x  n  n  n  n  n  n
meetings_editor_changelist - -                                         in x  x  x  x  x  x  w
meetings_editor_add - -                                                in x  x  x  x  x  x  w
meetings_editor_change - editor                                        in x  x  w  x  x  x  w
meetings_editor_history - editor                                       in x  x  w  x  x  x  w
meetings_editor_delete - editor                                        in x  x  x  x  x  x  x
auth_user_password_change - editor                                     in x  x  >  x  x  x  w
index - -                                                              in w  w  w  w  w  w  w
guide - -                                                              in r  r  r  r  r  r  r
guide_picture form-en -                                                in r  r  r  r  r  r  r
guide_picture none -                                                   in n  n  n  n  n  n  n
password_change - -                                                    in w  w  w  w  w  w  w
password_change_done - -                                               in r  r  r  r  r  r  r
login - -                                                              w  >  >  >  >  >  >  >
logout - -                                                             >  s  s  s  s  s  s  s
autocomplete - -                                                       in x  x  x  x  x  x  x
jsi18n - -                                                             in r  r  r  r  r  r  r
view_on_site 1/1 -                                                     in n  n  n  n  n  n  n
app_list meetings -                                                    in n  w  w  w  w  w  w
meetings_report_changelist - -                                         in x  w  w  w  w  w  w
meetings_report_add - -                                                in x  w  w  x  x  w  w
meetings_report_again - -                                              in x  s  s  x  x  s  s
meetings_report_go_on - live                                           in x  x  s  x  s  s  s
meetings_report_choose person -                                        in x  w  w  w  w  w  w
meetings_report_choose country -                                       in x  w  w  w  w  w  w
meetings_report_choose organization -                                  in x  w  w  w  w  w  w
meetings_report_choose topic -                                         in x  w  w  w  w  w  w
meetings_report_check_new - -                                          in x  s  s  x  x  s  s
meetings_report_checklist - draft                                      in x  x  s  x  s  s  s
meetings_report_checklist - live                                       in x  x  x  x  x  x  x
meetings_report_change - draft                                         in x  x  w  x  w  w  w
meetings_report_change - in_review                                     in x  x  r  x  w  w  w
meetings_report_change - scheduled                                     in x  x  r  x  r  w  w
meetings_report_change - live                                          in x  x  r  x  r  r  r
meetings_report_change - superseded                                    in x  x  r  x  r  r  r
meetings_report_change - withdrawn                                     in x  x  r  x  r  r  r
meetings_report_history - draft                                        in x  x  w  x  w  w  w
meetings_report_delete - draft                                         in x  x  x  x  x  x  x
meetings_report_correct - draft                                        in x  x  x  x  x  w  w
meetings_report_preview en draft                                       in x  x  w  x  w  w  w
meetings_report_propose - draft                                        in x  x  s  x  s  s  s
meetings_report_propose - live                                         in x  x  x  x  x  x  x
meetings_report_propose_new - -                                        in x  s  s  x  x  s  s
meetings_report_translations - -                                       in x  w  w  w  w  w  w
meetings_report_translate en draft                                     in x  x  w  x  w  w  w
meetings_report_translate it draft                                     in x  x  w  x  r  w  w
meetings_report_translate en scheduled                                 in x  x  r  x  r  w  w
meetings_report_translate en live                                      in x  x  w  w  w  w  w
meetings_report_remarks - draft                                        in x  x  w  x  w  w  w
meetings_report_remarks - live                                         in x  x  w  x  w  w  w
meetings_report_history - live                                         in x  x  w  x  w  w  w
meetings_report_delete - live                                          in x  x  x  x  x  x  x
meetings_report_correct - live                                         in x  x  x  x  x  w  w
meetings_report_preview en live                                        in x  x  r  x  r  r  r
meetings_report_preview en in_review                                   in x  x  r  x  w  w  w
meetings_report_new_preview en -                                       in x  w  w  x  x  w  w
meetings_report_compare - draft                                        in x  x  w  x  w  w  w
meetings_report_compare - live                                         in x  x  w  x  w  w  w
meetings_report_compare ?from=417.1 draft                              in x  x  n  x  n  n  n
meetings_report_restore ?state=live live                               in x  x  w  x  x  w  w
meetings_report_restore ?state=417.1 draft                             in x  x  n  x  x  n  n
meetings_report_new_unsaved - -                                        in x  r  r  r  r  r  r
meetings_report_new_unsaved_keep - -                                   in x  w  w  x  x  w  w
meetings_report_new_unsaved_discard 11111111-1111-4111-8111-111111111111 - in x  n  n  n  n  n  n
meetings_report_unsaved - draft                                        in x  x  r  x  r  r  r
meetings_report_unsaved - live                                         in x  x  r  x  r  r  r
meetings_report_unsaved_keep - draft                                   in x  x  w  x  w  w  w
meetings_report_unsaved_keep - in_review                               in x  x  x  x  w  w  w
meetings_report_unsaved_keep - live                                    in x  x  x  x  x  x  x
meetings_report_unsaved_discard 11111111-1111-4111-8111-111111111111 draft in x  x  n  x  n  n  n
meetings_report_step submit draft                                      in x  x  w  x  w  w  w
meetings_report_step approve in_review                                 in x  x  x  x  x  w  w
meetings_report_step approve-afterwards alone                          in x  x  x  x  x  w  w
meetings_report_step publish in_review                                 in x  x  x  x  x  w  w
meetings_report_step schedule in_review                                in x  x  x  x  x  w  w
meetings_report_step unschedule scheduled                              in x  x  x  x  x  w  w
meetings_report_step send-back in_review                               in x  x  x  x  x  w  w
meetings_report_step lift-embargo embargoed                            in x  x  x  x  x  w  w
meetings_report_step new-version live                                  in x  x  w  x  w  w  w
meetings_report_step bring-back withdrawn                              in x  x  x  x  x  w  w
meetings_report_step withdraw live                                     in x  x  x  x  x  w  w
meetings_report_step hide superseded                                   in x  x  x  x  x  w  w
meetings_report_step discard draft                                     in x  x  w  x  x  w  w
"""
FORGED = {
    **{
        f"{name}_{code}": "Forged"
        for name in ("title", "name", "note", "reason", "body", "text")
        for code in ("it", "en")
    },
    **dict.fromkeys(("note", "reason", "text", "username", "own_text_reason"), "Forged words"),
    **dict.fromkeys(("post", "confirm", "_save", "agree", "undo"), "yes"),
    "languages": "en",
    "groups": "1",
    "role": "other",
    "act": "remark",
    "place": "title_en",
    "at": "2030-01-01T10:00",
}


def addresses(patterns=None):
    """Yield the name of every address of the desk that has one."""
    for pattern in admin.site.get_urls() if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def lines():
    for line in TABLE.strip().splitlines():
        name, variant, subject, *found = line.split()
        yield name, variant, subject, found


def test_every_address_of_the_desk_has_a_line():
    assert {name for name, *_rest in lines()} == set(addresses())


def test_every_step_of_the_workflow_has_a_line():
    named = {variant for name, variant, *_rest in lines() if name == "meetings_report_step"}
    assert named == {step.name for step in STEPS}


def accounts(report):
    """The accounts in the order of the table; None: nobody."""
    return [
        None,
        factories.editor(None),
        factories.editor("Author"),
        report.author,
        factories.editor("Translator", translates_en=True),
        report.translator,
        factories.editor("Publisher"),
        factories.editor("Manager"),
    ]


def subject_of(kind):
    """A report in a status, or a record that a live report uses; and that report."""
    author = factories.editor("Author")
    translator = factories.editor("Translator", translates_en=True)
    publisher = factories.editor("Publisher")
    report = factories.report(author=author, translator=translator)
    editions.save_version(report, by=author)
    row = report.participations.first()
    steps = {
        "in_review": ["submit"],
        "scheduled": ["submit", "schedule"],
        "live": ["publish"],
        "alone": ["publish alone"],
        "superseded": ["publish", "renew"],
        "withdrawn": ["publish", "withdraw"],
        "embargoed": ["embargo"],
    }
    for step in steps.get(kind, ["publish"] if kind not in ("draft", "page_of_draft") else []):
        take(step, report, author, publisher)
    records = {
        "person": row.person,
        "office": row.tenure.office,
        "country": row.country,
        "organization": factories.organization(),
        "topic": factories.topic(),
        "editor": author,
        "page": report.sources.first().record,
        "page_of_draft": report.sources.first().record,
    }
    return report, records.get(kind, report)


def take(step, report, author, publisher):
    if step == "submit":
        workflow.submit(report, by=author)
    elif step == "schedule":
        workflow.schedule(report, by=publisher, at=factories.in_days(3))
    elif step == "publish":
        workflow.publish(report, by=publisher)
    elif step == "publish alone":
        report.revisions.update(by=publisher)
        workflow.publish(report, by=publisher, own_text_reason="Urgent")
    elif step == "withdraw":
        workflow.withdraw(report.meeting, by=publisher, reason_it="Errore", reason_en="Error")
    elif step == "embargo":
        factories.revise(report, embargo_until=factories.in_days(3))
    elif step == "renew":
        newer = workflow.start_edition(report.meeting, by=publisher)
        workflow.publish(newer, by=publisher, own_text_reason="Urgent", note_it="x", note_en="x")


def address_of(name, variant, subject):
    parts = [] if subject is None else [subject.pk]
    if variant.startswith("?"):
        return reverse(f"admin:{name}", args=parts) + variant
    return reverse(f"admin:{name}", args=parts + ([] if variant == "-" else variant.split("/")))


def finds(client, address, form):
    """Return the letter of what an account finds at an address, and whether something changed."""
    before = everything()
    shown = client.get(address)
    if shown.streaming:
        # A picture is a file, which stays open until all of it has been sent.
        b"".join(shown.streaming_content)
    assert everything() == before, "a look changed something"
    sent = client.post(address, form)
    changed = everything() != before
    answers = (shown.status_code, sent.status_code)
    if answers == (302, 302):
        return ("in" if shown["Location"].startswith("/admin/login/") else ">"), changed
    if answers[0] == 200:
        return ("r" if sent.status_code in (403, 405, 409) else "w"), changed
    if answers[0] == 405:
        return ("-" if sent.status_code == 403 else "s"), changed
    return {403: "x", 404: "n", 302: ">"}[answers[0]], changed


@pytest.mark.parametrize(("name", "variant", "kind", "found"), list(lines()))
def test_accounts_find_what_the_table_says(client, name, variant, kind, found):
    report, subject = subject_of(kind)
    address = address_of(name, variant, None if kind == "-" else subject)
    form = FORGED | {"version": str(report.version), "base_version": str(report.version)}
    seen = []
    for account in accounts(report):
        with transaction.atomic():
            client.logout()
            if account is not None:
                client.force_login(account)
            letter, changed = finds(client, address, form)
            assert not changed or letter in "ws", (str(account), letter)
            seen.append(letter)
            transaction.set_rollback(True)
    assert seen == found
