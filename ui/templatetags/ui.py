"""The components. `{% load ui %}`, then build pages from these and write no CSS of your own.

Forms (write `<form method="post" novalidate>` so that our own errors speak, and `enctype` for files):

    {% error_summary form %}                 above the heading's form; says nothing while there is no error
    {% form_fields form %}                   every field
    {% field form.narrative %}               one field; {% field form.name heading=True %} makes its label the page's h1
    {% button _("Send") %}                   the one primary action; tone="quiet" | "danger", name= value= icon= form=
    {% link_button _("Start") url %}         a link that looks like it; tone= icon=
    {% voice "reporter" %}                   who will read this box: reporter | team | private

A field from `ui.forms` (or `ui.forms.explain(field, ...)`) may carry why=, who=, kept=, voice=.

Getting about:

    {% back_link url %}   {% breadcrumbs trail %}   trail = [{label, url}, …], the last without url
    {% tabs lines %}      lines = [{label, url, is_current, count}]
    {% pagination page %} a django Paginator page; keeps the rest of the query string
    {% step 3 9 %}        "Question 3 of 9"
    {% language_links %}  or, in a form whose answers travel with it, {% language_buttons %} (name="language")

Saying things:

    {% notice "late" title=_("Too late") %} … {% endnotice %}      info | done | soon | late
    {% confirmation _("Sent") %} … {% endconfirmation %}           what happened; inside: what is next and when
    {% tag _("Open") "action" %}                                   plain | action | done | soon | late | sealed
    {% empty_state _("Nothing waits for you") _("New reports appear here.") %}   url= link=
    {% kept_texts %}                         on a refusing page: the long texts of the POST, to copy
    {% print_button %}                       staff only, shown where a script can print
    {% icon "clock" %}  names are in ui/icons.py; always beside a word

Sealed things:

    {% sealed_mark %}                        the mark with its word; {% sealed_mark opened=True %}
    {% sealed_text text %}                   text that was opened; by= at= say who opened it last before
    {% sealed_door url _("Open the report") %}   a closed text and the button that opens it (and records it)

Values:

    {% day value %}  {% moment value %}  {% due value %}     <time> in words; due adds "in 3 days" or "2 days late"
    {% person name %}  {% code number %}  {% prose text %}   <bdi>; left-to-right code; people's paragraphs
    {% receipt code %}                                       eight groups of four, large

Lists:

    {% summary_list rows %}   rows = [{label, value, change_url | change={name, value}, is_prose, is_sealed}]
    {% task_list tasks %}     tasks = [{label, url, state, tone, hint}]
    {% figures rows %}        rows = [{label, value, url, tone}]: a few large numbers
    {% timeline entries %}    entries = [{at, says, by, text, url, tone}]
    {% data_table columns rows caption=_("Cases") %}
                              columns = [{key, label, kind}]; kind: text code number day moment due person tag
                              rows = [{key: value, …, url}]: `url` links the first column; a tag is (text, tone)

Own tables stand in `<div class="table-room" tabindex="0" role="region" aria-label="…">`; `class="number"` on figures.
Layout: `class="two"` (two columns), `"stack"`, `"row"` (buttons in a line), `"filters"` on a GET form, `"side"` on
an aside, `"quiet"` for secondary text, `"lede"` for the first paragraph, `<details class="more">`, `"unseen"` for
words that only screen readers get. A page whose heading is a field's label empties the block `header`.
"""

from django import template
from django.forms import PasswordInput
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ui import languages, tables, words
from ui.fields import shown
from ui.icons import icon as draw_icon
from ui.spoken import attributes
from ui.typed import typed_texts
from ui.voices import VOICES

register = template.Library()

register.simple_tag(draw_icon, name="icon")
register.simple_tag(words.colon, name="colon")


@register.inclusion_tag("ui/forms/fields.html")
def form_fields(form):
    return {"form": form}


@register.inclusion_tag("ui/forms/field.html")
def field(bound, heading=False):
    return shown(bound, is_heading=heading)


@register.inclusion_tag("ui/forms/error_summary.html")
def error_summary(*forms):
    wrong = [form for form in forms if form is not None and form.is_bound and form.errors]
    bound = [part for form in wrong for part in form]
    return {
        "forms": wrong,
        "is_text_kept": not any(isinstance(part.field.widget, PasswordInput) for part in bound),
        "has_files": any(part.field.widget.needs_multipart_form for part in bound),
    }


@register.simple_tag
def error_anchor(bound):
    """The id that an error links to: the control, or the first choice of a group (the group itself has no focus)."""
    options = list(bound.subwidgets)
    return options[0].id_for_label if options else bound.id_for_label


@register.inclusion_tag("ui/parts/button.html")
def button(label, tone="primary", name="", value="", icon="", form="", formaction=""):
    return {
        "label": label,
        "tone": tone,
        "name": name,
        "value": value,
        "icon": icon,
        "form": form,
        "formaction": formaction,
    }


