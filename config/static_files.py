"""Static files under names that change with their content."""

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

#: Every public page has this sheet, which imports all others.
SHEET = "css/site.css"
IMPORT = re.compile(r'@import "(?P<name>[^"]+)"(?: (?P<medium>[a-z]+))?;\n')


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Hashes also what JavaScript modules import from each other, as Django alone does not.

    The sheet of the public pages is sent as one file: a browser would learn what it imports only
    after it has come.
    """

    support_js_module_import_aggregation = True

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, Any]]:
        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return file.read().decode()

        if SHEET in paths:
            paths = paths | {SHEET: (Whole(joined(SHEET, read)), SHEET)}
        yield from super().post_process(paths, dry_run, **options)


class Whole:
    """What is read of a storage in place of one of its files."""

    def __init__(self, text: str) -> None:
        self.text = text

    def open(self, name: str) -> ContentFile:
        return ContentFile(self.text.encode())


def joined(sheet: str, read: Callable[[str], str]) -> str:
    """Return a style sheet with those that it imports in their place; read: the text of a name.

    Addresses inside them would no longer be right, so they may hold none.
    """

    def imported(found: re.Match[str]) -> str:
        text = read(posixpath.join(posixpath.dirname(sheet), found["name"]))
        return f"@media {found['medium']} {{\n{text}}}\n" if found["medium"] else text

    return IMPORT.sub(imported, read(sheet))
