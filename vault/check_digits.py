"""Check characters that catch every single wrong character and every swap of neighbours.

Decimal: H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004): the check digit is what
leads the table back to zero. Base 32: the same idea over the field with 32 elements, where
``x * y = 2 (x + y)`` does what the table does for ten digits, up to 31 characters.
"""

DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
NEXT = {f"{row}{column}": DAMM[row][column] for row in range(10) for column in range(10)}
POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)


def decimal(digits: str) -> str:
    """Return the check digit of ASCII ``digits``; of digits that end in their own, it is "0"."""
    interim = "0"
    for digit in digits:
        interim = NEXT[interim + digit]
    return interim


def base32(values: list[int]) -> int:
    """Return the check value (0..31) of ``values``; of values that end in their own, it is 0."""
    interim = 0
    for value in values:
        interim = (interim ^ value) << 1
        if interim & 0b100000:
            interim ^= POLYNOMIAL
    return interim
