"""Words written from the right within a text from the left.

Beside them digits and signs change places: an isolate keeps the order of what stands around them
(Unicode Annex 9). In HTML that is an element, which nobody copies along.
"""

import re

from .quotation import TOKEN

#: Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin, with the forms in which Arabic is printed.
_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
#: A run of them, with the spaces, signs and joiners between them.
_RUN = re.compile(
    rf"[{_LETTERS}](?:[{_LETTERS}\s\u200c\u200d\u200e\u200f.,:!?()«»“”’\-–]*[{_LETTERS}])?"
)


def isolated(html: str) -> str:
    """Return HTML in which runs of words written from the right are isolated.

    html: safe HTML, or a text that is escaped already.
    """
    if not _RUN.search(html):
        return html
    return TOKEN.sub(
        lambda token: token[0] if token[0].startswith("<") else _RUN.sub(_isolate, token[0]), html
    )


def _isolate(run: re.Match[str]) -> str:
    return f"<bdi>{run[0]}</bdi>"
