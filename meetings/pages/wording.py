"""Text for readers, with the language it is written in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

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

    @classmethod
    def first(cls, text_in: Callable[[str], str | None], language: str) -> Self:
        """Return a text in a language or, where it is missing, in the other one.

        text_in: returns the text in a language; empty where there is none.
        """
        for code in (language, other_language(language)):
            text = text_in(code)
            if text:
                return cls(text, code)
        return cls()


def either(instance: models.Model, field: str, language: str) -> Wording:
    """Return a translated field in a language or, where it is missing, in the other one."""
    return Wording.first(lambda code: getattr(instance, f"{field}_{code}"), language)


def exactly(instance: models.Model, field: str, language: str) -> Wording:
    """Return a translated field in a language; empty where it is missing."""
    text = getattr(instance, f"{field}_{language}")
    return Wording(text, language) if text else Wording()
