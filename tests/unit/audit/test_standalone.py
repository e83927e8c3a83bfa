"""The stand-alone script against the definitions of RFC 6962, tree by tree, and RFC 8032's own vectors."""

import base64
import importlib.util
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from audit.exports import SCRIPT
from audit.tree import node_hash, split

spec = importlib.util.spec_from_file_location("verify_log", SCRIPT)
script = importlib.util.module_from_spec(spec)
spec.loader.exec_module(script)

LEAVES = [sha256(bytes([number])).digest() for number in range(70)]


def root(start, stop):
    if stop - start == 1:
        return LEAVES[start]
    middle = start + split(stop - start)
    return node_hash(root(start, middle), root(middle, stop))


def inclusion(leaf, start, stop):
    if stop - start == 1:
        return []
    middle = start + split(stop - start)
    if leaf < middle:
        return [*inclusion(leaf, start, middle), root(middle, stop)]
    return [*inclusion(leaf, middle, stop), root(start, middle)]


def consistency(old, start, stop, is_whole=True):
    if old == stop:
        return [] if is_whole else [root(start, stop)]
    middle = start + split(stop - start)
    if old <= middle:
        return [*consistency(old, start, middle, is_whole), root(middle, stop)]
    return [*consistency(old, middle, stop, False), root(start, middle)]


@pytest.fixture
def unsigned(monkeypatch):
    """Checkpoints are pairs of size and root: only the paths are in question."""
    monkeypatch.setattr(script, "open_note", lambda note, key: note)


def growth(old, new, path, old_root=None):
    encoded = [base64.b64encode(step).decode() for step in path]
    proof = {"old": (old, old_root or root(0, old)), "new": (new, root(0, new)), "path": encoded}
    return script.check_consistency(proof, None)


@pytest.mark.parametrize("size", [*range(1, 20), 31, 32, 33, 63, 64, 65])
def test_every_leaf_of_every_tree_climbs_to_the_root(size):
    for leaf in range(size):
        assert script.climb(leaf, size - 1, LEAVES[leaf], inclusion(leaf, 0, size))[1] == root(0, size)


@pytest.mark.parametrize("new", [*range(1, 20), 31, 32, 33, 63, 64, 65])
def test_growth_is_shown_from_every_older_tree_and_by_no_other_path(new, unsigned):
    for old in range(1, new + 1):
        path = consistency(old, 0, new)
        assert growth(old, new, path).startswith("Sound")
        for spoilt in ([*path, LEAVES[0]], path[:-1] if path else [LEAVES[66]], [LEAVES[67], *path[1:]]):
            with pytest.raises(script.Unsound):
                growth(old, new, spoilt)
        if old < new:
            with pytest.raises(script.Unsound):
                growth(old, new, path, old_root=LEAVES[68])


@pytest.mark.parametrize(("old", "new"), [(0, 5), (-1, 3)])
def test_no_tree_grows_out_of_nothing(old, new, unsigned):
    with pytest.raises(script.Unsound):
        growth(old, new, [LEAVES[0]], old_root=LEAVES[1])


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.integers(0, 63), st.integers(1, 255))
def test_signatures_are_judged_as_the_library_that_made_them_judges(seed, message, position, change):
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), bytearray(key.sign(message))
    assert script.signed_by(public, message, bytes(signature))
    signature[position] ^= change
    assert not script.signed_by(public, message, bytes(signature))
    assert not script.signed_by(public, message + b"!", key.sign(message))


def test_the_first_vector_of_rfc_8032():
    public = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    signature = bytes.fromhex(
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
        "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    assert script.signed_by(public, b"", signature)
