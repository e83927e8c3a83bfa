"""The forms in which a subject's name is kept and asked for (accounts.spelling says which spellings are one)."""

import re

from accounts import spelling
from vault.blind_index import normalised

# Han, kana and hangul are written without spaces: every two signs that stand together are a form.
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+")
LONGEST = 120  # characters of a name that is asked for


def kept(name: str) -> set[str]:
    """Every form under which this name can be found."""
    return spelling.whole_forms(name) | spelling.pair_forms(name) | spelling.part_forms(name) | _bigrams(name)


def exact(text: str) -> set[str]:
    """Forms that only the whole name has."""
    return spelling.whole_forms(text[:LONGEST])


def near(text: str) -> list[set[str]]:
    """Groups of forms: a name is near when it has one form out of each of them.

    Two parts of a name find who bears both; a part alone finds whoever bears it; unspaced script is found by any
    two signs in their order.
    """
    text = text[:LONGEST]
    if grams := _bigrams(text):
        return [{one} for one in sorted(grams)]
    forms = spelling.pair_forms(text) or spelling.part_forms(text)
    return [forms] if forms else []


def _bigrams(name: str) -> set[str]:
    runs = UNSPACED.findall(normalised(name))
    return {f"gram {run[at : at + 2]}" for run in runs for at in range(len(run) - 1)}
