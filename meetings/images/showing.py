"""What a page needs to show a picture: addresses by width and format, and its measure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from people.models import Person

from ..models import Image, Participation, Photo

#: Extension → type, the smallest files first: browsers take the first that they know.
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}

#: Which width an `img` names for browsers that choose for themselves.
ORDINARY_WIDTH = 960


@dataclass(frozen=True)
class Rendition:
    """One size of a picture in one format."""

    file: str
    width: int
    height: int
    type: str


@dataclass(frozen=True)
class Sources:
    """A picture for a template: `sources` are pairs of type and srcset for `<source>`."""

    sources: tuple[tuple[str, str], ...]
    src: str
    srcset: str
    width: int
    height: int


def sources(photo: Photo) -> Sources:
    """Return the addresses of a photo, whose image is fetched with it."""
    return described(
        photo.image,
        lambda width, extension: reverse(
            "photo", args=[photo.key, photo.image_id, width, extension]
        ),
    )


def portrait_sources(person: Person) -> Sources | None:
    """Return the addresses of a person's portrait; None where there is none. One query."""
    image = portrait(person)
    return None if image is None else portrayed(person, image)


def portrayed(person: Person, image: Image) -> Sources:
    """Return the addresses of a picture that is a person's portrait."""
    return described(
        image,
        lambda width, extension: reverse(
            "portrait", args=[person.slug, image.pk, width, extension]
        ),
    )


def with_portraits(rows: QuerySet[Participation]) -> QuerySet[Participation]:
    """Fetch, with participants, the picture that is the portrait of each."""
    images = Image.objects.filter(file=OuterRef("person__portrait"))
    return rows.annotate(
        portrait_id=Subquery(images.values("pk")[:1]),
        portrait_sizes=Subquery(images.values("sizes")[:1]),
    )


def portraits(rows: Iterable[Participation]) -> dict[int, Sources]:
    """Return the addresses of portraits by the key of their person.

    rows: of people, none without one; fetched `with_portraits` they cost no query, else one, and
    none where nobody has a portrait.
    """
    rows = [row for row in rows if row.person.portrait]
    if all(hasattr(row, "portrait_id") for row in rows):
        found = [row for row in rows if row.portrait_id]
        return {
            row.person_id: portrayed(row.person, Image(row.portrait_id, sizes=row.portrait_sizes))
            for row in found
        }
    pictured = [row.person for row in rows]
    names = {person.portrait.name for person in pictured}
    images = {image.file.name: image for image in Image.objects.filter(file__in=names)}
    return {
        person.pk: portrayed(person, images[person.portrait.name])
        for person in pictured
        if person.portrait.name in images
    }


def portrait(person: Person) -> Image | None:
    """Return the picture that is a person's portrait."""
    return Image.objects.filter(file=person.portrait.name).first() if person.portrait else None


def described(image: Image, address: Callable[[int, str], str]) -> Sources:
    """Return a picture for a template; address: of a width and an extension."""
    sets = {
        extension: ", ".join(
            f"{address(size['width'], extension)} {size['width']}w"
            for size in sizes_in(image, extension)
        )
        for extension in TYPES
    }
    plain = sizes_in(image, "jpg")
    ordinary = max(
        (size for size in plain if size["width"] <= ORDINARY_WIDTH),
        key=lambda size: size["width"],
        default=plain[0],
    )
    return Sources(
        sources=tuple((TYPES[extension], sets[extension]) for extension in ("avif", "webp")),
        src=address(ordinary["width"], "jpg"),
        srcset=sets["jpg"],
        width=ordinary["width"],
        height=ordinary["height"],
    )


def sizes_in(image: Image, extension: str) -> list[dict[str, Any]]:
    """Return the sizes of a picture in one format, the smallest first."""
    chosen = [size for size in image.sizes if size["format"] == extension]
    return sorted(chosen, key=lambda size: size["width"])


def rendition(image: Image, width: int, extension: str) -> Rendition | None:
    """Return one size of a picture in one format; None where it was not made."""
    for size in image.sizes:
        if (size["width"], size["format"]) == (width, extension):
            return Rendition(size["file"], width, size["height"], TYPES[extension])
    return None
