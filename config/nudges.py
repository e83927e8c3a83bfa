"""What ``.delay()`` means here: a nudge that may be lost."""

import logging
from typing import Any

from celery.contrib.django.task import DjangoTask
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


class Nudge(DjangoTask):
    """A task whose sending never fails and never waits for whoever asks for it.

    When there is no broker (tests, the command line) or it does not answer, the sweep that
    the beat sends does the work a little later.
    """

    abstract = True

    def apply_async(self, *args: Any, **options: Any) -> Any:
        if not self.app.conf.broker_url:
            return None
        try:
            return super().apply_async(*args, **options)
        except OperationalError as error:
            logger.warning("The broker did not take %s (%s); the next sweep will do it.", self.name, error)
            return None
