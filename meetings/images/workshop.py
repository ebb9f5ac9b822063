"""Decodes one uploaded picture and writes it anew; run as a program of its own.

    python -I workshop.py UPLOAD FOLDER

Whatever an upload does to the decoder, it does to this process, whose memory and time are limited.
It knows nothing of the site and reads none of its settings. On its output stands one line of JSON:
what was made, or the reason for refusing (`unknown`, `large`, `damaged`).
"""

import io
import json
import resource
import sys
import warnings
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MAXIMUM_PIXELS = 40_000_000
WIDTHS = (320, 640, 960, 1600)
MEMORY = 1_500_000_000
SECONDS = 25
LARGEST_FILE = 100_000_000

#: Extension → Pillow's name and options.
WRITTEN = {
    "avif": ("AVIF", {"quality": 60, "speed": 8}),
    "webp": ("WEBP", {"quality": 80, "method": 4}),
    "jpg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
}
ORIGINAL = {"quality": 92, "subsampling": 0}


class Refused(Exception):
    """The upload is no picture that can be used; the argument names the reason."""


def limit() -> None:
    """Give this process only so much memory, time and space."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(upload: Path) -> Image.Image:
    """Return the first frame, upright, in sRGB and without anything but its pixels.

    Raises Refused for what is no picture, is too large or cannot be decoded to its end.
    """
    try:
        picture = Image.open(upload, formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise Refused("large") from error
    except Exception as error:
        raise Refused("unknown") from error
    if picture.width * picture.height > MAXIMUM_PIXELS:
        raise Refused("large")
    try:
        picture.load()
        upright = plain(ImageOps.exif_transpose(picture))
    except MemoryError:
        raise
    except Exception as error:
        raise Refused("damaged") from error
    # Comments, places and profiles travel on with the pixels otherwise.
    upright.info = {}
    return upright


def plain(picture: Image.Image) -> Image.Image:
    """Return a picture as opaque sRGB, on white where it was transparent."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):
        # Sixteen bits a pixel: Pillow would cut off what is bright instead of scaling it.
        picture = picture.convert("I").point(lambda value: value / 257).convert("L")
    if has_transparency(picture):
        return on_white(picture.convert("RGBA"))
    return in_srgb(picture, profile) if profile else picture.convert("RGB")


def has_transparency(picture: Image.Image) -> bool:
    """Say whether some pixels may let the background through."""
    return "A" in picture.getbands() or "a" in picture.getbands() or "transparency" in picture.info


def on_white(picture: Image.Image) -> Image.Image:
    """Return a picture with transparency as it looks on white paper."""
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Return a picture in sRGB; a profile that does not fit its pixels is left aside."""
    try:
        colours = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(
            picture, colours, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        converted = None
    return converted or picture.convert("RGB")


def widths(width: int) -> list[int]:
    """Return the widths in which a picture is kept: never larger than it is."""
    largest = min(width, WIDTHS[-1])
    return [*(step for step in WIDTHS if step < largest), largest]


def write(picture: Image.Image, folder: Path) -> dict[str, object]:
    """Write a picture in all its sizes and formats; return what was made."""
    picture.save(folder / "original.jpg", "JPEG", **ORIGINAL)
    made = []
    for width in widths(picture.width):
        height = max(1, round(picture.height * width / picture.width))
        sized = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        for extension, (name, options) in WRITTEN.items():
            path = folder / f"{width}.{extension}"
            sized.save(path, name, **options)
            size = path.stat().st_size
            made.append({"width": width, "height": height, "format": extension, "bytes": size})
    return {"width": picture.width, "height": picture.height, "sizes": made}


def work(upload: Path, folder: Path) -> dict[str, object]:
    """Return what was made of an upload, or the reason for refusing it."""
    warnings.simplefilter("ignore")
    # The size is looked at above, before anything is decoded.
    Image.MAX_IMAGE_PIXELS = MAXIMUM_PIXELS
    try:
        return write(read(upload), folder)
    except Refused as refused:
        return {"refused": str(refused)}


if __name__ == "__main__":
    limit()
    sys.stdout.write(json.dumps(work(Path(sys.argv[1]), Path(sys.argv[2]))))
