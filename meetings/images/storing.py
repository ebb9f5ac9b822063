"""Taking a picture in: checked, decoded in a process of its own, written anew, kept once."""

import hashlib
import json
import logging
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import Storage
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from ..models import Image

logger = logging.getLogger(__name__)

MAXIMUM_BYTES = 20_000_000
SECONDS = 40
WORKSHOP = Path(__file__).with_name("workshop.py")

REASONS = {
    "empty": _("The file is empty."),
    "heavy": _("The file is larger than 20 MB: please send a smaller one."),
    "large": _("The picture has more than 40 million pixels: please send a smaller one."),
    "unknown": _(
        "This file is not a picture that can be shown. Please send a JPEG, PNG, WebP or GIF."
    ),
    "damaged": _("The picture is damaged or incomplete: it could not be read to its end."),
    "costly": _("The picture could not be read within the limits of memory and time."),
}


class NotAPicture(ValueError):
    """An upload that is not kept; as text it says why, for the person who sent it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(REASONS[self.reason])


def store(upload: File) -> Image:
    """Keep an uploaded picture and return its record; what is known already is not kept twice.

    upload: an open file of any name and claimed type; only its content counts. Raises NotAPicture.
    Takes seconds for a large picture: call it before a transaction begins, where that is possible.
    """
    content = content_of(upload)
    sha256 = hashlib.sha256(content).hexdigest()
    known = Image.objects.filter(sha256=sha256).first()
    if known is not None:
        return known
    with tempfile.TemporaryDirectory(prefix="colloqui-picture-") as name:
        folder = Path(name)
        (folder / "upload").write_bytes(content)
        made = make(folder)
        return keep(folder, sha256, made)


def content_of(upload: File) -> bytes:
    """Return what was uploaded; raise NotAPicture where it is nothing or too much."""
    upload.seek(0)
    content = upload.read(MAXIMUM_BYTES + 1)
    if not content:
        raise NotAPicture("empty")
    if len(content) > MAXIMUM_BYTES:
        raise NotAPicture("heavy")
    return content


def make(folder: Path) -> dict[str, Any]:
    """Let the workshop turn `folder/upload` into files beside it; return what it says it made.

    Raises NotAPicture where it refuses, or dies of what it was given.
    """
    command = [sys.executable, "-I", str(WORKSHOP), str(folder / "upload"), str(folder)]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=SECONDS, check=True, env={"MALLOC_ARENA_MAX": "2"}
        )
    except subprocess.TimeoutExpired as error:
        raise NotAPicture("costly") from error
    except subprocess.CalledProcessError as error:
        last_words = error.stderr.decode(errors="replace").strip().splitlines()[-1:]
        logger.warning("A picture ended its decoder (%s): %s", error.returncode, last_words)
        raise NotAPicture("costly") from error
    made = json.loads(done.stdout)
    if "refused" in made:
        raise NotAPicture(made["refused"])
    return made


def keep(folder: Path, sha256: str, made: dict[str, Any]) -> Image:
    """Put the files of the workshop into the storage, under names of ours, and record them."""
    storage: Storage = Image._meta.get_field("file").storage
    place = f"images/{uuid.uuid4().hex}"
    original = put(storage, folder / "original.jpg", f"{place}/original.jpg")
    for size in made["sizes"]:
        name = f"{size['width']}.{size['format']}"
        size["file"] = put(storage, folder / name, f"{place}/{name}")
    image = Image(
        sha256=sha256,
        file=original,
        width=made["width"],
        height=made["height"],
        sizes=made["sizes"],
    )
    try:
        with transaction.atomic():
            image.save()
    except IntegrityError:
        # The same picture was sent twice at once: the other one stays.
        for name in [original, *(size["file"] for size in made["sizes"])]:
            storage.delete(name)
        return Image.objects.get(sha256=sha256)
    return image


def put(storage: Storage, path: Path, name: str) -> str:
    """Store a file and return the name under which it lies."""
    with path.open("rb") as stream:
        return storage.save(name, File(stream))
