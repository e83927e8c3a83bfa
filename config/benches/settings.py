"""The reporter's site with the bench's own addresses: everything else as in config.settings."""

import os

from config.settings import *  # noqa: F403

ROOT_URLCONF = "config.benches.site"
CELERY_BROKER_URL = ""
FILE_UPLOAD_TEMP_DIR = os.environ["BENCH_TEMPORARY"]
BENCH_STRETCHES = os.environ.get("BENCH_ARGON2") != "none"  # what the receipt's lock costs is reported apart
