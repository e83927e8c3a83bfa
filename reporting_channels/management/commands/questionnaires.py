"""manage.py questionnaires load | check."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from audit.actors import OPERATOR
from reporting_channels.actions import questionnaires
from reporting_channels.questionnaires import loading
from reporting_channels.questionnaires.reading import Malformed


class Command(BaseCommand):
    help = "Publish the questionnaires that come with the software, once; or read them and say what is wrong."

    def add_arguments(self, parser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("load", help="publish what the office does not have yet; what it edited stays as it is")
        verbs.add_parser("check", help="read the files and print their digests")

    def handle(self, *, verb: str, **_options) -> None:
        try:
            self._load() if verb == "load" else self._check()
        except Malformed as wrong:
            raise CommandError(str(wrong)) from wrong

    def _load(self) -> None:
        for version in questionnaires.load_shipped(by=OPERATOR, at=timezone.now()):
            self.stdout.write(f"{version.questionnaire.code} {version.number}: {version.digest}")

    def _check(self) -> None:
        for code in loading.shipped_codes():
            body = loading.canonical(loading.shipped(code))
            self.stdout.write(f"{code}: well formed, {loading.digest_of(body)}")
