"""The letters by which a country or an organisation is marked."""

from django.db import models

from people.models import Country

LONGEST = 5


def letters(party: models.Model) -> str:
    """Return two letters for a country, the acronym or the initials for an organisation."""
    if isinstance(party, Country):
        return party.mark
    short = party.acronym or party.name
    if len(short) <= LONGEST:
        return short.upper()
    initials = "".join(word[0] for word in short.split() if word[0].isupper())
    return initials[:LONGEST] if len(initials) > 1 else short[:3].upper()
