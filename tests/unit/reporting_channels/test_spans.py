"""Passages of a text: nothing of what is struck stays, nothing else goes, and masks follow what they cover."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reporting_channels.redacting.places import with_words, words_of
from reporting_channels.redacting.spans import (
    REMOVED,
    Span,
    SpansForged,
    found,
    merged,
    moved,
    require_apart,
    sentences,
    struck,
)

texts = st.text(alphabet="abcXYZ é\n.!?…", max_size=120)
offsets = st.lists(st.tuples(st.integers(0, 119), st.integers(1, 40)), max_size=8)


def spans_in(text, pairs):
    return merged(Span(start, min(start + length, len(text))) for start, length in pairs if start < len(text))


@given(texts, offsets)
def test_what_is_struck_is_gone_and_the_rest_stands_as_it_stood(text, pairs):
    spans = spans_in(text, pairs)
    left = struck(text, spans)
    assert left.count(REMOVED) == len(spans)
    kept = "".join(char for place, char in enumerate(text) if not any(s.start <= place < s.end for s in spans))
    assert left.replace(REMOVED, "") == kept


@given(texts, offsets)
def test_merged_passages_lie_apart_and_cover_the_same(text, pairs):
    spans = [Span(start, min(start + length, len(text))) for start, length in pairs if start < len(text)]
    joined = merged(spans)
    assert {p for s in spans for p in range(s.start, s.end)} == {p for s in joined for p in range(s.start, s.end)}
    if joined:
        assert require_apart(joined, len(text)) == joined


@given(texts)
def test_sentences_hold_every_word_once_and_in_order(text):
    cut = sentences(text)
    assert "".join("".join(text[one.start : one.end].split()) for one in cut) == "".join(text.split())
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] for one in cut)
    assert cut == sorted(cut)


@given(texts, offsets, offsets)
def test_a_mask_follows_its_words_when_others_go(text, going, hiding):
    gone, masks = spans_in(text, going), spans_in(text, hiding)
    left = struck(text, gone)
    for mask in masks:
        there = moved(mask, gone)
        assert 0 <= there.start <= there.end <= len(left)
        seen = "".join(
            text[place] for place in range(mask.start, mask.end) if not any(s.start <= place < s.end for s in gone)
        )
        assert left[there.start : there.end].replace(REMOVED, "") == seen


@pytest.mark.parametrize(
    "spans",
    [[], [Span(-1, 2)], [Span(3, 3)], [Span(4, 2)], [Span(0, 11)], [Span(0, 4), Span(3, 6)], [Span(1, 2), Span(1, 2)]],
)
def test_forged_offsets_are_refused(spans):
    with pytest.raises(SpansForged):
        require_apart(spans, 10)


@given(texts, st.text(alphabet="abcXYZ é", min_size=1, max_size=5))
def test_exact_words_are_found_wherever_they_stand(text, words):
    assume(words.strip())
    spans = found(text, words)
    assert all(text[one.start : one.end].lower() == words.strip().lower() for one in spans)
    assert bool(spans) == (words.strip().lower() in text.lower())


def test_every_text_of_an_answer_has_a_way_to_it():
    answers = {"who": "Kim", "persons": [{"name": "Lee", "function": "clerk", "relation": "did"}], "at": {"year": 2024}}
    assert dict(words_of(answers)) == {"who": "Kim", "persons/0/name": "Lee", "persons/0/function": "clerk"}
    changed = with_words(answers, "persons/0/name", "gone")
    assert changed["persons"][0] == {"name": "gone", "function": "clerk", "relation": "did"}
    assert answers["persons"][0]["name"] == "Lee"
    for nowhere in ("persons/9/name", "persons/x/name", "nobody", "who/0/name"):
        assert with_words(answers, nowhere, "gone").get("who", "Kim") in ("Kim", "gone")
