"""Check an exported audit log, or a proof taken out of one. Python 3.11 or newer, nothing else.
Vérifie un journal exporté, ou une preuve qui en est tirée. Python 3.11 ou plus récent, rien d'autre.

    verify_log.py export FOLDER_OR_TAR [--key KEY] [--checkpoints FILE ...]
    verify_log.py inclusion PROOF.json [--key KEY]
    verify_log.py consistency PROOF.json [--key KEY]
    verify_log.py statement STATEMENT.json --key KEY [--words MY-WORDS.json]    (proof of submission)
    verify_log.py custody EXPORT.jsonl --key KEY [--files FILE ...]    (the exhibits of a case and their custody)

KEY is the log's published key (name+id+key). Without it an export is checked with the key that came with it, which
proves little. Exit status: 0 sound, 1 not sound, 2 cannot be read. Answers in English or, with --language fr (or where
the machine speaks French), in French.
The tree is RFC 6962's, the files are C2SP tlog-tiles, the checkpoints C2SP signed notes with Ed25519 (RFC 8032).
"""

import argparse
import base64
import json
import os
import sys
import tarfile
from datetime import UTC, datetime
from hashlib import sha256, sha512
from pathlib import Path


class Unsound(Exception):
    """What is wrong, in one sentence."""


# Each sentence, and below it the same in French.
_SENTENCES = """\
The key is not of the form name+id+key.
La clé n'est pas de la forme nom+identifiant+clé.
The key is damaged: copy it again.
La clé est abîmée : recopiez-la.
This is no checkpoint.
Ceci n'est pas un point de contrôle.
The checkpoint of size {size} is not signed by the log's key.
Le point de contrôle de taille {size} n'est pas signé par la clé du journal.
A line of the checkpoint file is no checkpoint.
Une ligne du fichier des points de contrôle n'en est pas un.
The proof is too long.
La preuve est trop longue.
The proof is too short.
La preuve est trop courte.
{name} does not hold the {width} entries that belong there.
{name} ne contient pas les {width} écritures qui doivent y être.
Two signed checkpoints of size {size} contradict each other: the log has two versions.
Deux points de contrôle signés de taille {size} se contredisent : le journal a deux versions.
The log was cut: a checkpoint vouches for {most} entries, only {size} are here.
Le journal a été coupé : un point de contrôle atteste {most} écritures, {size} seulement sont ici.
Entry {number} (leaf {leaf}) is not what was sealed there.
L'écriture {number} (feuille {leaf}) n'est pas ce qui y a été scellé.
Something between leaf {start} and leaf {end} was changed with its hashes.
Quelque chose entre la feuille {start} et la feuille {end} a été changé avec ses empreintes.
Something between leaf {start} and the end was changed together with its hashes.
Quelque chose entre la feuille {start} et la fin a été changé avec ses empreintes.
Sound: {size} entries, held to {count} checkpoints. Root {root}
Intègre : {size} écritures, confrontées à {count} points de contrôle. Racine {root}
The proof names a leaf that the checkpoint does not have.
La preuve désigne une feuille que le point de contrôle n'a pas.
The entry in this proof does not stand in the log at that place.
L'écriture de cette preuve ne se trouve pas à cette place du journal.
Sound: entry {number} is leaf {leaf} of {size}.
Intègre : écriture {number}, feuille {leaf} sur {size}.
The log of {new} entries does not begin with the log of {old}.
Le journal de {new} écritures ne commence pas par celui de {old}.
Sound: the log of {new} entries begins with the log of {old}, unchanged.
Intègre : le journal de {new} écritures commence par celui de {old}, inchangé.
This file is no statement of a submission.
Ce fichier n'est pas une attestation de dépôt.
The entry in this statement is no deposit of a submission.
L'écriture de cette attestation n'est pas un dépôt.
The digest in this statement is not the one in its entry.
L'empreinte de cette attestation n'est pas celle de son écriture.
Sound: on {day} words with the digest {digest} were deposited (leaf {leaf} of {size}).
Intègre : le {day}, un texte d'empreinte {digest} a été déposé (feuille {leaf} sur {size}).
The words were not given. Nothing here says which they are.
Le texte n'a pas été remis. Rien ici ne dit lequel c'est.
These are the words that were deposited, to the letter.
C'est le texte déposé, à la lettre près.
These are not the words that were deposited, or not the secret that belongs to them.
Ce n'est pas le texte déposé, ou pas le secret qui lui appartient.
This file is no copy of the words with their secret.
Ce fichier n'est pas une copie du texte avec son secret.
This file is no export of custody.
Ce fichier n'est pas un export de chaînes de possession.
The export was cut or lengthened.
L'export a été coupé ou allongé.
Exhibit {rank} is not what was registered.
La pièce {rank} n'est pas ce qui a été enregistré.
Event {rank} of the custody of exhibit {exhibit} is not as it was written.
L'événement {rank} de la chaîne de possession de la pièce {exhibit} n'est pas tel qu'il a été écrit.
The log does not vouch for event {rank} of the custody of exhibit {exhibit}.
Le journal n'atteste pas l'événement {rank} de la chaîne de possession de la pièce {exhibit}.
An event or an exhibit was left out: the lines are not those that were verified.
Un événement ou une pièce manque : les chaînes ne sont pas celles qui ont été vérifiées.
The words shown are not those that were sealed.
Le texte montré n'est pas celui qui a été scellé.
Sound: {exhibits} exhibits, {events} events, all in the log, none left out on {day}. Words shown: {words}.
Intègre : {exhibits} pièces, {events} événements, tous au journal, aucun omis au {day}. Textes montrés : {words}.
{name} is the file of exhibit {exhibit}.
{name} est le fichier de la pièce {exhibit}.
{name} is the file of no exhibit whose digest is shown here.
{name} n'est le fichier d'aucune pièce dont l'empreinte est montrée ici.
Say the log's public key with --key: a proof cannot vouch for itself.
Donnez la clé publique du journal avec --key : une preuve ne peut pas se garantir elle-même.
NOT SOUND. {error}
NON INTÈGRE. {error}
Cannot be read. {error}
Illisible. {error}
""".splitlines()
FRENCH = dict(zip(_SENTENCES[::2], _SENTENCES[1::2], strict=True))
LANGUAGE = "en"


