"""The publisher's embargo: sent back, approved, scheduled, corrected, withdrawn, brought back."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import next_page
from tests.browser.effort import Keyboard, Mouse
from tests.browser.test_authors_morning import at_desk

pytestmark = pytest.mark.browser

#: A version in progress that its author has handed over, beside what readers see.
PREPARE = """
from meetings import editions, workflow
from meetings.models import Editor, Report
author = Editor.objects.get(username="author")
complete = Report.objects.live().exclude(title_en="").filter(quotes__isnull=False).distinct()
live = complete.exclude(meeting__reports__status="scheduled").order_by("-held_on")[{number}]
draft = workflow.start_edition(live.meeting, by=author)
draft.title_it = "Due ore di colloqui e un accordo in più"
draft.body_it = draft.body_it + "\\n\\nUn accordo è stato aggiunto la sera."
editions.save_version(draft, by=author)
workflow.submit(draft, by=author, note="Un accordo in più.")
print("report", draft.pk, live.meeting.number)
"""
#: The hour comes: what nobody can wait for in a test.
HOUR_COMES = """
from django.utils import timezone
from meetings.models import Report
now = timezone.now()
Report.objects.filter(pk={report}).update(scheduled_for=now, embargo_until=now)
"""
TITLE_EN = "Two hours of talks and one more agreement"


@pytest.fixture(params=[(Mouse, "en", 0), (Keyboard, "it", 1)])
def newsroom(request, browser, newsroom_site):
    """Hands of an author and a publisher, a reader, the site, and what waits for review."""
    kind, language, number = request.param
    newsroom_site.speaks(language)
    printed = newsroom_site.manage("shell", "-v", "0", "-c", PREPARE.format(number=number))
    report, meeting = printed.split()[-2:]
    hands = [at_desk(kind, browser, newsroom_site, role) for role in ("author", "publisher")]
    reader = browser.new_context(base_url=newsroom_site.url).new_page()
    yield *hands, reader, newsroom_site, report, f"/n/{meeting}"
    for hand in hands:
        assert hand.page.complaints == []
        hand.page.context.close()
    reader.context.close()


def test_embargo_from_review_to_bringing_back(newsroom, capsys):
    author, publisher, reader, site, report, address = newsroom
    with publisher.work("compare with live"):
        compares(publisher, report)
    with publisher.work("review and send back"):
        sends_back(publisher)
    with author.work("answer the remark and submit again"):
        answers(author, report)
    with publisher.work("embargo, approve and schedule"):
        approves_and_schedules(publisher, report)
    waits_for_the_hour(reader, site, report, address)
    with publisher.work("correct one word of the live report"):
        corrects(publisher, address)
    with publisher.work("dispute a quote"):
        disputes(publisher)
    with publisher.work("withdraw and bring back"):
        withdraws(publisher, reader, address)
        brings_back(publisher, reader, address)
    with capsys.disabled():
        print("", *author.efforts, *publisher.efforts, sep="\n  ")


def compares(publisher, report):
    publisher.page.goto("/admin/")
    publisher.follow(f"main a[href*='/report/{report}/']")
    publisher.follow(".desk-standing a[href*='/compare/']")
    expect(publisher("#text ins").last).to_contain_text("Un accordo è stato aggiunto la sera.")


def sends_back(publisher):
    publisher.go_back()
    publisher.go_to(publisher("[name=title_en]"))
    publisher.remark("The agreement belongs into this headline too.")
    publisher.step("send-back")
    expect(publisher(".remark")).to_contain_text("The agreement belongs into this headline too.")
    publisher.follow(".submit-row .desk-button-first")
    expect(publisher(".desk-status-draft")).to_be_visible()


def answers(author, report):
    author.page.goto("/admin/")
    author.follow(f"main a[href*='/report/{report}/']")
    author.use(".remark-line:visible a")
    author.write("[name=title_en]", TITLE_EN)
    author.use(".remark[data-place=title_en] [data-remark-act=settle]")
    expect(author(".remark-line:visible")).to_have_count(0)
    author.save()
    author.step("submit")
    author.follow(".submit-row .desk-button-first")
    expect(author(".desk-status-in_review")).to_be_visible()


def approves_and_schedules(publisher, report):
    day = (datetime.date.today() + datetime.timedelta(days=10)).isoformat()
    publisher.page.goto("/admin/")
    publisher.follow(f"main a[href*='/report/{report}/']")
    publisher.write_day("[name=embargo_until]", day, hour=9)
    publisher.save()
    publisher.step("approve")
    publisher.follow(".submit-row .desk-button-first")
    publisher.step("schedule")
    expect(publisher("[name=at]")).to_have_value(f"{day}T09:00")
    publisher.follow(".submit-row .desk-button-first")
    expect(publisher(".desk-status-scheduled")).to_be_visible()


def waits_for_the_hour(reader, site, report, address):
    site.manage("publish_due")
    reader.goto(address)
    expect(reader.locator("main")).not_to_contain_text("Un accordo è stato aggiunto la sera.")
    site.manage("shell", "-v", "0", "-c", HOUR_COMES.format(report=report))
    site.manage("publish_due")
    reader.goto("/it/")
    reader.goto(address)
    expect(reader.locator("main")).to_contain_text(re.compile(f"{TITLE_EN}|un accordo in più"))


def corrects(publisher, address):
    publisher.page.goto(address)
    public = publisher.page.url
    publisher.correct_first_word("Invero")
    publisher.tick("[name=substantive]")
    publisher.follow(".submit-row .desk-button-first")
    expect(publisher(".desk-differences ins")).to_contain_text("Invero")
    with next_page(publisher.page):
        publisher.key("Enter")
    assert publisher.page.url == public
    expect(publisher(".standfirst")).to_contain_text("Invero")


def disputes(publisher):
    publisher.use("main a[data-cite]")
    publisher.follow("dialog [data-quote-page]")
    publisher.follow(".desk-bar a[href*='status']")
    for language in ("it", "en"):
        publisher.write(f"[name$=dispute_reason_{language}]", "Astana, 10.11.")
    publisher.follow(".submit-row .desk-button-first")
    with next_page(publisher.page):
        publisher.key("Enter")
    expect(publisher("dl.facts")).to_contain_text("Astana, 10.11.")


def withdraws(publisher, reader, address):
    publisher.page.goto(address)
    publisher.follow(".desk-bar a[href$='/change/']")
    publisher.step("withdraw")
    publisher.write("[name=reason_it]", "Fonte ritirata.")
    publisher.write("[name=reason_en]", "Source withdrawn.")
    publisher.follow(".submit-row .desk-button-first")
    expect(publisher(".desk-status-withdrawn")).to_be_visible()
    assert reader.goto(address).status == 410


def brings_back(publisher, reader, address):
    publisher.step("bring-back")
    publisher.follow(".submit-row .desk-button-first")
    expect(publisher(".desk-status-live")).to_be_visible()
    assert reader.goto(address).status == 200
