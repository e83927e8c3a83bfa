"""A living style guide: sample pages built from the components alone, for the tests and for the eyes."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.urls import resolve
from django.utils import timezone, translation

from ui import forms as fields

NOON = datetime(2026, 3, 31, 12, 5, tzinfo=UTC)


class Telling(forms.Form):
    """The reporter's form, one of each kind of field."""

    narrative = fields.MultilineField(
        label="What happened?",
        help_text="Begin where you like. Leave out what would show who you are.",
        why="It is what the office will look into.",
        who="The two members who receive reports, nobody else.",
        kept="Five years after the matter is closed, then destroyed.",
    )
    place = fields.PlainTextField(label="Where did it happen?", required=False)
    began_on = fields.DayField(label="When did it begin?", help_text="About the day is enough.", required=False)
    known = fields.RadioField(
        label="Do others know about it?",
        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "I do not know")],
        hints={"yes": "Colleagues, superiors, the press, anybody."},
    )
    kinds = fields.ManyField(
        label="What is it about?", choices=[("bribe", "A bribe"), ("threat", "A threat"), ("other", "Something else")]
    )
    paper = forms.FileField(label="Is there a paper or a picture?", required=False)
    agreed = fields.CheckboxField(label="I have read what protects me", help_text="You can read it again at any time.")


class Search(forms.Form):
    """A list's filters."""

    q = forms.CharField(label="Number or word", required=False, widget=forms.TextInput(attrs={"type": "search"}))
    state = fields.SelectField(label="State", choices=[("", "All"), ("open", "Open")], required=False)


QUESTION = """{% extends "ui/reporter.html" %}{% load ui %}
{% block title %}Question 3{% endblock %}{% block back %}{% back_link "/en/" %}{% endblock %}
{% block header %}{% error_summary form %}{% step 3 9 %}<h1>Tell us what happened</h1>{% endblock %}
{% block content %}<p class="lede">Nobody sees what you write here before you send it.</p>
<form method="post" novalidate>{% form_fields form %}
<div class="row">{% button "Continue" %}{% button "Save as draft" tone="quiet" name="keep" value="1" %}</div></form>
{% endblock %}"""

SENT = """{% extends "ui/reporter.html" %}{% load ui %}
{% block title %}Sent{% endblock %}{% block header %}{% endblock %}
{% block content %}{% confirmation "Your report has arrived" %}
<p>We confirm it within seven days. You hear what became of it within three months.</p>{% endconfirmation %}
<h2>Your receipt</h2><p>It is the only way back to your report. We show it once and keep no copy.</p>
{% receipt code %}
{% notice "soon" title="Write it down now" %}<p>Whoever holds this number can read your report.</p>{% endnotice %}
<h2>What you told us</h2>{% summary_list rows %}
<h2>What happens next</h2>{% task_list tasks %}
{% endblock %}"""

LISTED = """{% extends "ui/staff.html" %}{% load ui %}
{% block title %}Cases{% endblock %}{% block heading %}Cases{% endblock %}
{% block content %}{% figures counts %}
<form class="filters" method="get">{% form_fields search %}{% button "Search" tone="quiet" icon="search" %}</form>
{% data_table columns rows caption="Cases open to you" %}{% pagination page %}
<h2>Searches of the team</h2>{% empty_state "No search is saved yet" "Set the filters above and give them a name." %}
{% endblock %}"""

FILE = """{% extends "ui/staff.html" %}{% load ui %}
{% block title %}2026-0042{% endblock %}
{% block breadcrumbs %}{% breadcrumbs trail %}{% endblock %}
{% block header %}
<h1>Case {% code "2026-0042" %} {% tag "Investigation" "action" %} {% sealed_mark %}</h1>{% endblock %}
{% block content %}{% include "ui/parts/progress_line.html" %}{% tabs lines %}
{% notice "late" title="The acknowledgement is three days late" %}<p>The directive allows seven days.</p>{% endnotice %}
{% sealed_text text by="Awa Diarra" at=noon label="The report" %}
{% sealed_door "/en/" "Open the interview" %}
<h2>What is known</h2>{% summary_list rows %}
<h2>Timeline</h2>{% timeline entries %}
<form method="post" novalidate>
{% voice "reporter" %}{% voice "private" %}{% button "Issue the letter" tone="danger" %}</form>{% endblock %}
{% block aside %}
<aside class="side" aria-label="Next steps">{% include "ui/parts/actions.html" %}
<h2>Due</h2><p>{% due soon %}</p><p>{% due late %}</p><p>{% moment noon %}</p></aside>{% endblock %}"""


