from pathlib import Path

from django.contrib.staticfiles.finders import find, get_finders
from django.core.files.storage import FileSystemStorage

from config.static_files import IMPORT, SHEET, HashedFiles, joined


def read(name):
    return Path(find(name)).read_text()


def test_sheet_of_the_public_pages_holds_every_component_once():
    components = [
        name
        for finder in get_finders()
        for name, _storage in finder.list([])
        if name.startswith("css/components/")
    ]
    imported = [f"css/{one['name']}" for one in IMPORT.finditer(read(SHEET))]
    assert sorted(imported) == sorted(["css/tokens.css", "css/base.css", *components])


def test_sheet_of_the_public_pages_asks_for_nothing_more():
    whole = joined(SHEET, read)
    assert [asking for asking in ("@import", "url(") if asking in whole] == []


def test_imported_sheets_stand_in_their_place_and_keep_their_medium():
    sheets = {
        "css/a.css": '@import "b.css";\n@import "c/d.css" print;\ni {}\n',
        "css/b.css": "b {}\n",
        "css/c/d.css": "d {}\n",
    }
    assert joined("css/a.css", sheets.get) == "b {}\n@media print {\nd {}\n}\ni {}\n"


def test_collected_sheet_is_one_file_whose_name_follows_what_it_imports(tmp_path):
    files = FileSystemStorage(tmp_path)
    (tmp_path / "css").mkdir()
    (tmp_path / SHEET).write_text('@import "part.css";\n')
    names = set()
    for part in ("a {}\n", "b {}\n"):
        (tmp_path / "css" / "part.css").write_text(part)
        paths = {name: (files, name) for name in (SHEET, "css/part.css")}
        hashed = {name: to for name, to, _done in HashedFiles(tmp_path).post_process(paths)}
        assert (tmp_path / hashed[SHEET]).read_text() == part
        names.add(hashed[SHEET])
    assert len(names) == 2
