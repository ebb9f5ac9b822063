"""The reference for what is behind: an Italian and an English text edited at random.

Paragraphs have names here, which the code that is tested never sees. All snapshots are kept; how
a paragraph stands is found by comparing them as a whole, with no memory of anything else.
"""

from dataclasses import dataclass, field

from meetings.text.paragraphs import sign

WORDS = (
    "accordo governo ministro incontro energia confine trattato visita domani sempre pace guerra "
    "mare porto strada ferrovia frontiera popolo storia parola"
).split()


@dataclass(frozen=True)
class Save:
    """What is saved: both texts by the names of their paragraphs, and what is said of them.

    still: the originals of what was said to be right; typed: what was typed beside what.
    """

    originals: dict[int, str]
    translations: dict[int, str]
    still: set[str] = field(default_factory=set)
    typed: list[tuple[str, str]] = field(default_factory=list)


def normal(text):
    """The words of a text, without what makes no difference: written anew for the reference."""
    return " ".join("".join(char for char in text if char not in "«»“”\"'’").split())


class Newsroom:
    """Two people who edit a text and its translation."""

    def __init__(self, chance):
        self.chance = chance
        self.count = 0
        self.originals, self.translations = {}, {}
        self.snapshots = []
        for _paragraph in range(chance.randint(2, 7)):
            self.originals[self.name()] = self.words("p")
        if chance.random() < 0.7:
            self.translations = {name: self.words("t") for name in self.originals}

    def name(self):
        self.count += 1
        return self.count

    def words(self, kind):
        said = [f"{self.chance.choice(WORDS)}{self.chance.randint(1, 99)}" for _word in range(10)]
        return f"{kind}{self.name()} {' '.join(said)}."

    def save(self):
        """Do something to either text, or to both, and keep a snapshot."""
        self.still, self.beside = set(), False
        if self.snapshots:
            for act in self.chance.sample(self.acts(), k=self.chance.randint(1, 3)):
                act()
        typed = []
        if self.beside:
            self.translations = {
                name: self.translations[name]
                for name in [*self.originals, *self.translations]
                if name in self.translations
            }
            typed = [
                (sign(text), self.translations.get(name, ""))
                for name, text in self.originals.items()
            ]
            typed += [
                ("", text) for name, text in self.translations.items() if name not in self.originals
            ]
        self.still &= self.originals.keys() & self.translations.keys()
        still = {self.originals[name] for name in self.still}
        made = Save(dict(self.originals), dict(self.translations), still, typed)
        self.snapshots.append((made, set(self.still)))
        return made

    def acts(self):
        structure = self.chance.choice([self.insert, self.remove, self.move, self.reword])
        return [
            structure,
            self.reword,
            self.respell,
            self.translate,
            self.retranslate,
            self.drop,
            self.confirm,
        ]

    def any_of(self, texts):
        return self.chance.choice(list(texts)) if texts else None

    def insert(self):
        items = list(self.originals.items())
        items.insert(self.chance.randint(0, len(items)), (self.name(), self.words("p")))
        self.originals = dict(items)

    def remove(self):
        if len(self.originals) > 2:
            self.originals.pop(self.any_of(self.originals))

    def move(self):
        items = list(self.originals.items())
        items.append(items.pop(self.chance.randrange(len(items))))
        self.originals = dict(items)

    def reword(self):
        self.change(self.originals, self.any_of(self.originals))

    def retranslate(self):
        self.change(self.translations, self.any_of(self.translations))

    def change(self, texts, name):
        if name is not None:
            words = texts[name].split()
            words[self.chance.randrange(1, len(words))] = f"altro{self.name()}"
            texts[name] = " ".join(words)

    def respell(self):
        texts = self.chance.choice([self.originals, self.translations])
        name = self.any_of(texts)
        if name is not None:
            words = texts[name].split()
            place = self.chance.randrange(len(words))
            words[place] = (
                f"«{words[place]}»" if self.chance.random() < 0.5 else f" {words[place]}\n"
            )
            texts[name] = " ".join(words).strip()

    def translate(self):
        """Type what is missing beside some of the paragraphs, as the desk of translation does."""
        self.beside = True
        for name in self.originals:
            if name not in self.translations and self.chance.random() < 0.6:
                self.translations[name] = self.words("t")

    def drop(self):
        if len(self.translations) > 1:
            self.translations.pop(self.any_of(self.translations))

    def confirm(self):
        name = self.any_of([name for name in self.originals if name in self.translations])
        if name is not None:
            self.still.add(name)

    def standings(self):
        """How each paragraph of the original stands, by its text."""
        return {text: self.standing(name) for name, text in self.originals.items()}

    def standing(self, name):
        if name not in self.translations:
            return "missing"
        now = normal(self.translations[name])
        translated = ""
        before = None
        for made, still in self.snapshots:
            there = made.translations.get(name)
            said = None if there is None else normal(there)
            if said != before or name in still:
                translated = normal(made.originals.get(name, ""))
            before = said
        assert before == now
        return "right" if translated == normal(self.originals[name]) else "behind"