def say(sentence, **values):
    """The sentence in the reader's language."""
    return (FRENCH[sentence] if LANGUAGE == "fr" else sentence).format(**values)


# Ed25519 verification, RFC 8032 section 5.1.7: slow, short, and with no secret to leak.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def add(a, b):
    """Two points in extended coordinates (X, Y, Z, T)."""
    e1, e2 = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = e2 - e1, d - c, d + c, e2 + e1
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar, point):
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = add(total, point)
        point = add(point, point)
        scalar >>= 1
    return total


def x_of(y, sign):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x * SQRT_M1 % P if (x * x - square) % P else x
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def point_of(encoded):
    number = int.from_bytes(encoded, "little")
    y, sign = number & (2**255 - 1), number >> 255
    x = x_of(y, sign) if y < P else None
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (x_of(BASE_Y, 0), BASE_Y, 1, x_of(BASE_Y, 0) * BASE_Y % P)


def signed_by(key, message, signature):
    """Whether the Ed25519 signature is good."""
    if len(signature) != 64:
        return False
    a, r = point_of(key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(k, a))
    return not (left[0] * right[2] - right[0] * left[2]) % P and not (left[1] * right[2] - right[1] * left[2]) % P


# Checkpoints


def read_key(text):
    """(name, key) of a published key."""
    try:
        name, short, encoded = text.strip().split("+", 2)
        raw = base64.b64decode(encoded, validate=True)
    except ValueError:
        raise ValueError(say("The key is not of the form name+id+key.")) from None
    if raw[:1] != b"\x01" or len(raw) != 33 or sha256(f"{name}\n".encode() + raw).digest()[:4].hex() != short:
        raise ValueError(say("The key is damaged: copy it again."))
    return name, raw[1:]


def open_note(note, key):
    """(size, root) of a signed checkpoint."""
    name, public = key
    text, _, signatures = note.partition("\n\n")
    try:
        origin, size, root = text.split("\n")
        size, root = int(size), base64.b64decode(root, validate=True)
    except ValueError:
        raise ValueError(say("This is no checkpoint.")) from None
    wanted = sha256(f"{name}\n".encode() + b"\x01" + public).digest()[:4]
    for line in signatures.splitlines():
        parts = line.split(" ")
        if len(parts) != 3 or parts[:2] != ["—", name] or origin != name:
            continue
        signed = base64.b64decode(parts[2])
        if signed[:4] == wanted and signed_by(public, f"{text}\n".encode(), signed[4:]):
            return size, root
    raise Unsound(say("The checkpoint of size {size} is not signed by the log's key.", size=size))


