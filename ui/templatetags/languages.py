"""Text in another language than the page: `<div {% speaking report.language %}>` gives lang and dir."""

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language_info

register = template.Library()


@register.simple_tag
def speaking(code: str):
    """The attributes of an element whose words are in this language; nothing for one that is not known."""
    try:
        is_bidi = get_language_info(code)["bidi"]
    except KeyError:
        return ""
    return format_html('lang="{}" dir="{}"', code, "rtl" if is_bidi else "ltr")


@register.filter
def of_office(texts):
    """Of a text in several languages those that the office reads, as pairs of language and words."""
    return [(code, texts[code]) for code, _name in settings.OFFICE_LANGUAGES if texts.get(code)]
