"""Heed's settings as the tests want them: data in a folder of their own, cheap passwords, static files as they lie."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

if "HEED_DATA" not in os.environ:
    os.environ["HEED_DATA"] = tempfile.mkdtemp(prefix="heed-tests-")
    atexit.register(shutil.rmtree, os.environ["HEED_DATA"], ignore_errors=True)

from heed.config.settings import *  # noqa: F403
from heed.config.settings import DATABASES, HEED_DATA, STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# argon2 is slow on purpose; what it protects is not here
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
HEED_DEMONSTRATION = False
# as in the demonstration, so that a test that is about something else signs in with force_login;
# the rule itself is tested with this off, in tests/workspace/account
PASSWORD_IS_ENOUGH = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # in a file, as it is on a site: in memory a reader locks out the writer, which no site does
    DATABASES["default"]["TEST"] = {"NAME": str(HEED_DATA / "tests.sqlite3")}
# most tests write rows past the services, which nothing that is kept would hear of; those about keeping turn it on
HEED_KEPT_MEGABYTES = 0
