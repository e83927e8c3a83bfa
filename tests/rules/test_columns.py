"""Every column says whom it may be shown to; every time says who; nothing that people typed about a case lies open."""

import re

import pytest
from django.apps import apps
from django.db import models

from audit.checks import RowConditions
from config.classification import FOREIGN, MODELS
from machine.models import MODELS as STATEFUL
from tests.rules.canaries import sealed_columns, sealed_contracts
from tests.rules.reading import ROOMS

LINE = ("reporting_channels", "cases", "discipline")  # rooms where people type about a matter
# Texts that the office publishes; nobody types a matter into them.
TEXTS_OF_THE_OFFICE = {
    "reporting_channels.QuestionnaireVersion": "the words of the questions, read by every reporter",
    "reporting_channels.Erasure": "the certificate: codes, months and digests, written by the worker",
}
LONGEST_CODE = 80  # characters: what is longer is no code

OURS = [m for m in apps.get_models(include_auto_created=True) if m._meta.app_label in ROOMS]


def _label(model) -> str:
    return f"{model._meta.app_label}.{model.__name__}"


def _columns(*rooms: str):
    for model in OURS:
        if not rooms or model._meta.app_label in rooms:
            yield from ((model, field) for field in model._meta.local_fields)


def test_every_model_is_classified_and_no_other():
    assert {_label(model) for model in OURS} == set(MODELS)
    assert {_label(m) for m in apps.get_models(include_auto_created=True)} - set(MODELS) <= set(FOREIGN)


@pytest.mark.parametrize("model", OURS, ids=_label)
def test_every_column_has_exactly_one_class(model):
    classed = MODELS[_label(model)]
    names = {field.name for field in model._meta.local_fields}
    assert classed.names - names == set(), "a column that is no more"
    assert {name for name in names if len(classed.of(name)) != 1} == set()
    assert all(len(reason) > 10 for reason in classed.personal.values())


def test_what_is_sealed_is_called_sealed():
    wrong = [f"{_label(m)}.{f.name}" for m, f in sealed_columns() if MODELS[_label(m)].of(f.name) != {"sealed"}]
    assert not wrong


def test_what_people_type_about_a_matter_is_sealed():
    """In the rooms of the line a text column is a code: short, chosen from a list, never typed."""
    typed = [
        f"{_label(model)}.{field.name}"
        for model, field in _columns(*LINE)
        if (isinstance(field, models.TextField) and _label(model) not in TEXTS_OF_THE_OFFICE)
        or (isinstance(field, models.CharField) and (field.max_length or 0) > LONGEST_CODE)
        or isinstance(field, models.EmailField | models.URLField | models.FileField)
    ]
    assert not typed


def test_structured_columns_of_the_line_are_listed():
    """JSON has no length: each such column says what stands in it."""
    held = {f"{_label(m)}.{f.name}" for m, f in _columns(*LINE) if isinstance(f, models.JSONField)}
    assert held == set(JSON)


JSON = {
    "reporting_channels.Erasure.counts": "how many rows and files went, and two months",
    "reporting_channels.Channel.names": "the channel's name by language, public",
    "reporting_channels.Channel.notices": "what a reporter must know, by language, public",
    "reporting_channels.Channel.addresses": "where people can come or write, by language, public",
    "reporting_channels.Channel.directions": "how the place is found, by language, public",
    "reporting_channels.ChannelChange.terms": "what the channel would become, as in a version",
    "reporting_channels.ChannelVersion.terms": "what the channel was: its public texts, codes and members' ids",
    "reporting_channels.ReplyTemplate.names": "the text's name by language, the office's own",
    "reporting_channels.ReplyTemplate.texts": "the office's words for any reporter, about no matter",
    "reporting_channels.Tag.names": "the label by language, the office's own",
    "cases.PlanTemplate.body": "a ready plan by language, the office's own words about no matter",
    "cases.SavedSearch.filters": "codes, ids and days of the case list's filters",
    "cases.Finding.label": "the pinned profile's words",
    "cases.Finding.definition": "the pinned profile's words",
    "cases.Finding.standard": "the pinned profile's words",
    "cases.AlertRule.names": "the rule's name by language, the office's own",
    "discipline.InterimMeasure.known": "how many exhibits, records and findings lay in the file on that day",
    "discipline.Decision.parameters": "numbers within the scale's bounds",
    "discipline.Round.parameters": "numbers within the scale's bounds",
    "discipline.Opinion.parameters": "numbers within the scale's bounds",
    "discipline.Sanction.parameters": "numbers within the scale's bounds",
    "discipline.Appeal.varied_parameters": "numbers within the scale's bounds",
}


def test_every_contract_is_unique_and_named_after_one_column():
    contracts = [field.contract for _model, field in sealed_columns()]
    assert len(contracts) == len(set(contracts)) == len(sealed_contracts())


def test_every_sealed_column_belongs_to_a_row_with_an_id_of_its_own():
    """The row's id is part of what is authenticated, so it must exist before the row is saved."""
    for model, _field in sealed_columns():
        assert isinstance(model._meta.pk, models.UUIDField), model
        assert model._meta.pk.default is not models.NOT_PROVIDED


def test_every_time_has_its_who():
    silent = []
    for model, field in _columns():
        if not field.name.endswith("_at") or f"{_label(model)}.{field.name}" in WITHOUT_WHO:
            continue
        who = field.name.removesuffix("_at") + "_by"
        if who not in {one.name for one in model._meta.local_fields}:
            silent.append(f"{_label(model)}.{field.name}")
    assert not silent


