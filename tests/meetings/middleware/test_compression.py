import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from meetings.middleware.compression import Compression

LONG = "Tokayev e Khamenei. " * 100


def answer(rf, response=None, *, accepts="gzip, br", **request):
    asked = rf.get("/it/", headers={"accept-encoding": accepts} if accepts else {}, **request)
    return Compression(lambda _request: response or HttpResponse(LONG))(asked)


def test_page_is_compressed_and_says_so(rf):
    response = answer(rf)
    assert gzip.decompress(response.content).decode() == LONG
    assert response["Content-Length"] == str(len(response.content))
    assert (response["Content-Encoding"], response["Vary"]) == ("gzip", "Accept-Encoding")


@pytest.mark.parametrize("accepts", ["", "br", "br, gzip;q=0", "gzip; q=0.00, br"])
def test_page_is_left_to_who_cannot_read_it_otherwise(rf, accepts):
    response = answer(rf, accepts=accepts)
    assert (response.content.decode(), response["Vary"]) == (LONG, "Accept-Encoding")


def test_little_as_it_is_wanted_it_is_compressed(rf):
    assert answer(rf, accepts="br, gzip;q=0.1")["Content-Encoding"] == "gzip"


def test_what_an_account_sees_keeps_its_length(rf):
    rf.cookies["sessionid"] = "secret"
    assert answer(rf).content.decode() == LONG


@pytest.mark.parametrize(
    "kind", ["application/atom+xml; charset=utf-8", "application/xml", "application/json"]
)
def test_feeds_maps_and_suggestions_are_compressed(rf, kind):
    response = answer(rf, HttpResponse(LONG, content_type=kind))
    assert gzip.decompress(response.content).decode() == LONG


def test_picture_short_page_and_what_is_compressed_stay(rf):
    untouched = [
        HttpResponse(LONG, content_type="image/png"),
        HttpResponse("short"),
        HttpResponse(LONG, headers={"Content-Encoding": "br"}),
    ]
    bodies = [response.content for response in untouched]
    assert [answer(rf, response).content for response in untouched] == bodies


def test_answer_that_is_sent_in_pieces_stays(rf):
    pieces = StreamingHttpResponse([LONG, LONG], content_type="text/plain")
    assert b"".join(answer(rf, pieces).streaming_content).decode() == LONG * 2


@pytest.mark.django_db
def test_site_compresses_its_pages(client):
    response = client.get("/en/", headers={"accept-encoding": "gzip"})
    assert gzip.decompress(response.content).endswith(b"</html>\n")
    assert response["Content-Length"] == str(len(response.content))
