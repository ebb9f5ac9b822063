"""All settings. What differs between machines comes from the environment: see docs/operating.md."""

from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from .safety import Values, is_production, problems
from .secret_key import kept_key

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
env = environ.Env()

# Where the site stands, and whether it may start there.

SITE_URL = env.str("SITE_URL", default=f"http://127.0.0.1:{env.int('PORT', 8000)}").rstrip("/")
PRODUCTION = is_production(SITE_URL)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
UNSAFE = problems(
    Values(
        site_url=SITE_URL,
        secret_key=SECRET_KEY,
        debug=DEBUG,
        allowed_hosts=ALLOWED_HOSTS,
        csrf_trusted_origins=CSRF_TRUSTED_ORIGINS,
        database_url=env.str("DATABASE_URL", default=""),
        source_reach=env.str("SOURCE_REACH", default="web"),
    )
)
if UNSAFE:
    raise ImproperlyConfigured("Colloqui does not start. " + " ".join(UNSAFE))
if not PRODUCTION:
    SECRET_KEY = SECRET_KEY or kept_key(VAR / "secret_key")
    ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]

# The application

INSTALLED_APPS = [
    "modeltranslation",
    "people",
    "meetings",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "axes",
]
MIDDLEWARE = [
    # Outermost, so that no answer leaves without its headers.
    "meetings.middleware.headers.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "meetings.middleware.hostile_requests.HostileRequests",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "meetings.middleware.compression.Compression",
    "meetings.middleware.database.DatabaseLimits",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "meetings.middleware.desk.DeskLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    # Innermost, so that every answer for readers passes it, and before it is compressed.
    "meetings.middleware.unseen_characters.UnseenCharacters",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Database and cache

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR}/colloqui.sqlite3")}
database = DATABASES["default"]
database["CONN_MAX_AGE"] = 60
database["CONN_HEALTH_CHECKS"] = True
options = database.setdefault("OPTIONS", {})
if database["ENGINE"] == "django.db.backends.sqlite3":
    VAR.mkdir(mode=0o700, exist_ok=True)
    options.setdefault("timeout", 10)
    options.setdefault("transaction_mode", "IMMEDIATE")
    options["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
else:
    # How long a statement may take is set for each request, see meetings.middleware.database.
    options.setdefault("connect_timeout", 1)
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}

# Accounts

AUTH_USER_MODEL = "meetings.Editor"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"

# Five wrong passwords in a quarter of an hour close the account to the address they came from.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "config.addresses.client_address"
AXES_LOCKOUT_TEMPLATE = "errors/429.html"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# Languages

LANGUAGE_CODE = "it"
LANGUAGES = [("it", _("Italian")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "config" / "locale"]
MODELTRANSLATION_LANGUAGES = ("it", "en")
MODELTRANSLATION_DEFAULT_LANGUAGE = "it"
# Public prose never falls back silently; names of the vocabulary say so themselves.
MODELTRANSLATION_FALLBACK_LANGUAGES = ()
TIME_ZONE = "Europe/Rome"
USE_I18N = True
USE_TZ = True

# Files

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR / "media"))
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static_files.HashedFiles"},
}
MEDIA_URL_STORAGE = env.str("MEDIA_URL_STORAGE", default="")
if MEDIA_URL_STORAGE:
    bucket = urlsplit(MEDIA_URL_STORAGE)
    if bucket.scheme != "s3" or not bucket.netloc:
        raise ImproperlyConfigured("MEDIA_URL_STORAGE must look like s3://bucket/prefix.")
    if find_spec("storages") is None:
        raise ImproperlyConfigured("MEDIA_URL_STORAGE needs the packages of requirements/s3.txt.")
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {"bucket_name": bucket.netloc, "location": bucket.path.strip("/")},
    }

# Pages of sources: whether they are read, and how far the machine reaches for them.

CHECK_SOURCES = env.bool("CHECK_SOURCES", default=PRODUCTION)
SOURCE_REACH = env.str("SOURCE_REACH", default="web")

# What a request may bring: a long report with its quotes has many fields.

DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# Cookies and transport. The other headers are in meetings.middleware.headers.

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "meetings.views.errors.csrf_failed"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    CSRF_TRUSTED_ORIGINS = CSRF_TRUSTED_ORIGINS or [SITE_URL]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    # Whoever watches the site asks the process itself, without TLS.
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# W021 asks for HSTS preload: a promise about a whole domain, which only its owner can make.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# Mail and log

vars().update(
    env.email_url("EMAIL_URL", default="smtp://localhost:25" if PRODUCTION else "consolemail://")
)
# A mail server that does not answer keeps nobody waiting for long.
EMAIL_TIMEOUT = 5
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default=f"colloqui@{urlsplit(SITE_URL).hostname}")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "config.logs.JsonLines"},
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "json" if PRODUCTION else "plain",
        },
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # A 404, a form without its token and a forged host are the daily noise of a public site.
        "django.request": {"level": "ERROR"},
        "django.security.csrf": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "meetings": {"level": "INFO"},
        "people": {"level": "INFO"},
    },
}
