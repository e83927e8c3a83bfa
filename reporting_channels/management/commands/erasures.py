"""``manage.py erasures again``: after a backup was put back, destroy once more what had been destroyed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from reporting_channels.actions import erasures


class Command(BaseCommand):
    help = "Destroy once more what came back with a backup and whose erasure key is gone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["again"])

    def handle(self, *_words: Any, **_options: Any) -> None:
        gone = erasures.again(at=timezone.now())
        self.stdout.write(f"{gone} reports had come back, and are destroyed again.")
