"""The cost puzzle for browsers that run scripts: some thousands of SHA-256, checked with a handful.

It proves nothing about a person; it makes each submission cost a second of somebody's processor.
"""

import hashlib

PARTS, BITS = 8, 12  # eight small ones instead of one large: every browser takes nearly the same time
_LONGEST = 200


def challenge(submission: bytes, seed: int) -> str:
    """What must be solved for this draft and this question; it says nothing about the draft's key."""
    return hashlib.blake2b(submission, key=str(seed).encode(), digest_size=16, person=b"amana/puzzle").hexdigest()


def is_solved(wanted: str, solved: str) -> bool:
    """Whether ``solved`` holds, for each part, a number whose hash with the challenge begins with enough zeros."""
    numbers = solved.split(".") if len(solved) <= _LONGEST else []
    return len(numbers) == PARTS and all(
        number.isascii() and number.isdigit() and _is_small(wanted, part, number) for part, number in enumerate(numbers)
    )


def solve(wanted: str) -> str:
    """Solve it as the browser does: for the tests and the bench."""
    found = []
    for part in range(PARTS):
        number = 0
        while not _is_small(wanted, part, str(number)):
            number += 1
        found.append(str(number))
    return ".".join(found)


def _is_small(wanted: str, part: int, number: str) -> bool:
    made = hashlib.sha256(f"{wanted}:{part}:{number}".encode()).digest()
    return int.from_bytes(made[:4], "big") >> (32 - BITS) == 0
