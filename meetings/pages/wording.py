"""Text for readers, with the language it is written in."""

from dataclasses import dataclass

from django.db import models

from ..models.report import other_language


@dataclass(frozen=True)
class Wording:
    """A text and its language; empty where there is none."""

    text: str = ""
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text


def either(instance: models.Model, field: str, language: str) -> Wording:
    """Return a translated field in a language or, where it is missing, in the other one."""
    for code in (language, other_language(language)):
        text = getattr(instance, f"{field}_{code}")
        if text:
            return Wording(text, code)
    return Wording()


def exactly(instance: models.Model, field: str, language: str) -> Wording:
    """Return a translated field in a language; empty where it is missing."""
    text = getattr(instance, f"{field}_{language}")
    return Wording(text, language) if text else Wording()
