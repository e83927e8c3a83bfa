"""The pages of figures: one theme, one year; no free filter, and no way from a figure to a case."""

from itertools import count, groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from insights import access, exporting
from insights.charts import chart
from insights.measures import THEMES
from insights.periods import next_release
from insights.publication import Table
from insights.suppression import POLICY
from insights.words import SIGN, column_names, in_words


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """Lead to the newest year that has figures, or say that there are none yet."""
    today = timezone.localdate()
    years = access.list_years(request.user, today)
    if years:
        return redirect("insights:year", years[0], THEMES[0].code)
    return render(request, "insights/none.html", {"next_release": next_release(today)})


@require_safe
def year(request: HttpRequest, number: int, theme: str) -> HttpResponse:
    """One theme of one year."""
    today = timezone.localdate()
    release = access.read_statistics(request.user, number, theme, today)
    shown = {
        "release": release,
        "groups": _groups(release),
        "columns": column_names(release.year),
        "themes": [_tab(one, release) for one in THEMES],
        "has_withheld": any(table.has_withheld for table in release.tables),
        "sign": SIGN,
        "smallest": POLICY.threshold - 1,
        "next_release": next_release(today),
    }
    return render(request, "insights/statistics.html", shown)


@require_POST
def take_away(request: HttpRequest, number: int, theme: str) -> HttpResponse:
    """The same figures as a file; an entry says who took which."""
    release = access.take_statistics(request.user, number, theme, timezone.now(), timezone.localdate())
    answer = HttpResponse(exporting.as_csv(release), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="statistics-{number}-{theme}.csv"'
    return answer


def _groups(release: access.Release) -> list[dict[str, Any]]:
    """The tables under what they are about, each with its chart and its lines in words."""
    numbers = count(1)
    groups = []
    for _code, found in groupby(release.tables, key=lambda table: table.about.code):
        tables = list(found)
        shown = [_shown(table, next(numbers)) for table in tables]
        groups.append({"about": tables[0].about, "is_delay": tables[0].breakdown is None, "tables": shown})
    return groups


def _shown(table: Table, number: int) -> dict[str, Any]:
    lines = [row for row in (*table.rows, table.total, table.shares) if row]
    return {
        "table": table,
        "chart": chart(table, number),
        "rows": [
            {
                "name": exporting.row_name(row, table),
                "is_total": row is table.total,
                "is_share": row is table.shares,
                "cells": [(cell, in_words(cell)) for cell in row.cells],
            }
            for row in lines
        ],
    }


def _tab(theme: Any, release: access.Release) -> dict[str, Any]:
    url = reverse("insights:year", args=[release.year.number, theme.code])
    return {"label": theme.label, "url": url, "is_current": theme is release.theme}
