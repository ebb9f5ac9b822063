"""Pages as different readers have them: axe finds nothing, and nothing leaves the window."""

from axe_playwright_python.sync_playwright import Axe

from .verdict import Verdict

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
#: How readers have the page: what a context of the browser is made with.
VIEWS = {
    "390 px, light": {"width": 390},
    "390 px, dark": {"width": 390, "color_scheme": "dark"},
    "1280 px, light": {"width": 1280},
    "1280 px, dark": {"width": 1280, "color_scheme": "dark"},
    "1280 px, forced colours": {"width": 1280, "forced_colors": "active"},
}
#: Windows into which every page fits, and those into which it fits with text twice as large.
NARROWEST, WITH_LARGE_TEXT = (320,), (640, 1280)
#: Milliseconds: a machine that does other things too is slow.
PATIENCE = 90_000
#: How a page is had by who wants nothing to move.
REST = {"width": 1280, "reduced_motion": "reduce"}
#: Text twice as large, as readers set it in their browser.
LARGE_TEXT = "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"
#: What moves by itself, or would move when it is used.
MOVES = """() => [...document.querySelectorAll('*')].filter(one => {
    const style = getComputedStyle(one);
    return style.animationName !== 'none' || style.scrollBehavior === 'smooth'
        || style.transitionDuration.split(', ').some(time => parseFloat(time) > 0);
}).map(one => one.outerHTML.slice(0, 80))"""


def context(browser, *, width, **view):
    """Return a context in which a reader has pages in this way, and axe may look at them."""
    made = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True, **view)
    made.set_default_timeout(PATIENCE)
    return made


def judge(browser, large_text_browser, pages):
    """Judge pages, by name and address, as VIEWS has them, in narrow windows, and at rest.

    large_text_browser: one that was started with LARGE_TEXT.
    """
    verdict = Verdict("Access")
    for name, view in VIEWS.items():
        looked = look(browser, view, pages, lambda page: [*broken_rules(page), *too_wide(page)])
        verdict.faults += [f"{name}: {fault}" for fault in looked]
    for width in NARROWEST:
        looked = look(browser, {"width": width}, pages, too_wide)
        verdict.faults += [f"{width} px: {fault}" for fault in looked]
    for width in WITH_LARGE_TEXT:
        looked = look(large_text_browser, {"width": width}, pages, too_wide)
        verdict.faults += [f"{width} px, text 200 %: {fault}" for fault in looked]
    verdict.faults += look(browser, REST, pages, lambda page: page.evaluate(MOVES))
    verdict.figures = [
        f"{len(pages)} pages",
        f"axe: {'; '.join(VIEWS)}",
        f"width: {NARROWEST} px; with text of 200 %: {WITH_LARGE_TEXT} px",
    ]
    return verdict


def look(browser, view, pages, find):
    """Return what is found on each of these pages in one view, with the name of the page."""
    reader = context(browser, **view)
    page = reader.new_page()
    faults = []
    for name, address in pages.items():
        page.goto(address)
        faults += [f"{name}: {fault}" for fault in find(page)]
    reader.close()
    return faults


def broken_rules(page):
    """Return what axe finds, with the first elements of each."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {[node['html'] for node in rule['nodes']][:3]}" for rule in found]


def too_wide(page):
    """Return by how much the page is wider than the window, if it is."""
    width = page.evaluate("document.documentElement.scrollWidth")
    window = page.viewport_size["width"]
    return [f"{width} px wide in a window of {window} px"] if width > window else []
