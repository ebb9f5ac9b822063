"""How this site reads the web, out of its settings."""

from django.conf import settings

from .addresses import Reach
from .connecting import Web


def web_of_site() -> Web:
    """Return how far the site may reach, and the name under which it comes."""
    return Web(reach=Reach(settings.SOURCE_REACH), agent=f"Colloqui/1 (+{settings.SITE_URL}/)")
