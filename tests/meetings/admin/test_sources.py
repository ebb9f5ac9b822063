"""Pages of sources on the desk: what is shown of them, and what an account can do."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings import workflow
from meetings.models import SourceCheck, SourceRecord, SourceSnapshot
from tests import factories
from tests.reading import texts

pytestmark = pytest.mark.django_db

LIST = "/admin/meetings/sourcerecord/"
MOMENT = datetime.datetime(2026, 5, 3, 6, tzinfo=datetime.UTC)
BEFORE = "They spoke for two hours.\nHe said: “Parole di pace” and left for the airport."
AFTER = "They spoke for two hours.\nHe said nothing and left for the airport at once."


def quoted_page(*, live=True, author=None, **fields):
    """A page whose words a report quotes; and the report."""
    made = factories.report(quotes=0, author=author)
    source = made.sources.get()
    factories.quote(made, "Parole di pace", source=source)
    if live:
        workflow.publish(made, by=factories.editor("Publisher"))
    nothing_known = {"confirmed_at": None, "asked_at": None}
    SourceRecord.objects.filter(pk=source.record_id).update(**nothing_known | fields)
    return SourceRecord.objects.get(pk=source.record_id), made


def snapshot(record, told=BEFORE, change="", **fields):
    return SourceSnapshot.objects.create(
        record=record,
        fetched_at=MOMENT,
        told=told,
        digest=f"{hash(told):x}",
        change=change,
        **fields,
    )


def changed_page(**fields):
    """A page that has lost quoted words; and the snapshot without them."""
    record, _report = quoted_page(changed_on=MOMENT.date(), **fields)
    snapshot(record)
    return record, snapshot(record, AFTER, "quotes")


def page_of(record):
    return reverse("admin:meetings_sourcerecord_change", args=[record.pk])


def care_of(record):
    return reverse("admin:meetings_sourcerecord_care", args=[record.pk])


def change_of(made):
    return reverse("admin:meetings_sourcerecord_changes", args=[made.record_id, made.pk])


def listed(client, query=""):
    return [record.pk for record in client.get(f"{LIST}{query}").context["cl"].result_list]


# The list


def test_list_shows_what_the_newsroom_counts(client, publisher):
    dead, _report = quoted_page(state="gone", read_at=MOMENT)
    changed, _snapshot = changed_page(read_at=MOMENT)
    unverified, _report = quoted_page()
    by_care = {"dead": [dead.pk], "changed": [changed.pk], "unverified": [unverified.pk]}
    for care, pages in by_care.items():
        assert listed(client, f"?care={care}") == pages
    numbers = client.get("/admin/").context["pages_to_care_for"]
    assert {number.care: number.count for number in numbers} == dict.fromkeys(by_care, 1)
    assert [listed(client, number.address.removeprefix(LIST)) for number in numbers] == [
        by_care[number.care] for number in numbers
    ]


def test_list_is_filtered_by_answer_and_searched(client, publisher):
    first, _report = quoted_page(state="too_big", title="Il Cremlino")
    second, _report = quoted_page(publisher="Reuters")
    assert listed(client, "?answer=too_big") == [first.pk]
    assert listed(client, "?answer=never") == [second.pk]
    assert listed(client, "?q=cremlino") == [first.pk]
    assert listed(client, "?q=reuters") == [second.pk]
    assert listed(client, "?care=nonsense&answer=nonsense") == []


def test_list_asks_the_same_of_one_and_of_thirty(client, publisher, django_assert_max_num_queries):
    def asked():
        with django_assert_max_num_queries(12) as queries:
            shown = len(listed(client))
        return len(queries), shown

    quoted_page(live=False)
    few, shown = asked()
    for _number in range(29):
        quoted_page(live=False)
    assert asked() == (few, shown + 29)


def test_page_that_only_a_colleagues_draft_cites_is_not_known_to_others(client):
    author, other = factories.editor("Author"), factories.editor("Author")
    secret, _report = quoted_page(live=False, author=author)
    public, _report = quoted_page()
    client.force_login(author)
    assert set(listed(client)) == {secret.pk, public.pk}
    client.force_login(other)
    assert listed(client) == [public.pk]
    assert client.post(care_of(secret), {"check": "1"}).status_code == 404


# The page of one


def test_page_says_how_it_answered_and_what_rests_on_it(client, publisher):
    record, made = quoted_page(state="read", checked_at=MOMENT, read_at=MOMENT)
    SourceCheck.objects.create(record=record, at=MOMENT, state="read", status=200)
    snapshot(record)
    answer = client.get(page_of(record))
    assert texts(answer, r'source-state-read">(.*?)</span>') == ["Read", "Read"]
    assert texts(answer, r'<q class="source-quote"[^>]*>(.*?)</q>') == ["Parole di pace"]
    assert texts(answer, r'source-verdict-exact">(.*?)</span>') == ["Found word for word"]
    page = answer.content.decode()
    assert f'href="{record.url}#:~:text=Parole%20di%20pace"' in page
    assert reverse("admin:meetings_report_change", args=[made.pk]) in page


def test_page_shows_the_text_that_was_read_and_no_markup_of_it(client, publisher):
    record, _report = quoted_page()
    snapshot(record, "<script>alert(1)</script> and words")
    answer = client.get(page_of(record)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; and words" in answer
    assert "<script>alert" not in answer


def test_page_asks_the_same_of_one_quote_and_of_ten(
    client, publisher, django_assert_max_num_queries
):
    def asked(quotes):
        record, made = quoted_page(live=False)
        for _number in range(quotes - 1):
            factories.quote(made, "Parole di pace", source=made.sources.get())
        snapshot(record)
        with django_assert_max_num_queries(40) as queries:
            shown = len(client.get(page_of(record)).context["care"].quotes)
        return len(queries), shown

    # The first look also fetches what is remembered after it.
    asked(1)
    few, _shown = asked(1)
    assert asked(10) == (few, 10)


def test_archive_address_is_proposed_and_stored(client, publisher):
    record, _report = quoted_page()
    answer = client.get(page_of(record)).content.decode()
    assert f'href="https://web.archive.org/save/{record.url}"' in answer
    client.post(page_of(record), {"archived_url": "https://web.archive.org/web/2026/x", "url": "x"})
    record.refresh_from_db()
    assert record.archived_url == "https://web.archive.org/web/2026/x"
    assert record.url.startswith("https://example.org/")


def test_page_can_be_asked_for(client, publisher, settings):
    settings.CHECK_SOURCES = True
    record, _report = quoted_page(asked_at=None)
    answer = client.post(care_of(record), {"check": "1"}, follow=True)
    record.refresh_from_db()
    assert record.asked_at is not None
    assert texts(answer, r'<li class="success">(.*?)</li>') == [
        "The page will be read in a moment."
    ]


def test_page_is_not_asked_for_where_nobody_would_read_it(client, publisher, settings):
    settings.CHECK_SOURCES = False
    record, _report = quoted_page(asked_at=None)
    answer = client.post(care_of(record), {"check": "1"}, follow=True)
    record.refresh_from_db()
    assert record.asked_at is None
    assert texts(answer, r'<li class="warning">(.*?)</li>') == [
        "Reading pages is switched off on this machine."
    ]


def test_editor_confirms_having_read_a_page(client, publisher):
    record, _report = quoted_page()
    client.post(care_of(record), {"confirm": "1"})
    record.refresh_from_db()
    assert (record.confirmed_by, record.is_checked) == (publisher, True)
    assert not SourceRecord.objects.unverified().filter(pk=record.pk).exists()


@pytest.mark.parametrize("number", ["9223372036854775808", "0"])
def test_numbers_that_are_none_are_not_found(client, publisher, number):
    record, _report = quoted_page()
    assert client.post(f"{LIST}{number}/care/").status_code == 404
    assert client.get(f"{LIST}{record.pk}/changes/{number}/").status_code == 404


# What changed


def test_change_is_shown_word_by_word_with_the_quote_that_is_lost(client, publisher):
    _record, made = changed_page()
    answer = client.get(change_of(made))
    assert texts(answer, r'<q class="source-quote">(.*?)</q>') == ["Parole di pace"]
    assert "“Parole di pace”" in "".join(texts(answer, r"<del>(.*?)</del>"))
    assert "nothing" in "".join(texts(answer, r"<ins>(.*?)</ins>"))


def test_first_text_of_a_page_is_no_change(client, publisher):
    record, _report = quoted_page()
    assert client.get(change_of(snapshot(record))).status_code == 404


def test_publisher_decides_that_readers_need_not_know(client, publisher):
    record, made = changed_page()
    client.post(change_of(made), {"readers": "keep"})
    record.refresh_from_db()
    made.refresh_from_db()
    assert (record.changed_on, made.looked_by) == (None, publisher)
    assert listed(client, "?care=changed") == []


def test_publisher_tells_readers_of_a_small_change(client, publisher):
    record, made = changed_page()
    SourceRecord.objects.filter(pk=record.pk).update(changed_on=None)
    client.post(change_of(made), {"readers": "tell"})
    record.refresh_from_db()
    assert record.changed_on == datetime.date(2026, 5, 3)


def test_author_looks_at_a_change_and_decides_nothing(client):
    record, made = changed_page()
    client.force_login(factories.editor("Author"))
    assert client.post(change_of(made), {"readers": "keep"}).status_code == 403
    client.post(change_of(made), {"readers": ""})
    record.refresh_from_db()
    made.refresh_from_db()
    assert (record.changed_on, made.looked_at is None) == (MOMENT.date(), False)


def test_translator_looks_and_settles_nothing(client):
    _record, made = changed_page()
    client.force_login(factories.editor("Translator", language="en"))
    assert texts(client.get(change_of(made)), "name=.readers.") == []
    assert client.post(change_of(made), {"readers": ""}).status_code == 403


# Beside the quote and the source on the form


def test_form_says_beside_each_quote_what_its_source_says(client, publisher):
    record, made = quoted_page(live=False)
    factories.quote(made, "Altre parole, mai dette da nessuno", source=made.sources.get())
    snapshot(record)
    answer = client.get(reverse("admin:meetings_report_change", args=[made.pk]))
    assert texts(answer, r'source-verdict source-verdict-\w+">(.*?)</span>') == [
        "Found word for word",
        "Not found on the page",
    ]


def test_form_leads_from_a_source_to_its_care(client, publisher):
    record, made = quoted_page(live=False, state="gone", checked_at=timezone.now())
    answer = client.get(reverse("admin:meetings_report_change", args=[made.pk]))
    assert texts(answer, rf'<a href="{page_of(record)}">(.*?)</a>')[-1] == "Gone"
