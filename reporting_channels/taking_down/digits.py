"""A receipt read out over a telephone: the digits in words, and what the person repeats compared group by group."""

from dataclasses import dataclass

from vault import receipts

# Said aloud in the person's language, whatever language the clerk's pages are in.
SPOKEN: dict[str, tuple[str, ...]] = {
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "fr": ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    "ar": ("صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"),
    "ja": ("ゼロ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう"),
}
LONGEST = 400  # characters of what is typed back


@dataclass(frozen=True)
class Group:
    """One group of four: its place from one to eight, its digits, and how they are said."""

    place: int
    digits: str
    spoken: str


def spelled(code: str, language: str) -> list[Group]:
    """The eight groups as a clerk reads them out."""
    words = SPOKEN.get(language.split("-")[0], SPOKEN["en"])
    return [
        Group(place, digits, ", ".join(words[int(digit)] for digit in digits))
        for place, digits in enumerate(receipts.grouped(code), start=1)
    ]


@dataclass(frozen=True)
class Heard:
    """What the person repeated: how many digits were typed, and which groups differ."""

    count: int
    wrong: tuple[int, ...]

    @property
    def is_right(self) -> bool:
        """All thirty-two digits, each in its place."""
        return self.count == receipts.LENGTH and not self.wrong


def heard(typed: str, code: str) -> Heard:
    """Compare what the person repeats, in whichever script it was typed."""
    digits = "".join(str(int(one)) for one in typed[:LONGEST] if one.isdecimal())
    pairs = zip(_fours(digits), receipts.grouped(code), strict=False)
    wrong = tuple(place for place, (said, meant) in enumerate(pairs, start=1) if said != meant)
    return Heard(len(digits), wrong)


def _fours(digits: str) -> list[str]:
    return [digits[start : start + receipts.GROUP] for start in range(0, len(digits), receipts.GROUP)]