@register.inclusion_tag("ui/parts/link_button.html")
def link_button(label, url, tone="primary", icon=""):
    return {"label": label, "url": url, "tone": tone, "icon": icon}


@register.inclusion_tag("ui/parts/voice.html")
def voice(whose):
    title, says, picture = VOICES[whose]
    return {"whose": whose, "title": title, "says": says, "picture": picture}


@register.inclusion_tag("ui/parts/back_link.html")
def back_link(url, label=""):
    return {"url": url, "label": label}


@register.inclusion_tag("ui/parts/breadcrumbs.html")
def breadcrumbs(trail):
    return {"trail": trail}


@register.inclusion_tag("ui/parts/tabs.html")
def tabs(lines, label=""):
    return {"lines": lines, "label": label or _("Parts of this file")}


@register.inclusion_tag("ui/parts/kept.html", takes_context=True)
def kept_texts(context):
    return {"kept": typed_texts(context.get("request"))}


@register.inclusion_tag("ui/parts/print_button.html")
def print_button():
    return {}


@register.inclusion_tag("ui/parts/pagination.html", takes_context=True)
def pagination(context, page):
    return {"page": page, "request": context.get("request")}


@register.inclusion_tag("ui/parts/step.html")
def step(number, count):
    return {"number": number, "count": count}


@register.inclusion_tag("ui/parts/languages.html", takes_context=True)
def language_links(context):
    request = context.get("request")
    # After a POST a link would lose what was typed; such a page offers {% language_buttons %} instead.
    if request is None or request.method != "GET":
        return {"languages": []}
    return {"languages": [line | {"url": languages.same_page(request, line["code"])} for line in languages.lines()]}


@register.inclusion_tag("ui/parts/languages.html")
def language_buttons(form=""):
    return {"languages": languages.lines(), "as_buttons": True, "form": form}


@register.simple_block_tag
def notice(content, tone="info", title=""):
    return render_to_string("ui/parts/notice.html", {"content": content, "tone": tone, "title": title})


@register.simple_block_tag
def confirmation(content, title):
    return render_to_string("ui/parts/confirmation.html", {"content": content, "title": title})


@register.simple_tag
def tag(text, tone="plain"):
    return format_html('<strong class="tag tag-{}">{}</strong>', tone, text)


@register.inclusion_tag("ui/parts/empty_state.html")
def empty_state(title, text="", url="", link=""):
    return {"title": title, "text": text, "url": url, "link": link}


@register.inclusion_tag("ui/parts/sealed_mark.html")
def sealed_mark(word="", opened=False):
    return {"word": word, "opened": opened}


@register.inclusion_tag("ui/parts/sealed_text.html")
def sealed_text(text, by="", at=None, label=""):
    return {"text": text, "by": by, "at": at, "label": label}


@register.inclusion_tag("ui/parts/sealed_door.html")
def sealed_door(url, label="", by="", at=None):
    return {"url": url, "label": label, "by": by, "at": at}


@register.simple_tag
def day(value):
    if not value:
        return ""
    return format_html('<time datetime="{}">{}</time>', words.as_day(value).isoformat(), words.day_in_words(value))


@register.simple_tag
def moment(value):
    if not value:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words.moment_in_words(value))


@register.inclusion_tag("ui/parts/due.html")
def due(value, soon=7):
    """`soon`: how many days ahead a day counts as due soon."""
    if not value:
        return {"value": None}
    today = timezone.localdate()
    days = (words.as_day(value) - today).days
    tone = "late" if days < 0 else "soon" if days <= soon else "plain"
    return {"value": value, "tone": tone, "distance": words.distance_in_words(words.as_day(value), today)}


@register.simple_tag
def person(name):
    return format_html("<bdi>{}</bdi>", name)


@register.simple_tag
def code(number):
    return format_html('<bdi class="code" dir="ltr">{}</bdi>', number)


@register.inclusion_tag("ui/parts/prose.html")
def prose(text):
    return {"text": text, "attributes": attributes(getattr(text, "language", ""))}


@register.inclusion_tag("ui/parts/receipt.html")
def receipt(digits):
    return {"groups": words.groups_of_four(digits)}


@register.inclusion_tag("ui/parts/summary_list.html")
def summary_list(rows):
    return {"rows": rows}


@register.inclusion_tag("ui/parts/task_list.html")
def task_list(tasks):
    return {"tasks": tasks}


@register.inclusion_tag("ui/parts/figures.html")
def figures(rows):
    return {"rows": rows}


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(entries):
    return {"entries": entries}


@register.inclusion_tag("ui/parts/data_table.html")
def data_table(columns, rows, caption, is_caption_hidden=False):
    body = tables.body(columns, rows)
    return {"columns": columns, "body": body, "caption": caption, "is_caption_hidden": is_caption_hidden}
