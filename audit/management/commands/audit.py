"""`manage.py audit ...`: seal, verify, export, prove, print a checkpoint."""

import io
import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit import exports, notes, proofs, sealing, tiles
from audit.actors import OPERATOR
from audit.log import record
from audit.models import Checkpoint, Entry
from audit.verifying import vouchers, whole


class Command(BaseCommand):
    """The audit log from the command line."""

    help = "The audit log: seal, verify, export, prove, checkpoint, key."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        seal = verbs.add_parser("seal", help="Seal every entry that waits.")
        seal.add_argument("--for", type=float, dest="seconds", default=0, help="go on sealing for so many seconds")
        verbs.add_parser("checkpoint", help="Print the newest checkpoint as a line and a QR code.")
        verbs.add_parser("key", help="Print the log's public key, to be published.")
        verify = verbs.add_parser("verify", help="Recompute the whole log from its rows.")
        verify.add_argument("--checkpoints", nargs="*", type=Path, default=[], help="checkpoints that left the house")
        verify.add_argument("--workers", type=int, default=1, choices=range(1, 9), help="processes")
        verify.add_argument("--since", type=int, default=0, help="a checkpoint's size up to which you trust the log")
        verify.add_argument("--key", help="the log's published public key")
        export = verbs.add_parser("export", help="Write the log into a folder, or a .tar archive.")
        export.add_argument("target", type=Path)
        prove = verbs.add_parser("prove", help="Print a proof that an entry stands in the log, or that it only grew.")
        prove.add_argument("entry", type=int, nargs="?", help="the entry's number")
        prove.add_argument("--from", type=int, dest="old", help="the size of the older checkpoint")
        prove.add_argument("--to", type=int, dest="new", help="the size of the newer checkpoint")
        prove.add_argument("--output", type=Path, help="a file instead of the screen")

    def handle(self, *args: object, **options: object) -> None:
        try:
            getattr(self, options["verb"])(options)
        except (
            sealing.NoSigningKey,
            sealing.SealingStopped,
            notes.NoteRefused,
            exports.NothingSealed,
            proofs.NoProof,
            tiles.TileMissing,
            vouchers.NoKey,
            OSError,
        ) as error:
            raise CommandError(str(error)) from error

    def seal(self, options: dict) -> None:
        """Seal until nothing waits that can be sealed."""
        sealed = sealing.keep_sealing(timezone.now, seconds=options["seconds"])
        lag = sealing.unsealed(timezone.now())
        self.stdout.write(ngettext("%(n)s entry sealed.", "%(n)s entries sealed.", sealed) % {"n": sealed})
        if lag.count:
            message = _("%(n)s still wait: a transaction is running that began before them.") % {"n": lag.count}
            self.stdout.write(message)

    def checkpoint(self, options: dict) -> None:
        """Print what to keep outside the house."""
        import segno  # only this verb draws

        newest = Checkpoint.objects.order_by("-size").first()
        if newest is None:
            raise exports.NothingSealed(_("Nothing has been sealed yet."))
        line = notes.as_line(newest.note)
        self.stdout.write(line)
        drawn = io.StringIO()
        segno.make(line, micro=False).terminal(out=drawn, compact=True)
        self.stdout.write(drawn.getvalue())

    def key(self, options: dict) -> None:
        """Print the public key in the form that verify_log.py takes."""
        public_key, from_outside = vouchers.trusted_key()
        self.stdout.write(notes.verifier_key(sealing.origin(), public_key))
        self._warn_of_key(from_outside)

    def verify(self, options: dict) -> None:
        """Recompute the log; exit 1 with the first wrong entry's name when it is not sound."""
        key = notes.read_verifier_key(options["key"])[1] if options["key"] else None
        report = whole.verify(
            files=options["checkpoints"], workers=options["workers"], since=options["since"], public_key=key
        )
        record(
            "log.verified",
            by=OPERATOR,
            at=timezone.now(),
            size=report.size,
            sound=report.is_sound,
            flaws=len(report.flaws),
        )
        self._warn_of_key(report.key_from_outside)
        if not report.is_sound:
            for flaw in report.flaws:
                self.stderr.write(str(flaw.sentence))
            self.stderr.write(_("The log is NOT sound."))
            sys.exit(1)
        lag = sealing.unsealed(timezone.now())
        self.stdout.write(
            _("The log is sound: %(size)s sealed entries, %(checkpoints)s checkpoints, root %(root)s.")
            % {"size": report.size, "checkpoints": report.checkpoints, "root": report.root.hex()}
        )
        self.stdout.write(_("%(n)s entries are not sealed yet.") % {"n": lag.count})

    def export(self, options: dict) -> None:
        """Write the export; itself an entry."""
        target, at = options["target"], timezone.now()
        checkpoint, files = exports.take(by=OPERATOR, at=at, way="command")
        if target.suffix == ".tar":
            with target.open("xb") as archive:
                for piece in exports.as_tar(files, at):
                    archive.write(piece)
        else:
            exports.into_folder(target, files)
        self.stdout.write(_("%(size)s entries written to %(target)s.") % {"size": checkpoint.size, "target": target})

    def prove(self, options: dict) -> None:
        """Print a proof that verify_log.py checks; itself an entry."""
        proof = self._proof(options)
        text = json.dumps(proof, indent=1, ensure_ascii=False) + "\n"
        if options["output"]:
            options["output"].write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text, ending="")

    def _proof(self, options: dict) -> dict[str, object]:
        if options["entry"] is None:
            return proofs.consistency(options["old"] or 0, options["new"] or 0)
        entry = Entry.objects.filter(pk=options["entry"]).first()
        if entry is None:
            raise proofs.NoProof(_("There is no entry of that number."))
        proof = proofs.inclusion(entry)
        record("log.proof_taken", by=OPERATOR, at=timezone.now(), entry=entry.pk)
        return proof

    def _warn_of_key(self, from_outside: bool) -> None:
        if not from_outside:
            self.stderr.write(
                _("The public key was read from the database that is being checked: say the published one with --key.")
            )
