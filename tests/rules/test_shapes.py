"""Each kind of file holds the same in every room, and never what it never holds (DESIGN.md, the table of files)."""

import ast

import pytest

from tests.rules.reading import DOMAIN_ROOMS, calls, dotted, functions, imported, named, public_functions, short, tree

CLOCKS = {"datetime.now", "datetime.utcnow", "timezone.now", "date.today", "time.time", "datetime.datetime.now"}

# Public functions of actions/ that are no verb: they answer a question of the verbs beside them.
NO_VERB = {
    "accounts/actions/members.py administrators": "counts",
    "cases/numbering/actions.py next_serial": "draws the next number",
    "cases/numbering/actions.py draw": "draws the next number",
    "cases/actions/cases.py awaits_feedback": "answers yes or no",
    "cases/actions/cases.py is_on_team": "answers yes or no",
    "cases/actions/ranks.py next_rank": "counts",
    "cases/interviews/actions/convoking.py first_day": "computes",
    "reporting_channels/actions/attachments.py is_there": "answers yes or no",
    "reporting_channels/actions/satisfaction.py token": "computes",
    "reporting_channels/actions/satisfaction.py is_asked": "answers yes or no",
    "reporting_channels/actions/attachments.py keep": "called by receive and answer with their own by and at",
    "reporting_channels/actions/cleanings.py keep": "called by attachments.keep",
}
# Verbs whose actor is known without being named.
ACTOR_KNOWN = {
    "cases/custody/actions/certificates.py finish": "the worker's sweep",
    "accounts/actions/members.py open_invitation": "whoever holds the link, who has no account yet",
    "accounts/actions/members.py enrol": "the member whom the link names",
    "accounts/actions/members.py reset": "the member whom the link names",
    "accounts/actions/members.py set_second_factor": "the member themselves",
    "accounts/actions/members.py replace_recovery_code": "the member themselves, by their passphrase",
    "accounts/actions/members.py reopen_key": "the member themselves, by their recovery code",
    "reporting_channels/actions/disclosures.py end_overdue": "the worker's sweep",
    "reporting_channels/actions/disclosures.py lapse_overdue": "the worker's sweep",
    "reporting_channels/actions/identities.py take_parts_out": "the worker's sweep",
    "reporting_channels/actions/erasures.py sweep": "the worker's sweep",
    "reporting_channels/actions/erasures.py carry_out": "the worker's sweep",
    "reporting_channels/actions/erasures.py finish": "the worker's sweep",
    "reporting_channels/actions/erasures.py again": "the command line, after a backup was put back",
    "reporting_channels/actions/clocks.py escalate": "the worker's sweep",
    "discipline/actions/interim.py sweep": "the worker's sweep",
    "cases/actions/early.py sweep": "the worker's sweep",
}
# Verbs that are not one transaction as a whole.
NOT_ATOMIC = {
    "cases/custody/actions/certificates.py finish": "files and keys first, then one transaction for each",
    "accounts/actions/members.py open_invitation": "reads",
    "cases/report/actions.py deliver": "what the last reading finds stays, even when it stops the delivery",
    "cases/custody/actions/verifications.py look_again": "it is verify, whose transaction must outlive the refusal",
    "discipline/actions/effects.py write_down": "called by appeals.implement, inside its transaction",
    "discipline/actions/sanctions.py annul": "called by appeals.implement, inside its transaction",
    "discipline/actions/sanctions.py replace": "called by appeals.implement, inside its transaction",
    "reporting_channels/actions/attachments.py sweep": "its task opens the transaction; files cannot be rolled back",
    "reporting_channels/actions/cleanings.py clean": "the cleaner's process runs before the transaction that stores",
    "reporting_channels/actions/cleanings.py scan": "the scanner answers before the transaction that stores",
    "reporting_channels/actions/deposits.py make": "the entry is committed before the row, so nothing ties the two",
    "reporting_channels/actions/disclosures.py end_overdue": "one transaction for each access that ends",
    "reporting_channels/actions/disclosures.py lapse_overdue": "one transaction for each request that ends",
    "reporting_channels/actions/identities.py take_parts_out": "a file is rewritten, no row",
    "reporting_channels/actions/clerk.py take_down": "it is receive, which says why",
    **dict.fromkeys(
        (f"reporting_channels/actions/minutes.py {verb}" for verb in ("correct", "agree", "refuse")),
        "a second press is caught outside the transaction that stores",
    ),
    "reporting_channels/actions/erasures.py sweep": "one transaction for each report, files and keys after it",
    "reporting_channels/actions/erasures.py carry_out": "one transaction for each report",
    "reporting_channels/actions/erasures.py finish": "files and keys first, then one transaction for each",
    "reporting_channels/actions/erasures.py again": "one transaction for each report that came back",
    "reporting_channels/actions/clocks.py escalate": "one transaction for each step passed on",
    "discipline/actions/interim.py sweep": "one transaction for each measure",
    "cases/actions/early.py sweep": "one transaction for each alert",
    "reporting_channels/actions/intake.py receive": "Argon2 runs before the transaction that stores",
    "reporting_channels/actions/messages.py answer": "a second press is caught outside the transaction that stores",
}


