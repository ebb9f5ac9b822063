"""Pictures to test with, good and bad, made on the spot."""

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def encoded(picture, form="JPEG", **options):
    """The bytes of a picture in a format."""
    stream = io.BytesIO()
    picture.save(stream, form, **options)
    return stream.getvalue()


def drawn(width=400, height=300, mode="RGB", colour=None):
    """A plain picture, or a gradient that no two sizes share."""
    if colour is not None:
        return Image.new(mode, (width, height), colour)
    return Image.linear_gradient("L").resize((width, height)).convert(mode)


def jpeg(width=400, height=300, **options):
    return encoded(drawn(width, height), "JPEG", **options)


def png(width=400, height=300, **options):
    return encoded(drawn(width, height), "PNG", **options)


def upload(content, name="picture.jpg", content_type="image/jpeg"):
    return SimpleUploadedFile(name, content, content_type)


def claiming(width, height):
    """A PNG whose header claims a size that its few bytes do not hold."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(b"\0" * 99)), chunk(b"IEND", b"")]
    )


def chunk(kind, content):
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum


def bomb():
    """A small PNG that would take gigabytes of memory."""
    side = 12_000
    rows = zlib.compress(b"\0" * (side * 3 + 1) * 50, 9)
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )
