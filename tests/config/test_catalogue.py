"""The tool behind `make messages`; whether the catalogue is complete is for `make check`."""

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent.parent / "config" / "locale" / "catalogue.py"


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    """The tool, in a project of two files with their texts translated."""
    spec = importlib.util.spec_from_file_location("catalogue", SCRIPT)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    (tmp_path / "people").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "people" / "words.py").write_text('title = _("Meeting")\n')
    (tmp_path / "templates" / "page.html").write_text(
        "{% load i18n %}\n  <p title='x'>{% translate 'Search' context 'verb' %}\n"
        "{% blocktranslate count n=3 %}one %(x){% plural %}{{ n }} of them{% endblocktranslate %}\n"
    )
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    monkeypatch.setattr(tool, "PO", tmp_path / "it.po")
    monkeypatch.setattr(tool, "MO", tmp_path / "it.mo")
    return tool


def translate(tool, text, translation):
    written = tool.PO.read_text()
    tool.PO.write_text(
        written.replace(f'msgid "{text}"\nmsgstr ""', f'msgid "{text}"\nmsgstr "{translation}"')
    )


def test_texts_of_code_and_templates_are_collected(catalogue):
    found = [(message.id, message.context) for message in catalogue.collected() if message.id]
    assert found == [
        ("Meeting", None),
        ("Search", "verb"),
        (("one %%(x)", "%(n)s of them"), None),
    ]


def test_text_without_translation_is_a_problem(catalogue):
    catalogue.update()
    assert catalogue.problems()[0] == "not translated: 'Meeting' (people/words.py)"


def test_translated_text_is_none_once_compiled(catalogue):
    catalogue.update()
    translate(catalogue, "Meeting", "Incontro")
    catalogue.compile_catalogue()
    assert [problem for problem in catalogue.problems() if "Meeting" in problem] == []


def test_compiled_catalogue_that_is_stale_is_a_problem(catalogue):
    catalogue.update()
    translate(catalogue, "Meeting", "Incontro")
    assert catalogue.problems()[-1] == (
        "The compiled catalogue is stale: run catalogue.py compile."
    )


def test_text_that_nobody_says_any_more_is_a_problem_until_the_update(catalogue):
    catalogue.update()
    (catalogue.ROOT / "people" / "words.py").write_text("")
    assert "nobody says this any more: 'Meeting'" in catalogue.problems()
    catalogue.update()
    assert "Meeting" not in catalogue.PO.read_text()


def test_translation_with_other_values_is_a_problem(catalogue):
    (catalogue.ROOT / "people" / "words.py").write_text('text = _("On %(day)s")\n')
    catalogue.update()
    translate(catalogue, "On %(day)s", "Il %(giorno)s")
    catalogue.compile_catalogue()
    assert "other values in the translation of 'On %(day)s'" in catalogue.problems()


def test_two_updates_write_the_same_bytes(catalogue):
    catalogue.update()
    first = catalogue.PO.read_bytes(), catalogue.MO.read_bytes()
    catalogue.update()
    assert (catalogue.PO.read_bytes(), catalogue.MO.read_bytes()) == first
