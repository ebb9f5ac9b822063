"""The key of a site on one's own machine, made once."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path


def kept_key(path: Path) -> str:
    """Return the key kept at `path`; make it, readable by its owner alone, when there is none.

    Several processes may start at once: the first to put its file in place wins, and all return
    the key of that file.
    """
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=".key-") as made:
            made.write(secrets.token_urlsafe(50))
            made.flush()
            with contextlib.suppress(FileExistsError):
                os.link(made.name, path)
    return path.read_text().strip()
