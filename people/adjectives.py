"""The forms of the adjectives that stand for countries: kazako, kazaka, kazaki, kazake."""

from collections.abc import Iterator
from itertools import product

#: What newspapers also call those of a country, beside the adjective of its record; of what two
#: countries share ("coreano", "Congo"), each has it.
ALSO = {
    "AE": ("emiratense", "emiriano", "Emirian"),
    "AF": ("afgano", "Afghani"),
    "AG": ("Barbudan",),
    "AO": ("angolese",),
    "AR": ("Argentinian", "Argentinean"),
    "AU": ("Aussie",),
    "AZ": ("azero", "azerbaijano", "Azeri", "Azerbaijanian"),
    "BA": ("bosniaco-erzegovese", "Bosnian-Herzegovinian", "Herzegovinian"),
    "BB": ("Bajan",),
    "BD": ("bengalese", "bangladeshi"),
    "BF": ("burkinabè", "burkinese", "Burkinan"),
    "BH": ("bahreiniano", "bahreinese", "Bahreini"),
    "BJ": ("Beninois",),
    "BN": ("bruneano",),
    "BS": ("bahamiano",),
    "BT": ("butanese",),
    "BW": ("botswanese", "motswana", "Batswana"),
    "BY": ("belaruso", "Belarussian", "Belorussian", "Byelorussian"),
    "CD": ("Congo",),
    "CF": ("centroafricano",),
    "CG": ("Congo",),
    "CH": ("elvetico",),
    "CI": ("Ivoirian", "Ivoirien"),
    "CK": ("Cook Islander",),
    "CM": ("camerunense",),
    "CR": ("costaricense",),
    "CV": ("caboverdiano", "Cabo Verdean", "Capeverdean"),
    "DJ": ("gibutino",),
    "DK": ("Dane",),
    "EC": ("ecuadoregno", "ecuatoriano", "Ecuadorean"),
    "ES": ("Spaniard",),
    "ET": ("etiopico",),
    "FI": ("finnico", "Finn"),
    "FJ": ("fijiano",),
    "FR": ("Frenchman", "Frenchmen"),
    "GB": ("inglese", "English", "Briton"),
    "GD": ("grenadiano",),
    "GH": ("ganese", "Ghanian"),
    "GQ": ("equatoguineense", "Equatoguinean"),
    "GR": ("ellenico", "Hellenic"),
    "GW": ("bissauguineano", "Guinea-Bissauan"),
    "HN": ("onduregno", "hondureno"),
    "HR": ("Croat",),
    "HT": ("aitiano",),
    "HU": ("magiaro", "Magyar"),
    "IQ": ("irakeno",),
    "IR": ("persiano", "Persian"),
    "IS": ("Icelander",),
    "JP": ("nipponico",),
    "KE": ("keniota", "kenyano", "Kenian"),
    "KG": ("kirghizo", "kirgiso", "chirghiso", "Kirghiz", "Kirgiz", "Kyrgyzstani"),
    "KH": ("khmer",),
    "KM": ("comorense", "Comoran"),
    "KN": ("Kittitian", "Nevisian"),
    "KP": ("coreano", "Korean", "Corea", "Korea"),
    "KR": ("coreano", "Korean", "Corea", "Korea"),
    "KW": ("kuweitiano",),
    "KZ": ("kazaco", "kazakho", "Kazakhstani", "Kazak"),
    "LA": ("Laotian",),
    "LI": ("Liechtensteiner",),
    "LK": ("singalese", "cingalese", "srilanchese", "Ceylonese"),
    "LS": ("lesothese", "Mosotho"),
    "LU": ("Luxembourger",),
    "MD": ("moldoveno", "Moldavian"),
    "MG": ("Madagascan",),
    "MK": ("nordmacedone", "macedone del nord", "North Macedonian"),
    "ML": ("maliense", "maliese"),
    "MM": ("myanmarese",),
    "MN": ("Mongol",),
    "MR": ("mauritaniano",),
    "MU": ("mauriziese",),
    "MV": ("Maldivan",),
    "MW": ("malawese",),
    "MY": ("malaysiano", "malesiano"),
    "MZ": ("mozambichese",),
    "NI": ("nicaraguegno", "nicaraguese"),
    "NL": ("neerlandese", "Dutchman", "Netherlander", "Hollander"),
    "NP": ("Nepali",),
    "NZ": ("New Zealander",),
    "OM": ("omanese",),
    "PA": ("panamegno",),
    "PG": ("papuaguineano", "papuasiano", "Papuan"),
    "PH": ("Filipino",),
    "PK": ("pachistano",),
    "PL": ("Pole",),
    "PT": ("lusitano",),
    "PY": ("paraguayano",),
    "QA": ("qatarino", "qatariano"),
    "RO": ("rumeno", "Rumanian"),
    "RS": ("Serb",),
    "RW": ("rwandese", "Rwandese"),
    "SA": ("Saudi Arabian",),
    "SB": ("Solomon Islander",),
    "SE": ("Swede",),
    "SG": ("singaporese",),
    "SI": ("Slovene",),
    "SM": ("San Marinese",),
    "SO": ("Somalian",),
    "SS": ("sud sudanese",),
    "SV": ("Salvadorian", "Salvadorean"),
    "SZ": ("swazilandese", "eswatiniano", "Eswatinian"),
    "TD": ("chadiano",),
    "TH": ("tailandese",),
    "TJ": ("tagico", "tajiko", "tagikistano", "Tajikistani", "Tadjik"),
    "TL": ("est-timorese", "East Timorese"),
    "TM": ("turcomanno", "turkmenistano", "Turkmenistani"),
    "TR": ("Turk",),
    "TT": ("Tobagonian",),
    "TZ": ("tanzanese",),
    "US": ("americano", "nordamericano"),
    "UY": ("uruguayano",),
    "UZ": ("uzbeco", "usbeco", "usbeko", "uzbekistano", "Uzbekistani", "Usbek"),
    "VE": ("venezolano",),
    "WS": ("Western Samoan",),
    "XK": ("kossovaro", "cossovaro", "Kosovan"),
    "ZA": ("sud africano",),
    "ZW": ("zimbabwiano",),
}


def forms(adjective: str) -> Iterator[str]:
    """Give an adjective in all its genders and numbers, Italian and English alike.

    A form that no language has ("Kazakho") harms nobody: nobody types it.
    """
    words = [
        list(dict.fromkeys([word, *italian(word), *english(word)])) for word in adjective.split()
    ]
    yield from (" ".join(chosen) for chosen in product(*words[:3]))


def italian(word: str) -> list[str]:
    """Return the feminine and the plurals of an Italian adjective."""
    stem, ending = word[:-1], word[-1:]
    hard = [f"{stem}hi", f"{stem}he"] if stem[-1:] in ("c", "g") else []
    if ending == "o":
        return [f"{stem}a", f"{stem}i", f"{stem}e", *hard]
    if ending == "a":
        return [f"{stem}i", f"{stem}e", *hard]
    return [f"{stem}i"] if ending == "e" else []


def english(word: str) -> list[str]:
    """Return the plural of an English name of people: Kazakhs, Americans."""
    return [] if word.endswith(("se", "sh", "nch", "tch", "s", "x")) else [f"{word}s"]
