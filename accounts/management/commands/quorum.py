"""The continuity quorum's two ceremonies: ``quorum create`` and ``quorum recover``."""

import getpass
import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from accounts.actions import continuity
from accounts.models import Member
from audit.actors import OPERATOR
from machine.refusals import Refused
from vault import quorum


class Command(BaseCommand):
    """Officers of the office stand at the machine; whoever hosts it holds no share."""

    help = "Create the continuity quorum, retire it, or use it to bring back what a lost key had opened."

    def add_arguments(self, parser: ArgumentParser) -> None:
        doing = parser.add_subparsers(dest="doing", required=True)
        create = doing.add_parser("create", help="make the quorum and give each officer a share")
        create.add_argument("--officers", type=int, default=3, help="how many officers (at most 16)")
        create.add_argument("--threshold", type=int, default=2, help="how many of them are needed (at least 2)")
        create.add_argument("--out", type=Path, help="a folder for one file per officer, instead of the screen")
        doing.add_parser("retire", help="let the quorum receive no further keys")
        recover = doing.add_parser("recover", help="give a member a new key and what the lost one opened")
        recover.add_argument("--member", required=True, help="the member's sign-in name")
        recover.add_argument("--share", type=Path, action="append", help="a file with one officer's share; repeat it")
        recover.add_argument("--passphrase-file", type=Path, help="the member's new passphrase, instead of the prompt")

    def handle(self, *args: Any, doing: str, **options: Any) -> None:
        try:
            getattr(self, doing)(**options)
        except Refused as refusal:
            raise CommandError(str(refusal.sentence)) from refusal

    def create(self, *, officers: int, threshold: int, out: Path | None, **options: Any) -> None:
        if not 2 <= threshold <= officers <= 16:
            raise CommandError("At least 2 officers are needed, no more than there are, and there are at most 16.")
        try:
            # One transaction: a share that could not be written leaves no quorum behind.
            with transaction.atomic():
                _made, words = quorum.create(officers=officers, threshold=threshold, by=OPERATOR, at=timezone.now())
                if out is not None:
                    self._write(out, words)
        except OSError as error:
            raise CommandError(f"{out}: {error.strerror}. No quorum was made.") from error
        if out is None:
            self._show(words)
        self.stdout.write(f"The quorum is made: {threshold} of {officers} officers open it.")

    def retire(self, **options: Any) -> None:
        quorum.retire(quorum=quorum.active(), by=OPERATOR, at=timezone.now())
        self.stdout.write("The quorum is retired. Make a new one, and let members extend it.")

    def recover(self, *, member: str, share: list[Path] | None, passphrase_file: Path | None, **options: Any) -> None:
        found = Member.objects.active().filter(sign_in=member.strip().lower()).first()
        if found is None:
            raise CommandError("There is no open account with this sign-in name.")
        words = [_read(path) for path in share] if share else self._ask_shares()
        passphrase = _read(passphrase_file) if passphrase_file else self._ask_passphrase()
        try:
            validate_password(passphrase, found)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        back = continuity.bring_back(member=found, words=words, passphrase=passphrase, by=OPERATOR, at=timezone.now())
        self.stdout.write(f"Keys brought back: {back.regained}. Not in the quorum's hands: {back.missing}.")
        self.stdout.write(f"New recovery code, shown only now: {back.recovery_code}")

    def _write(self, out: Path, words: list[str]) -> None:
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
        for number, share in enumerate(words, start=1):
            path = out / f"officer-{number}.txt"
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(share + "\n")
            self.stdout.write(f"Share {number}: {path}")

    def _show(self, words: list[str]) -> None:
        at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
        for number, share in enumerate(words, start=1):
            self.stdout.write(f"Share of officer {number} of {len(words)}, shown only now:\n\n{share}\n")
            if at_terminal:
                input("Written down? Press Enter; the screen is cleared for the next officer. ")
                self.stdout.write("\x1b[2J\x1b[3J\x1b[H", ending="")

    def _ask_shares(self) -> list[str]:
        if not sys.stdin.isatty():
            return [line for line in sys.stdin.read().splitlines() if line.strip()]
        words: list[str] = []
        while share := getpass.getpass(f"Share {len(words) + 1} (empty when all are given): ").strip():
            words.append(share)
        return words

    def _ask_passphrase(self) -> str:
        if not sys.stdin.isatty():
            raise CommandError("There is no terminal to ask at: give --passphrase-file.")
        first = getpass.getpass("The member's new passphrase: ")
        if first != getpass.getpass("Once more: "):
            raise CommandError("The two passphrases differ. Nothing was changed.")
        return first


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError) as error:
        raise CommandError(f"{path} cannot be read. Nothing was changed.") from error
