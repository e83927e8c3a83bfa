"""Which names the sites answer to: a wrong setting stops the start with a sentence that says what to do."""

import re
import sys

_ONION = re.compile(r"[a-z2-7]{56}\.onion")


def require_sound(allowed: list[str], *, onion: bool, address: str, site: str) -> None:
    """Refuse a name that means every name, and an onion address that is none."""
    if any(one.strip() in ("*", "") or one.startswith(".") for one in allowed):
        sys.exit("ALLOWED_HOSTS must list full names: a forged Host header must find nothing here.")
    if address and not _ONION.fullmatch(address):
        sys.exit(f"ONION_ADDRESS is {address!r}. Copy it from the file hostname: 56 letters and digits, then .onion.")
    if onion and (not address or site != "reporter"):
        sys.exit("ONION=1 is for the reporter's site, and needs its ONION_ADDRESS.")