# Times that nobody of the office stands behind, or whose who stands elsewhere.
WITHOUT_WHO = {
    **dict.fromkeys(
        (
            "vault.Compartment.created_at",
            "vault.Compartment.destroyed_at",
            "vault.Grant.given_at",
            "vault.Grant.revoked_at",
            "vault.Quorum.created_at",
            "vault.Quorum.retired_at",
        ),
        "the vault lies below accounts and knows no member; the entry of the log says who",
    ),
    **dict.fromkeys(
        (
            "reporting_channels.ReportPermission.listed_at",
            "reporting_channels.IdentityDisclosurePermission.listed_at",
            "cases.CasePermission.listed_at",
            "cases.HistoryPermission.listed_at",
            "cases.RecommendationPermission.listed_at",
            "discipline.ProceedingPermission.listed_at",
        ),
        "a copied sort key, not an act",
    ),
    **dict.fromkeys(
        (
            "discipline.Limit.computed_at",
            "discipline.LimitNotice.told_at",
            "discipline.Recomputation.began_at",
            "discipline.Recomputation.finished_at",
        ),
        "the worker does it",
    ),
    "discipline.LimitNotice.seen_at": "seen by the member whom the notice is for",
    "accounts.Invitation.expires_at": "a limit, not an act",
    "accounts.Invitation.used_at": "used by the member whom the invitation is for",
}


def test_a_time_that_may_be_empty_is_set_together_with_its_who():
    loose = []
    for model, field in _columns():
        who = field.name.removesuffix("_at") + "_by"
        names = {one.name: one for one in model._meta.local_fields}
        if not field.name.endswith("_at") or who not in names or not (field.null or names[who].null):
            continue
        if f"{_label(model)}.{field.name}" not in ONE_WITHOUT_THE_OTHER and not _tied(model, field.name, who):
            loose.append(f"{_label(model)}.{field.name}")
    assert not loose


ONE_WITHOUT_THE_OTHER = {
    "reporting_channels.IdentityDisclosure.lapsed_at": "the worker ends a request that came to nothing",
    "reporting_channels.ReplyTemplate.changed_at": "the ready ones come from the command line",
    "reporting_channels.Tag.changed_at": "the ready ones come from the command line",
    "accounts.Invitation.issued_at": "the first administrator is founded from the command line",
    "procedures.ProcedureVersion.loaded_at": "loaded from the command line",
    "discipline.Recomputation.asked_at": "the operator changes calendars from the command line too",
    "reporting_channels.QuestionnaireVersion.drafted_at": "drafted from the command line at set-up",
    "reporting_channels.ChannelVersion.made_at": "the first channels are set up from the command line",
    "reporting_channels.IdentityDisclosure.ended_at": "the worker ends an access whose time is over",
}


def _conditions_of(model):
    """The constraints of a model, those held together one by one."""
    for constraint in model._meta.constraints:
        yield from constraint.each if isinstance(constraint, RowConditions) else (constraint,)


def _tied(model, at: str, by: str) -> bool:
    """Whether some check constraint names both columns."""
    for constraint in _conditions_of(model):
        if isinstance(constraint, models.CheckConstraint):
            named = {name.split("__")[0] for name, _value in _leaves(constraint.condition)}
            if {at, by} <= named:
                return True
    return False


def _leaves(condition):
    for child in getattr(condition, "children", ()):
        if isinstance(child, tuple):
            yield child
        else:
            yield from _leaves(child)


def test_nothing_that_something_refers_to_can_be_deleted():
    loose = {
        f"{_label(model)}.{field.name}": field.remote_field.on_delete.__name__
        for model, field in _columns()
        if field.is_relation and field.remote_field.on_delete is not models.PROTECT
    }
    assert set(loose) <= set(NOT_PROTECTED), loose


NOT_PROTECTED = {
    # Django's own tables of many-to-many pairs; database roles have no DELETE on any of them.
    **dict.fromkeys(
        (
            "discipline.Decision_proved_charges.decision",
            "discipline.Decision_proved_charges.charge",
        ),
        "Django's pair table",
    ),
}


def test_every_id_that_leaves_the_office_tells_no_time():
    """UUIDv4: a time-ordered id tells when somebody spoke."""
    import uuid

    for model in OURS:
        if isinstance(model._meta.pk, models.UUIDField):
            assert model._meta.pk.default is uuid.uuid4, model


def test_every_stateful_model_has_one_protected_state():
    for model in STATEFUL.values():
        field = model._meta.get_field("state")
        assert field.protected
        assert field.machine is model.machine


def test_public_columns_hold_no_reference_to_a_person():
    named = [
        f"{_label(model)}.{field.name}"
        for model, field in _columns()
        if MODELS[_label(model)].of(field.name) == {"public"}
        and field.is_relation
        and field.related_model._meta.label == "accounts.Member"
    ]
    assert not named


def test_column_names_are_times_days_and_questions_by_their_ending():
    wrong = []
    for model, field in _columns():
        if isinstance(field, models.DateTimeField) and not re.search(r"(_at|^at|_until)$", field.name):
            wrong.append(f"{_label(model)}.{field.name}: a time ends in _at")
        elif type(field) is models.DateField and not re.search(r"(_on|^on|_from)$", field.name):
            wrong.append(f"{_label(model)}.{field.name}: a day ends in _on")
        elif isinstance(field, models.BooleanField) and not field.name.startswith(("is_", "are_", "may_", "under_")):
            wrong.append(f"{_label(model)}.{field.name}: a yes or no begins with is_, are_ or may_")
    assert not wrong
