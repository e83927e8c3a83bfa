"""The reporter's site with the bench's own addresses: everything else as in config.settings."""

import os

from config.settings import *  # noqa: F403

ROOT_URLCONF = "config.benches.site"
CELERY_BROKER_URL = ""
FILE_UPLOAD_TEMP_DIR = os.environ["BENCH_TEMPORARY"]
if os.environ.get("BENCH_ARGON2") == "none":  # what the receipt's lock costs is reported apart
    RECEIPT_ARGON2 = {"memory_kib": 8, "passes": 1, "lanes": 1}  # the least that there is