def _context(request) -> dict:
    today = timezone.localdate()
    late, soon, far = (today + timedelta(days=days) for days in (-3, 4, 40))
    row = {"number": "2026-0042", "unit": "Customs, port", "person": "Awa Diarra", "url": "/en/cases/1"}
    stations = [
        {"label": "Opened", "state": "passed"},
        {"label": "Assigned", "state": "passed"},
        {
            "label": "Investigation",
            "state": "current",
            "says": "Being looked into",
            "owner_label": "Investigator",
            "due": soon,
        },
        {"label": "Finding", "state": "ahead"},
        {"label": "Referral", "state": "ahead"},
        {"label": "Decision", "state": "ahead"},
        {"label": "Closed", "state": "ahead"},
    ]
    return {
        "form": Telling(data=request.POST) if request.method == "POST" else Telling(),
        "search": Search(),
        "user": SimpleNamespace(is_authenticated=True, name="Moussa Keïta"),
        "navigation": [
            {"label": "My work", "url": "/en/", "is_current": False},
            {"label": "Reports", "url": "/en/reports/", "is_current": False},
            {"label": "Cases", "url": "/en/cases/", "is_current": True},
            {"label": "Proceedings", "url": "/en/discipline/", "is_current": False},
            {"label": "Statistics", "url": "/en/statistics/", "is_current": False},
        ],
        "code": "12345678901234567890123456789012",
        "rows": [
            {
                "label": "What happened",
                "value": "Two paragraphs.\n\nAs they were written.",
                "is_prose": True,
                "change_url": "/en/",
            },
            {"label": "Where", "value": "At the port", "change": {"name": "go", "value": "place"}},
            {"label": "Who you are", "value": "", "is_sealed": True, "change_url": "/en/"},
        ],
        "tasks": [
            {"label": "Read the receipt back", "url": "/en/", "state": "To do", "tone": "action", "hint": "One minute"},
            {"label": "Add a file", "state": "Not yet possible"},
        ],
        "counts": [
            {"label": "Waiting for me", "value": 4, "url": "/en/"},
            {"label": "Late", "value": 1, "url": "/en/", "tone": "late"},
            {"label": "Changed since Monday", "value": 12},
        ],
        "columns": [
            {"key": "number", "label": "Number", "kind": "code"},
            {"key": "unit", "label": "Unit"},
            {"key": "person", "label": "Investigator", "kind": "person"},
            {"key": "state", "label": "State", "kind": "tag"},
            {"key": "due", "label": "Next date", "kind": "due"},
            {"key": "count", "label": "Allegations", "kind": "number"},
        ],
        "page": Paginator(range(100), 10).page(3),
        "trail": [{"label": "Cases", "url": "/en/cases/"}, {"label": "2026-0042"}],
        "lines": [
            {"label": "Allegations", "url": "/en/a", "is_current": True, "count": 3},
            {"label": "Team", "url": "/en/b", "count": 2},
            {"label": "Documents", "url": "/en/c"},
        ],
        "text": "The container was opened on Monday.\n\nحُرِّر يوم الاثنين",
        "noon": NOON,
        "soon": soon,
        "late": late,
        "stations": stations,
        "entries": [
            {"at": NOON, "says": "opened the case", "by": "Awa Diarra", "tone": "action"},
            {"at": NOON, "says": "asked the reporter a question", "by": "Moussa Keïta", "text": "Which gate was it?"},
        ],
        "actions": [
            {
                "label": "Propose a finding",
                "url": "/en/do",
                "allowed": True,
                "is_primary": True,
                "consequence": "A second person confirms it.",
            },
            {"label": "Suspend", "url": "/en/do", "allowed": True},
            {"label": "Close", "allowed": False, "why": "One allegation has no finding yet."},
        ],
    } | {
        "table": [
            row | {"state": ("Open", "action"), "due": late, "count": 3},
            row
            | {
                "number": "2026-0043",
                "unit": "Tax office, Kayes",
                "state": ("Proceeding", "plain"),
                "due": soon,
                "count": 12,
            },
            row | {"number": "2026-0044", "state": ("Closed", "done"), "due": far, "count": 1},
        ]
    }


PAGES = {"question": QUESTION, "mistaken": QUESTION, "sent": SENT, "listed": LISTED, "file": FILE}


def page(name: str, language: str = "en") -> str:
    """The HTML of a sample page in a language; `mistaken` is the question sent back with errors."""
    factory = RequestFactory()
    path = f"/{language}/sample"
    request = factory.post(path, {"place": "a\u202eb", "began_on": "soon"}) if name == "mistaken" else factory.get(path)
    with translation.override(language):
        request.resolver_match = resolve(path)
        context = _context(request)
        if name == "listed":
            context["rows"] = context["table"]
            del context["form"]
        return engines["django"].from_string(PAGES[name]).render(context, request)
