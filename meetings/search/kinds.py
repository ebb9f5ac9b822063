"""What a kind of meeting is called: readers of a report see its kind, and so search by it."""

from ..models.report import Kind

#: In each language, the label first.
CALLED = {
    Kind.BILATERAL: {
        "it": "incontro bilaterale, colloquio, faccia a faccia",
        "en": "bilateral meeting, talks, one-on-one",
    },
    Kind.MULTILATERAL: {
        "it": "incontro multilaterale, riunione",
        "en": "multilateral meeting, talks",
    },
    Kind.SUMMIT: {"it": "vertice, summit", "en": "summit, summit meeting"},
    Kind.STATE_VISIT: {"it": "visita di Stato", "en": "state visit"},
    Kind.AUDIENCE: {"it": "udienza", "en": "audience"},
    Kind.PHONE_CALL: {
        "it": "telefonata, chiamata, colloquio telefonico, al telefono",
        "en": "phone call, telephone call, call on the phone",
    },
    Kind.VIDEO_CALL: {
        "it": "videochiamata, videoconferenza, videocollegamento",
        "en": "video call, video conference, videoconference",
    },
    Kind.SIGNING: {"it": "firma", "en": "signing, signature"},
    Kind.OTHER: {"it": "incontro", "en": "meeting"},
}


def called(kind: str, language: str) -> list[str]:
    """Return what a kind of meeting is called in a language."""
    return CALLED[Kind(kind)][language].split(", ")
