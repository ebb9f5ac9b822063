import pytest

from meetings.text.page_changes import Counted, Extent, counted, extent

LINES = [
    "The president received the minister in Rome and spoke with him about grain.",
    "They agreed to meet again before the summer, and to bring others along.",
    "A treaty on trade, energy and schools is to be signed in the autumn.",
    *(
        f"Paragraph {number} tells of another matter, at some length, in its own words."
        for number in range(9)
    ),
]
TOLD = "\n".join(LINES)


@pytest.mark.parametrize(
    "after",
    [
        TOLD,
        f"{TOLD}\nRead more",
        f"Updated at 12:04\n{TOLD}\nPhoto: the agency",
        TOLD.replace(" and ", "  and "),
        TOLD.replace("summer,", "“summer”,"),
        "\n".join(reversed(LINES)),
        TOLD.upper(),
    ],
)
def test_what_tells_nothing_is_no_change(after):
    assert extent(TOLD, after) == Extent.NONE


def test_one_word_is_a_small_change():
    assert counted(TOLD, TOLD.replace("grain", "corn")) == Counted(157, 1)
    assert extent(TOLD, TOLD.replace("grain", "corn")) == Extent.SMALL


@pytest.mark.parametrize(
    "after", ["", "\n".join(LINES[3:]), f"{TOLD}\n{'New words of this kind. ' * 10}"]
)
def test_paragraphs_that_go_or_come_are_a_large_change(after):
    assert extent(TOLD, after) == Extent.LARGE


def test_figure_is_a_change():
    assert extent(TOLD, TOLD.replace("Paragraph 7", "Paragraph 70")) == Extent.SMALL
