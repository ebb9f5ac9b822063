"""The settings of the site itself, with its static files beside the test's database."""

import os

from config.settings import *  # noqa: F403

STATIC_ROOT = os.environ["SITE_STATIC_ROOT"]
