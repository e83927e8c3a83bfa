"""The people of the demonstration. Names are invented; nobody has them."""

import secrets
import time
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.totp.internal.auth import generate_totp_secret

from accounts.actions import members
from accounts.models import Member
from accounts.roles import BY_CODE
from audit.actors import OPERATOR

WORDS = [
    "harbour",
    "lantern",
    "cedar",
    "pebble",
    "anchor",
    "meadow",
    "copper",
    "violet",
    "saddle",
    "ribbon",
    "kettle",
    "marble",
    "orchid",
    "timber",
    "falcon",
    "basket",
    "candle",
    "desert",
    "garden",
    "island",
    "jacket",
    "ladder",
    "mirror",
    "needle",
    "oyster",
    "pillow",
    "quartz",
    "rocket",
    "silver",
    "tunnel",
    "velvet",
    "walnut",
]

CAST: dict[str, tuple[str, list[str], str, str]] = {
    "awa": ("Awa Valombre", ["receiver"], "fr", "headquarters"),
    "ilan": ("Ilan Tassongo", ["receiver"], "en", "headquarters"),
    "mariam": ("Mariam Solvère", ["head_of_office"], "fr", "headquarters"),
    "noor": ("Noor Vermillon", ["clerk"], "fr", "headquarters"),
    "joss": ("Joss Kintari", ["investigator"], "en", "headquarters"),
    "nema": ("Néma Ombrel", ["investigator"], "fr", "headquarters"),
    "thierno": ("Thierno Marivane", ["reviewer"], "fr", "headquarters"),
    "salome": ("Salomé Belharra", ["disciplinary_authority"], "fr", "headquarters"),
    "paulin": ("Paulin Okiwen", ["secretariat"], "fr", "headquarters"),
    "odile": ("Odile Dastier", ["board_member"], "fr", "container-terminal"),
    "karim": ("Karim Farouni", ["board_member"], "fr", "headquarters"),
    "lise": ("Lise Lumengo", ["board_member"], "fr", "passenger-hall"),
    "tomas": ("Tomas Sarrazel", ["board_member"], "en", "airport-cargo"),
    "sabine": ("Sabine Orvelle", ["board_member"], "fr", "headquarters"),
    "ines": ("Inès Quentel", ["appeal_authority"], "fr", "headquarters"),
    "bakary": ("Bakary Luminel", ["supervisor"], "fr", "headquarters"),
    "rosa": ("Rosa Verdanel", ["auditor"], "en", "headquarters"),
    "omar": ("Omar Cintrelle", ["administrator"], "en", "headquarters"),
    "zina": ("Zina Aldoran", ["outside_body"], "fr", "state-inspectorate"),
    "fatou": ("Fatou Merindal", ["identity_custodian", "quorum_officer"], "fr", "headquarters"),
    "gaspard": ("Gaspard Ilmenau", ["identity_custodian", "quorum_officer"], "fr", "headquarters"),
    "hana": ("Hana Corvelle", ["identity_custodian", "quorum_officer"], "en", "headquarters"),
}


@dataclass
class Person:
    """A member of the cast, and what the demonstration must know to sign in as them."""

    member: Member
    passphrase: str
    totp_secret: str

    def account(self) -> dict[str, str]:
        """The line of var/demo/accounts.json."""
        roles = [BY_CODE[code] for code in self.member.roles]
        return {
            "name": self.member.name,
            "role": ", ".join(self.member.roles),
            "sign_in": self.member.sign_in,
            "passphrase": self.passphrase,
            "totp_secret": self.totp_secret,
            "language": self.member.language,
            "may_do": " ".join(str(role.may_do) for role in roles),
        }


def passphrase() -> str:
    """Five words and a number: long enough to be a real passphrase, easy to retype."""
    return "-".join([*(secrets.choice(WORDS) for _word in range(5)), str(secrets.randbelow(90) + 10)])


def gather(*, at: datetime) -> dict[str, Person]:
    """Invite and enrol everybody as an office would: the first administrator, then all others by them."""
    name, _roles, language, _unit = CAST["omar"]
    first = members.found(name=name, sign_in="omar", language=language, by=OPERATOR, at=at)
    people = {"omar": _enrolled(first.token, at)}
    for sign_in, (name, roles, language, unit) in CAST.items():
        if sign_in == "omar":
            continue
        invited = members.invite(
            name=name, sign_in=sign_in, roles=roles, language=language, unit=unit, by=people["omar"].member, at=at
        )
        people[sign_in] = _enrolled(invited.token, at)
    return people


def _enrolled(token: str, at: datetime) -> Person:
    words = passphrase()
    enrolled = members.enrol(token=token, passphrase=words, at=at)
    secret = generate_totp_secret()
    # The step before this one counts as used, so that the current code opens the door at once.
    members.set_second_factor(member=enrolled.member, secret=secret, step=int(time.time()) // 30 - 1, at=at)
    enrolled.member.keyring = enrolled.keyring
    return Person(enrolled.member, words, secret)
