"""Interim measures, people around a case, rules that count, a derogation: so that every page has something to show."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.actions import members
from cases.actions import assignments, derogations, early, histories, people
from config.story.line import Line
from config.story.people import Person
from discipline.actions import interim

ASKED = "Deux témoins travaillent sous ses ordres, et les registres de la voie 4 peuvent encore être modifiés."
TERMS = "Ne se présente plus au terminal ; badge et accès au système de mainlevée retirés ; reste joignable."
GRAVITY = "Si les faits sont établis : sommes reçues à plusieurs reprises pour une mainlevée."
PLAUSIBLE = "Une déclaration circonstanciée et le registre des mainlevées concordent pour trois dates."
AGAIN = "La nouvelle pièce confirme une date et n’en contredit aucune : les motifs demeurent."
LIFTED = "Les écritures ont été copiées et mises sous scellés : le retrait des accès n’est plus nécessaire."


def guard(walked: list[Line], people_: dict[str, Person], now: datetime) -> None:
    """Measures in every state; then who stands around a case, what the rules count, what a small office says."""
    cast = {name: one.member for name, one in people_.items()}
    lines = {one.m.until: one for one in walked if one.case is not None and one.m.until != "closed"}
    _standing(lines, cast)
    _over(lines, cast)
    interim.sweep(at=now)
    _around(lines["heard"], cast)
    _rules(cast, now)
    _small(lines["allegation"], cast, now)


def _decided(line: Line, cast: dict[str, Any], code: str, at: datetime, *, joins: bool = True) -> Any:
    head, authority = cast["mariam"], cast["salome"]
    named = {"authority": authority} if joins else {}
    subject = line.case.subjects.first()
    made = interim.propose(case=line.case, subject=subject, code=code, request=ASKED, by=head, at=at, **named)
    if joins:
        mine = line.case.assignments.get(member=authority, ended_at=None)
        assignments.declare(assignment=mine, by=authority, at=at)
    return interim.decide(
        interim_measure=made, terms=TERMS, gravity=GRAVITY, plausibility=PLAUSIBLE, by=authority, at=at
    )


def _notified(measure: Any, cast: dict[str, Any], at: datetime, proof: str = "in_person") -> Any:
    on = timezone.localdate(at)
    head = cast["mariam"]
    return interim.notify(interim_measure=measure, notified_on=on, proof=proof, is_put_off=False, by=head, at=at)


def _standing(lines: dict[str, Line], cast: dict[str, Any]) -> None:
    """One that ends within days, one that is young and was looked at again, one that waits for its decision."""
    soon = lines["delivered"]
    at = soon.m.first + timedelta(days=max(30, (timezone.now() - soon.m.first).days - 117))
    _notified(_decided(soon, cast, "suspension", at), cast, at + timedelta(days=1), "registered")
    young = lines["heard"]
    at = young.m.first + timedelta(days=35)
    measure = _notified(_decided(young, cast, "suspension", at), cast, at + timedelta(hours=3))
    look = {"occasion": "new_facts", "result": "kept", "reasons": AGAIN}
    interim.reexamine(interim_measure=measure, by=cast["salome"], at=at + timedelta(days=25), **look)
    waits = lines["exhibit"]
    interim.propose(
        case=waits.case,
        subject=waits.case.subjects.first(),
        code="badge-weapon",
        request=ASKED,
        authority=cast["salome"],
        by=cast["mariam"],
        at=timezone.now() - timedelta(days=1),
    )


def _over(lines: dict[str, Line], cast: dict[str, Any]) -> None:
    """One lifted on a ground, one that lapsed by itself while the proceeding went on."""
    lifted = lines["confirmed"]
    at = lifted.m.first + timedelta(days=40)
    measure = _notified(_decided(lifted, cast, "access-removal", at), cast, at + timedelta(hours=2))
    end = at + timedelta(days=30)
    ground = {"ground": "not_needed", "ended_on": timezone.localdate(end), "reasons": LIFTED}
    interim.lift(interim_measure=measure, by=cast["salome"], at=end, **ground)
    lapsed = lines["executed"]
    at = lapsed.case.assignments.get(member=cast["salome"]).assigned_at + timedelta(days=2)
    _notified(_decided(lapsed, cast, "suspension", at, joins=False), cast, at + timedelta(days=1))


def _around(line: Line, cast: dict[str, Any]) -> None:
    """A witness, a broker, counsel; and how they stand to the subject."""
    by, case, at = line._lead, line.case, timezone.now() - timedelta(days=4)
    day = timezone.localdate(at)
    subject = case.subjects.first()
    added = [
        people.add(case=case, name=name, part=part, company=company, since_on=day, by=by, at=at)
        for name, part, company in (
            ("Solène Inventée, cheffe de quai", "witness", "Entrepôt frigorifique du port"),
            ("Ruben Imaginaire, transitaire", "co_subject", "Transit Imaginaire SARL"),
            ("Maître Odette Feinte", "counsel", "Barreau"),
        )
    ]
    for first, second, kind, source in (
        (subject, added[0], "superior", "Organigramme du terminal."),
        (subject, added[1], "business", "Pièce 1 : trois virements."),
        (added[1], added[0], "family", "Procès-verbal d’audition."),
        (added[2], subject, "counsel", "Lettre de constitution."),
    ):
        people.relate(case=case, first=first, second=second, kind=kind, source=source, by=by, at=at)


def _rules(cast: dict[str, Any], now: datetime) -> None:
    """The head's cases enter the index; two rules count; one alert is closed with help, one is a false alarm."""
    head = cast["mariam"]
    histories.index_mine(by=head, at=now - timedelta(days=3))
    histories.give(member=cast["thierno"], by=head, at=now - timedelta(days=3))
    common = {"reviewer": head, "deputy": cast["thierno"], "by": cast["omar"], "at": now - timedelta(days=3)}
    names = {"fr": "Trois allégations en un an", "en": "Three allegations in a year"}
    early.write_rule(names=names, kind="overall", threshold=3, window_days=365, **common)
    names = {"fr": "Huit allégations dans une unité en six mois", "en": "Eight allegations in a unit in six months"}
    early.write_rule(names=names, kind="unit", threshold=8, window_days=183, **common)
    early.sweep(at=now - timedelta(days=2))
    _answered(head, now)


