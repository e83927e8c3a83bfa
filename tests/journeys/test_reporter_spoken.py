"""What stands in another language than the page says in which: a screen reader speaks it right, its order holds."""

import re
from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from django.utils import translation

from tests.factories.questionnaires import published
from tests.factories.reporter_site import Page, Reporter, settle_on
from tests.factories.reporting_channels import channel
from ui.spoken import Spoken

pytestmark = pytest.mark.django_db
DATA = re.compile(r"Asks \w+\?|Why \w+\.|Words \w+|Every kind|One of each|For everybody|Channel \d|^Facts|^The rest")
VOID = {"input", "link", "meta", "img", "br", "hr"}


class Speaking(HTMLParser):
    """Each text of a page with the language and direction of the element around it that says one."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.around: list[tuple[str, str, str]] = []
        self.said: list[tuple[str, str, str]] = []
        self.feed(page.html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        assert not [name for name, value in attrs if "<" in (value or "") or "<" in name], given
        _tag, language, direction = self.around[-1] if self.around else ("", "", "")
        if tag not in VOID:
            self.around.append((tag, given.get("lang", language), given.get("dir", direction)))

    def handle_endtag(self, tag):
        while self.around and self.around.pop()[0] != tag:
            pass

    def handle_data(self, text):
        if DATA.search(text.strip()):
            self.said.append((text.strip(), *self.around[-1][1:]))


def test_an_arabic_page_marks_the_english_of_a_channel_and_a_questionnaire(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settle_on(settings)
    published()
    published("other")
    channel(code="operators", questionnaires=("every-kind", "other"))
    ama, met = Reporter("ar"), set()
    ama.look("tell/")
    for answer in ({"channel": "operators"}, {"topic": "every-kind"}, {"what": "لا"}, {"paid": "yes"}, *[{}] * 12):
        said = Speaking(ama.page).said
        met |= {text for text, _language, _direction in said}
        assert {(language, direction) for _text, language, direction in said} <= {("en", "ltr")}, said
        if ama.page.hidden.get("page") == "check":
            break
        ama.press(**answer)
    assert ama.page.hidden.get("page") == "check"
    for known in ("For everybody.", "One of each.", "Facts", "Asks what?", "Why what.", "Words yes", "Asks proof?"):
        assert known in met, known


def test_words_mark_themselves_only_where_the_page_speaks_another_language():
    template, words = Template("<p>{{ words }}</p>"), Spoken("Le quai <3", "fr")
    with translation.override("fr"):
        assert template.render(Context({"words": words})) == "<p>Le quai &lt;3</p>"
    with translation.override("ar"):
        marked = '<p><span lang="fr" dir="ltr">Le quai &lt;3</span></p>'
        assert template.render(Context({"words": words})) == marked
        plain = Template('<i title="{{ words|force_escape }}"></i>').render(Context({"words": words}))
        assert plain == '<i title="Le quai &lt;3"></i>'
