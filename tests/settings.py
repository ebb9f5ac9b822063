"""The site's settings, made quick and harmless for tests."""

import tempfile
from pathlib import Path

from config.settings import *  # noqa: F403
from config.settings import ROOT, STORAGES

SECRET_KEY = "a key for tests only, which protects nothing at all"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Pages are read from this machine alone, and only where a test asks for it.
SOURCE_REACH = "loopback"

# No `collectstatic` before a test: plain names, found where they are written.
STORAGES = STORAGES | {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Goes with the process.
scratch = tempfile.TemporaryDirectory(prefix="colloqui-scratch-", ignore_cleanup_errors=True)
STATIC_ROOT = f"{scratch.name}/static"
Path(STATIC_ROOT).mkdir()
STATICFILES_DIRS = [folder for folder in [ROOT / "static"] if folder.is_dir()]
MEDIA_ROOT = f"{scratch.name}/media"

# A file, so that threads of one test share it.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": f"{scratch.name}/test.sqlite3"}  # noqa: F405
