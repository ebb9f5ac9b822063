"""Whether a page holds a quote: sixty pairs, and what is said of each."""

import pytest

from meetings.text.attestation import Page, Verdict, attest, parts_of

#: The passage of the page, and the quote.
EXACT = [
    ("He said: “We will lose no time.”", "We will lose no time"),
    ("«La pace è possibile», ha detto.", "La pace è possibile"),
    ("Il presidente ha detto che «non c'è alternativa».", "non c'è alternativa"),
    ("Путин сказал: «Мы открыты для диалога».", "Мы открыты для диалога"),
    ("习近平说:“中方愿同各方合作。”", "中方愿同各方合作"),
    ("وقال الرئيس: «نحن مع السلام».", "نحن مع السلام"),
    ("رئیس جمهور گفت: «ما آماده هستیم».", "ما آماده هستیم"),
    ("Der Kanzler sagte: „Wir stehen an eurer Seite.“", "Wir stehen an eurer Seite"),
    ("We want\n   peace and\tsecurity.", "We want peace and security."),
    (
        "Nous ne laisserons personne diviser l’Europe.",
        "Nous ne laisserons personne diviser l’Europe",
    ),
    ("The figure was 25,000 tonnes, he added.", "25,000 tonnes"),
    ("“If it were not for you, war would break out”, he said.", "If it were not for you"),
]
SIGNS = [
    ("It's a matter of trust.", "It’s a matter of trust"),
    ("Non c’è alternativa al dialogo.", "Non c'è alternativa al dialogo"),
    (
        "He called it a “special military operation” again.",
        "He called it a ‘special military operation’ again",
    ),
    ("Ha detto che e' una scelta, perche' serve.", "è una scelta, perché serve"),
    ("Ha parlato di «un’amicizia – antica – tra i popoli».", "un’amicizia — antica — tra i popoli"),
    ("We will, of course, go on.", "we will of course go on"),
    ("The NATO‐Russia Council meets.", "The NATO-Russia Council meets"),
    ("Nous disons : « jamais » !", "Nous disons: jamais!"),
    ("an ef\u00adfort of all", "an effort of all"),
    ("Всё будет хорошо, товарищи.", "Все будет хорошо, товарищи"),
    ("يقول: السَّلامُ خيار", "السلام خيار"),
    ("He wanted peace... and bread", "He wanted “peace… and bread”"),
]
PARTS = [
    ("“We want peace,” he said, “and we will have it.”", "We want peace and we will have it"),
    ("«Vogliamo la pace», ha detto il ministro, «e la avremo».", "Vogliamo la pace e la avremo"),
    ("«Мы хотим мира, — сказал он, — и справедливости».", "Мы хотим мира и справедливости"),
    ("We want a just, lasting and complete peace for all.", "We want a just […] peace for all"),
    ("Vogliamo una pace giusta e duratura per tutti.", "Vogliamo una pace … per tutti"),
    ("They met in Rome. They spoke of grain, and of gas.", "They met in Rome [...] and of gas"),
    ("He will come to Rome next week.", "[The president] will come to Rome … week"),
    ("We are friends. Nothing parts us. We remain friends.", "We are friends … We remain friends"),
    ("‘No one,’ she told the deputies, ‘will be left alone.’", "No one will be left alone"),
    (
        "Il gas serve oggi. L’energia, domani. La pace sempre.",
        "Il gas serve oggi (…) La pace sempre",
    ),
    (
        "«Siamo pronti – ha aggiunto – a fare la nostra parte».",
        "Siamo pronti a fare la nostra parte",
    ),
    ("We came. We saw that it was good. We left.", "We came … it was good. We left"),
]
DIFFERENT = [
    (
        "We will not hesitate to expand our influence there.",
        "We will not hesitate to extend our influence there",
    ),
    ("La pace è giusta per tutti noi.", "La pace e giusta per tutti noi"),
    (
        "The talks were frank and open to everybody present.",
        "The talks were frank and useful to everybody present",
    ),
    (
        "Le sanzioni restano fino alla fine della guerra.",
        "Le sanzioni restano fino alla fine del conflitto",
    ),
    ("We want a just and lasting peace in the region.", "We want a lasting peace in the region"),
    ("Мы никогда не откажемся от наших друзей.", "Мы никогда не забудем от наших друзей"),
    (
        "Exports rose to 25,000 tonnes in the last year.",
        "Exports rose to 20,000 tonnes in the last year",
    ),
    ("Non accetteremo mai una pace imposta da altri.", "Non accetteremo una pace imposta da altri"),
    (
        "Iran and Russia will lose no time in this matter.",
        "Iran and Russia will lose time in this matter",
    ),
    (
        "Wir stehen fest an der Seite der Ukraine heute.",
        "Wir stehen fest an der Seite der Ukrainer heute",
    ),
    (
        "He said we would never give up our old friends.",
        "He said we will never give up our old friends",
    ),
    (
        "Il nostro impegno è totale e senza condizioni.",
        "Il nostro impegno è totale e senza riserve",
    ),
]
ABSENT = [
    ("The weather in Rome was fine on Sunday.", "We will lose no time"),
    (
        "Il presidente è arrivato ieri a Roma con la moglie.",
        "La guerra finirà quando lo vorranno i popoli",
    ),
    (
        "The minister spoke of the economy and of the schools.",
        "The war of the rich and of the poor goes on",
    ),
    ("We want peace.", "We want war now"),
    ("Мы говорили о зерне.", "Санкции будут отменены в мае"),
    ("中方愿同各方合作。", "战争必须立即结束"),
    ("", "We will lose no time"),
    ("The partygoers left early.", "art"),
    ("They agreed on trade.", "…"),
    ("“We want peace,” he said.", "We want peace […] and we shall have war with all who do not"),
    (
        "Il ministro ha lodato la collaborazione tra i due paesi.",
        "abbiamo firmato tre accordi sul gas",
    ),
    ("She thanked the hosts for their welcome.", "Grazie per la vostra accoglienza"),
]
AROUND = (
    "Some words before it, on another matter.\n{}\nAnd some words after it, of no weight at all."
)
PAIRS = [
    (verdict, passage, quote)
    for verdict, pairs in (
        (Verdict.EXACT, EXACT),
        (Verdict.SIGNS, SIGNS),
        (Verdict.PARTS, PARTS),
        (Verdict.DIFFERENT, DIFFERENT),
        (Verdict.ABSENT, ABSENT),
    )
    for passage, quote in pairs
]


