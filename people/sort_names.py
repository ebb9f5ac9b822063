"""The name by which lists are ordered, proposed from the name as it is read."""

#: In these languages the family name comes first already.
FAMILY_NAME_FIRST = frozenset({"zh", "ko", "ja", "vi", "hu", "km"})

#: What stands before a name without being part of it.
FORMS_OF_ADDRESS = frozenset(
    [
        "papa",
        "pope",
        "re",
        "king",
        "regina",
        "queen",
        "emiro",
        "emir",
        "sultano",
        "sultan",
        "principe",
        "prince",
        "principessa",
        "princess",
        "imperatore",
        "emperor",
        "patriarca",
        "patriarch",
        "ayatollah",
        "imam",
    ]
)

#: Words that belong to the family name after them.
PARTICLES = frozenset(
    [
        "al",
        "bin",
        "ibn",
        "da",
        "de",
        "del",
        "della",
        "der",
        "di",
        "dos",
        "du",
        "la",
        "le",
        "ten",
        "van",
        "von",
        "zu",
        "el",
    ]
)


def proposed(name: str, *, native_language: str = "") -> str:
    """Return "Tokayev, Kassym-Jomart" for "Kassym-Jomart Tokayev".

    native_language: code of the person's own language, which says which name is the family's.
    """
    words = name.split()
    title = words.pop(0) if len(words) > 1 and words[0].lower() in FORMS_OF_ADDRESS else ""
    if title:
        return f"{' '.join(words)}, {title}"
    if len(words) < 2 or native_language.partition("-")[0] in FAMILY_NAME_FIRST:
        return " ".join(words)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return f"{' '.join(words[start:])}, {' '.join(words[:start])}"