def notes_in(text):
    """The notes in a file of printed lines, or the one note that it is."""
    if "\n\n—" in text:
        return [text]
    lines = [line.split()[-4:] for line in text.splitlines() if line.strip()]
    if any(len(line) < 4 for line in lines):
        raise ValueError(say("A line of the checkpoint file is no checkpoint."))
    return [f"{origin}\n{size}\n{root}\n\n— {origin} {signature}\n" for origin, size, root, signature in lines]


# The tree, RFC 6962 section 2.1


def node(left, right):
    return sha256(b"\x01" + left + right).digest()


def grow(frontier, leaf):
    """Append a leaf to a tree: (its size, the roots of its perfect subtrees, largest first)."""
    count, nodes = frontier[0], [*frontier[1], leaf]
    while count & 1:
        nodes[-2:] = [node(*nodes[-2:])]
        count >>= 1
    return frontier[0] + 1, nodes


def root_of(frontier):
    root = frontier[1][-1] if frontier[1] else sha256(b"").digest()
    for left in reversed(frontier[1][:-1]):
        root = node(left, root)
    return root


def climb(index, last, start, path):
    """Follow a path up to the root: (the root of what ends with `index`, the root of everything up to `last`)."""
    first = second = start
    for step in path:
        if last == 0:
            raise Unsound(say("The proof is too long."))
        if index & 1 or index == last:
            first, second = node(step, first), node(step, second)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            second = node(second, step)
        index, last = index >> 1, last >> 1
    if last:
        raise Unsound(say("The proof is too short."))
    return first, second


# What can be checked


def opener(where):
    """A function that reads a file of the export."""
    if where.is_dir():
        return lambda name: (where / name).read_bytes()
    archive = tarfile.open(where)  # noqa: SIM115 - open until the process ends
    return lambda name: archive.extractfile(f"log/{name}").read()


def named(index, width):
    """A tile's number as a path: groups of three digits, and the width of one that is not full."""
    path, partial = f"{index % 1000:03d}", "" if width == 256 else f".p/{width}"
    while index := index // 1000:
        path = f"x{index % 1000:03d}/{path}"
    return path + partial


def bundle(read, index, width):
    """The entries of one bundle."""
    name = f"tile/entries/{named(index, width)}"
    raw, at = read(name), 0
    for _ in range(width):
        length = int.from_bytes(raw[at : at + 2], "big")
        body = raw[at + 2 : at + 2 + length]
        yield body
        at += 2 + length
    if at != len(raw):
        raise Unsound(say("{name} does not hold the {width} entries that belong there.", name=name, width=width))


def number_of(body):
    """The number by which an entry calls itself."""
    lines = body.split(b"\n")
    return lines[1].decode(errors="replace") if len(lines) == 11 and lines[0] == b"amana/entry/v1" else "?"


def vouchers(read, key, files):
    """The roots that checkpoints vouch for, by size.

    Of those that travel with the export the newest thousand count: each signature takes milliseconds.
    """
    own, vouched = notes_in(read("checkpoints.txt").decode())[-1000:], {}
    brought = [note for file in files for note in notes_in(Path(file).read_text(encoding="utf-8"))]
    for note in [*own, *brought]:
        size, root = open_note(note, key)
        if vouched.setdefault(size, root) != root:
            told = "Two signed checkpoints of size {size} contradict each other: the log has two versions."
            raise Unsound(say(told, size=size))
    return vouched


