"""Words from the right keep to themselves in a text from the left."""

import pytest

from meetings.text.directions import isolated


@pytest.mark.parametrize(
    ("html", "result"),
    [
        ("Words, 19 June", "Words, 19 June"),
        ("“سلام”, 19 June", "“<bdi>سلام</bdi>”, 19 June"),
        ("علی خامنه\u200cای، تهران (2022)", "<bdi>علی خامنه\u200cای، تهران</bdi> (2022)"),
        ('<a title="سلام">שלום</a> &amp; x', '<a title="سلام"><bdi>שלום</bdi></a> &amp; x'),
    ],
)
def test_run_of_words_from_the_right_is_isolated(html, result):
    assert isolated(html) == result
