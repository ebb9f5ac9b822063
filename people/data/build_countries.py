"""Bring countries.json up to date with CLDR and lay it out anew. Run by hand; needs Babel.

The file itself is the source of everything that people wrote: codes, adjectives, other names,
dates, successors, notes. Only the names of current states are CLDR's and are written over. To
add a state, add `{"code": "XX"}` and run this; then write what CLDR does not know.

Which states are there: the members of the United Nations; the Holy See (VA) and Palestine (PS),
its observers; Kosovo (XK) and Taiwan (TW); the Cook Islands (CK) and Niue (NU), whose full
treaty-making capacity it recognises. Territories of another state are not states: a meeting in
Hong Kong took place in China, one in Greenland in Denmark.

States that ended have the four letters of ISO 3166-3, and names of ours. A state that was only
renamed has not ended: Burma, Zaire and Swaziland are other names. A code of ISO 3166-3 that
stands for a colony or for a former name (BUMM, ZRCD, HVBF…) is not used.

Dates are given where a state became independent or succeeded another after 1945, and for states
that ended; all are known to the day. The last day of one state may be the first day of the next.
No date means: older than that, or a date would take sides; the note says so.

An address (slug) is made once from the name and never changed here: readers have bookmarked it.
"""

import json
import sys
from pathlib import Path
from typing import Any

from babel import Locale
from django.utils.text import slugify

COUNTRIES = Path(__file__).with_name("countries.json")
LANGUAGES = ("it", "en")

# What CLDR names and we do not hold to be a state: territories, regions, unions, pseudo-locales.
# fmt: off
NOT_STATES = frozenset({
    "AC", "AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CP", "CQ", "CW", "CX",
    "DG", "EA", "EH", "EU", "EZ", "FK", "FO", "GF", "GG", "GI", "GL", "GP", "GS", "GU", "HK",
    "HM", "IC", "IM", "IO", "JE", "KY", "MF", "MO", "MP", "MQ", "MS", "NC", "NF", "PF", "PM",
    "PN", "PR", "QO", "RE", "SH", "SJ", "SX", "TA", "TC", "TF", "TK", "UM", "UN", "VG", "VI",
    "WF", "XA", "XB", "YT", "ZZ",
})
# fmt: on


def names_in_cldr(code: str) -> dict[str, str]:
    """Return the Italian and the English name of a current state; raise KeyError without one."""
    return {f"name_{language}": Locale(language).territories[code] for language in LANGUAGES}


def address(name: str) -> str:
    """Return the ASCII words of a name joined by hyphens."""
    return slugify(name.replace("&", " and ").replace("’", " "))


def complete(country: dict[str, Any]) -> dict[str, Any]:
    """Return a country with CLDR's names and every field in its order, the missing ones empty."""
    is_current = len(country["code"]) == 2
    known = country | names_in_cldr(country["code"]) if is_current else country
    return {
        "code": known["code"],
        "name_it": known["name_it"],
        "name_en": known["name_en"],
        "slug_it": known.get("slug_it") or address(known["name_it"]),
        "slug_en": known.get("slug_en") or address(known["name_en"]),
        "adjective_it": known.get("adjective_it", ""),
        "adjective_en": known.get("adjective_en", ""),
        "other_names": known.get("other_names", []),
        "existed_from": known.get("existed_from"),
        "existed_to": known.get("existed_to"),
        "successors": sorted(known.get("successors", [])),
        "note": known.get("note", ""),
    }


def undecided(countries: list[dict[str, Any]]) -> list[str]:
    """Return the two-letter codes of CLDR that are neither recorded nor known to be no state."""
    recorded = {country["code"] for country in countries}
    territories = map(str, Locale("en").territories)
    codes = {code for code in territories if len(code) == 2 and code.isalpha()}
    return sorted(codes - recorded - NOT_STATES)


def lay_out(countries: list[dict[str, Any]]) -> str:
    """Return the JSON text: sorted by code, a field or another name on each line."""
    blocks = ",\n".join(
        _lay_out_country(country) for country in sorted(countries, key=lambda one: one["code"])
    )
    return f"[\n{blocks}\n]\n"


def _lay_out_country(country: dict[str, Any]) -> str:
    lines = (f'    "{field}": {_lay_out_value(field, value)}' for field, value in country.items())
    return "  {\n" + ",\n".join(lines) + "\n  }"


def _lay_out_value(field: str, value: Any) -> str:
    if field == "other_names" and value:
        rows = ",\n".join(f"      {json.dumps(name, ensure_ascii=False)}" for name in value)
        return f"[\n{rows}\n    ]"
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    countries = [complete(country) for country in json.loads(COUNTRIES.read_text("utf-8"))]
    COUNTRIES.write_text(lay_out(countries), "utf-8")
    sys.stdout.write(f"{len(countries)} countries written.\n")
    if codes := undecided(countries):
        sys.stdout.write(f"In CLDR, and neither recorded nor in NOT_STATES: {' '.join(codes)}\n")


if __name__ == "__main__":
    main()
