import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from meetings.middleware.headers import SecurityHeaders, policy

PUBLIC = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
EVERY_ANSWER = {
    "Content-Security-Policy": PUBLIC,
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def security_headers(response):
    return {name: response.headers.get(name) for name in EVERY_ANSWER}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/healthz", 200),
        ("/readyz", 200),
        ("/admin/", 302),
        ("/admin/login/", 200),
        ("/it/", 200),
        ("/no/such/page/", 404),
        ("/%00/", 400),
        ("/" + "a" * 5000, 414),
    ],
)
def test_every_answer_has_its_headers(client, path, status):
    response = client.get(path)
    assert (response.status_code, security_headers(response)) == (status, EVERY_ANSWER)


def test_answer_to_a_wrong_host_has_its_headers(client):
    response = client.get("/it/", headers={"host": "elsewhere.example"})
    assert (response.status_code, security_headers(response)) == (400, EVERY_ANSWER)


@pytest.mark.django_db
def test_answer_to_a_form_without_token_has_its_headers():
    response = Client(enforce_csrf_checks=True).post("/admin/login/")
    assert (response.status_code, security_headers(response)) == (403, EVERY_ANSWER)


def test_answer_to_an_error_of_ours_has_its_headers(client, settings, monkeypatch):
    def broken(request):
        raise ZeroDivisionError

    monkeypatch.setattr("meetings.middleware.desk.DeskLanguage.__call__", lambda *_: broken(None))
    client.raise_request_exception = False
    response = client.get("/healthz")
    assert (response.status_code, security_headers(response)) == (500, EVERY_ANSWER)


@pytest.fixture
def static_file(settings, tmp_path, db):
    """The answer to a static file."""
    (tmp_path / "site.css").write_text("p { margin: 0 }")
    settings.STATIC_ROOT = str(tmp_path)
    response = Client().get("/static/site.css")
    yield response
    response.close()


def test_static_file_has_its_headers(static_file):
    assert (static_file.status_code, security_headers(static_file)) == (200, EVERY_ANSWER)


def test_static_file_is_for_this_site_alone(static_file):
    assert "Access-Control-Allow-Origin" not in static_file.headers


def test_features_of_the_browser_are_closed(client):
    features = client.get("/healthz").headers["Permissions-Policy"].split(", ")
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(features)
    assert [feature for feature in features if not feature.endswith("=()")] == []


def test_transport_is_bound_to_tls_for_a_year_where_there_is_tls(settings):
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 3600
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    plain, secure = Client().get("/healthz"), Client().get("/healthz", secure=True)
    assert "Strict-Transport-Security" not in plain.headers
    assert secure.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def answer(**headers):
    """What leaves when a view answers with these headers."""
    response = SecurityHeaders(lambda request: HttpResponse(headers=headers))
    return response(RequestFactory().get("/"))


def test_preview_may_be_framed_by_the_desk():
    response = answer(**{"Content-Security-Policy": "frame-ancestors 'self'"})
    assert response["Content-Security-Policy"] == PUBLIC.replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'"
    )
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_report_form_may_frame_the_preview():
    response = answer(**{"Content-Security-Policy": "frame-src 'self'"})
    assert response["Content-Security-Policy"] == PUBLIC + "; frame-src 'self'"
    assert response["X-Frame-Options"] == "DENY"


def test_uploaded_file_keeps_its_stricter_policy():
    strict = "default-src 'none'; sandbox"
    assert answer(**{"Content-Security-Policy": strict})["Content-Security-Policy"] == strict


def test_view_cannot_loosen_a_header():
    response = answer(**{"X-Frame-Options": "ALLOWALL", "Referrer-Policy": "unsafe-url"})
    assert security_headers(response) == EVERY_ANSWER


@pytest.mark.parametrize(
    "wish",
    ["script-src *", "frame-ancestors *", "frame-src https://elsewhere.example", "nonsense", ";;"],
)
def test_any_other_wish_is_not_granted(wish):
    assert policy(wish) == PUBLIC
