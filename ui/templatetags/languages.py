"""Text in another language than the page: `<div {% speaking report.language %}>` gives lang and dir."""

from django import template
from django.conf import settings

from ui.spoken import attributes

register = template.Library()


@register.simple_tag
def speaking(code: str):
    """The attributes of an element whose words are in this language; nothing for one that is not known."""
    return attributes(code)


@register.filter
def of_office(texts):
    """Of a text in several languages those that the office reads, as pairs of language and words."""
    return [(code, texts[code]) for code, _name in settings.OFFICE_LANGUAGES if texts.get(code)]
