"""The picture of a report that other sites show beside a link to it."""

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image as Picture
from PIL import ImageDraw, ImageFont

FONTS = Path(__file__).resolve().parent.parent / "data" / "fonts"
SERIF, SANS = FONTS / "NotoSerif-Bold.ttf", FONTS / "NotoSans-Regular.ttf"

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
#: Where the parties sit.
TABLE = 452
PAPER, INK, SOFT, RULE, TINT = "#fbfaf6", "#17191e", "#5b616c", "#dcd8cd", "#f2efe6"
WAX, SEA = "#9c2b2b", "#123f4d"
#: Sizes of the headline, the first that fits into so many lines.
HEADLINES = ((64, 3), (54, 4), (46, 5))
ELLIPSIS = "…"


@dataclass(frozen=True)
class Side:
    """A party at the table: its name, and who met for it."""

    name: str
    people: str


@dataclass(frozen=True)
class Card:
    """The words of the picture."""

    kind: str
    when: str
    title: str
    #: Two face each other; of more, only the names are told.
    sides: tuple[Side, ...]


def draw(card: Card) -> bytes:
    """Return the picture as PNG, WIDTH by HEIGHT."""
    picture = Picture.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    draw_head(pen, card)
    draw_headline(pen, card.title)
    pen.rectangle((0, TABLE, WIDTH, HEIGHT), fill=TINT)
    pen.line((0, TABLE, WIDTH, TABLE), fill=INK, width=4)
    if len(card.sides) == 2:
        draw_table(pen, card.sides)
    else:
        draw_roster(pen, card.sides)
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def draw_head(pen: ImageDraw.ImageDraw, card: Card) -> None:
    """Write kind and day, and the name of the site with its ring."""
    small = font(SANS, 26)
    pen.text((MARGIN, 64), card.kind.upper(), font=small, fill=WAX, anchor="ls")
    start = MARGIN + pen.textlength(card.kind.upper(), font=small)
    pen.text((start, 64), f"  ·  {card.when}", font=small, fill=SOFT, anchor="ls")
    name = font(SERIF, 34)
    pen.text((WIDTH - MARGIN, 64), "Colloqui", font=name, fill=INK, anchor="rs")
    ring(pen, WIDTH - MARGIN - pen.textlength("Colloqui", font=name) - 28, 53, 11)


def draw_headline(pen: ImageDraw.ImageDraw, title: str) -> None:
    """Write the headline as large as it fits."""
    for size, most in HEADLINES:
        lines = wrapped(pen, title, font(SERIF, size), WIDTH - 2 * MARGIN)
        if len(lines) <= most:
            break
    else:
        lines = [*lines[: most - 1], lines[most - 1] + ELLIPSIS]
    for number, line in enumerate(lines):
        place = (MARGIN, 172 + number * size * 1.22)
        pen.text(place, line, font=font(SERIF, size), fill=INK, anchor="ls")


def draw_table(pen: ImageDraw.ImageDraw, sides: tuple[Side, ...]) -> None:
    """Let two parties face each other over the seam."""
    seam = WIDTH // 2
    pen.line((seam, TABLE + 4, seam, HEIGHT), fill=RULE, width=2)
    room = seam - MARGIN - 40
    for side, place, anchor in zip(sides, (seam - 40, seam + 40), ("rs", "ls"), strict=True):
        write(pen, side.name, (place, TABLE + 62), SANS, 28, SOFT, anchor, room)
        write(pen, side.people, (place, TABLE + 116), SERIF, 38, INK, anchor, room)
    middle = TABLE + (HEIGHT - TABLE) // 2
    pen.ellipse((seam - 26, middle - 26, seam + 26, middle + 26), fill=TINT)
    ring(pen, seam, middle, 15)


def draw_roster(pen: ImageDraw.ImageDraw, sides: tuple[Side, ...]) -> None:
    """Name the parties in a line or two."""
    names = ", ".join(side.name for side in sides)
    lines = wrapped(pen, names, font(SERIF, 36), WIDTH - 2 * MARGIN)
    if len(lines) > 2:
        lines = [lines[0], lines[1].rstrip(", ") + ELLIPSIS]
    for number, line in enumerate(lines):
        place = (MARGIN, TABLE + 72 + number * 50)
        pen.text(place, line, font=font(SERIF, 36), fill=INK, anchor="ls")


def write(
    pen: ImageDraw.ImageDraw,
    text: str,
    place: tuple[float, float],
    face: Path,
    size: int,
    colour: str,
    anchor: str,
    room: int,
) -> None:
    """Write a line, smaller where it does not fit, and shortened where that is not enough."""
    while pen.textlength(text, font=font(face, size)) > room and size > 22:
        size -= 2
    while pen.textlength(text, font=font(face, size)) > room and len(text) > 1:
        text = text.rstrip(ELLIPSIS)[:-1].rstrip() + ELLIPSIS
    pen.text(place, text, font=font(face, size), fill=colour, anchor=anchor)


def wrapped(
    pen: ImageDraw.ImageDraw, text: str, face: ImageFont.FreeTypeFont, room: int
) -> list[str]:
    """Return the lines of a text that are at most so wide; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and pen.textlength(longer, font=face) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def ring(pen: ImageDraw.ImageDraw, x: float, y: float, radius: int) -> None:
    """Draw the mark: a ring half of wax, half of sea."""
    box = (x - radius, y - radius, x + radius, y + radius)
    width = max(4, radius // 3)
    pen.arc(box, 135, 315, fill=WAX, width=width)
    pen.arc(box, 315, 135, fill=SEA, width=width)


@lru_cache(maxsize=32)
def font(face: Path, size: int) -> ImageFont.FreeTypeFont:
    """Return a font, read once."""
    return ImageFont.truetype(str(face), size)
