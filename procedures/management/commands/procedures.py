"""manage.py procedures load [FILE …] | check [FILE …] | holidays COUNTRY FIRST_YEAR [LAST_YEAR]."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from audit.actors import OPERATOR
from machine.refusals import Refused
from procedures import loading
from procedures.actions import holidays, versions


class Command(BaseCommand):
    help = "Load or check procedure profiles; copy public holidays into the office's calendar."

    def add_arguments(self, parser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        for verb, says in (("load", "load profiles"), ("check", "read profiles and say what is wrong")):
            files = verbs.add_parser(verb, help=says)
            files.add_argument("files", nargs="*", type=Path, help="default: the profiles that come with the software")
        days = verbs.add_parser("holidays", help="copy public holidays")
        days.add_argument("country", help="ISO 3166 code, such as FR")
        days.add_argument("first_year", type=int)
        days.add_argument("last_year", type=int, nargs="?")

    def handle(self, *, verb: str, **options) -> None:
        try:
            getattr(self, f"_{verb}")(options)
        except (loading.MalformedProfile, Refused) as refusal:
            raise CommandError(str(refusal)) from refusal

    def _load(self, options) -> None:
        for path in options["files"] or loading.shipped():
            version = versions.load(path=path, by=OPERATOR, at=timezone.now())
            self.stdout.write(f"{version.code} ({version.status}), valid from {version.valid_from}: {version.digest}")

    def _check(self, options) -> None:
        for path in options["files"] or loading.shipped():
            self.stdout.write(f"{path.name}: well formed, {loading.load_file(path).digest}")

    def _holidays(self, options) -> None:
        country, first = options["country"].upper(), options["first_year"]
        for year in range(first, (options["last_year"] or first) + 1):
            count = holidays.copy(country=country, year=year, by=OPERATOR, at=timezone.now())
            self.stdout.write(
                f"{country} {year}: {count} days copied" if count else f"{country} {year}: already entered"
            )
