"""Which Chromium the tests look with, and how it is started."""

import os
import shutil

CHROMIUM = os.environ.get("AMANA_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
MISSING = os.environ.get("AMANA_NO_BROWSER") or "Chromium is not installed: apt-get install chromium-headless-shell"
QUIET = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)  # fmt: skip
