"""The web server of both sites. Nothing about who connects is kept, not even in an error line."""

import gc
import logging
import os
import re

from gunicorn.glogging import Logger

workers = 2
worker_class = "config.patience.PatientWorker"
# The reporter's site stretches few receipts at once (crowd.lanes) and needs threads left for its cheap pages.
threads = 12 if os.environ.get("SITE") == "reporter" else 4
preload_app = True
timeout = 60
graceful_timeout = 10
keepalive = 5
accesslog = None
loglevel = "warning"
control_socket_disable = True
limit_request_line = 2048
limit_request_fields = 60


def when_ready(server: object) -> None:
    """Before the first fork: what was loaded stays, so nobody looks through it again for what can go."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


class _NoAddress(logging.Filter):
    """Blanks the address that the server writes into its line about a malformed request."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = re.sub(r"\bip=[^\s,]+?(?=:? )", "ip=withheld", str(record.msg))
        return True


class QuietLogger(Logger):
    """Gunicorn's logger without access lines and without addresses (SECURITY, T6)."""

    def setup(self, cfg: object) -> None:
        super().setup(cfg)
        self.error_log.addFilter(_NoAddress())

    def access(self, resp: object, req: object, environ: object, request_time: object) -> None:
        """Write nothing: a line per request says when somebody spoke."""


logger_class = QuietLogger
