"""What the components say to somebody who does not see the page, and what they never let through."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from tests.unit.ui.pages import Telling, page
from ui import fields
from ui import forms as ours


def drawn(source: str, **context) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_the_error_summary_takes_the_focus_and_links_to_every_field_in_error():
    form = Telling(data={"place": "\u202e"})
    html = drawn("{% error_summary form %}{% form_fields form %}", form=form)
    summary = re.search(r'<div class="error-summary"[^>]*>', html).group()
    assert 'role="alert"' in summary
    assert 'tabindex="-1"' in summary
    assert "autofocus" in summary
    anchors = re.findall(r'href="#([^"]+)"', html)
    assert len(anchors) == len(form.errors)
    for anchor in anchors:
        assert f'id="{anchor}"' in html


def test_there_is_no_summary_while_nothing_is_wrong():
    assert drawn("{% error_summary form %}", form=Telling()).strip() == ""


def test_an_error_of_the_whole_form_is_in_the_summary():
    form = Telling(data={})
    form.add_error(None, "These two do not fit together.")
    assert "These two do not fit together." in drawn("{% error_summary form %}", form=form)


def test_a_control_names_its_hint_and_its_error():
    html = drawn("{% field form.narrative %}", form=Telling(data={}))
    described = re.search(r'<textarea[^>]*aria-describedby="([^"]+)"', html).group(1).split()
    assert len(described) == 2
    for part in described:
        assert f'id="{part}"' in html
    assert 'aria-invalid="true"' in html


def test_the_question_says_why_it_is_asked_who_sees_it_and_how_long_it_is_kept():
    html = drawn("{% field form.narrative %}", form=Telling())
    for sentence in ("It is what the office will look into.", "nobody else", "Five years"):
        assert sentence in html
    assert "<details" in html


def test_choices_stand_in_a_fieldset_under_their_question():
    html = drawn("{% field form.known %}", form=Telling())
    assert re.search(r"<fieldset>\s*<legend>Do others know about it\?", html)
    assert html.count('type="radio"') == 3
    assert "Colleagues, superiors" in html


def test_optional_is_said_and_nothing_carries_an_asterisk():
    html = drawn("{% form_fields form %}", form=Telling())
    assert "(optional)" in html
    assert "*" not in html


def test_a_label_can_be_the_heading_of_its_page():
    assert re.search(
        r"<h1[^>]*><label[^>]*>What happened\?", drawn("{% field form.narrative heading=True %}", form=Telling())
    )


def test_nothing_typed_is_remembered_by_the_browser_unless_the_field_asks_for_it():
    class SignIn(forms.Form):
        sign_in = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "username"}))
        story = ours.PlainTextField()

    html = drawn("{% form_fields form %}", form=SignIn())
    assert 'autocomplete="username"' in html
    assert 'autocomplete="off"' in html
    assert 'spellcheck="false"' in html


def test_a_form_printed_bare_looks_like_the_rest():
    with_renderer = Telling(data={}, renderer=ours.Renderer())
    assert 'class="error-summary"' in str(with_renderer)
    assert 'class="field' in str(with_renderer)
    assert 'class="field' in with_renderer["place"].as_field_group()


def test_every_shape_of_field_has_its_own():
    shapes = [fields.shown(bound)["shape"] for bound in Telling()]
    assert shapes == ["area", "line", "line", "choices", "choices", "file", "checkbox"]


HOSTILE = '<img src=x onerror="alert(1)">'


@pytest.mark.parametrize(
    "source",
    [
        "{% sealed_text hostile by=hostile %}",
        "{% summary_list rows %}",
        "{% tag hostile %}",
        "{% person hostile %}",
        "{% code hostile %}",
        "{% notice title=hostile %}{{ hostile }}{% endnotice %}",
        "{% timeline entries %}",
        "{% empty_state hostile hostile %}",
        "{% button hostile name=hostile value=hostile %}",
        "{% receipt hostile %}",
        "{% data_table columns rows caption=hostile %}",
    ],
)
def test_peoples_words_are_never_markup(source):
    html = drawn(
        source,
        hostile=HOSTILE,
        rows=[{"label": HOSTILE, "value": HOSTILE, "is_prose": True}],
        entries=[{"at": timezone.now(), "says": HOSTILE, "by": HOSTILE, "text": HOSTILE}],
        columns=[{"key": "value", "label": HOSTILE, "kind": "person"}],
    )
    assert "<img" not in html
    assert 'onerror="' not in html


def test_an_opened_text_says_that_the_opening_was_recorded_and_who_opened_it_before():
    html = drawn("{% sealed_text 'words' by='Awa Diarra' at=at %}", at=datetime(2026, 3, 31, 12, 5, tzinfo=UTC))
    assert "recorded in the log" in html
    assert "<bdi>Awa Diarra</bdi>" in html
    assert "31 March 2026 at 14:05" in html


def test_a_closed_text_shows_a_door_and_what_passing_it_means():
    html = drawn("{% sealed_door '/en/open' 'Open the report' %}")
    assert 'href="/en/open"' in html
    assert "go into the log" in html
    assert "Sealed" in html


@pytest.mark.parametrize(("language", "words"), [("en", "31 March 2026"), ("fr", "31 mars 2026")])
def test_a_day_is_written_in_words_in_the_language_of_the_page(language, words):
    with translation.override(language):
        assert drawn("{% day value %}", value=date(2026, 3, 31)) == f'<time datetime="2026-03-31">{words}</time>'


def test_french_says_first_of_the_month_as_an_ordinal():
    with translation.override("fr"):
        assert "1er mai 2026" in drawn("{% day value %}", value=date(2026, 5, 1))


def test_the_summary_promises_only_what_is_kept():
    class Entering(forms.Form):
        passphrase = forms.CharField(widget=forms.PasswordInput)

    assert "still here" not in drawn("{% error_summary form %}", form=Entering(data={}))
    assert "chosen again" in drawn("{% error_summary form %}", form=Telling(data={}))


def test_a_moment_late_in_the_day_falls_on_the_offices_day():
    late = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)
    assert drawn("{% day value %}", value=late).startswith('<time datetime="2026-04-01">')


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-2, "2 days late", "tag-late"),
        (-1, "1 day late", "tag-late"),
        (0, "today", "tag-soon"),
        (3, "in 3 days", "tag-soon"),
        (30, "in 30 days", "quiet"),
    ],
)
def test_a_due_day_says_in_words_how_far_off_it_is(days, words, tone):
    html = drawn("{% due value %}", value=timezone.localdate() + timedelta(days=days))
    assert words in html
    assert tone in html


def test_no_date_is_no_words():
    assert drawn("{% day value %}{% moment value %}{% due value %}", value=None).strip() == ""


def test_a_receipt_stands_in_groups_of_four():
    assert re.findall(r"<span>(\d+)</span>", drawn("{% receipt '12345678 90123456 7890123456789012' %}")) == [
        "1234", "5678", "9012", "3456", "7890", "1234", "5678", "9012",
    ]  # fmt: skip


def test_the_progress_line_says_in_words_where_it_stands():
    html = page("file")
    assert html.count('aria-current="step"') == 1
    assert "(done)" in html
    assert "(now)" in html
    assert "(ahead)" in html
    assert "Who acts next: Investigator" in html


def test_what_cannot_be_done_says_why_and_has_no_link():
    html = page("file")
    refused = html[html.index('class="refused"') :]
    assert "One allegation has no finding yet." in refused[: refused.index("</li>")]
    assert "<a" not in refused[: refused.index("</li>")]


@pytest.mark.parametrize("whose", ["reporter", "team", "custodians", "private"])
def test_a_box_says_who_reads_it(whose):
    assert "reads this" in drawn("{% voice whose %}", whose=whose) or "you read this" in drawn(
        "{% voice whose %}", whose=whose
    )


def test_pages_of_a_list_keep_its_filters():
    from django.core.paginator import Paginator

    request = RequestFactory().get("/en/cases/?state=open&page=2")
    html = Template("{% load ui %}{% pagination page %}").render(
        Context({"page": Paginator(range(90), 10).page(2), "request": request})
    )
    assert "state=open&amp;page=3" in html
    assert "state=open&amp;page=1" in html


def test_the_language_is_switched_by_a_link_and_never_where_it_would_lose_words():
    assert 'href="/fr/sample"' in page("question")
    assert 'class="languages"' not in page("mistaken")
    assert 'name="language" value="fr"' in drawn("{% language_buttons %}")


@pytest.mark.parametrize("name", ["question", "mistaken", "sent"])
def test_a_reporters_page_has_a_way_out_and_no_script(name, settings):
    html = page(name)
    assert f'href="{settings.EXIT_URL}" rel="noreferrer' in html
    assert "does not erase" in html
    assert "<script" not in html
    assert "report" not in re.search(r"<title>(.*?)</title>", html, re.S).group(1).lower()


def test_the_demonstration_says_so_on_every_page(settings):
    assert "demo-banner" not in page("listed")
    settings.DEMO = True
    assert "demo-banner" in page("listed")
    assert "demo-banner" in page("question")


def test_a_page_in_arabic_runs_from_right_to_left():
    assert '<html lang="ar" dir="rtl">' in page("file", "ar")


def test_a_page_in_error_says_so_in_its_title():
    assert "<title>Error:" in page("mistaken")
