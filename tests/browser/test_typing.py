"""Fast typing: signs by buttons and keys, clean paste, marks, rows in order, quotes picked."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_desk import ADD, LIST, add_row, keep_violation, signed_in

pytestmark = pytest.mark.browser
IT, EN = "[name=body_it]", "[name=body_en]"


@pytest.fixture(scope="module")
def session(browser, demo_site):
    """The cookies of an author who signed in."""
    page = signed_in(browser, demo_site, "author")
    expect(page.locator("#user-tools")).to_be_visible()
    state = page.context.storage_state()
    page.context.close()
    return state


@pytest.fixture
def desk(browser, demo_site, session):
    """The form of a new report, with what the browser complained of while it was used."""
    context = browser.new_context(base_url=demo_site.url, storage_state=session)
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: keep_violation(page, message.text))
    page.goto(ADD)
    expect(page.locator(".desk-writing")).to_have_count(2)
    yield page
    assert page.complaints == []
    context.close()


def select(page, box, words):
    """Select words in a text as the mouse would."""
    page.locator(box).evaluate(
        "(box, words) => { const at = box.value.indexOf(words); box.focus(); "
        "box.setSelectionRange(at, at + words.length); }",
        words,
    )


def paste(page, box, html="", plain=""):
    page.locator(box).evaluate(
        "(box, [html, plain]) => { box.focus(); const data = new DataTransfer(); "
        "if (html) data.setData('text/html', html); data.setData('text/plain', plain); "
        "const event = new ClipboardEvent('paste', "
        "{ clipboardData: data, bubbles: true, cancelable: true }); "
        "if (box.dispatchEvent(event)) document.execCommand('insertText', false, plain); }",
        [html, plain],
    )


# Signs


@pytest.mark.parametrize(
    ("key", "made"),
    [
        ("Control+b", "Un **grande** giorno"),
        ("Control+i", "Un *grande* giorno"),
        ("Control+k", "Un [grande](https://) giorno"),
        ("Control+Alt+KeyQ", "Un «grande» giorno"),
        ("Control+Alt+Digit2", "## Un grande giorno"),
        ("Control+Shift+Digit8", "- Un grande giorno"),
    ],
)
def test_key_puts_its_signs_and_is_undone(desk, key, made):
    desk.fill(IT, "Un grande giorno")
    select(desk, IT, "grande")
    desk.keyboard.press(key)
    expect(desk.locator(IT)).to_have_value(made)
    desk.keyboard.press("Control+z")
    expect(desk.locator(IT)).to_have_value("Un grande giorno")


@pytest.mark.parametrize("key", ["Control+b", "Control+i", "Control+Alt+Digit2"])
def test_key_pressed_again_takes_its_signs_away(desk, key):
    desk.fill(IT, "Un grande giorno")
    select(desk, IT, "grande")
    desk.keyboard.press(key)
    expect(desk.locator(IT)).not_to_have_value("Un grande giorno")
    desk.keyboard.press(key)
    expect(desk.locator(IT)).to_have_value("Un grande giorno")


def test_buttons_do_the_same_and_paragraphs_stay_apart(desk):
    desk.fill(EN, "One\n\ntwo")
    desk.locator(EN).select_text()
    bar = desk.locator(".desk-writing").nth(1)
    bar.get_by_role("button", name="Grassetto").click()
    expect(desk.locator(EN)).to_have_value("**One**\n\n**two**")
    desk.locator(EN).select_text()
    bar.get_by_role("button", name="Elenco").click()
    expect(desk.locator(EN)).to_have_value("- **One**\n\n- **two**")


def test_keys_are_told_in_a_popover(desk):
    desk.locator(".desk-writing").first.get_by_role("button", name="Tasti").click()
    expect(desk.locator("#desk-writing-keys")).to_be_visible()
    expect(desk.locator("#desk-writing-keys")).to_contain_text("Ctrl+K")
    desk.keyboard.press("Escape")
    expect(desk.locator("#desk-writing-keys")).to_be_hidden()


# Marks


@pytest.mark.parametrize(
    ("box", "typed", "made"),
    [
        (IT, 'L\'ha detto: "pace".', "L’ha detto: «pace»."),
        (IT, 'dell\'"operazione"', "dell’«operazione»"),
        (IT, 'Ha detto: "la "pace" ora"', "Ha detto: «la “pace” ora»"),
        (EN, 'It\'s "peace", he said.', "It’s “peace”, he said."),
        (EN, "\"The 'peace' now\"", "“The ‘peace’ now”"),
        (IT, 'https://a.it/?q="x"', 'https://a.it/?q="x"'),
    ],
)
def test_straight_marks_become_those_of_the_language(desk, box, typed, made):
    desk.focus(box)
    desk.keyboard.type(typed)
    expect(desk.locator(box)).to_have_value(made)


@pytest.mark.parametrize("key", ["Backspace", "Control+z"])
def test_straight_mark_comes_back_at_once(desk, key):
    desk.focus(IT)
    desk.keyboard.type('Sì "')
    expect(desk.locator(IT)).to_have_value("Sì «")
    desk.keyboard.press(key)
    expect(desk.locator(IT)).to_have_value('Sì "')


def test_switch_of_marks_is_remembered(desk):
    switch = desk.locator("[data-marks]").first
    switch.click()
    desk.focus(IT)
    desk.keyboard.type('"no"')
    expect(desk.locator(IT)).to_have_value('"no"')
    other = desk.context.new_page()
    other.goto(ADD)
    expect(other.locator("[data-marks]").last).to_have_attribute("aria-pressed", "false")


def test_words_of_a_source_get_the_apostrophes_of_its_language(desk):
    desk.select_option("[name=quotes-0-original_language]", "en")
    desk.focus("[name=quotes-0-original]")
    desk.keyboard.type("It's")
    expect(desk.locator("[name=quotes-0-original]")).to_have_value("It’s")


# Paste

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color:red}</style>
</head><body lang=IT><!--StartFragment--><h1><b>Titolo</b><o:p></o:p></h1><p
class=MsoNormal>Ha <b>detto</b><b> tutto</b><span style='color:red'> e <i>poi</i></span>&nbsp;basta.
<o:p>&nbsp;</o:p></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>uno</p><p class=MsoListParagraph
style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o</span>due</p>
<p class=MsoNormal>Fine</p><!--EndFragment--></body></html>"""
DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p
dir="ltr"><span style="font-weight:400">Prima </span><span style="font-weight:700">forte</span>
<span style="font-style:italic">piano</span></p><br /><ol><li><p><span>uno</span></p></li><li><p>
<a href="https://www.google.com/url?q=https://example.org/a&amp;sa=D"><span>due</span></a></p></li>
</ol></b>"""


@pytest.mark.parametrize(
    ("html", "made"),
    [
        (WORD, "## Titolo\n\nHa **detto tutto** e *poi* basta.\n\n- uno\n   - due\n\nFine"),
        ("<b style='mso-bidi-font-weight:normal'>forte</b>", "**forte**"),
        (DOCS, "Prima **forte** *piano*\n\n1. uno\n2. [due](https://example.org/a)"),
        ("<p>Uno<br>due</p><p>tre</p>", "Uno\ndue\n\ntre"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n\n> b\n\nc"),
        ('<a href="javascript:alert(1)">x</a> <a href="/y">y</a>', "x y"),
        ("<h3>Sotto</h3><h5>Più sotto</h5>", "### Sotto\n\n### Più sotto"),
        ('Ha detto <q>pace</q>, l\'altro "sì"', "Ha detto «pace», l’altro «sì»"),
        ("<p>2. maggio</p><p># no</p><p>a*b_c</p>", "2\\. maggio\n\n\\# no\n\na\\*b\\_c"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb"),
        ("<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>ok", "ok"),
        ("<div>Gentile,</div><div><br></div><div>a <i>presto</i></div>", "Gentile,\n\na *presto*"),
        ("<p><strong> spazi </strong>fuori</p>", "**spazi** fuori"),
    ],
)
def test_what_is_pasted_becomes_markdown(desk, html, made):
    paste(desk, IT, html, "testo semplice")
    expect(desk.locator(IT)).to_have_value(made)
    assert desk.evaluate("window.ran") is None


def test_paste_is_undone_at_once(desk):
    desk.fill(IT, "Prima. ")
    paste(desk, IT, "<b>dopo</b>", "dopo")
    expect(desk.locator(IT)).to_have_value("Prima. **dopo**")
    desk.keyboard.press("Control+z")
    expect(desk.locator(IT)).to_have_value("Prima. ")


def test_long_text_is_pasted_without_waiting_and_undone_at_once(desk):
    page = "<p>Parola <b>forte</b> e parola</p>" * 2_000
    made = "\n\n".join(["Parola **forte** e parola"] * 2_000)
    paste(desk, IT, page, "Parola")
    expect(desk.locator(IT)).to_have_value(made)
    desk.keyboard.press("Control+z")
    expect(desk.locator(IT)).to_have_value("")


def test_page_of_five_megabytes_is_said_and_kept(desk):
    page = "".join(f"<p class=MsoNormal>Parola {number}</p>" for number in range(150_000))
    plain = "Parola tutta intera " * 262_144
    assert len(plain) > 5_000_000
    paste(desk, IT, page, plain)
    told = desk.locator(".desk-said")
    expect(told).to_contain_text("Il testo resta qui")
    assert desk.locator(IT).evaluate("box => box.value.length") == len(plain)
    told.evaluate("line => { line.textContent = ''; }")
    desk.evaluate("document.querySelector('[name=_save]').click()")
    expect(told).to_contain_text("Il testo resta qui")
    expect(desk).to_have_url(f"{desk.url.split('/admin')[0]}{ADD}")


# Rows


def named(page, kind, name):
    """The values of a field in the order of the page."""
    return page.locator(f"#{kind}-group .inline-related:not(.empty-form) [name$='-{name}']")


def sources(page, *titles):
    for number, title in enumerate(titles):
        if number:
            add_row(page, "sources")
        page.fill(f"[name=sources-{number}-title]", title)


def test_rows_are_moved_by_keyboard_and_saved_in_that_order(desk):
    sources(desk, "Prima", "Seconda", "Terza")
    handle = desk.locator("#sources-2 .desk-move")
    handle.press("ArrowUp")
    handle.press("ArrowUp")
    expect(desk.locator(".desk-said")).to_have_text("1 di 3")
    expect(handle).to_be_focused()
    expect(named(desk, "sources", "title").first).to_have_value("Terza")
    desk.fill("[name=title_it]", "In ordine")
    desk.click("[name=_continue]")
    expect(desk.locator("ul.messagelist .success")).to_be_visible()
    titles = named(desk, "sources", "title")
    expect(titles.nth(0)).to_have_value("Terza")
    expect(titles.nth(1)).to_have_value("Prima")


def test_row_is_dragged_and_another_removed_without_mixing_their_names(desk):
    sources(desk, "Prima", "Seconda", "Terza")
    grip, goal = desk.locator("#sources-2 .desk-move"), desk.locator("#sources-0")
    grip.scroll_into_view_if_needed()
    start, end = grip.bounding_box(), goal.bounding_box()
    desk.mouse.move(start["x"] + 5, start["y"] + 5)
    desk.mouse.down()
    desk.mouse.move(end["x"] + 20, end["y"] + 2, steps=5)
    desk.mouse.up()
    expect(named(desk, "sources", "title").first).to_have_value("Terza")
    desk.locator("#sources-1 .inline-deletelink").click()
    expect(named(desk, "sources", "title")).to_have_count(2)
    expect(named(desk, "sources", "title").first).to_have_value("Terza")
    expect(desk.locator("[name=sources-0-title]")).to_have_value("Prima")
    expect(desk.locator("[name=sources-1-title]")).to_have_value("Terza")


# Quotes


def participants(page, *names):
    for number, name in enumerate(names):
        page.fill(f"[name=participations-{number}-person]", name)


BODY = (
    "Kassym-Jomart Tokayev è arrivato.\n\nRaisi: «La prima frase». "
    "«La *seconda* frase», ha detto Tokayev."
)


@pytest.mark.parametrize(
    ("words", "speaker", "original"),
    [
        ("La prima frase", "Ebrahim Raisi", "La prima frase"),
        ("«La *seconda* frase»", "Kassym-Jomart Tokayev", "La seconda frase"),
    ],
)
def test_selected_words_become_a_quote_of_who_is_named_nearest(desk, words, speaker, original):
    participants(desk, "Kassym-Jomart Tokayev", "Ebrahim Raisi")
    desk.fill(IT, BODY)
    select(desk, IT, words)
    desk.keyboard.press("Control+Alt+KeyC")
    expect(desk.locator("[name=quotes-0-original]")).to_have_value(original)
    expect(desk.locator("[name=quotes-0-original_language]")).to_have_value("it")
    expect(desk.locator("[name=quotes-0-speaker]")).to_have_value(speaker)
    expect(desk.locator("[name=quotes-0-directness]")).to_be_focused()
    expect(desk.locator("#quotes-group [role=listbox]:visible")).to_have_count(0)


def test_quotes_stand_in_the_order_of_the_text(desk):
    desk.fill(IT, BODY)
    for words in ("La *seconda* frase", "La prima frase"):
        select(desk, IT, words)
        desk.locator("[data-pick]").first.click()
    originals = named(desk, "quotes", "original")
    expect(originals.nth(0)).to_have_value("La prima frase")
    expect(originals.nth(1)).to_have_value("La seconda frase")
    expect(desk.locator("[name=quotes-1-position]")).to_have_value("1")
    expect(desk.locator("[name=quotes-1-speaker]")).to_be_focused()


def test_nothing_selected_makes_no_quote(desk):
    desk.fill(IT, "")
    desk.locator("[data-pick]").first.click()
    expect(desk.locator(".desk-said")).to_have_text("Seleziona prima nel testo le parole.")
    expect(desk.locator("[name=quotes-0-original]")).to_have_value("")


# Proposals


def test_address_follows_the_headline_until_it_is_typed(desk):
    desk.fill("[name=title_it]", "Perché a Teheran")
    slug = desk.locator("[name=proposed_slug_it]")
    expect(slug).to_have_value("perche-a-teheran")
    desk.fill("[name=title_it]", "Perché a Roma")
    expect(slug).to_have_value("perche-a-roma")
    slug.fill("scelto")
    desk.fill("[name=title_it]", "Perché a Parigi")
    desk.fill("[name=title_en]", "Why in Paris")
    expect(desk.locator("[name=proposed_slug_en]")).to_have_value("why-in-paris")
    expect(slug).to_have_value("scelto")


def test_address_typed_while_one_is_on_its_way_stays(desk):
    held = []

    def hold_the_first(route):
        if held or "Un+titolo" not in route.request.post_data:
            route.continue_()
        else:
            held.append(route)

    desk.route("**/propose/", hold_the_first)
    desk.fill("[name=title_it]", "Un titolo")
    while not held:
        desk.wait_for_timeout(50)
    desk.fill("[name=proposed_slug_it]", "scelto")
    desk.focus("[name=title_en]")
    held[0].continue_()
    desk.fill("[name=title_en]", "A headline")
    expect(desk.locator("[name=proposed_slug_en]")).to_have_value("a-headline")
    expect(desk.locator("[name=proposed_slug_it]")).to_have_value("scelto")


def test_posts_follow_the_date_and_say_so(desk):
    desk.fill("[name=held_on]", "2022-06-19")
    participants(desk, "Kassym-Jomart Tokayev")
    post = desk.locator("[name=participations-0-tenure]")
    expect(post.locator("option").first).to_contain_text("Presidente del Kazakistan")
    post.select_option(index=1)
    desk.focus("[name=title_it]")
    desk.locator("#participations-0 summary").click()
    desk.fill("[name=participations-0-title_printed_it]", "il presidente")
    desk.fill("[name=held_on]", "1990-01-01")
    told = desk.locator("#participations-0 .desk-proposed")
    expect(told).to_contain_text("Quel giorno non era in questa carica")
    expect(post).to_have_value("")
    printed = desk.locator("[name=participations-0-title_printed_it]")
    expect(printed).to_have_value("il presidente")


def test_participants_of_an_earlier_meeting_are_taken_over(desk):
    desk.fill("[name=held_on]", "2024-05-01")
    participants(desk, "Ebrahim Raisi", "Kassym-Jomart Tokayev")
    desk.locator(".desk-earlier button").first.click()
    expect(desk.locator("[name=participations-2-person]")).to_have_value("Ali Khamenei")
    chosen = desk.locator("[name='participations-2-person-chosen']")
    expect(chosen).not_to_have_value("")
    post = desk.locator("[name=participations-2-tenure] option").first
    expect(post).to_contain_text("Guida")


def test_reports_are_given_to_a_translator_together(browser, demo_site):
    page = signed_in(browser, demo_site)
    page.goto(f"{LIST}?status__exact=in_review")
    page.locator("#action-toggle").check()
    number = page.locator(".action-select").count()
    page.select_option("[name=action]", "assign-translator")
    page.locator(".actions [name=index]").click()
    expect(page.locator("h1")).to_have_text("Chi traduce questi resoconti?")
    expect(page.locator(".desk-together li")).to_have_count(number)
    page.select_option("[name=account]", label="translator")
    page.get_by_role("button", name="Affida a chi traduce").click()
    expect(page.locator("#content-main h2")).to_have_text(f"Fatto ({number})")
    page.get_by_role("link", name="Torna all’elenco").click()
    expect(page.locator(".action-select")).to_have_count(number)
    page.context.close()


def test_post_is_added_in_a_window_of_its_own_and_offered_at_once(browser, demo_site):
    page = signed_in(browser, demo_site)
    page.goto(ADD)
    page.fill("[name=held_on]", "2022-06-19")
    page.fill("[name=participations-0-person]", "Ebrahim Raisi")
    with page.expect_popup() as opened:
        page.locator("#participations-0 .desk-add-post").click()
    expect(opened.value.locator("[name=name_it]")).to_have_value("Ebrahim Raisi")
    opened.value.close()
    expect(page.locator("[name=participations-0-person]")).to_have_value("Ebrahim Raisi")
    page.context.close()