def _answered(head: Any, now: datetime) -> None:
    alerts = [one for rule in early.AlertRule.objects.all() for one in rule.alerts.all()]
    for alert, close in zip(alerts[:2], ("help", "false"), strict=False):
        taken = early.take_up(early_alert=alert, by=head, at=now - timedelta(days=1))
        if close == "help":
            note = "Formation proposée au poste de mainlevée ; binôme pendant trois mois."
            early.intervene(early_alert=taken, help="training", note=note, by=head, at=now - timedelta(hours=20))
        else:
            note = "Trois signalements d’un même litige de voisinage."
            early.dismiss(early_alert=taken, note=note, by=head, at=now - timedelta(hours=19))


def _small(line: Line, cast: dict[str, Any], now: datetime) -> None:
    """What a station with three people says: confirmed by another, one more waiting."""
    at = now - timedelta(days=20)
    made = derogations.propose(pair="receiver_reviewer", control="auditor_review", days=30, by=cast["omar"], at=at)
    derogations.confirm(derogation=made, by=cast["bakary"], at=at + timedelta(days=2))
    roles = ["receiver", "reviewer"]
    awa = members.change_roles(member=cast["awa"], roles=roles, by=cast["omar"], at=at + timedelta(days=3))
    why = "Au poste frontière, trois personnes en tout ; les deux autres enquêtent."
    reviewer = line.case.assignments.get(role="reviewer", ended_at=None)
    assignments.end(assignment=reviewer, by=cast["mariam"], at=at + timedelta(days=4))
    given = {"member": awa, "role": "reviewer", "pair": "receiver_reviewer", "by": cast["mariam"]}
    derogations.use(case=line.case, reasons=why, at=at + timedelta(days=4), **given)
    derogations.propose(pair="investigating_head", control="published_reasons", days=15, by=cast["omar"], at=at)
