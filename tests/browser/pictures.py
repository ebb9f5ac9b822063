"""Takes the pictures of the guide for editors anew, on the demo, in both languages.

`.venv/bin/python -m tests.browser.pictures` writes `docs/pictures/*.png`, 1280 wide.
"""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from PIL import Image  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from tests.browser.conftest import (  # noqa: E402
    ACCOUNTS,
    PASSWORD,
    ROOT,
    next_page,
    running_site,
)

PICTURES = ROOT / "docs" / "pictures"
WIDTH = 1280

NEWSROOM = """
from meetings import editions, workflow
from meetings.models import Editor, Report
for name, first, last in (
    ("author", "Anna", "Serra"), ("publisher", "Marco", "Villa"), ("translator", "Claire", "Hughes")
):
    Editor.objects.filter(username=name).update(first_name=first, last_name=last)
author, publisher = (Editor.objects.get(username=name) for name in ("author", "publisher"))
report = Report.objects.filter(status="in_review").first()
said = workflow.remark(report, by=publisher, place="summary_it", text=
    "Nove documenti o dieci? La fonte kazaka ne conta dieci. / The Kazakh source counts ten."
)
live = Report.objects.live().filter(quotes__isnull=False).order_by("held_on").first()
newer = workflow.start_edition(live.meeting, by=author)
newer.summary_it = newer.summary_it.replace("Due giorni", "Due giornate", 1)
newer.summary_en = newer.summary_en.replace("Two days", "Two long days", 1)
newer.city_en = "Reykjavík"
newer.title_it += ", una cronaca"
newer.body_it = newer.body_it.replace(".", ", dopo due notti di lavoro.", 1)
editions.save_version(newer, by=author)
workflow.reply(said, by=author, text="Nove: la decima firma è del giorno dopo. / Nine.")
"""


@contextmanager
def desk(browser, site, language):
    """A page on which the publisher is signed in, in a language."""
    site.manage(
        "shell",
        "-c",
        "from meetings.models import Editor; "
        f"Editor.objects.filter(username='publisher').update(language='{language}')",
    )
    context = browser.new_context(
        base_url=site.url,
        viewport={"width": WIDTH, "height": 2_000},
        color_scheme="light",
        locale={"it": "it-IT", "en": "en-GB"}[language],
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("[name=username]", "publisher")
    page.fill("[name=password]", PASSWORD)
    with next_page(page):
        page.click("[type=submit]")
    # What stays at the lower edge of the window would lie across the pictures.
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { const sheet = new CSSStyleSheet(); "
        "sheet.replaceSync('.submit-row { position: static !important }'); "
        "document.adoptedStyleSheets.push(sheet) })"
    )
    yield page
    context.close()


def take(page, name, language, *, at=None, height=620, above=24):
    """Write a picture of the page, from a little above an element; few colours keep it small."""
    page.wait_for_timeout(600)
    page.evaluate("scrollTo(0, 0)")
    top = 0 if at is None else max(0, page.locator(at).first.bounding_box()["y"] - above)
    path = PICTURES / f"{name}-{language}.png"
    page.screenshot(
        path=path, full_page=True, clip={"x": 0, "y": top, "width": WIDTH, "height": height}
    )
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(96, dither=Image.Dither.NONE).save(path, optimize=True)


def address_of(page, status):
    """Return the address of the form of the first report in a status."""
    page.goto(f"/admin/meetings/report/?status__exact={status}")
    link = page.locator("#result_list tbody th a").first.get_attribute("href")
    return link.partition("?")[0]


def take_all(page, language):
    """Walk through what the guide tells."""
    page.goto("/admin/")
    take(page, "desk", language, height=700)
    page.goto("/admin/meetings/report/add/")
    page.wait_for_timeout(1_500)
    take(page, "checklist", language, height=480)
    form = address_of(page, "in_review")
    page.goto(form)
    page.focus("[name=participations-0-role]")
    take(page, "form", language, at=".desk-facts", height=640)
    page.focus("[name=quotes-0-directness]")
    take(page, "quote", language, at="#quotes-group", height=470)
    page.goto(form)
    take(page, "remark", language, at=".desk-texts", height=610)
    page.goto(form.replace("change/", "steps/schedule/"))
    page.focus("[name=at]")
    take(page, "schedule", language, height=460)
    correct(page, language)
    page.goto(address_of(page, "draft").replace("change/", "compare/"))
    take(page, "compare", language, height=620)
    page.goto(address_of(page, "draft").replace("change/", "translate/en/"))
    take(page, "translate", language, height=620)


def correct(page, language):
    """Show before and after of one word of what readers see."""
    page.goto(address_of(page, "live").replace("change/", "correct/?place=title_it"))
    box = page.locator("[name=title_it]")
    box.fill(box.input_value().replace("riceve", "ha ricevuto", 1))
    page.fill("[name=note_it]", "Corretto il titolo.")
    page.fill("[name=note_en]", "The headline is corrected.")
    with next_page(page):
        page.locator(".submit-row button").first.click()
    take(page, "correct", language, height=620)


def main():
    PICTURES.mkdir(exist_ok=True)
    commands = (["load_countries"], ["create_roles"], ["shell", "-c", ACCOUNTS], ["load_demo"])
    with (
        tempfile.TemporaryDirectory() as folder,
        running_site(Path(folder), *commands, ["shell", "-c", NEWSROOM]) as site,
        sync_playwright() as playwright,
    ):
        program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        for language, region in (("it", "it-IT"), ("en", "en-GB")):
            # Chromium writes dates in the language of the machine, not in that of the page.
            browser = playwright.chromium.launch(
                executable_path=program,
                args=["--no-sandbox", f"--lang={region}"],
                env={**os.environ, "LANGUAGE": region},
            )
            with desk(browser, site, language) as page:
                take_all(page, language)
            browser.close()


if __name__ == "__main__":
    main()
