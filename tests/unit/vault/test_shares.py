import itertools
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vault import shares


@settings(max_examples=20, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.integers(2, 5), st.integers(0, 3))
def test_any_k_of_n_open_and_fewer_do_not(secret, threshold, spare):
    words = shares.split(secret, threshold, threshold + spare)
    assert all(len(share.split()) == 33 for share in words)
    assert shares.combine(words) == secret
    for chosen in itertools.islice(itertools.combinations(words, threshold), 5):
        assert shares.combine(chosen) == secret
    with pytest.raises(shares.CannotCombine):
        shares.combine(words[: threshold - 1])


def test_one_share_given_twice_counts_once():
    words = shares.split(os.urandom(32), 2, 3)
    with pytest.raises(shares.CannotCombine):
        shares.combine([words[0], words[0].upper() + " "])


def test_shares_of_two_secrets_do_not_mix():
    one, other = (shares.split(os.urandom(32), 2, 3) for _ in range(2))
    with pytest.raises(shares.CannotCombine):
        shares.combine([one[0], other[1]])


@pytest.mark.parametrize("given_", [[], [""], ["academic acid"], ["not words at all"]])
def test_nonsense_is_refused(given_):
    with pytest.raises(shares.CannotCombine):
        shares.combine(given_)


@pytest.mark.parametrize(("threshold", "count"), [(1, 3), (3, 2), (2, 17), (0, 0)])
def test_nobody_suffices_alone_and_nobody_is_asked_for_more_than_there_are(threshold, count):
    with pytest.raises(ValueError, match="threshold"):
        shares.split(os.urandom(32), threshold, count)
