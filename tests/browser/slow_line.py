"""A site as a bad line and an old machine make it: late, in pieces, never twice the same.

`COLLOQUI_SLOW=1 .venv/bin/pytest -n 0 tests/browser/test_desk.py` finds tests that look at a page
before it has arrived, and pages that lose what is done before their scripts have.
"""

import os
import random
import time

from django.http import StreamingHttpResponse

IS_SLOW = bool(os.environ.get("COLLOQUI_SLOW"))
#: Seconds until something comes, and between two pieces of a page.
FILE, ANSWER, PIECES = (0, 0.6), (0.2, 1.2), (0, 0.6)
SLOWER_BY = 4


class SlowLine:
    """Lets every answer wait, and cuts pages at any place."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        wait(FILE if request.path.startswith(("/static/", "/media/")) else ANSWER)
        answer = self.get_response(request)
        if answer.streaming or not answer.get("Content-Type", "").startswith("text/html"):
            return answer
        slow = StreamingHttpResponse(pieces(answer.content), status=answer.status_code)
        slow.headers, slow.cookies = answer.headers, answer.cookies
        slow.headers.pop("Content-Length", None)
        return slow


def wait(seconds):
    time.sleep(random.uniform(*seconds))


def pieces(content):
    place = random.randint(0, len(content))
    yield content[:place]
    wait(PIECES)
    yield content[place:]


def slow_down(page):
    """Let a page of the browser compute as an old machine does."""
    tool = page.context.new_cdp_session(page)
    tool.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_BY})
