"""The author's morning: a draft, a crash, a colleague, a reviewer's remark, and handed over."""

import pytest
from playwright.sync_api import expect

from tests.browser.effort import Keyboard, Mouse
from tests.browser.test_desk import keep_violation, signed_in
from tests.browser.test_unsaved import SENT

pytestmark = pytest.mark.browser

IN_THE_BODY = "The friendship between our peoples is old"
FACTS = {
    "title_it": "Mattarella e Tokayev a colloquio ad Almaty",
    "title_en": "Mattarella and Tokayev hold talks in Almaty",
    "body_it": "I due presidenti hanno parlato per un’ora di commercio e di cultura.\n\n"
    "«L’amicizia fra i nostri popoli è antica», ha detto Tokayev.",
    "body_en": "The two presidents spoke for an hour about trade and culture.\n\n"
    f"“{IN_THE_BODY},” Tokayev said.",
}
PARTICIPANTS = "Kassym-Jomart Tokayev; Kazakistan; riceve\nSergio Mattarella; Italia; in visita"
QUOTE = ("L’amicizia fra i nostri popoli è antica", "The friendship of our peoples is old")
THIRD = "Mattarella e Tokayev ad Almaty: un’ora di colloqui"


@pytest.fixture(params=[(Mouse, "it", "2025-10-10"), (Keyboard, "en", "2025-10-17")])
def newsroom(request, browser, newsroom_site):
    """The hands of an author and of a publisher, the language of the desk, the meeting's day."""
    kind, language, day = request.param
    newsroom_site.speaks(language)
    hands = [at_desk(kind, browser, newsroom_site, role) for role in ("author", "publisher")]
    yield *hands, day
    for hand in hands:
        assert hand.page.complaints == []
        hand.page.context.close()


def at_desk(kind, browser, site, role):
    """Sign in, and note whatever the browser complains of."""
    page = signed_in(browser, site, role)
    complaints = []

    def watch(opened):
        opened.complaints = complaints
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on("console", lambda message: keep_violation(opened, message.text))

    watch(page)
    page.context.on("page", watch)
    return kind(page)


def test_morning_from_facts_to_published(newsroom, capsys):
    author, publisher, day = newsroom
    with author.work("new report from facts to submitted, with all that comes between"):
        drafts(author, day)
        loses_the_browser(author)
        takes_over(author)
        report = author.page.url
        merges_what_a_colleague_wrote_elsewhere(author, publisher, report)
        decides_where_both_wrote(author, publisher, report)
        answers_a_remark(author, publisher, report)
        follows_the_checklist(author)
        submits(author)
    with publisher.work("publish what was submitted"):
        publishes(publisher, report)
    with capsys.disabled():
        print("", *author.efforts, *publisher.efforts, sep="\n  ")


def drafts(author, day):
    author.page.goto("/admin/")
    author.follow("main a[href$='/report/add/']")
    author.write_day("[name=held_on]", day)
    author.write("[name=country]", "Kazakistan")
    author.key("Escape")
    author.write("[name=city_it]", "Almaty")
    author.write("[name=city_en]", "Almaty")
    author.write("[name=pasted_participants]", PARTICIPANTS)
    for name, words in FACTS.items():
        author.write(f"[name={name}]", words)
    author.write("[name=quotes-0-speaker]", "Kassym-Jomart Tokayev")
    author.key("Escape")
    author.choose("[name=quotes-0-directness]", "verbatim")
    author.write("[name=quotes-0-original]", QUOTE[0])
    author.write("[name=quotes-0-text_en]", QUOTE[1])
    author.write("[name=sources-0-url]", "https://www.quirinale.it/elementi/almaty")
    author.write("[name=sources-0-publisher]", "Quirinale")
    author.choose("[name=sources-0-kind]", "official")


def loses_the_browser(author):
    """Let the page die without a word, as the machine does when its battery is empty."""
    author.page.wait_for_function(SENT, arg=["Quirinale", "official", QUOTE[1]])
    page = author.page.context.new_page()
    author.page.close(run_before_unload=False)
    author.page = page


def takes_over(author):
    author.page.goto("/admin/")
    author.follow("main a[href$='/report/add/']")
    author.follow(".desk-unsaved-bar .desk-button-first")
    expect(author("[name=body_it]")).to_have_value(FACTS["body_it"])
    author.save()
    expect(author(".errornote, .desk-unsaved-bar")).to_have_count(0)
    saved = {name: author(f"[name={name}]").input_value() for name in FACTS}
    assert saved == FACTS
    people = [author(f"[name=participations-{row}-person]").input_value() for row in (0, 1)]
    assert people == ["Kassym-Jomart Tokayev", "Sergio Mattarella"]


def merges_what_a_colleague_wrote_elsewhere(author, colleague, report):
    colleague.page.goto(report)
    colleague.write("[name=summary_en]", "An hour of talks on trade and culture.")
    colleague.save()
    author.write("[name=summary_it]", "Un’ora di colloqui su commercio e cultura.")
    author.save()
    expect(author("[name=summary_it]")).to_have_value("Un’ora di colloqui su commercio e cultura.")
    expect(author("[name=summary_en]")).to_have_value("An hour of talks on trade and culture.")


def decides_where_both_wrote(author, colleague, report):
    colleague.page.goto(report)
    colleague.write("[name=title_it]", "Tokayev riceve Mattarella ad Almaty")
    colleague.save()
    author.write("[name=title_it]", "Mattarella ad Almaty da Tokayev")
    author.save()
    expect(author("#conflict_form fieldset")).to_have_count(1)
    both = "⟦Tokayev riceve Mattarella ¦ Mattarella⟧ ad Almaty da Tokayev"
    expect(author("[name^='both:']")).to_have_value(both)
    author.pick("[name^='side:'][value=both]")
    author.write("[name^='both:']", THIRD)
    author.follow("#conflict_form .desk-button-first")
    expect(author("[name=title_it]")).to_have_value(THIRD)
    expect(author(".desk-unsaved-bar")).to_have_count(0)


def answers_a_remark(author, reviewer, report):
    reviewer.page.goto(report)
    reviewer.go_to(reviewer("[name=summary_en]"))
    reviewer.remark("Say in which city.")
    author.page.goto(report)
    author.use(".remark-line:visible a")
    thread = ".remark[data-place=summary_en]"
    expect(author(thread)).to_be_in_viewport()
    author.use(f"{thread} [data-remark-act=reply]")
    author.type("Done.")
    author.key("Control+Enter")
    expect(author(f"{thread} .remark-replies")).to_contain_text("Done.")
    author.write("[name=summary_en]", "An hour of talks in Almaty on trade and culture.")
    author.use(f"{thread} [data-remark-act=settle]")
    expect(author(".remark-line:visible")).to_have_count(0)
    author.save()
    expect(author(".errornote, .remark-line:visible")).to_have_count(0)


def follows_the_checklist(author):
    line = ".desk-finding a[href='#id_quotes-0-text_en']"
    expect(author(line)).to_contain_text(IN_THE_BODY)
    author.to_checklist()
    author.use(line)
    expect(author("[name=quotes-0-text_en]")).to_be_focused()
    author.write("[name=quotes-0-text_en]", IN_THE_BODY)
    expect(author(line)).to_have_count(0)
    author.save()
    expect(author(".errornote")).to_have_count(0)


def submits(author):
    author.step("submit")
    author.write("[name=note]", "Letto due volte.")
    author.follow(".submit-row .desk-button-first")
    expect(author(".desk-status-in_review")).to_be_visible()


def publishes(publisher, report):
    number = report.split("/report/")[1].split("/")[0]
    publisher.page.goto("/admin/")
    publisher.follow(f"main a[href*='/report/{number}/']")
    publisher.step("publish")
    publisher.follow(".submit-row .desk-button-first")
    expect(publisher(".desk-status-live")).to_be_visible()