@pytest.mark.parametrize(("verdict", "passage", "quote"), PAIRS)
def test_quote_is_classed_by_what_the_page_holds(verdict, passage, quote):
    assert attest(Page(AROUND.format(passage)), quote).verdict == verdict


def test_there_are_sixty_pairs():
    assert len(PAIRS) == 60


def test_differences_lead_from_the_page_to_the_quote():
    found = attest(
        Page("We want a just peace in the whole region."),
        "We want a quick peace in the whole region",
    )
    changed = [(piece.kind, piece.text) for piece in found.pieces if piece.kind != "kept"]
    assert changed == [("deleted", "just"), ("inserted", "quick")]


def test_passage_in_parts_is_shown_with_what_stands_between():
    page = Page("He began. “We want peace,” he said, “and bread.” He left.")
    assert attest(page, "We want peace and bread").passage == "We want peace,” he said, “and bread"


def test_words_that_the_page_does_not_set_apart_are_no_interruption():
    page = Page("We want a just and lasting peace, said the minister of the country.")
    assert attest(page, "We want a lasting peace, said the minister").verdict == Verdict.DIFFERENT


def test_dots_at_either_end_leave_nothing_out():
    assert parts_of("… and we will go on …") == [" and we will go on "]


def test_hostile_page_is_read_in_moments():
    page = Page("We will " * 25_000)
    assert attest(page, "We will " * 300 + "stop").verdict in (Verdict.DIFFERENT, Verdict.ABSENT)
