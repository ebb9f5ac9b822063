"""An original and its translation, paragraph by paragraph, kept together while both are edited.

The unit is a pair: a paragraph of the original as it is now, what stands for it in the
translation, and the words of the original that were translated. Where these say something else
by now, the translation is behind.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate

from .matching import matched, translated_as
from .paragraphs import joined, paragraphs, sign
from .quotation import comparable


class Standing(StrEnum):
    """How a translation stands to its original."""

    RIGHT = "right"
    BEHIND = "behind"
    MISSING = "missing"
    LEFT_OVER = "left_over"


@dataclass(frozen=True)
class Pair:
    """A paragraph of the original and its translation.

    original: as it is now, '' where it is gone; translated: as it was when it was translated or
    looked at last, '' where it never was; translation: perhaps of several paragraphs, '' where
    there is none; place: where in the translated text that stands; mark: who said so and when, as
    the caller has it; typed: what is known to have been typed beside this paragraph.
    """

    original: str
    translated: str = ""
    translation: str = ""
    mark: object = None
    place: int = 0
    typed: str | None = None

    @property
    def standing(self) -> Standing:
        """How the translation stands. What was left empty on purpose is right as well."""
        if not self.original:
            return Standing.LEFT_OVER
        if self.translated and sign(self.translated) == sign(self.original):
            return Standing.RIGHT
        return Standing.BEHIND if self.translation or self.translated else Standing.MISSING

    def confirmed(self, mark: object) -> "Pair":
        """Return the pair after somebody said that it is right as it is."""
        return replace(self, translated=self.original, mark=mark)


def paired(
    pairs: Sequence[Pair],
    originals: Sequence[str],
    translations: Sequence[str],
    *,
    mark: object = None,
    typed: Sequence[tuple[str, str]] = (),
) -> list[Pair]:
    """Return the pairs of a text after a save, in the order of the original.

    pairs: those before it, none at first; originals, translations: the paragraphs as they are
    now; mark: who saves, and when; typed: the texts that were typed beside paragraphs of the
    original, each after the sign of that one. A translation that was changed is one of the present
    original.
    """
    beside: dict[str, list[str]] = {}
    for original, text in typed:
        beside.setdefault(original, []).append(text)
    pairs = with_typed(pairs or [Pair(text) for text in originals], beside)
    moved = with_originals(regrouped(pairs, originals), originals)
    # Typed beside a paragraph that somebody has changed in the same save.
    moved = with_typed(moved, beside)
    result = []
    for before, numbers in with_translations(moved, translations):
        text = joined(translations[number] for number in numbers)
        place = min(numbers, default=before.place)
        if before.original or text:
            after = replace(before, translation=text, place=place, typed=None)
            result.append(noted(before, after, mark))
    return result


def noted(before: Pair, after: Pair, mark: object) -> Pair:
    """Return a pair after a save: what was translated anew is right, what was emptied is not."""
    if sign(before.translation) == sign(after.translation):
        return after
    if not after.translation:
        return replace(after, translated="", mark=None)
    return after.confirmed(mark)


def with_typed(pairs: Sequence[Pair], beside: dict[str, list[str]]) -> list[Pair]:
    """Return the pairs with what was typed beside each; `beside`, by the sign, is used up."""
    return [
        replace(pair, typed=texts.pop(0))
        if pair.typed is None and (texts := beside.get(sign(pair.original)))
        else pair
        for pair in pairs
    ]


# The original


def with_originals(pairs: list[Pair], originals: Sequence[str]) -> list[Pair]:
    """Return the pairs with the original as it is now; what is gone from it stays as left over."""
    there = [number for number, pair in enumerate(pairs) if pair.original]
    before = [pairs[number].original for number in there]
    found = matched(before, originals, [sign(text) for text in before])
    result: list[Pair] = []
    used: dict[int, int] = {}
    for number, text in enumerate(originals):
        if number in found:
            used[there[found[number]]] = len(result)
            result.append(replace(pairs[there[found[number]]], original=text))
        else:
            result.append(Pair(text))
    lost = [number for number in range(len(pairs)) if number not in used]
    for number in lost:
        if pairs[number].translation:
            place = 1 + max((used[each] for each in range(number) if each in used), default=-1)
            result.insert(place, replace(pairs[number], original=""))
            used = {each: at + (at >= place) for each, at in used.items()} | {number: place}
    return result


def regrouped(pairs: list[Pair], originals: Sequence[str]) -> list[Pair]:
    """Return the pairs parted as the original is now, where only empty lines came or went.

    The first piece of a paragraph keeps its translation; the others need none.
    """
    before = [pair.original for pair in pairs if pair.original]
    head, tail = same_ends(before, originals)
    old, new = before[head : len(before) - tail], originals[head : len(originals) - tail]
    if len(old) == len(new) or not old or not new:
        return pairs
    if comparable(" ".join(old)) != comparable(" ".join(new)):
        return pairs
    there = [number for number, pair in enumerate(pairs) if pair.original]
    first, last = there[head], there[head + len(old) - 1]
    parted = [pair for pair in pairs[first : last + 1] if pair.original]
    kept = [pair for pair in pairs[first : last + 1] if not pair.original]
    return [*pairs[:first], *parted_as(parted, new), *kept, *pairs[last + 1 :]]


def same_ends(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """Return how many paragraphs two texts have in common at the beginning and at the end."""
    signs = [[sign(text) for text in texts] for texts in (one, other)]
    shorter = min(map(len, signs))
    head = next((n for n in range(shorter) if signs[0][n] != signs[1][n]), shorter)
    rest = shorter - head
    tail = next((n for n in range(rest) if signs[0][-1 - n] != signs[1][-1 - n]), rest)
    return head, tail


def parted_as(pairs: Sequence[Pair], texts: Sequence[str]) -> list[Pair]:
    """Return pairs that say the same under other paragraphs; each goes where it begins."""
    starts = beginnings([pair.original for pair in pairs])
    edges = beginnings(texts)
    result = []
    for number, text in enumerate(texts):
        end = edges[number + 1] if number + 1 < len(texts) else starts[-1] + 1
        held = [pair for pair, at in zip(pairs, starts, strict=True) if edges[number] <= at < end]
        around = [pair for pair, at in zip(pairs, starts, strict=True) if at <= edges[number]][-1]
        result.append(together(held, text) if held else continued(around, text))
    return result


def beginnings(texts: Sequence[str]) -> list[int]:
    """Return at which letter each of some texts begins, spaces not counted."""
    lengths = [len(comparable(text).replace(" ", "")) for text in texts]
    return [0, *accumulate(lengths)][:-1]


def together(pairs: Sequence[Pair], text: str) -> Pair:
    """Return several pairs as one, whose original is a text that says what they said together."""
    if all(pair.standing == Standing.RIGHT for pair in pairs):
        translated = text
    else:
        translated = joined(pair.translated for pair in pairs)
    translation = joined(pair.translation for pair in pairs)
    return Pair(text, translated, translation, pairs[-1].mark, pairs[0].place)


def continued(pair: Pair, text: str) -> Pair:
    """Return a pair for the rest of a paragraph whose beginning keeps the translation."""
    if pair.standing == Standing.MISSING:
        return Pair(text)
    return Pair(text, text if pair.standing == Standing.RIGHT else pair.translated, "", pair.mark)


# The translation


def with_translations(
    pairs: Sequence[Pair], translations: Sequence[str]
) -> list[tuple[Pair, list[int]]]:
    """Return each pair as it was, with the numbers of the paragraphs that translate it now."""
    order = list(enumerate(pairs))
    if all(pair.typed is None for pair in pairs):
        # What was typed beside the original stands in its order; else the original may have moved.
        order.sort(key=lambda numbered: numbered[1].place)
    held = [(number, text) for number, pair in order for text in parts_of(pair)]
    before = [text for _number, text in held]
    found = matched(before, translations, [sign(text) for text in before])
    owners: dict[int, int] = {new: held[old][0] for new, old in found.items()}
    new = [number for number in range(len(translations)) if number not in owners]
    for run in runs(new):
        owners.update(claimed(run, owners, pairs, translations))
    parts: list[list[int]] = [[] for _pair in pairs]
    for number in sorted(owners):
        parts[owners[number]].append(number)
    nobodys = [(Pair(""), [number]) for number in new if number not in owners]
    return [*zip(pairs, parts, strict=True), *nobodys]


def parts_of(pair: Pair) -> list[str]:
    """Return the paragraphs of a translation, those that were typed where that is known."""
    return paragraphs(pair.translation if pair.typed is None else pair.typed)


def runs(numbers: Sequence[int]) -> list[list[int]]:
    """Return rising numbers in runs without gaps."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] + 1 == number:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def claimed(
    run: Sequence[int],
    owners: dict[int, int],
    pairs: Sequence[Pair],
    translations: Sequence[str],
) -> dict[int, int]:
    """Return which pairs new paragraphs of the translation belong to: paragraph → pair.

    They translate what is not translated between their neighbours; what is too many for that
    goes on from the paragraph before it. A paragraph that goes on from one which nobody touched
    belongs to none.
    """
    before, after = owners.get(run[0] - 1, -1), owners.get(run[-1] + 1, len(pairs))
    owning = set(owners.values())
    free = [
        number
        for number in range(before + 1, after)
        if number not in owning
        and not is_blank_on_purpose(pairs[number])
        and pairs[number].original
    ]
    chosen = translated_as(
        [pairs[number].original for number in free], [translations[number] for number in run]
    )
    found = {run[b]: free[a] for a, b in chosen}
    goes_on = None
    if before >= 0 and was_touched(pairs[before], translations[run[0] - 1]):
        goes_on = before
    for number in run:
        goes_on = found.get(number, goes_on)
        if goes_on is not None:
            found[number] = goes_on
    return found


def is_blank_on_purpose(pair: Pair) -> bool:
    """Say whether somebody left a pair without translation and said that this is right."""
    return bool(pair.translated) and not pair.translation


def was_touched(pair: Pair, text: str) -> bool:
    """Say whether a paragraph says something else than the translation of its pair did."""
    return sign(text) not in map(sign, parts_of(pair))
