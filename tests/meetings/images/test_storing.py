import hashlib
import io
import subprocess

import pytest
from PIL import Image as Picture

from meetings import images
from meetings.images import storing, workshop
from meetings.models import Image
from tests import pictures
from tests.pictures import drawn, encoded, jpeg, png, upload

pytestmark = pytest.mark.django_db
ROME = {1: "N", 2: (41.0, 54.0, 0.0), 3: "E", 4: (12.0, 29.0, 0.0)}


def opened(image, name="original.jpg"):
    """The stored file of an image, decoded."""
    names = {stored.rpartition("/")[2]: stored for stored in files_of(image)}
    with image.file.storage.open(names[name]) as stream:
        return Picture.open(io.BytesIO(stream.read()))


def files_of(image):
    return [image.file.name, *(size["file"] for size in image.sizes)]


BAD = {
    "nothing": (b"", "empty"),
    "a text": (b"Riga dopo riga, un testo.\n" * 50, "unknown"),
    "a page": (b"<!doctype html><script>alert(1)</script>", "unknown"),
    "an SVG": (pictures.SVG, "unknown"),
    "a BMP": (encoded(drawn(), "BMP"), "unknown"),
    "a TIFF": (encoded(drawn(), "TIFF"), "unknown"),
    "a script that begins like a GIF": (b"GIF89a/*" + b"*/=alert(1)//" * 20, "unknown or damaged"),
    "half a JPEG": (jpeg()[: len(jpeg()) // 2], "damaged"),
    "half a PNG": (png()[: len(png()) // 2], "damaged"),
    "the head of a PNG": (png()[:20], "unknown"),
    "a bomb": (pictures.bomb(), "large"),
    "a size beyond measure": (pictures.claiming(60_000, 60_000), "large"),
    "a long strip": (pictures.claiming(2_000_000_000, 1), "large"),
    "a size of nothing": (pictures.claiming(0, 10), "unknown or damaged"),
    "a size that its bytes do not hold": (pictures.claiming(500, 500), "damaged"),
    "too many bytes": (jpeg() + b"\0" * storing.MAXIMUM_BYTES, "heavy"),
}


@pytest.mark.parametrize(("content", "reason"), BAD.values(), ids=BAD)
def test_bad_upload_is_refused_with_its_reason_and_nothing_is_kept(content, reason):
    with pytest.raises(images.NotAPicture) as refusal:
        images.store(upload(content))
    assert refusal.value.reason in reason.split(" or ")
    assert not Image.objects.exists()


def test_refusal_speaks_to_the_person_in_their_language():
    with pytest.raises(images.NotAPicture) as refusal:
        images.store(upload(b"text"))
    assert str(refusal.value) == str(storing.REASONS["unknown"])


GOOD = {
    "grey JPEG": encoded(drawn(mode="L")),
    "CMYK JPEG": encoded(drawn(mode="CMYK")),
    "progressive JPEG": jpeg(progressive=True),
    "PNG with a palette": encoded(drawn(mode="P"), "PNG"),
    "PNG with transparency": encoded(drawn(mode="RGBA"), "PNG"),
    "PNG of sixteen bits": encoded(Picture.new("I;16", (400, 300), 40_000), "PNG"),
    "PNG in black and white": encoded(drawn(mode="1"), "PNG"),
    "WebP": encoded(drawn(), "WEBP"),
    "GIF": encoded(drawn(mode="P"), "GIF"),
    "moving GIF": encoded(
        drawn(mode="P"), "GIF", save_all=True, append_images=[drawn(mode="P", colour=7)] * 3
    ),
    "JPEG with a page behind it": jpeg() + b"<script>alert(1)</script>",
    "PNG with an archive behind it": png() + b"PK\x03\x04" + b"\0" * 100,
}


@pytest.mark.parametrize("content", GOOD.values(), ids=GOOD)
def test_picture_is_kept_as_plain_jpeg_of_its_size(content):
    kept = opened(images.store(upload(content, name="../../x.php", content_type="text/html")))
    assert (kept.format, kept.mode, kept.size) == ("JPEG", "RGB", (400, 300))
    kept.load()


@pytest.mark.parametrize("name", ["JPEG with a page behind it", "PNG with an archive behind it"])
def test_what_hangs_behind_a_picture_is_left_behind(name):
    image = images.store(upload(GOOD[name]))
    for file in files_of(image):
        with image.file.storage.open(file) as stream:
            content = stream.read()
        assert (b"<script" in content, b"PK\x03\x04" in content) == (False, False)


def test_sixteen_bits_keep_their_brightness():
    image = images.store(upload(GOOD["PNG of sixteen bits"]))
    assert opened(image).getpixel((9, 9)) == pytest.approx((156, 156, 156), abs=1)


def test_cmyk_keeps_its_colours():
    image = images.store(upload(encoded(drawn(mode="CMYK", colour=(0, 255, 255, 0)))))
    red, green, blue = opened(image).getpixel((9, 9))
    assert (red > 200, green < 60, blue < 60) == (True, True, True)


def test_transparency_becomes_white_paper():
    image = images.store(upload(encoded(drawn(mode="RGBA", colour=(0, 0, 0, 0)), "PNG")))
    assert opened(image).getpixel((9, 9)) == (255, 255, 255)


def test_place_and_camera_are_stripped():
    exif = Picture.Exif()
    exif[0x010F] = "Camera of somebody"
    exif.get_ifd(0x8825).update(ROME)
    content = jpeg(exif=exif, comment=b"a secret")
    assert Picture.open(io.BytesIO(content)).getexif().get_ifd(0x8825)[1] == "N"
    image = images.store(upload(content))
    for file in files_of(image):
        kept = opened(image, file.rpartition("/")[2])
        assert (dict(kept.getexif()), "comment" in kept.info, "xmp" in kept.info) == (
            {},
            False,
            False,
        )


def test_picture_taken_sideways_stands_upright():
    exif = Picture.Exif()
    exif[0x0112] = 6
    image = images.store(upload(jpeg(400, 300, exif=exif)))
    assert (image.width, image.height, opened(image).size) == (300, 400, (300, 400))


def test_sizes_are_made_in_three_formats_and_never_larger_than_the_picture():
    image = images.store(upload(jpeg(1000, 500)))
    made = [(size["width"], size["height"], size["format"]) for size in image.sizes]
    assert made == [
        (width, width // 2, form)
        for width in (320, 640, 960, 1000)
        for form in ("avif", "webp", "jpg")
    ]


def test_each_size_is_what_it_says():
    image = images.store(upload(jpeg(700, 350)))
    for size in image.sizes:
        kept = opened(image, f"{size['width']}.{size['format']}")
        assert (kept.size, kept.format) == (
            (size["width"], size["height"]),
            {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}[size["format"]],
        )


def test_widths_end_at_the_largest_that_pages_show():
    assert workshop.widths(5000) == [320, 640, 960, 1600]
    assert workshop.widths(320) == [320]
    assert workshop.widths(1) == [1]


def test_same_picture_is_kept_once_whatever_its_name():
    first = images.store(upload(jpeg(), name="a.jpg"))
    assert images.store(upload(jpeg(), name="b.png")) == first
    assert (Image.objects.count(), first.sha256) == (1, hashlib.sha256(jpeg()).hexdigest())


def test_same_picture_sent_twice_at_once_is_kept_once(monkeypatch):
    first = images.store(upload(jpeg()))
    unaware = Image.objects.none()
    monkeypatch.setattr(Image.objects.__class__, "filter", lambda *args, **kwargs: unaware)
    assert images.store(upload(jpeg())) == first
    monkeypatch.undo()
    assert Image.objects.count() == 1


def test_name_of_the_upload_is_not_used():
    image = images.store(upload(jpeg(), name="embargoed-visit.jpg"))
    assert [file for file in files_of(image) if "embargoed" in file] == []


def test_decoder_that_takes_too_long_is_a_refusal(monkeypatch):
    monkeypatch.setattr(storing, "SECONDS", 0.001)
    with pytest.raises(images.NotAPicture) as refusal:
        images.store(upload(jpeg()))
    assert refusal.value.reason == "costly"


def test_decoder_that_dies_is_a_refusal(monkeypatch, tmp_path):
    dying = tmp_path / "workshop.py"
    dying.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n")
    monkeypatch.setattr(storing, "WORKSHOP", dying)
    with pytest.raises(images.NotAPicture) as refusal:
        images.store(upload(jpeg()))
    assert refusal.value.reason == "costly"


def test_decoder_has_only_so_much_memory(tmp_path):
    greedy = "import workshop; workshop.limit(); bytearray(3_000_000_000)"
    done = subprocess.run(
        [storing.sys.executable, "-c", greedy],
        cwd=storing.WORKSHOP.parent,
        capture_output=True,
        check=False,
    )
    assert done.stderr.decode().strip().splitlines()[-1] == "MemoryError"
