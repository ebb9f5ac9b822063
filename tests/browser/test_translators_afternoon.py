"""The translator's afternoon: English for a live Italian report, then for what changed in it."""

import random

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import next_page
from tests.browser.effort import Keyboard
from tests.browser.test_desk import keep_violation, signed_in

pytestmark = pytest.mark.browser

ITALIAN = "incontro governo accordo energia visita frontiera commercio ministro pace porto".split()
ENGLISH = "meeting government agreement energy visit border trade minister peace harbour".split()
PARAGRAPHS = 8
TABLE = "/admin/meetings/report/translations/"

#: A live report of 600 words and 8 quotes, in Italian only.
MAKE = """
import datetime
from meetings import editions, workflow
from meetings.models import Editor, Participation, Quote, Source, SourceRecord
from people.models import Person
author = Editor.objects.get(username="author")
publisher = Editor.objects.get(username="publisher")
report = workflow.create(
    by=author, title_it="Due presidenti a colloquio", summary_it="Un’ora di colloqui.",
    body_it={body!r}, city_it="Roma", held_on=datetime.date(2024, 3, 5),
    original_language="it", proposed_slug_it="due-presidenti-a-colloquio",
)
record = SourceRecord.objects.create(title="Una pagina", publisher="Quirinale", language="it")
source = Source.objects.create(
    report=report, record=record, kind="official", accessed_on=datetime.date(2024, 3, 6)
)
people = Person.objects.order_by("pk")[:2]
for number, person in enumerate(people):
    Participation.objects.create(
        report=report, person=person, position=number, title_printed_it="Presidente",
        title_printed_en="President", country_id=["IT", "KZ"][number],
    )
for number, words in enumerate({quotes!r}):
    Quote.objects.create(
        report=report, original=words, original_language="it", speaker=people[0],
        source=source, directness="verbatim", position=number,
    )
editions.save_version(report, by=author)
workflow.publish(report, by=publisher)
"""
PUBLISH = """
from meetings import workflow
from meetings.models import Editor, Report
publisher = Editor.objects.get(username="publisher")
report = Report.objects.open().get(title_it="Due presidenti a colloquio")
workflow.publish(report, by=publisher, own_text_reason="Letto da due.")
"""
CORRECT = """
from meetings import workflow
from meetings.models import Editor, Report
publisher = Editor.objects.get(username="publisher")
report = Report.objects.live().get(title_it="Due presidenti a colloquio")
paragraphs = report.body_it.split("\\n\\n")
paragraphs[2] = paragraphs[2] + " Una frase in più."
paragraphs[5] = paragraphs[5].replace("Capoverso", "Ecco")
paragraphs[6] = paragraphs[6].replace(" ", "  ", 3)
workflow.correct(
    report, by=publisher, changes={"body_it": "\\n\\n".join(paragraphs)},
    note_it="Corretto.", note_en="Corrected.",
)
"""


def words(vocabulary, number):
    """About seventy-five words in which a quote stands, and the quote."""
    chance = random.Random(number)
    said = " ".join(chance.choices(vocabulary, k=12))
    rest = " ".join(chance.choices(vocabulary, k=58))
    return said, rest


def italian(number):
    said, rest = words(ITALIAN, number)
    return f"Capoverso {number}, {rest}. «{said}», ha detto.", said


def english(number):
    said, rest = words(ENGLISH, number)
    return f"Paragraph {number}, {rest}. “{said},” he said.", said


@pytest.fixture
def site(newsroom_site):
    newsroom_site.speaks("en")
    texts = [italian(number) for number in range(PARAGRAPHS)]
    body = "\n\n".join(text for text, _said in texts)
    make = MAKE.format(body=body, quotes=[said for _text, said in texts])
    newsroom_site.manage("shell", "-v", "0", "-c", make)
    return newsroom_site


@pytest.fixture
def translator(browser, site):
    page = signed_in(browser, site, "translator")
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: keep_violation(page, message.text))
    yield Keyboard(page)
    assert page.complaints == []
    page.context.close()


def test_afternoon_from_no_english_to_what_changed_since(translator, site, capsys):
    finds_the_report(translator)
    with translator.work("translate a report of 600 words and 8 quotes"):
        translates(translator)
    site.manage("shell", "-v", "0", "-c", PUBLISH)
    site.manage("shell", "-v", "0", "-c", CORRECT)
    reads_as_readers_do(translator, marks=2)
    finds_the_report(translator)
    with translator.work("two paragraphs that changed: one still right, one translated anew"):
        looks_at_what_changed(translator)
    site.manage("shell", "-v", "0", "-c", PUBLISH)
    reads_as_readers_do(translator, marks=0)
    with capsys.disabled():
        print("", *translator.efforts, sep="\n  ")


def finds_the_report(translator):
    """From the newsroom by the table to the desk."""
    translator.page.goto("/admin/")
    with next_page(translator.page):
        translator(f"a[href='{TABLE}']").first.click()
    link = translator(
        ".translations-headline",
    ).filter(has_text="Due presidenti a colloquio")
    if not link.count():
        link = translator(".translations-headline").filter(has_text="Two presidents")
    with next_page(translator.page):
        link.first.click()
    expect(translator(".translate-count")).to_be_visible()


def translates(translator):
    """Type what is missing from top to bottom; the quotes come from the translated body."""
    expect(translator(".translate-starts")).to_be_visible()
    for text in ["Two presidents in talks", "An hour of talks."]:
        types_into_next(translator, text)
    for number in range(PARAGRAPHS):
        types_into_next(translator, english(number)[0])
    for number in range(PARAGRAPHS):
        translator.key("Alt+ArrowDown")
        box = translator(f"[name=quotes-{number}-text_en]")
        expect(box).to_be_focused()
        expect(box).to_have_value(english(number)[1])
    types_into_next(translator, "Rome")
    expect(translator(".translate-count [role=status]")).to_have_text("21 of 22 done")
    address = translator.page.url
    translator.save()
    expect(translator(".translate-count [role=status]")).to_have_text("22 of 22 done")
    expect(translator("[name=proposed_slug_en]")).to_have_value("due-presidenti-a-colloquio")
    assert translator.page.url != address
    violations = Axe().run(translator.page).response["violations"]
    assert [violation["id"] for violation in violations] == []


def types_into_next(translator, text):
    """Go to what is to do next and write it there."""
    translator.key("Alt+ArrowDown")
    translator.type(text)
    expect(translator("textarea:focus, input:focus")).to_have_value(text)


def looks_at_what_changed(translator):
    """What was only respelled is not asked for; what changed is shown, with what changed."""
    expect(translator(".translate-count [role=status]")).to_have_text("20 of 22 done")
    expect(translator(".is-behind .translate-changed ins").first).to_contain_text("Una frase")
    translator.key("Alt+ArrowDown")
    expect(translator("[name=body_en-2]")).to_be_focused()
    translator.key("End", "Control+End")
    translator.type(" One more sentence.")
    translator.key("Control+Enter")
    expect(translator("[name=body_en-5]")).to_be_focused()
    translator.key("Control+Enter")
    expect(translator(".translate-count [role=status]")).to_have_text("22 of 22 done")
    translator.save()
    expect(translator(".is-behind")).to_have_count(0)


def reads_as_readers_do(translator, *, marks):
    translator.page.goto("/en/meetings/due-presidenti-a-colloquio/")
    expect(translator(".report h1")).to_have_text("Two presidents in talks")
    expect(translator("small.behind")).to_have_count(marks)
    expect(translator(".notice--behind")).to_have_count(1 if marks else 0)