def _verbs():
    for path in named("actions", *DOMAIN_ROOMS):
        for function in public_functions(path):
            name = f"{short(path)} {function.name}"
            if name not in NO_VERB:
                yield name, function


def test_every_action_takes_keywords_only_with_who_and_when():
    wrong = []
    for name, function in _verbs():
        keywords = {one.arg for one in function.args.kwonlyargs}
        needed = {"at"} if name in ACTOR_KNOWN else {"by", "at"}
        if function.args.args or function.args.posonlyargs or not needed <= keywords:
            wrong.append(name)
    assert not wrong


def test_every_action_is_one_transaction_or_says_whose_it_joins():
    wrong = []
    for name, function in _verbs():
        is_atomic = any(
            ast.unparse(one).startswith(("transaction.atomic", "in_one_go")) for one in function.decorator_list
        )
        says = "inside the caller's transaction" in (ast.get_docstring(function) or "")
        if not (is_atomic or says or name in NOT_ATOMIC):
            wrong.append(name)
    assert not wrong


def test_the_listed_exceptions_still_exist():
    known = {f"{short(path)} {f.name}" for path in named("actions", *DOMAIN_ROOMS) for f in public_functions(path)}
    assert not {*NO_VERB, *ACTOR_KNOWN, *NOT_ATOMIC} - known


@pytest.mark.parametrize("kind", ["actions", "models", "policies", "states"])
def test_nobody_below_the_views_reads_the_clock(kind):
    read = [
        f"{short(path)}:{call.lineno} {name}"
        for path in named(kind, *DOMAIN_ROOMS)
        for name, call in calls(path)
        if name in CLOCKS or (name.split(".")[-1] == "localdate" and not call.args and not call.keywords)
    ]
    assert not read


def test_no_view_touches_objects():
    touched = [
        f"{short(path)}:{node.lineno}"
        for path in named("views")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager")
    ]
    assert not touched


def test_models_know_no_mail_no_log_no_signals():
    forbidden = ("django.core.mail", "django.db.models.signals", "django.dispatch", "audit.log", "django.http")
    known = [
        f"{short(path)}: {name}"
        for path in named("models")
        for name in imported(path)
        if name.startswith(forbidden) or ".actions" in name or ".views" in name
    ]
    assert not known


def test_no_model_overrides_saving_or_deleting():
    overridden = [
        f"{short(path)}: {function.name}"
        for path in named("models", *DOMAIN_ROOMS, "vault", "audit")
        for function in functions(path)
        if function.name in ("save", "delete", "full_clean") and isinstance(function.parent, ast.ClassDef)
    ]
    assert not overridden


def test_a_step_of_a_model_sets_only_itself():
    wrong = []
    for path in named("models"):
        for function in functions(path):
            if not any(ast.unparse(one).startswith("step(") for one in function.decorator_list):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
                    wrong += [f"{short(path)} {function.name}" for one in _targets(node) if not one.startswith("self.")]
    assert not wrong


def _targets(node) -> list[str]:
    found = node.targets if isinstance(node, ast.Assign) else [node.target]
    flat = [one for target in found for one in (target.elts if isinstance(target, ast.Tuple) else [target])]
    return [dotted(one) for one in flat]


def test_forms_turn_text_into_values_and_save_nothing():
    saving = [f"{short(p)}: {f.name}" for p in named("forms") for f in functions(p) if f.name == "save"]
    model_forms = [f"{short(p)}: {name}" for p in named("forms") for name in imported(p) if name.endswith("ModelForm")]
    assert not saving + model_forms


def test_no_signal_goes_between_rooms():
    allowed = {"accounts/apps.py", "config/apps.py", "machine/apps.py"}  # post_migrate: grants, edges, read-once rows
    heard = {
        short(path)
        for path in named("apps") + named("models") + named("actions") + named("views") + named("access")
        for name in imported(path)
        if "signals" in name or name.startswith("django.dispatch")
    }
    assert heard <= allowed


def test_a_task_takes_ids_and_nothing_that_people_wrote():
    wrong = []
    for path in named("tasks"):
        for function in public_functions(path):
            names = [one.arg for one in (*function.args.args, *function.args.kwonlyargs)]
            wrong += [f"{short(path)} {function.name}({n})" for n in names if n != "id" and not n.endswith("_id")]
    assert not wrong
