"""The key of a site on one's own machine, made once."""

import os
import secrets
import tempfile
from pathlib import Path


def kept_key(path: Path) -> str:
    """Return the key kept at `path`; make it, readable by its owner alone, when there is none.

    Several processes may start at once: the first to put its file in place wins, all return its key.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=".key-") as made:
            made.write(secrets.token_urlsafe(50))
            made.flush()
            try:
                os.link(made.name, path)
            except FileExistsError:
                pass
    return path.read_text().strip()
