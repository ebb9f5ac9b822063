"""What is typed and not saved: kept, shown to its editor alone, taken over, let go."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meetings import editions, workflow
from meetings.forms import unsaved
from meetings.forms.unsaved import LONGEST, browser_name
from meetings.models import Report, Revision, Step, UnsavedState
from tests import factories
from tests.forms_on_page import errors_of, fields_of

pytestmark = pytest.mark.django_db

LIST = "/admin/meetings/report/"
ADD = f"{LIST}add/"
TAB = "11111111-1111-4111-8111-111111111111"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0"


def change(report):
    return f"{LIST}{report.pk}/change/"


def keep_url(report=None):
    return f"{LIST}unsaved/keep/" if report is None else f"{LIST}{report.pk}/unsaved/keep/"


def texts_url(report=None):
    return f"{LIST}unsaved/" if report is None else f"{LIST}{report.pk}/unsaved/"


def page_of(report=None):
    return ADD if report is None else change(report)


def typed(client, report=None, *, act="keep", tab=TAB, **fields):
    """Send what a tab would send after something was typed into the form."""
    form = fields_of(client.get(page_of(report)))
    return client.post(keep_url(report), form | {"unsaved_tab": tab, "unsaved_act": act} | fields)


def signed_in(client, role="Author", **fields):
    account = factories.editor(role, language="en", **fields)
    client.force_login(account)
    return account


def saved(**fields):
    report = factories.report(**fields)
    editions.save_version(report, by=report.author)
    return report


@pytest.fixture
def author(client):
    return signed_in(client)


@pytest.fixture
def report(author):
    return saved(author=author)


# Kept


def test_what_is_typed_is_kept_with_its_tab_and_browser(client, author, report):
    answer = typed(client, report, title_en="Half a head")
    state = UnsavedState.objects.get()
    assert (state.editor, state.report, str(state.tab)) == (author, report, TAB)
    assert (state.data["title_en"], state.base_version) == ("Half a head", report.version)
    assert answer.json()["kept"] == f"{timezone.localtime(state.at):%H:%M:%S}"


def test_what_a_tab_typed_before_is_replaced(client, report):
    typed(client, report, title_en="Half")
    began = UnsavedState.objects.get().began_at
    typed(client, report, title_en="Half a head")
    state = UnsavedState.objects.get()
    assert (state.data["title_en"], state.began_at) == ("Half a head", began)


def test_two_tabs_are_kept_apart(client, report):
    typed(client, report, title_en="One")
    typed(client, report, tab=str(uuid.uuid4()), title_en="Two")
    kept = UnsavedState.objects.order_by("at").values_list("data__title_en", flat=True)
    assert list(kept) == ["One", "Two"]


def test_report_that_was_never_saved_is_kept_too(client, author):
    typed(client, title_it="Un titolo")
    state = UnsavedState.objects.get()
    assert (state.report, state.data["title_it"]) == (None, "Un titolo")
    assert Report.objects.count() == 0


def test_what_is_typed_is_no_history(client, report):
    version = report.version
    for title in ("O", "On", "One"):
        typed(client, report, title_en=title)
    report.refresh_from_db()
    assert report.version == version
    assert Revision.objects.filter(report=report).count() == 1
    assert Step.objects.count() == 0


def test_frame_of_the_form_is_no_text(client, report):
    typed(client, report)
    names = UnsavedState.objects.get().data.keys()
    assert {"csrfmiddlewaretoken", "unsaved_tab", "unsaved_act"} & names == set()


def test_text_that_is_as_saved_again_is_let_go(client, report):
    typed(client, report, title_en="Half")
    typed(client, report, act="clean")
    assert UnsavedState.objects.count() == 0


def test_keeping_asks_few_questions_however_many_rows(client, author, django_assert_num_queries):
    report = saved(author=author, people=10, quotes=20)
    form = fields_of(client.get(change(report)))
    form |= {"unsaved_tab": TAB, "unsaved_act": "keep"}
    # Session, account, its roles, report, who else; the text is kept by one statement.
    with django_assert_num_queries(6):
        client.post(keep_url(report), form)


def test_looking_around_writes_nothing(client, report, django_assert_num_queries):
    typed(client, report)
    look = {"unsaved_tab": TAB, "unsaved_act": "look", "base_version": report.version}
    with django_assert_num_queries(5):
        client.post(keep_url(report), look)


def test_open_tab_is_noted_as_seen_once_in_a_while(client, report):
    typed(client, report)
    before = timezone.now() - datetime.timedelta(minutes=5)
    UnsavedState.objects.update(at=before, seen_at=before)
    client.post(keep_url(report), {"unsaved_tab": TAB, "unsaved_act": "look"})
    state = UnsavedState.objects.get()
    assert (state.at, state.seen_at > before) == (before, True)


# Refused


def test_text_of_a_report_of_somebody_else_is_refused(client, author):
    report = saved()
    answer = client.post(keep_url(report), {"unsaved_tab": TAB, "unsaved_act": "keep"})
    assert (answer.status_code, UnsavedState.objects.count()) == (403, 0)


@pytest.mark.parametrize("role", ["Translator", None])
def test_new_report_of_who_may_not_make_one_is_refused(client, role):
    signed_in(client, role)
    answer = client.post(keep_url(), {"unsaved_tab": TAB, "unsaved_act": "keep"})
    assert (answer.status_code, UnsavedState.objects.count()) == (403, 0)


def test_published_report_is_not_typed_into(client):
    signed_in(client, "Publisher")
    answer = client.post(
        keep_url(factories.live_report()), {"unsaved_tab": TAB, "unsaved_act": "keep"}
    )
    assert (answer.status_code, UnsavedState.objects.count()) == (403, 0)


def test_who_began_to_type_while_it_was_open_loses_nothing(client, author, report):
    typed(client, report, title_en="Half")
    form = fields_of(client.get(change(report)))
    workflow.submit(report, by=author)
    client.post(
        keep_url(report),
        form | {"unsaved_tab": TAB, "unsaved_act": "keep", "title_en": "Half a head"},
    )
    assert UnsavedState.objects.get().data["title_en"] == "Half a head"


def test_forged_request_without_a_token_is_refused(author, report):
    stranger = Client(enforce_csrf_checks=True)
    stranger.force_login(author)
    answer = stranger.post(keep_url(report), {"unsaved_tab": TAB, "unsaved_act": "keep"})
    assert (answer.status_code, UnsavedState.objects.count()) == (403, 0)


def test_token_for_a_page_that_lost_its_own(author, report):
    returned = Client(enforce_csrf_checks=True)
    returned.force_login(author)
    given = returned.get(keep_url(report)).json()
    data = {
        "unsaved_tab": TAB,
        "unsaved_act": "keep",
        "csrfmiddlewaretoken": given["token"],
        "title_en": "Half",
    }
    returned.post(keep_url(report), data)
    assert (given["editor"], UnsavedState.objects.get().data) == (author.pk, {"title_en": "Half"})


def test_nul_is_refused_with_a_reason(client, report):
    answer = typed(client, report, title_en="a\x00b")
    assert answer.json() == {"refused": "it holds a character (NUL) that no text can hold"}
    assert UnsavedState.objects.count() == 0


def test_text_that_is_too_long_is_refused_with_a_reason(client, report):
    answer = typed(client, report, body_en="a" * LONGEST)
    assert answer.json() == {"refused": "too long to be kept before it is saved"}
    assert (answer.status_code, UnsavedState.objects.count()) == (413, 0)


@pytest.mark.parametrize(
    "odd",
    [
        {"unsaved_tab": "x"},
        {"unsaved_tab": ""},
        {"unsaved_act": "forge"},
        {"base_version": "9" * 40},
        {"unsaved_at": "-1"},
        {"unsaved_at": "9" * 40},
        {"a" * 300: "name"},
    ],
)
def test_odd_request_changes_nothing(client, report, odd):
    answer = typed(client, report, **odd)
    assert answer.status_code in (400, 413)
    assert (answer.json()["refused"], UnsavedState.objects.count()) == (
        "this is not the form of a report",
        0,
    )


@pytest.mark.parametrize("marks", ["\x00", "x@y", f"{TAB}@1.000000 " * 40, f"{TAB}@9.9"])
def test_odd_marks_of_what_was_taken_over_let_nothing_go(client, report, marks):
    typed(client, report, tab=str(uuid.uuid4()), unsaved_taken=marks)
    typed(client, report)
    typed(client, report, tab=str(uuid.uuid4()), unsaved_taken=marks)
    assert UnsavedState.objects.filter(tab=TAB).count() == 1


def test_text_from_an_offline_browser_has_the_hour_of_its_typing(client, report):
    moment = datetime.datetime(2026, 1, 2, 10, 32, tzinfo=datetime.UTC)
    typed(client, report, unsaved_at=str(int(moment.timestamp() * 1000)))
    assert UnsavedState.objects.get().at == moment


def test_clock_that_is_ahead_is_not_believed(client, report):
    typed(client, report, unsaved_at="99999999999999")
    assert UnsavedState.objects.get().at <= timezone.now()


def test_browser_is_named_in_words():
    assert browser_name(FIREFOX) == "Firefox, Windows"
    assert browser_name("curl/8") == ""


# Let go


def test_saving_in_the_tab_lets_its_text_go(client, report):
    typed(client, report, title_en="Half")
    form = fields_of(client.get(change(report)))
    answer = client.post(change(report), form | {"unsaved_tab": TAB, "title_en": "A headline"})
    assert (answer.status_code, UnsavedState.objects.count()) == (302, 0)
    assert answer.cookies["unsaved_gone"].value == TAB


def test_saving_a_new_report_lets_its_text_go(client, author):
    typed(client, title_en="Half")
    form = fields_of(client.get(ADD))
    client.post(ADD, form | {"unsaved_tab": TAB, "title_en": "A headline"})
    assert (Report.objects.count(), UnsavedState.objects.count()) == (1, 0)


def test_form_that_is_saved_asks_no_more_for_what_it_took_over(client, report):
    typed(client, report, title_en="Half")
    taken = f"{change(report)}?unsaved={TAB}"
    form = fields_of(client.get(taken))
    answer = client.post(taken, form | {"_continue": "1"})
    assert (answer.status_code, answer.url) == (302, change(report))


def test_saving_in_one_tab_keeps_the_text_of_another(client, report):
    typed(client, report, title_en="Half")
    client.post(change(report), fields_of(client.get(change(report))))
    assert UnsavedState.objects.get().data["title_en"] == "Half"


def test_refused_form_keeps_the_text_of_its_tab(client, report):
    typed(client, report, title_en="Half")
    form = fields_of(client.get(change(report)))
    answer = client.post(change(report), form | {"unsaved_tab": TAB, "proposed_slug_en": "a b"})
    assert list(errors_of(answer)) == ["proposed_slug_en"]
    assert fields_of(answer)["unsaved_tab"] == TAB
    assert UnsavedState.objects.count() == 1


def test_text_of_somebody_else_is_not_let_go(client, author, report):
    publisher = factories.editor("Publisher")
    UnsavedState.objects.create(editor=publisher, report=report, tab=TAB, data={"title_en": "X"})
    form = fields_of(client.get(change(report)))
    client.post(change(report), form | {"unsaved_tab": TAB})
    assert UnsavedState.objects.get().editor == publisher


def test_discarded_report_takes_the_text_of_nobody_else_along(client, author, report):
    typed(client, report, title_en="Half")
    publisher = factories.editor("Publisher")
    UnsavedState.objects.create(editor=publisher, report=report, data={"title_en": "Mine"})
    workflow.discard(report, by=publisher)
    state = UnsavedState.objects.get()
    assert (state.editor, state.report, state.data["title_en"]) == (author, None, "Half")


def test_text_of_a_discarded_report_can_become_a_new_one(client, author, report):
    typed(client, report, **{"title_en": "Half", "quotes-0-original": "Words of hers"})
    workflow.discard(report, by=factories.editor("Publisher"))
    form = fields_of(client.get(f"{ADD}?unsaved={TAB}"))
    assert (form["title_en"], form["quotes-0-original"]) == ("Half", "Words of hers")
    answer = client.post(ADD, form)
    assert (answer.status_code, Report.objects.get().quotes.get().original) == (
        302,
        "Words of hers",
    )


# Offered again


def offered(client, report=None):
    """What the form offers, as label → words that go and words that come."""
    offer = client.get(page_of(report)).context["unsaved_offer"]
    return None if offer is None else as_shown(offer)


def as_shown(offer):
    return {
        found.label: (
            "".join(piece.text for piece in found.pieces if piece.kind == "deleted"),
            "".join(piece.text for piece in found.pieces if piece.kind == "inserted"),
        )
        for found in offer["differences"]
    }


def test_unsaved_text_is_offered_with_what_differs(client, author, report):
    factories.revise(report, title_en="Khamenei receives Tokayev", body_en="One.\n\nTwo.")
    typed(client, report, title_en="Khamenei meets Tokayev", body_en="One.\r\n\r\nTwo, mine.")
    assert offered(client, report) == {
        "Headline in English": ("receives", "meets"),
        "Body in English": ("", ", mine"),
    }


def test_rows_are_offered_as_new_deleted_and_changed(client, author):
    report = saved(author=author, quotes=2)
    first = report.quotes.first()
    rows = {
        "quotes-0-DELETE": "on",
        "quotes-1-original": f"{report.quotes.last().original} too",
        "quotes-TOTAL_FORMS": "3",
        "quotes-2-original": "Third words",
        "quotes-2-original_language": "it",
        "quotes-2-directness": "verbatim",
        "mentions-TOTAL_FORMS": "1",
        "mentions-0-country": "Kazakhstan",
    }
    typed(client, report, **rows)
    assert offered(client, report) == {
        "Quote 1: deleted": (first.original, ""),
        "Quote 2 · Words of the source": ("", " too"),
        "Quote 3: new": ("", "Verbatim · Third words"),
        "Mention 1: new": ("", "Kazakhstan"),
    }


def test_choices_are_offered_by_their_labels(client, report):
    typed(client, report, kind="summit", country="Kazakhstan")
    assert offered(client, report) == {
        "Kind": ("Bilateral meeting", "Summit"),
        "Country of the place": ("", "Kazakhstan"),
    }


def test_what_stands_far_from_a_change_is_left_out(client, report):
    factories.revise(report, body_en=f"{'Long before. ' * 90}Here. {'Long after. ' * 90}")
    typed(client, report, body_en=f"{'Long before. ' * 90}There. {'Long after. ' * 90}")
    offer = client.get(change(report)).context["unsaved_offer"]
    assert sum(len(piece.text) for piece in offer["differences"][0].pieces) < 200


def test_text_of_somebody_else_is_never_offered(client, report):
    other = factories.editor("Publisher", language="en")
    UnsavedState.objects.create(
        editor=other, report=report, tab=TAB, data={"title_en": "A secret of mine"}
    )
    for address in (change(report), texts_url(report), f"{change(report)}?unsaved={TAB}"):
        page = client.get(address)
        assert (page.status_code, "A secret of mine" in page.content.decode()) == (200, False)
    assert client.get(f"{texts_url(report)}{TAB}/discard/").status_code == 404


def test_text_is_not_offered_to_who_may_no_longer_read_the_report(client, author, report):
    typed(client, report, title_en="Half")
    Report.objects.filter(pk=report.pk).update(author=factories.editor())
    assert client.get(texts_url(report)).status_code == 403


def test_offer_asks_as_much_for_one_text_as_for_thirty(client, report):
    typed(client, report, title_en="Half")
    data = UnsavedState.objects.get().data
    asked = []
    for further in (0, 29):
        for _number in range(further):
            UnsavedState.objects.create(editor=report.author, report=report, data=data)
        with CaptureQueriesContext(connection) as queries:
            client.get(change(report))
        asked.append(len(queries))
    assert asked[0] == asked[1]


# Taken over


def test_text_that_is_taken_over_stands_in_the_form_and_is_not_saved(client, report):
    before = editions.snapshot(report)
    typed(client, report, **{"title_en": "Half", "quotes-0-original": "Other words"})
    page = client.get(f"{change(report)}?unsaved={TAB}")
    form = fields_of(page)
    assert (form["title_en"], form["quotes-0-original"]) == ("Half", "Other words")
    assert (errors_of(page), form["unsaved_taken"].startswith(TAB)) == ({}, True)
    assert editions.snapshot(Report.objects.get()) == before


def test_rows_are_taken_over_added_deleted_and_reordered(client, author):
    report = saved(author=author, quotes=3)
    one, _two, three = (quote.original for quote in report.quotes.all())
    rows = {
        "quotes-0-position": "3",
        "quotes-2-position": "1",
        "quotes-1-DELETE": "on",
        "quotes-TOTAL_FORMS": "4",
        "quotes-3-original": "Fourth words",
        "quotes-3-original_language": "it",
        "quotes-3-directness": "verbatim",
    }
    typed(client, report, **rows)
    form = fields_of(client.get(f"{change(report)}?unsaved={TAB}"))
    answer = client.post(change(report), form)
    assert answer.status_code == 302
    assert [quote.original for quote in report.quotes.all()] == [three, one, "Fourth words"]
    assert UnsavedState.objects.count() == 0


def test_half_typed_name_is_taken_over_without_a_reproach(client, report):
    typed(client, report, **{"participations-0-person": "Khame"})
    page = client.get(f"{change(report)}?unsaved={TAB}")
    assert fields_of(page)["participations-0-person"] == "Khame"
    assert (errors_of(page), page.context["errors"]) == ({}, [])


def test_new_report_is_taken_over(client, author):
    typed(client, title_en="Half", **{"quotes-0-original": "Words"})
    form = fields_of(client.get(f"{ADD}?unsaved={TAB}"))
    assert (form["title_en"], form["quotes-0-original"]) == ("Half", "Words")


def test_text_on_an_older_version_is_brought_together_when_it_is_saved(client, author):
    report = saved(author=author, body_en="One.\n\nTwo.")
    typed(client, report, title_en="Mine", body_en="One.\n\nTwo, mine.")
    factories.revise(
        report, by=factories.editor("Publisher"), body_en="One, theirs.\n\nTwo.", summary_en="T"
    )
    form = fields_of(client.get(f"{change(report)}?unsaved={TAB}"))
    client.post(change(report), form)
    report.refresh_from_db()
    assert (report.title_en, report.summary_en, report.body_en) == (
        "Mine",
        "T",
        "One, theirs.\n\nTwo, mine.",
    )


def test_text_typed_on_in_the_other_tab_since_is_not_let_go(client, report):
    typed(client, report, title_en="Half")
    form = fields_of(client.get(f"{change(report)}?unsaved={TAB}"))
    typed(client, report, title_en="Half a headline")
    client.post(change(report), form)
    assert UnsavedState.objects.get().data["title_en"] == "Half a headline"


def test_kept_again_in_its_new_tab_the_old_one_goes(client, report):
    typed(client, report, title_en="Half")
    form = fields_of(client.get(f"{change(report)}?unsaved={TAB}"))
    client.post(keep_url(report), form | {"unsaved_act": "keep"})
    state = UnsavedState.objects.get()
    assert (state.data["title_en"], str(state.tab)) == ("Half", form["unsaved_tab"])


def test_text_that_is_gone_is_said_to_be(client, report):
    page = client.get(f"{change(report)}?unsaved={uuid.uuid4()}")
    assert [str(message) for message in page.context["messages"]] == [
        "That text is kept no longer: it was saved, discarded or taken over."
    ]


@pytest.mark.parametrize("tab", ["", "x", "%00", "1" * 300])
def test_odd_tab_is_none(client, report, tab):
    assert client.get(f"{change(report)}?unsaved={tab}").status_code in (200, 400)


def test_text_of_another_report_is_not_taken_over(client, author, report):
    typed(client, report, title_en="Half")
    other = saved(author=author)
    form = fields_of(client.get(f"{change(other)}?unsaved={TAB}"))
    assert form["title_en"] == other.title_en


# Discarded


def test_discarding_asks_once(client, report):
    typed(client, report, title_en="Half")
    address = f"{texts_url(report)}{TAB}/discard/"
    assert "Discard this text? It will be gone." in client.get(address).content.decode()
    assert UnsavedState.objects.count() == 1
    answer = client.post(address)
    assert (answer.headers["Location"], UnsavedState.objects.count()) == (change(report), 0)
    assert answer.cookies["unsaved_gone"].value == TAB


def test_texts_of_closed_reports_can_still_be_read(client):
    publisher = signed_in(client, "Publisher")
    report = saved(author=publisher)
    typed(client, report, **{"title_en": "Half", "quotes-0-original": "Words of hers"})
    workflow.publish(report, by=publisher, own_text_reason="Nobody else is here.")
    page = client.get(texts_url(report))
    assert as_shown(page.context["offer"])["Headline in English"][1] == "Half"
    assert "Words of hers" in page.content.decode()
    assert page.context["offer"]["take_over_url"] == ""


def test_without_unsaved_texts_the_page_says_so(client, author, report):
    for address in (texts_url(report), texts_url()):
        assert "Nothing here" in client.get(address).content.decode()


# Who else


def around(client, report, version=None, tab=TAB):
    """What a tab is told, as lines of text."""
    answer = client.post(
        keep_url(report),
        {
            "unsaved_tab": tab,
            "unsaved_act": "look",
            "base_version": report.version if version is None else version,
        },
    )
    lines = answer.json()["around"].split("</p>")
    return [" ".join(strip(line).split()) for line in lines if strip(line).strip()]


def strip(markup):
    out, inside = [], False
    for sign in markup:
        inside = sign == "<" or (inside and sign != ">")
        out.append("" if inside or sign == ">" else sign)
    return "".join(out)


def test_others_who_type_are_named_with_their_minutes(client, author, report):
    anna = factories.editor("Publisher", username="anna")
    began = timezone.now() - datetime.timedelta(minutes=4, seconds=10)
    UnsavedState.objects.create(editor=anna, report=report, began_at=began)
    assert around(client, report) == ["anna has been editing for 4 minutes"]


def test_who_was_not_heard_of_lately_is_not_named(client, author, report):
    before = timezone.now() - unsaved.LATELY - datetime.timedelta(seconds=5)
    UnsavedState.objects.create(editor=factories.editor("Publisher"), report=report, seen_at=before)
    assert around(client, report) == []


def test_newer_version_is_named_with_who_saved_it(client, author, report):
    version = report.version
    factories.revise(report, by=factories.editor("Publisher", username="anna"), title_en="T")
    hour = f"{timezone.localtime(report.changed_at):%H:%M}"
    assert around(client, report, version) == [
        f"anna saved a newer version at {hour}: look at what changed"
    ]


def test_step_of_the_workflow_is_no_newer_version(client, report):
    version = report.version
    workflow.submit(report, by=report.author)
    signed_in(client, "Publisher")
    report.refresh_from_db()
    assert (report.version > version, around(client, report, version)) == (True, [])


def test_own_other_tab_is_named(client, report):
    typed(client, report, title_en="Half")
    assert around(client, report, tab=str(uuid.uuid4())) == [
        "This report is also open in another tab of yours, with unsaved text: look at it"
    ]
    assert around(client, report) == []


def test_tabs_with_new_reports_know_only_their_own_editor(client, author):
    UnsavedState.objects.create(editor=factories.editor())
    answer = client.post(keep_url(), {"unsaved_tab": TAB, "unsaved_act": "look"})
    assert answer.json()["around"].strip() == ""


def test_page_names_who_types_without_javascript(client, author, report):
    UnsavedState.objects.create(
        editor=factories.editor("Publisher", username="anna"), report=report
    )
    assert "anna has just begun to edit" in client.get(change(report)).content.decode()


def test_page_of_a_step_says_what_it_goes_without(client):
    publisher = signed_in(client, "Publisher")
    report = saved(author=publisher)
    typed(client, report, title_en="Half")
    anna = factories.editor("Publisher", username="anna")
    UnsavedState.objects.create(editor=anna, report=report)
    page = client.get(f"{LIST}{report.pk}/steps/publish/")
    said = [line for line in page.content.decode().splitlines() if "goes without it" in line]
    assert ["anna has unsaved text" in line for line in said] == [True, False]
    assert "You have unsaved text in this report" in said[1]


def test_words_beside_a_change_stay_whole(client, report):
    factories.revise(report, body_en=f"{'Kazakhstan ' * 30}here {'Tajikistan ' * 30}")
    typed(client, report, body_en=f"{'Kazakhstan ' * 30}there {'Tajikistan ' * 30}")
    found = client.get(change(report)).context["unsaved_offer"]["differences"][0]
    kept = " ".join(piece.text for piece in found.pieces if piece.kind == "kept")
    assert set(kept.split()) == {"…", "Kazakhstan", "Tajikistan"}
