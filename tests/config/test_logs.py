import json
import logging
import sys

from django.test import RequestFactory

from config.logs import JsonLines


def line(message="it happened", *, exc_info=None, **extra):
    record = logging.LogRecord("meetings", logging.ERROR, "", 0, message, (), exc_info)
    record.__dict__.update(extra)
    return JsonLines().format(record)


def test_record_is_one_line_with_its_parts():
    written = json.loads(line("two\nlines"))
    assert (written["level"], written["logger"], written["message"]) == (
        "error",
        "meetings",
        "two\nlines",
    )
    assert line("two\nlines").count("\n") == 0


def test_request_is_named_by_method_path_status_and_identity():
    request = RequestFactory().get("/it/?q=private", headers={"X-Request-ID": "abc"})
    written = json.loads(line(request=request, status_code=500))
    assert {name: written[name] for name in ("method", "path", "status", "request")} == {
        "method": "GET",
        "path": "/it/",
        "status": 500,
        "request": "abc",
    }


def test_exception_comes_with_its_traceback():
    try:
        raise ValueError("odd")
    except ValueError:
        written = json.loads(line(exc_info=sys.exc_info()))
    assert written["exception"].splitlines()[-1] == "ValueError: odd"
