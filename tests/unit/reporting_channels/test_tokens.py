"""What travels through the reporter's browser: nobody reads it, nobody changes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting_channels import tokens
from reporting_channels.drafts import Draft
from reporting_channels.tokens import TokenForged

texts = st.text(max_size=300)


@given(texts, texts)
def test_what_was_sealed_comes_back_as_it_was(name, text):
    content = {"name": name, "text": text}
    assert tokens.unseal("amana/test", tokens.seal("amana/test", content)) == content


@given(st.text(max_size=200))
def test_anything_else_is_refused_with_a_sentence(token):
    with pytest.raises(TokenForged):
        tokens.unseal("amana/test", token)


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_one_changed_byte_is_enough(place, change):
    import base64

    raw = bytearray(base64.urlsafe_b64decode(tokens.seal("amana/test", {"a": "b"})))
    raw[place % len(raw)] ^= change
    with pytest.raises(TokenForged):
        tokens.unseal("amana/test", base64.urlsafe_b64encode(bytes(raw)).decode())


def test_a_token_of_one_page_is_none_of_another():
    with pytest.raises(TokenForged):
        tokens.unseal("amana/draft/v1", tokens.seal("amana/open/v1", {"a": "b"}))


@given(texts, texts)
def test_a_draft_survives_the_way_through_the_browser(what, name):
    draft = Draft(channel="public", answers={"what": what}, name=name)
    read = Draft.unsealed(draft.sealed())
    assert (read.answers, read.name, read.receipt, read.submission) == (
        {"what": what},
        name,
        draft.receipt,
        draft.submission,
    )
    assert not read.is_old


def test_a_draft_shows_nothing_of_itself():
    draft = Draft(answers={"what": "Canary"}, name="Canary")
    assert "Canary" not in repr(draft)
    assert draft.receipt not in repr(draft)
    assert "Canary" not in draft.sealed()


def test_sizes_say_little():
    short, longer = Draft(answers={"what": "a"}), Draft(answers={"what": "a" * 40})
    assert abs(len(short.sealed()) - len(longer.sealed())) <= 344  # one step of 256 bytes, in base64


def test_each_purpose_and_each_site_has_a_key_of_its_own(settings):
    sealed = tokens.seal("amana/open/v1", {"a": "b"})
    settings.DRAFT_KEY = bytes(range(32))
    with pytest.raises(TokenForged):
        tokens.unseal("amana/open/v1", sealed)
