import datetime
from pathlib import Path

import django
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.formats import date_format

from config import django_words

CATALOGUES = ("conf", "contrib/admin", "contrib/auth")


def said_by_django():
    """Every text of Django's own English catalogues, of one and of several."""
    texts = set()
    for part in CATALOGUES:
        path = Path(django.__file__).parent / part / "locale" / "en" / "LC_MESSAGES" / "django.po"
        with path.open("rb") as file:
            for message in read_po(file):
                texts.update(message.id if message.pluralizable else (message.id,))
    return texts


def test_django_says_each_of_these_texts():
    ours = (
        *django_words.SAID_IN_ENGLISH,
        *django_words.GENDERED,
        *django_words.IN_OUR_WORDS,
        *django_words.MONTHS,
    )
    assert set(ours) - said_by_django() == set()


def test_our_words_go_before_those_of_django():
    with translation.override("it"):
        assert translation.gettext("Delete") == "Elimina"
        assert django_words.PASSWORD_TOO_SHORT % 12 == (
            "La password è troppo corta: servono almeno 12 caratteri."
        )


def test_italian_months_are_not_capital():
    with translation.override("it"):
        assert date_format(datetime.date(2022, 7, 1), "F Y") == "luglio 2022"
