"""What work at the desk costs in clicks, keys and seconds: with the mouse, or by keyboard only."""

import time
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import expect

from tests.browser.conftest import next_page

#: A form's last field lies some hundred stops away from its first.
FARTHEST = 400
#: Longer words come from elsewhere and are pasted, as the clipboard does it.
TYPED_BY_HAND = 60

HAS_FOCUS = "element => element === document.activeElement"
LIES_AHEAD = """element => {
    const here = document.activeElement || document.body;
    return Boolean(here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
        || here.contains(element);
}"""
STEPS_TO_OPTION = """(select, value) =>
    [...select.options].findIndex(option => option.value === value) - select.selectedIndex"""


@dataclass
class Effort:
    """Counts of one piece of work; characters are those of the text, keys are all others."""

    work: str
    clicks: int = 0
    keys: int = 0
    characters: int = 0
    seconds: float = 0

    def __str__(self):
        counts = f"{self.clicks} clicks, {self.keys} keys, {self.characters} characters"
        return f"{self.work}: {counts}, {self.seconds:.1f} s"


@dataclass
class Hand:
    """Somebody at a page, whose every move is counted into the work that is being done."""

    page: object
    efforts: list = field(default_factory=list)

    def __call__(self, selector):
        return self.page.locator(selector)

    @contextmanager
    def work(self, name):
        """Count from here into a piece of work of this name."""
        effort = Effort(f"{name} ({self.means})")
        self.efforts.append(effort)
        begun = time.monotonic()
        yield
        effort.seconds = time.monotonic() - begun

    def go_back(self):
        """Go back to the page before, as the browser does."""
        self.page.go_back()
        self.count(**self.way_back)

    def count(self, **moves):
        if self.efforts:
            for kind, number in moves.items():
                setattr(self.efforts[-1], kind, getattr(self.efforts[-1], kind) + number)

    def key(self, *keys):
        """Press keys, or keys held together such as Control+S."""
        for each in keys:
            self.page.keyboard.press(each)
        self.count(keys=len(keys))

    def type(self, words):
        """Type words where the focus is; long ones are pasted."""
        if len(words) > TYPED_BY_HAND:
            self.page.keyboard.insert_text(words)
        else:
            self.page.keyboard.type(words)
        self.count(characters=len(words))

    def write(self, selector, words):
        """Put words in the place of those in a field."""
        self.go_to(self(selector))
        if self(selector).input_value():
            self.key("Control+A")
        self.type(words)
        expect(self(selector)).to_have_value(words)

    def write_day(self, selector, day, hour=None):
        """Type a day, and an hour of 24, into a field of the browser's for them."""
        self.go_to(self(selector))
        year, month, number = day.split("-")
        self.type(f"{month}{number}{year}")
        if hour is not None:
            self.key("ArrowRight")
            self.type(f"{hour % 12 or 12:02}00{'P' if hour > 11 else 'A'}")
        expect(self(selector)).to_have_value(day if hour is None else f"{day}T{hour:02}:00")

    def follow(self, selector):
        """Use a link or a button that leads to another page."""
        with next_page(self.page):
            self.use(selector)


class Mouse(Hand):
    """Points at everything."""

    means = "mouse"
    way_back = {"clicks": 1}

    def go_to(self, target):
        target.click(position={"x": 14, "y": 14})
        self.count(clicks=1)

    def use(self, selector):
        self(selector).first.click()
        self.count(clicks=1)

    def choose(self, selector, value):
        """Open a list and point at a line of it."""
        self(selector).select_option(value)
        self.count(clicks=2)

    def pick(self, selector):
        self.use(selector)

    def tick(self, selector):
        self.use(selector)

    def step(self, name):
        """Open the page of a step of the workflow."""
        self.follow(f".desk-steps a[href*='/{name}/']")

    def to_checklist(self):
        """The checklist is in sight."""

    def save(self):
        self.follow("[name=_continue]")

    def remark(self, words):
        """Say something about the field that was used last."""
        self.use(".remark-add")
        self.type(words)
        self.use("[data-remark-send]")
        expect(self(".remark-box")).to_have_count(0)

    def correct_first_word(self, words):
        """On a public page, select the standfirst's first word and replace it."""
        self(".report .standfirst").dblclick(position={"x": 8, "y": 8})
        self.count(clicks=2)
        self.follow(".correct-passage")
        self.type(words)


class Keyboard(Hand):
    """Reaches everything with the tab key, or with the shortcuts of the desk."""

    means = "keyboard"
    way_back = {"keys": 1}

    def go_to(self, target):
        target.wait_for()
        key = "Tab" if target.evaluate(LIES_AHEAD) else "Shift+Tab"
        for _stop in range(FARTHEST):
            if target.evaluate(HAS_FOCUS):
                return
            self.key(key)
        raise AssertionError(f"the keyboard does not reach {target}")

    def use(self, selector):
        self.go_to(self(selector).first)
        self.key("Enter")

    def choose(self, selector, value):
        """Walk through a list with the arrows."""
        self.go_to(self(selector))
        steps = self(selector).evaluate(STEPS_TO_OPTION, value)
        self.key(*["ArrowDown" if steps > 0 else "ArrowUp"] * abs(steps))
        expect(self(selector)).to_have_value(value)

    def tick(self, selector):
        self.go_to(self(selector))
        self.key("Space")

    def pick(self, selector):
        """Choose one of some radio buttons: the tab key reaches them, the arrows each."""
        name = self(selector).get_attribute("name")
        checked = self(f"[name='{name}']:checked")
        self.go_to(checked if checked.count() else self(f"[name='{name}']").first)
        self.key("Space")
        for _choice in range(10):
            if self(selector).is_checked():
                return
            self.key("ArrowDown")
        raise AssertionError(f"the arrows do not reach {selector}")

    def step(self, name):
        """Open the page of a step of the workflow."""
        self.key("Control+Alt+KeyP")
        self.follow(f".desk-steps a[href*='/{name}/']")

    def to_checklist(self):
        """Go to the first line of the checklist."""
        self.key("Control+Alt+KeyL")

    def save(self):
        with next_page(self.page):
            self.key("Control+S")

    def remark(self, words):
        """Say something about the field that has the focus."""
        self.key("Control+Alt+KeyM")
        self.type(words)
        self.key("Control+Enter")
        expect(self(".remark-box")).to_have_count(0)

    def correct_first_word(self, words):
        """From a public page, open the standfirst and replace its first word."""
        self.use(".desk-bar__more summary")
        self.follow(".desk-bar__more a[href*='place=summary_']")
        self.go_to(self("[name^=summary_]"))
        self.key("Control+Home", "Control+Shift+ArrowRight")
        self.type(words)
