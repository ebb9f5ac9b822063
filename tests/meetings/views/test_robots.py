from django.conf import settings


def test_robots_are_kept_from_the_search_and_given_the_map(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().split("\n") == [
        "User-agent: *",
        "Disallow: /it/cerca/",
        "Allow: /it/cerca/$",
        "Disallow: /en/search/",
        "Allow: /en/search/$",
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        "",
    ]
