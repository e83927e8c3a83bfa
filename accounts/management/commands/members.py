"""``manage.py members found``: the office's first administrator, before anybody can invite anybody."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils import timezone, translation

from accounts.actions import members
from accounts.models import Member
from accounts.models.member import SIGN_IN
from audit.actors import OPERATOR
from machine.refusals import Refused


class Command(BaseCommand):
    """Invites the first administrator and prints the one-time path of the invitation."""

    help = "Invite the office's first administrator; every other member is invited on the staff site."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        found = verbs.add_parser("found", help="invite the first administrator, while there is none")
        found.add_argument("--name", required=True)
        found.add_argument("--sign-in", required=True)
        found.add_argument("--language", choices=Member.Language.values, default="fr")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            SIGN_IN(options["sign_in"])
            made = members.found(
                name=re.sub(r"\s+", " ", options["name"]).strip(),
                sign_in=options["sign_in"],
                language=options["language"],
                by=OPERATOR,
                at=timezone.now(),
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except Refused as refusal:
            raise CommandError(f"There is an administrator already: invite on the staff site. {refusal}") from refusal
        with translation.override(options["language"]):
            path = reverse("invitation", args=[made.token])
        self.stdout.write("Open this path on the staff site within seven days; it works once:")
        self.stdout.write(path)
