"""One name, many spellings: the forms in which a member's name and a reporter's words are compared.

``parts`` undoes case, accents, punctuation, order and courtesy. ``sound`` leaves the consonants that survive
between Arabic and Latin script: Mohamed, Muhammad and محمد are one form. So are Mohamed and Mahmoud: a false
likeness costs a report one reader, a missed one costs the reporter (ADR 0022).
"""

import re
from collections.abc import Container, Iterator
from itertools import combinations

from vault.blind_index import normalised

MOST_PARTS = 6
SPOKEN = (2, 3, 4)
FEW = 40  # one capital in so many words is no use of capitals
SIGNS = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u202f\u00a0.,;:!?()[]-\u2013\u2014"
# d'Awa, qu'Ilan; N'Diaye keeps its capital. Looked for from the apostrophe back, because that is rare.
ELIDED = re.compile("['\u2019](?=\\w)(?:(?<=\\b([cdjlmnst])['\u2019])|(?<=\\b(qu)['\u2019]))")
APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u02bb`\u00b4]")
NOT_A_NAME = set(
    re.findall(
        r"\w+",
        "m mr mme mlle ms mrs miss sir monsieur madame mademoiselle dr docteur doctor prof professeur maitre "
        "chef chief boss capitaine captain colonel commandant commander lieutenant inspecteur inspector inspectrice "
        "controleur controller directeur directrice director agent officer officier sergent sergeant brigadier "
        "the le la les de du des d l el al ul bin ibn ben bint bent ould von van der and et "
        "\u0627\u0644 \u0628\u0646 \u0627\u0628\u0646 \u0628\u0646\u062a \u0627\u0644\u0633\u064a\u062f",
    )
)
ARTICLE = "\u0627\u0644"
SERVANT = re.compile("^abd[aeiou][lrsnzdt](?=[a-z]{4})|^abd[aeu]l$")
ARABIC = str.maketrans(
    "\u0628\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0638\u063a\u0641"
    "\u0642\u0643\u0644\u0645\u0646\u0647\u067e\u06a4\u06af",
    "bttghkddrssssdtdgfkklmnhbfg",
)
DIGRAPHS = (("sch", "s"), ("tch", "s"), ("ch", "s"), ("sh", "s"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"))
DIGRAPHS += (("ph", "f"), ("dj", "g"), ("x", "ks"))
LETTERS = str.maketrans({"q": "k", "c": "k", "j": "g", "z": "s", "p": "b", "v": "f"})
SOUNDED = "bdfghklmnrst"
SILENT = re.compile(f"[^{SOUNDED}]")
# The same in one look, for a part in plain letters.
HEARD = {sign: heard if (heard := chr(sign).translate(LETTERS)) in SOUNDED else None for sign in range(128)}
TWICE = re.compile(r"(.)\1+")
SPLIT = re.compile(r"[\s,;:()]+")
FEWEST_DIGITS = 4
LONGEST_NUMBER = 12


def parts(name: str) -> list[str]:
    """The usable parts of a name, sorted: no title, no article, no initial, unless nothing else is left."""
    spoken = normalised(APOSTROPHES.sub("", name)).split()
    opened = [piece for word in spoken for piece in _without_article(word)]
    kept = [part for part in opened if part not in NOT_A_NAME and len(part) > 1 and not part.isdecimal()]
    return sorted(set(kept or spoken))[:MOST_PARTS]


def runs(text: str) -> list[list[str]]:
    """The words of a running text that can be parts of a name, two or more side by side, in its order.

    What begins with a capital, or in a script without them; every word where hardly any is written so, as on a
    telephone. ``parts`` says what of them is kept. What stands alone, as most first words of a sentence, is no whole
    name and is not looked at any further.
    """
    spoken = _spoken(text)
    places = [at for at, word in enumerate(spoken) if not word[0].islower()]
    places = [at for at in places if not spoken[at].lstrip(SIGNS)[:1].islower()]
    if len(places) * FEW < len(spoken) or len(places) < 2:
        places = list(range(len(spoken)))
    found = [[part for word in run for part in _usable(word)] for run in _side_by_side(spoken, places)]
    return [run for run in found if len(run) > 1]


def _spoken(text: str) -> list[str]:
    """What stands between spaces, without the article or the preposition that French ties to a word."""
    kept, since = [], 0
    for elided in ELIDED.finditer(text):
        kept.append(text[since : elided.start(elided.lastindex)])
        since = elided.end()
    return " ".join([*kept, text[since:]]).split()


def _side_by_side(spoken: list[str], places: list[int]) -> Iterator[list[str]]:
    """The words at these places, parted wherever another word stands between two of them."""
    run: list[str] = []
    before = -1
    for at in places:
        between = spoken[before + 1 : at]
        if run and _is_parted(between):
            if len(run) > 1 or not _is_alone(run):
                yield run
            run = []
        run.append(spoken[at])
        before = at
    if not _is_alone(run):
        yield run


def _is_parted(between: list[str]) -> bool:
    """Whether a word stands between that is no article, preposition or courtesy; nearly always the first one does."""
    for word in between:  # noqa: SIM110 - any() makes a generator for each of a report's words
        if word.strip(SIGNS).lower() not in NOT_A_NAME:
            return True
    return False


def _is_alone(run: list[str]) -> bool:
    """Whether there is nothing here, or one plain word, which can be no more than one part of a name."""
    if len(run) > 1:
        return False
    word = run[0].strip(SIGNS) if run else ""
    return not word or (word.isascii() and word.isalnum() and word[:3].lower() != "abd")


def _usable(word: str) -> list[str]:
    plain = word.strip(SIGNS).lower()
    if plain.isalnum() and plain.isascii() and not plain.startswith("abd"):  # nearly all: what follows adds nothing
        return [plain] if plain not in NOT_A_NAME and len(plain) > 1 and not plain.isdecimal() else []
    opened = (piece for one in normalised(APOSTROPHES.sub("", word)).split() for piece in _without_article(one))
    return [part for part in opened if part not in NOT_A_NAME and len(part) > 1 and not part.isdecimal()]


def sound(part: str) -> str:
    """The consonants of a part that both scripts write; the part itself where fewer than two are left."""
    is_ascii = part.isascii()
    latin = part if is_ascii else part.translate(ARABIC)
    if "h" in latin or "x" in latin or "dj" in latin:  # every pair has one of them
        for written, heard in DIGRAPHS:
            latin = latin.replace(written, heard)
    latin = latin[:1] + latin[1:].rstrip("h")
    heard = latin.translate(HEARD) if is_ascii else SILENT.sub("", latin.translate(LETTERS))
    bare = TWICE.sub(r"\1", heard)
    return bare if len(bare) > 1 else part


def whole_forms(name: str) -> set[str]:
    """The forms that mean one person: every part, as written and as heard."""
    told = parts(name)
    heard = sorted({sound(part) for part in told})
    whole = {f"whole {' '.join(told)}"} if told else set()
    return whole | ({f"heard {' '.join(heard)}"} if len(heard) > 1 else set())


def spoken_forms(run: list[str], known: Container[str]) -> set[str]:
    """The whole names that words side by side may hold: two to four known parts.

    As written and as heard, like ``whole_forms``. A name of one part is left out: here it is a word like any other.
    """
    windows = (run[at : at + size] for size in SPOKEN for at in range(len(run) - size + 1))
    meant = [set(window) for window in windows if all(word in known for word in window)]
    forms = {f"whole {' '.join(sorted(said))}" for said in meant if len(said) > 1}
    heard = ({sound(part) for part in said} for said in meant)
    return forms | {f"heard {' '.join(sorted(sounds))}" for sounds in heard if len(sounds) > 1}


def pair_forms(name: str) -> set[str]:
    """Any two parts: brothers may share them, and a second first name may have been left out."""
    heard = sorted({sound(part) for part in parts(name)})
    return {f"pair {one} {other}" for one, other in combinations(heard, 2)}


def part_forms(name: str) -> set[str]:
    """Each part alone: for whoever gave no other."""
    return {f"part {sound(part)}" for part in parts(name)}


def numbers(text: str) -> set[str]:
    """What could be a staff number in somebody's words: four digits or more, with letters, in up to three groups."""
    words = [normalised(word).replace(" ", "") for word in SPLIT.split(text)]
    joined = {"".join(words[at : at + groups]) for at in range(len(words)) for groups in (1, 2, 3)}
    return {one for one in joined if _is_number(one)}


def _is_number(word: str) -> bool:
    return sum(sign.isdecimal() for sign in word) >= FEWEST_DIGITS and len(word) <= LONGEST_NUMBER


def _without_article(word: str) -> list[str]:
    if word.startswith(ARTICLE) and len(word) > 4:
        return [word[2:]]
    servant = SERVANT.match(word)
    return ["abd", *filter(None, [word[servant.end() :]])] if servant else [word]
