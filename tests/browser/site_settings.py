"""The settings of the site itself, with its static files beside the test's database."""

import os

from config.settings import *  # noqa: F403
from tests.browser import slow_line

# Pages of sources stand on this machine, never beyond.
SOURCE_REACH = "loopback"
CHECK_SOURCES = True
STATIC_ROOT = os.environ["SITE_STATIC_ROOT"]
ROOT_URLCONF = "tests.judges.urls"

if slow_line.IS_SLOW:
    MIDDLEWARE = ["tests.browser.slow_line.SlowLine", *MIDDLEWARE]  # noqa: F405
