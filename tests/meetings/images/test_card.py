import io

import pytest
from PIL import Image as Picture

from meetings.images.card import HEIGHT, PAPER, WIDTH, Card, Side, draw

TWO = (Side("Iran hosting", "Ali Khamenei"), Side("Kazakhstan visiting", "Kassym-Jomart Tokayev"))
MANY = tuple(Side(f"Country number {number}", "") for number in range(30))


def drawn(title="A meeting", sides=TWO):
    return Picture.open(io.BytesIO(draw(Card("Summit", "19 June 2022", title, sides))))


def ink_in(picture, box):
    """How many pixels of a part of the picture are not paper."""
    part = picture.convert("RGB").crop(box)
    return sum(count for count, colour in part.getcolors(100_000) if colour != rgb(PAPER))


def rgb(colour):
    return tuple(bytes.fromhex(colour[1:]))


@pytest.mark.parametrize("sides", [TWO, MANY, ()])
@pytest.mark.parametrize("title", ["A meeting", "Word " * 40, "W" * 200, "Ёлка ʻ ğ ș 漢字 🎉"])
def test_every_title_is_drawn_within_the_margins(title, sides):
    picture = drawn(title, sides)
    assert picture.size == (WIDTH, HEIGHT)
    assert ink_in(picture, (0, 90, 60, 440)) == 0


def test_long_headlines_do_not_reach_the_table():
    picture = drawn("Parole lunghe e ancora parole " * 8)
    assert ink_in(picture, (0, 436, WIDTH, 449)) == 0
