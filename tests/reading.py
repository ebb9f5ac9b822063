"""Reading pages as a test does."""

import re


def texts(response, pattern):
    """Return what a pattern finds in a page, in order."""
    found = re.findall(pattern, response.content.decode(), re.DOTALL)
    return [re.sub(r"\s+", " ", text).strip() for text in found]


def headlines(response):
    """Return the titles of the reports in a list."""
    return texts(response, r'class="report-row__title"><a[^>]*>(.*?)</a>')
