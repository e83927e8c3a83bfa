"""Files in the story: a photograph with its place, a PDF with its author, one that is locked, one with a virus.

The first three went through the real cleaner. The virus is invented and its file holds words alone: the
demonstration has no scanner, and the scanner's line on the page says so.
"""

import io
import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pikepdf
from PIL import ExifTags, Image, ImageDraw

from audit.actors import REPORTER
from config.story.arrivals import arrived
from reporting_channels.actions import reports
from reporting_channels.cleaning import cleaner
from reporting_channels.cleaning.scanner import Scanned, Verdict
from reporting_channels.told import StoredFile, Told
from vault import files, receipts

WORDS = (
    "J’ai photographié le camion à la porte nord, dimanche soir. Je joins aussi la déclaration telle qu’on me l’a "
    "remise au bureau : le poids n’est pas celui du pont-bascule. Le dernier fichier m’a été envoyé par un inconnu, "
    "je ne l’ai pas ouvert."
)
LINES = ("DECLARATION  C 4471", "Marchandise : pieces detachees", "Poids declare : 1 200 kg", "Pont-bascule : 3 850 kg")
INVENTED = Scanned(Verdict.INFECTED, "Invented.NotAVirus", "demonstration: no scanner looked, this is invented")
MEDIA = {"jpg": "image/jpeg", "pdf": "application/pdf", "txt": "text/plain"}


def files_of_a_witness(channel: Any, now: datetime) -> None:
    """One report of yesterday with four files."""
    sent = [
        _cleaned("IMG_2291.jpg", _photograph()),
        _cleaned("declaration-4471.pdf", _declaration()),
        _cleaned("liste.pdf", _declaration(password=secrets.token_urlsafe(9))),
        replace(_cleaned("ouvrez-moi.txt", b"Vous avez gagne."), scanned=INVENTED),
    ]
    told = Told(
        submission=secrets.token_bytes(32),
        receipt=receipts.new_code(),
        language="fr",
        narrative=WORDS,
        answers={},
        files=tuple(sent),
    )
    reports.receive(channel=channel, told=told, by=REPORTER, at=now - timedelta(hours=26))


def _cleaned(name: str, content: bytes) -> StoredFile:
    """A file as the upload leaves it, and cleaned."""
    file = arrived(name, content, MEDIA[name.rpartition(".")[2]])
    return replace(
        file,
        standing=cleaner.clean(name, files.FileSecret.from_bytes(file.secret)),
        scanned=Scanned(Verdict.NO_SCANNER),
    )


def _photograph() -> bytes:
    """A lorry at a gate by night, as a telephone would keep it: with the place, the hour and the telephone."""
    picture = Image.new("RGB", (1200, 800), (16, 22, 40))
    draw = ImageDraw.Draw(picture)
    for row in range(520):
        draw.line((0, row, 1200, row), fill=(14 + row // 20, 20 + row // 16, 44 + row // 9))
    draw.rectangle((0, 520, 1200, 800), fill=(38, 38, 40))
    draw.ellipse((930, 60, 1010, 140), fill=(236, 232, 205))
    draw.rectangle((260, 270, 800, 560), fill=(116, 34, 30))
    draw.polygon(((800, 360), (910, 360), (960, 450), (960, 560), (800, 560)), fill=(190, 190, 186))
    draw.polygon(((835, 380), (900, 380), (930, 445), (835, 445)), fill=(60, 80, 96))
    for middle in (350, 450, 720, 885):
        draw.ellipse((middle - 48, 512, middle + 48, 608), fill=(12, 12, 12), outline=(90, 90, 90), width=10)
    for start in range(60, 1200, 120):
        draw.rectangle((start, 640, start + 60, 662), fill=(212, 60, 44))
    draw.rectangle((60, 640, 76, 800), fill=(200, 200, 200))
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "Telefon", "T-8 Pro"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:03:08 22:41:07"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (50.0, 58.0, 12.4), 3: "E", 4: (1.0, 50.0, 39.1)})
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=85, exif=exif)
    return made.getvalue()


def _declaration(password: str = "") -> bytes:
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    name = pikepdf.Name
    font = pikepdf.Dictionary(Type=name.Font, Subtype=name.Type1, BaseFont=name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    rows = (
        f"BT /F1 {14 if row else 20} Tf 60 {760 - 34 * row - 20 * bool(row)} Td ({line}) Tj ET\n"
        for row, line in enumerate(LINES)
    )
    drawn = "".join(rows)
    page.Contents = document.make_stream(f"{drawn}60 735 475 1 re f".encode("ascii"))
    document.docinfo["/Author"], document.docinfo["/Creator"] = "M. Ferrand, poste 14", "Bureautique 7.2"
    document.docinfo["/CreationDate"] = "D:20260309081500+01'00'"
    made = io.BytesIO()
    locked = pikepdf.Encryption(user=password, owner=password) if password else False
    document.save(made, encryption=locked)
    return made.getvalue()
