"""The main job, from editor to reader, in a real browser on the production server."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD, next_page

pytestmark = pytest.mark.browser

NATO = (
    "Per quanto riguarda la questione dell’Ucraina, il problema principale è che l’Occidente sta "
    "cercando di espandere la NATO ovunque possibile senza prendere in considerazione alcunché"
)
EFFORTS = (
    "Le due parti devono intensificare i loro sforzi per dare seguito agli accordi e per attuarli"
)
TALKS = (
    "Abbiamo avuto ottimi colloqui con il presidente Raisi e i documenti firmati da entrambe le "
    "parti possono aprire la strada all’ulteriore espansione delle relazioni tra i due paesi"
)
NATO_EN = (
    "As regards Ukraine, the main problem is that the West is trying to expand NATO wherever "
    "possible, taking nothing into consideration"
)
EFFORTS_EN = "The two sides must step up their efforts to follow up and carry out the agreements"
TALKS_EN = (
    "We had excellent talks with President Raisi, and the documents signed by both sides can open "
    "the way to a further expansion of relations between the two countries"
)
SOURCE = (
    "https://english.khamenei.ir/news/9047/The-US-West-always-seek-to-undermine-countries-"
    "independence"
)
#: Name in both languages, further spellings, the post in both languages, country, since.
PEOPLE = [
    (
        "Ali Khamenei",
        "Imam Khamenei",
        ("Guida suprema dell’Iran", "Supreme Leader of Iran"),
        "Iran",
        "1989-06-04",
    ),
    (
        "Kassym-Jomart Tokayev",
        "Kassym-Jomart Kemelevich Tokayev\nКасым-Жомарт Токаев\nTokaev",
        ("Presidente del Kazakistan", "President of Kazakhstan"),
        "Kazakistan",
        "2019-03-20",
    ),
    (
        "Ebrahim Raisi",
        "Raeisi",
        ("Presidente dell’Iran", "President of Iran"),
        "Iran",
        "2021-08-03",
    ),
]
REPORT = {
    "held_on": "2022-06-19",
    "country": "Iran",
    "city_it": "Teheran",
    "city_en": "Tehran",
    "title_it": "Khamenei riceve Tokaiev a Teheran",
    "title_en": "Khamenei receives Tokaiev in Tehran",
    "summary_it": "La Guida chiede di attuare gli accordi e accusa la NATO sull’Ucraina.",
    "summary_en": "The Leader wants agreements carried out and blames NATO over Ukraine.",
    "body_it": f"Il colloquio si è tenuto la sera. «{EFFORTS}», ha detto Khamenei.\n\n"
    f"Sull’Ucraina: «{NATO}».\n\nTokayev ha risposto: «{TALKS}».",
    "body_en": f"The talks took place in the evening. “{EFFORTS_EN},” Khamenei said.\n\n"
    f"On Ukraine: “{NATO_EN}.”\n\nTokayev answered: “{TALKS_EN}.”",
    "proposed_slug_it": "khamenei-tokayev-2022",
    "proposed_slug_en": "khamenei-tokayev-meeting-2022",
}
QUOTES = [
    ("Ali Khamenei", EFFORTS, EFFORTS_EN),
    ("Ali Khamenei", NATO, NATO_EN),
    ("Kassym-Jomart Tokayev", TALKS, TALKS_EN),
]


@pytest.fixture
def people_at_work(browser, empty_site):
    """Give a signed-in page for each role, and one of a reader without cookies."""

    def sign_in(role):
        page = browser.new_context(base_url=empty_site.url).new_page()
        page.goto("/admin/")
        page.fill("[name=username]", role)
        page.fill("[name=password]", PASSWORD)
        with next_page(page):
            page.click("[type=submit]")
        expect(page.locator("#header, header").first).to_contain_text(role)
        return page

    pages = {role: sign_in(role) for role in ("author", "publisher")}
    pages["reader"] = browser.new_context(base_url=empty_site.url).new_page()
    yield pages
    for page in pages.values():
        page.context.close()


def save(page):
    """Save the form in view and go on in it; nothing may be refused."""
    with next_page(page):
        page.click("[name=_continue]")
    expect(page.locator(".errornote, .errorlist")).to_have_count(0)


def add_person(page, name, spellings, titles, country, since):
    page.goto("/admin/people/office/add/")
    page.fill("[name=title_it]", titles[0])
    page.fill("[name=title_en]", titles[1])
    page.select_option("[name=role]", "head_of_state")
    page.fill("[name=country]", country)
    save(page)
    page.goto("/admin/people/person/add/")
    page.fill("[name=name_it]", name)
    page.fill("[name=name_en]", name)
    page.fill("[name=new_spellings]", spellings)
    save(page)
    add_tenure(page, titles[0], since)


def add_tenure(page, title, since):
    """Say since when the person in view holds a post."""
    if page.locator("[name=tenures-0-office]").count() == 0:
        page.locator("#tenures-group .add-row a").click()
    page.click("#tenures-0 .field-office .select2-selection")
    page.fill(".select2-search__field", title)
    page.click(f".select2-results__option:has-text('{title}')")
    page.fill("[name=tenures-0-started_on]", since)
    save(page)


def enter_report(page):
    page.goto("/admin/meetings/report/add/")
    for name, value in REPORT.items():
        page.fill(f"[name={name}]", value)
    page.fill(
        "[name=pasted_participants]",
        "Ali Khamenei; Iran; riceve\nKassym-Jomart Tokayev; Kazakistan; in visita\n"
        "Ebrahim Raisi; Iran; presente",
    )
    page.fill("[name=sources-0-url]", SOURCE)
    page.fill("[name=sources-0-publisher]", "Khamenei.ir")
    page.select_option("[name=sources-0-kind]", "official")
    page.select_option("[name=sources-0-language]", "en")
    page.fill("[name=sources-0-account_country]", "Iran")
    for index, (speaker, words, translation) in enumerate(QUOTES):
        if index:
            page.locator("#quotes-group .add-row a").click()
        page.fill(f"[name=quotes-{index}-speaker]", speaker)
        page.fill(f"[name=quotes-{index}-original]", words)
        page.fill(f"[name=quotes-{index}-text_en]", translation)
        page.select_option(f"[name=quotes-{index}-directness]", "official_paraphrase")
    save(page)
    return re.search(r"/report/(\d+)/", page.url)[1]


def take_step(page, number, step, **fields):
    """Take a step of the workflow on its own page; return the number of the report shown next."""
    page.goto(f"/admin/meetings/report/{number}/steps/{step}/")
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    with next_page(page):
        page.click("button.desk-button-first")
    expect(page.locator(".messagelist .success")).to_have_count(1)
    shown = re.search(r"/report/(\d+)/", page.url)
    return shown and shown[1]


def heading(page, address):
    """Open an address and return its status and its headline."""
    answer = page.goto(address)
    return answer.status, page.locator("h1").inner_text()


def test_from_editor_to_reader(people_at_work, empty_site):
    author, publisher, reader = people_at_work.values()
    for person in PEOPLE:
        add_person(author, *person)
    first = enter_report(author)
    take_step(author, first, "submit")
    assert reader.goto("/it/incontri/khamenei-tokayev-2022/").status == 404
    take_step(publisher, first, "publish")
    reads_in_both_languages(reader)
    finds_it_again(reader, empty_site)
    second = changes_title_and_address(author, publisher, reader, first)
    third = corrects_while_a_colleague_works(author, publisher, reader, second)
    withdraws(publisher, reader, third)


def reads_in_both_languages(reader):
    assert heading(reader, "/it/incontri/khamenei-tokayev-2022/") == (200, REPORT["title_it"])
    expect(reader.locator("mark.quote[id]")).to_have_count(3)
    expect(reader.locator("main")).to_contain_text("Guida suprema dell’Iran")
    reader.click("a[hreflang=en]:visible")
    expect(reader).to_have_url(re.compile("/en/meetings/khamenei-tokayev-meeting-2022/"))
    expect(reader.locator("h1")).to_have_text(REPORT["title_en"])
    expect(reader.locator("mark.quote[id]")).to_have_count(3)
    expect(reader.locator("main")).to_contain_text("Supreme Leader of Iran")
    expect(reader.locator("main")).to_contain_text(EFFORTS)
    assert reader.context.cookies() == []


def finds_it_again(reader, site):
    with next_page(reader):
        reader.click("main a[href='/en/countries/kazakhstan/']")
    expect(reader.locator("main")).to_contain_text(REPORT["title_en"])
    with next_page(reader):
        reader.click(f"main a:has-text('{REPORT['title_en']}')")
    with next_page(reader):
        reader.locator("main a[href^='/en/leaders/ali-khamenei']").first.click()
    expect(reader.locator("main")).to_contain_text(REPORT["title_en"])
    for words in ("Kazakistan", "Токаев", "Tokaev", "attuarli"):
        reader.goto("/it/")
        reader.fill("[type=search]", words)
        with next_page(reader):
            reader.press("[type=search]", "Enter")
        expect(reader.locator("main")).to_contain_text(REPORT["title_it"])
    for query in ("country=KZ&country=IR", "leader=kassym-jomart-tokayev"):
        reader.goto(f"/it/cerca/?{query}")
        expect(reader.locator("main")).to_contain_text(REPORT["title_it"])
    feed = reader.request.get(f"{site.url}/it/feed.atom")
    assert REPORT["title_it"] in feed.text()


def changes_title_and_address(author, publisher, reader, first):
    second = take_step(author, first, "new-version")
    author.fill("[name=title_it]", "Khamenei e Tokaiev a Teheran")
    author.fill("[name=proposed_slug_it]", "khamenei-e-tokayev")
    save(author)
    assert heading(reader, "/it/incontri/khamenei-tokayev-2022/") == (200, REPORT["title_it"])
    take_step(publisher, second, "publish", note_it="Nuovo titolo.", note_en="New headline.")
    reader.goto("/it/incontri/khamenei-tokayev-2022/")
    expect(reader).to_have_url(re.compile("/it/incontri/khamenei-e-tokayev/$"))
    expect(reader.locator("h1")).to_have_text("Khamenei e Tokaiev a Teheran")
    address = "/it/incontri/khamenei-e-tokayev/edizioni/1/"
    assert heading(reader, address) == (200, REPORT["title_it"])
    return second


def corrects_while_a_colleague_works(author, publisher, reader, second):
    colleague = take_step(author, second, "new-version")
    author.fill("[name=summary_it]", "Un sommario nuovo.")
    save(author)
    publisher.goto(f"/admin/meetings/report/{second}/correct/")
    publisher.fill("[name=title_it]", "Khamenei e Tokayev a Teheran")
    publisher.fill("[name=note_it]", "Corretto il nome.")
    publisher.fill("[name=note_en]", "Name corrected.")
    for button in ("button.desk-button-first", "[name=confirm]"):
        with next_page(publisher):
            publisher.click(button)
    expect(publisher.locator(".messagelist .success")).to_have_count(1)
    corrected = re.search(r"/report/(\d+)/", publisher.url)[1]
    address = "/it/incontri/khamenei-e-tokayev/"
    assert heading(reader, address) == (200, "Khamenei e Tokayev a Teheran")
    author.goto(f"/admin/meetings/report/{colleague}/change/")
    expect(author.locator("[name=title_it]")).to_have_value("Khamenei e Tokayev a Teheran")
    expect(author.locator("[name=summary_it]")).to_have_value("Un sommario nuovo.")
    return corrected


def withdraws(publisher, reader, third):
    reasons = {"reason_it": "Fonte ritirata.", "reason_en": "Source withdrawn."}
    take_step(publisher, third, "withdraw", **reasons)
    for address, reason in (
        ("/it/incontri/khamenei-e-tokayev/", "Fonte ritirata."),
        ("/en/meetings/khamenei-tokayev-meeting-2022/", "Source withdrawn."),
    ):
        assert reader.goto(address).status == 410
        expect(reader.locator("main")).to_contain_text(reason)
        expect(reader.locator("main")).not_to_contain_text("NATO")