def check_export(where, key, files):
    """Recompute the whole tree from the entries and hold it to every checkpoint."""
    read = opener(where)
    key = key or read_key(read("key.txt").decode())
    size, root = open_note(read("checkpoint").decode(), key)
    vouched = vouchers(read, key, files)
    if max([0, *vouched]) > size:
        told = "The log was cut: a checkpoint vouches for {most} entries, only {size} are here."
        raise Unsound(say(told, most=max(vouched), size=size))
    frontier, good = (0, []), 0
    for index in range((size + 255) // 256):
        width = min(256, size - index * 256)
        tile = read(f"tile/0/{named(index, width)}")
        for offset, body in enumerate(bundle(read, index, width)):
            leaf = sha256(b"\x00" + body).digest()
            if tile[32 * offset : 32 * offset + 32] != leaf:
                told = "Entry {number} (leaf {leaf}) is not what was sealed there."
                raise Unsound(say(told, number=number_of(body), leaf=index * 256 + offset))
            frontier = grow(frontier, leaf)
            at = frontier[0]
            if at in vouched and root_of(frontier) != vouched[at]:
                told = "Something between leaf {start} and leaf {end} was changed with its hashes."
                raise Unsound(say(told, start=good, end=at - 1))
            good = at if at in vouched else good
    if root_of(frontier) != root:
        told = "Something between leaf {start} and the end was changed together with its hashes."
        raise Unsound(say(told, start=good))
    told = "Sound: {size} entries, held to {count} checkpoints. Root {root}"
    return say(told, size=size, count=len(vouched), root=root.hex())


def check_inclusion(proof, key):
    """Whether the entry in the proof stands in the log."""
    size, root = open_note(proof["checkpoint"], key)
    leaf = sha256(b"\x00" + proof["body"].encode()).digest()
    if not 0 <= proof["index"] < size:
        raise Unsound(say("The proof names a leaf that the checkpoint does not have."))
    path = [base64.b64decode(step) for step in proof["path"]]
    if climb(proof["index"], size - 1, leaf, path)[1] != root:  # RFC 9162, section 2.1.3.2
        raise Unsound(say("The entry in this proof does not stand in the log at that place."))
    number = number_of(proof["body"].encode())
    return say("Sound: entry {number} is leaf {leaf} of {size}.", number=number, leaf=proof["index"], size=size)


def check_consistency(proof, key):
    """Whether the newer checkpoint only added to the older: RFC 9162, section 2.1.4.2."""
    (old, old_root), (new, new_root) = open_note(proof["old"], key), open_note(proof["new"], key)
    path = [base64.b64decode(step) for step in proof["path"]]
    path = [old_root, *path] if old & (old - 1) == 0 or (old == new and not path) else path
    index, last = old - 1, new - 1
    while index > 0 and index & 1:
        index, last = index >> 1, last >> 1
    index, last = (0, 0) if old == new else (index, last)
    if not 0 < old <= new or not path or climb(index, last, path[0], path[1:]) != (old_root, new_root):
        raise Unsound(say("The log of {new} entries does not begin with the log of {old}.", new=new, old=old))
    return say("Sound: the log of {new} entries begins with the log of {old}, unchanged.", new=new, old=old)


def check_statement(statement, key, words):
    """Whether the digest was deposited on that day and, if the words are shown, whether it is theirs."""
    if statement["format"] != "amana/statement/v1":
        raise ValueError(say("This file is no statement of a submission."))
    proof, digest = statement["proof"], statement["commitment"]
    check_inclusion(proof, key)
    lines = proof["body"].split("\n")
    if len(lines) != 11 or lines[3] != "submission.deposited":
        raise Unsound(say("The entry in this statement is no deposit of a submission."))
    if json.loads(lines[10]) != {"commitment": digest}:
        raise Unsound(say("The digest in this statement is not the one in its entry."))
    day = datetime.fromtimestamp(int(lines[9]) // 1_000_000, UTC).date().isoformat()
    size, _root = open_note(proof["checkpoint"], key)
    told = "Sound: on {day} words with the digest {digest} were deposited (leaf {leaf} of {size})."
    said = say(told, day=day, digest=digest, leaf=proof["index"], size=size)
    if words is None:
        return f"{said}\n{say('The words were not given. Nothing here says which they are.')}"
    check_words(words, digest)
    return f"{said}\n{say('These are the words that were deposited, to the letter.')}"


def check_words(shown, digest):
    """Whether the digest is that of these words with this secret."""
    if shown["format"] != "amana/words/v1":
        raise ValueError(say("This file is no copy of the words with their secret."))
    canonical = json.dumps(shown["words"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    made = sha256(b"amana/deposit/v1\x00" + bytes.fromhex(shown["salt"]) + canonical.encode()).hexdigest()
    if made != digest:
        raise Unsound(say("These are not the words that were deposited, or not the secret that belongs to them."))


# Custody: every exhibit, every event and every link is computed again, and the log vouches for each event.

EXHIBIT = "id case rank kind origin power obtained_on parent description source method file_label digest commitment"
EXHIBIT = [*EXHIBIT.split(), "registered_by", "registered_at"]
EVENT = "id exhibit rank kind noted_by to outsider place seal copy result noted_at note receiver commitment receipt"
EVENT = [*EVENT.split(), "receipt_label", "receipt_digest", "content", "previous"]


def hashed(head, row, fields):
    """The SHA-256 of a row's values, one to a line; a row with other fields is none."""
    if sorted(row) != sorted(fields) or not all(type(value) is str and "\n" not in value for value in row.values()):
        raise ValueError(say("This file is no export of custody."))
    return sha256("\n".join([head, *(row[name] for name in fields)]).encode()).hexdigest()


def check_line(number, content, events):
    """One line of custody: each event follows the one before, and says what the exhibit is; the last hash."""
    previous, stands = "-", None
    for rank, one in enumerate(events, start=1):
        row, told = one["event"], "Event {rank} of the custody of exhibit {exhibit} is not as it was written."
        made = hashed("amana/custody/v1", row, EVENT)
        if row["rank"] != str(rank) or row["previous"] != previous or made != one["hash"]:
            raise Unsound(say(told, rank=rank, exhibit=number))
        if stands not in (None, row["content"]):
            raise Unsound(say(told, rank=rank, exhibit=number))
        previous = one["hash"]
        stands = row["content"] if stands or row["kind"] == "sealed" else None
    if not events or events[-1]["event"]["content"] != content:
        raise Unsound(say("Exhibit {rank} is not what was registered.", rank=number))
    return previous


def check_entry(one, number, key):
    """The entry of the log that carries this event's hash: by the same person, at the same moment, of this exhibit."""
    row, proof = one["event"], one["proof"]
    check_inclusion(proof, key)
    lines = proof["body"].split("\n")
    facts = json.loads(lines[10]) if len(lines) == 11 else {}
    wanted = {"kind": row["kind"], "result": row["result"], "event_id": row["id"], "hash": one["hash"]}
    same = lines[4:8] == ["member", row["noted_by"], "exhibit", row["exhibit"]] and lines[9] == row["noted_at"]
    told = "The log does not vouch for event {rank} of the custody of exhibit {exhibit}."
    if proof["format"] != "amana/inclusion/v1" or not same or not wanted.items() <= facts.items():
        raise Unsound(say(told, rank=row["rank"], exhibit=number))


def check_whole(rows, lasts, key):
    """The verification of the case, in the log, held for exactly these lines: the day on which none was left out."""
    heads = sha256("\n".join(f"{pk} {lasts[pk]}" for pk in sorted(lasts)).encode()).hexdigest()
    (proof,) = [row["verification"] for row in rows if "verification" in row]
    check_inclusion(proof, key)
    lines = proof["body"].split("\n")
    ours = proof["format"] == "amana/inclusion/v1" and len(lines) == 11 and lines[3] == "exhibits.verified"
    if not ours or lines[7] != rows[0]["case"] or json.loads(lines[10])["heads"] != heads:
        raise Unsound(say("An event or an exhibit was left out: the lines are not those that were verified."))
    return datetime.fromtimestamp(int(lines[9]) // 1_000_000, UTC).date().isoformat()


def check_shown(shown, commitments, digests):
    """Words and digests of files that were shown, each held to its commitment; the digests by exhibit."""
    files = {}
    for row in shown:
        secret = bytes.fromhex(row["secret"])
        if "words" in row:
            text = json.dumps(row["words"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            made = sha256(b"amana/exhibit-words/v1\x00" + secret + text.encode()).hexdigest()
            good = made == commitments.get(row["of"])
        else:
            made = sha256(b"amana/exhibit-file/v1\x00" + secret + bytes.fromhex(row["sha256"])).hexdigest()
            good = made == digests.get(row["of"])
            files[row["sha256"]] = row["of"]
        if not good:
            raise Unsound(say("The words shown are not those that were sealed."))
    return files


def check_custody(text, key, files):
    """Every line of custody of one case, computed again and held to the log."""
    rows = [json.loads(line) for line in text.splitlines()]
    if not rows or rows[0].get("format") != "amana/custody-export/v1":
        raise ValueError(say("This file is no export of custody."))
    known = {"exhibit": {"exhibit"}, "event": {"event", "hash", "proof"}, "verification": {"verification"}}
    known |= {"words": {"of", "secret", "words"}, "sha256": {"of", "secret", "sha256"}, "end": {"end"}}
    for row in rows[1:]:
        if set(row) not in known.values():
            raise ValueError(say("This file is no export of custody."))
    if rows[-1] != {"end": len(rows)} or set(rows[0]) != {"format", "case", "exhibits"}:
        raise Unsound(say("The export was cut or lengthened."))
    exhibits = {row["exhibit"]["id"]: row["exhibit"] for row in rows if "exhibit" in row}
    events = [row for row in rows if "event" in row]
    lasts, commitments, digests = {}, {}, {}
    for pk, row in exhibits.items():
        if row["case"] != rows[0]["case"]:
            raise Unsound(say("Exhibit {rank} is not what was registered.", rank=row["rank"]))
        own = [one for one in events if one["event"]["exhibit"] == pk]
        lasts[pk] = check_line(row["rank"], hashed("amana/exhibit/v1", row, EXHIBIT), own)
        for one in own:
            check_entry(one, row["rank"], key)
        commitments |= {pk: row["commitment"]} | {one["event"]["id"]: one["event"]["commitment"] for one in own}
        digests |= {pk: row["digest"]} | {one["event"]["id"]: one["event"]["receipt_digest"] for one in own}
    if not len(exhibits) == rows[0]["exhibits"] == sum("exhibit" in row for row in rows) or {
        one["event"]["exhibit"] for one in events
    } != set(exhibits):
        raise Unsound(say("The export was cut or lengthened."))
    day = check_whole(rows, lasts, key)
    shown = [row for row in rows if "secret" in row]
    files_of = check_shown(shown, commitments, digests).items()
    named = {sha: exhibits[of]["rank"] for sha, of in files_of if of in exhibits}
    told = "Sound: {exhibits} exhibits, {events} events, all in the log, none left out on {day}. Words shown: {words}."
    said = [say(told, exhibits=len(exhibits), events=len(events), day=day, words=len(shown))]
    for name in files:
        rank = named.get(sha256(Path(name).read_bytes()).hexdigest())
        told = "{name} is the file of exhibit {exhibit}."
        told = told if rank else "{name} is the file of no exhibit whose digest is shown here."
        said.append(say(told, name=Path(name).name, exhibit=rank))
    return "\n".join(said)


def checked(asked):
    """What the check that was asked for says."""
    key = read_key(asked.key) if asked.key else None
    if asked.check == "export":
        return check_export(Path(asked.what), key, asked.checkpoints)
    if key is None:
        raise ValueError(say("Say the log's public key with --key: a proof cannot vouch for itself."))
    if asked.check == "custody":
        return check_custody(Path(asked.what).read_text(encoding="utf-8"), key, asked.files)
    proof = json.loads(Path(asked.what).read_text(encoding="utf-8"))
    if asked.check == "statement":
        words = json.loads(Path(asked.words).read_text(encoding="utf-8")) if asked.words else None
        return check_statement(proof, key, words)
    return (check_inclusion if asked.check == "inclusion" else check_consistency)(proof, key)


def main():
    global LANGUAGE
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("check", choices=["export", "inclusion", "consistency", "statement", "custody"])
    parser.add_argument("what", help="a folder or tar archive, a proof file, a statement")
    parser.add_argument("--key", help="the log's published public key")
    parser.add_argument("--checkpoints", nargs="*", default=[], help="checkpoints kept from earlier")
    parser.add_argument("--files", nargs="*", default=[], help="files, to learn whose exhibit each is")
    parser.add_argument("--words", help="the words and their secret, as their author kept them")
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    parser.add_argument("--language", choices=["en", "fr"], default="fr" if spoken.startswith("fr") else "en")
    asked = parser.parse_args()
    LANGUAGE = asked.language
    try:
        print(checked(asked))
    except Unsound as error:
        print(say("NOT SOUND. {error}", error=error))
        return 1
    except (OSError, AttributeError, KeyError, TypeError, ValueError, tarfile.TarError) as error:
        print(say("Cannot be read. {error}", error=error), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
