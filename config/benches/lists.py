"""The case list of a member who may see 200 of N: what a million costs beside ten thousand, plain SQL and guardian.

Two offices stand side by side in two schemas, so that both sizes are measured in turns over one connection.
"""

from __future__ import annotations

import uuid

from django.contrib.auth.models import Group
from django.db import connection, models
from django.utils import timezone
from guardian.shortcuts import get_objects_for_user

from accounts.codenames import permission_for
from accounts.models import Member
from audit.actors import OPERATOR
from cases.listing import query
from cases.listing.filters import Filters
from cases.lists import PAGE
from cases.models import Case
from config.benches.figures import Figure, Ground, in_turns, ratio
from config.embedded import DATABASE, OWNER
from procedures.actions import versions
from procedures.loading import PROFILES

FEW, MANY = "few", "public"
SEEN = 200  # cases that the member may open, spread over the years
COLLEAGUES = 400
PERMISSIONS = 3  # of each case
_TABLES = ("cases_case", "cases_casepermission")
_COLLEAGUES = """
    INSERT INTO accounts_member (id, password, sign_in, name, roles, language, unit)
    SELECT gen_random_uuid(), '!', 'bench' || n, 'Member ' || n, '{investigator}', 'fr', ''
    FROM generate_series(1, %s) n
"""
_CASES = """
    INSERT INTO cases_case (id, state, outcome, year, serial, number, unit, category, procedure_id,
        compartment_id, facts, opened_at, opened_by_id)
    SELECT gen_random_uuid(), (ARRAY['preliminary', 'investigation', 'referred', 'discipline'])[1 + n %% 4],
        '', 2000 + n / 100000, 1 + n %% 100000, 'B' || n, 'north-gate', 'corruption', %(procedure)s,
        gen_random_uuid(), decode('01' || repeat(md5(n::text), 34), 'hex'),
        timestamptz '2000-01-01' + n * interval '13 minutes', %(member)s
    FROM generate_series(1, %(count)s) n
"""
# The member's 200 lie at even distances; every case has three colleagues on it, none of them twice. The grants that
# the rows name are not loaded: no list reads one, and three million sealed keys are four gigabytes.
_PERMISSIONS = """
    WITH colleague AS (
        SELECT row_number() OVER (ORDER BY sign_in) - 1 AS rank, id FROM accounts_member WHERE id <> %(member)s
    ), numbered AS (
        SELECT id, opened_at, row_number() OVER (ORDER BY opened_at) AS n FROM cases_case
    ), given AS (
        SELECT c.id, c.opened_at, m.id AS member
        FROM numbered c CROSS JOIN generate_series(1, %(each)s) turn
        JOIN colleague m ON m.rank = (c.n * 7 + turn * 131) %% %(colleagues)s
        UNION ALL
        SELECT c.id, c.opened_at, %(member)s FROM numbered c WHERE c.n %% %(step)s = 0
    )
    INSERT INTO cases_casepermission (user_id, permission_id, content_object_id, grant_id, listed_at)
    SELECT member, %(permission)s, id, gen_random_uuid(), opened_at FROM given
"""
_COVERED = """
    SELECT c.* FROM (
        SELECT content_object_id, listed_at FROM cases_casepermission
        WHERE user_id = %s ORDER BY listed_at DESC, content_object_id LIMIT %s
    ) k JOIN cases_case c ON c.id = k.content_object_id ORDER BY k.listed_at DESC, k.content_object_id
"""


class Usual(Member):
    """A member as guardian's users are unless somebody takes care: they may be in groups, and so may the permission."""

    class Meta:
        proxy = True
        app_label = "config"

    @property
    def groups(self) -> models.QuerySet[Group]:
        """The groups of the same name: there are none, but the query must look."""
        return Group.objects.filter(name=self.sign_in)


def measure(ground: Ground) -> list[Figure]:
    """List, plain SQL and guardian at both sizes, in turns."""
    member = Member.objects.create(sign_in="bench", name="Bench", roles=["investigator"])
    _load(ground, member)
    usual = Usual.objects.get(pk=member.pk)
    works = {
        "list, few": lambda: _in(FEW, _list, member),
        "list, many": lambda: _in(MANY, _list, member),
        "plain": lambda: _in(MANY, _plain, member),
        "guardian": lambda: _in(MANY, _guardian, usual),
        "without groups": lambda: _in(MANY, _guardian, member),
    }
    answers = {name: work() for name, work in works.items()}
    _require_same(answers)
    taken = in_turns(works, ground.size(41, 5))
    return _figures(taken, f"{ground.size(1_000_000, 4_000):,} cases", f"{ground.size(10_000, 2_000):,}")


def _figures(taken: dict[str, list[float]], many: str, few: str) -> list[Figure]:
    return [
        Figure(
            "list at a million",
            f"page of {PAGE} and its count: {many} over {few}",
            ratio(taken, "list, many", "list, few"),
            target=1.25,
        ),
        Figure(
            "list over plain SQL",
            "the same, over SQL by the covering index that fetches the same rows",
            ratio(taken, "list, many", "plain"),
            target=4,
        ),
        Figure(
            "guardian over list",
            f"get_objects_for_user as it comes, over list_cases, at {many}",
            ratio(taken, "guardian", "list, many"),
            target=60,
            is_ceiling=False,
            digits=0,
        ),
        Figure(
            "guardian without groups",
            "the same where a user can be in no group, as here",
            ratio(taken, "without groups", "list, many"),
        ),
        Figure(
            "list",
            "only a hint: the median at the larger size",
            sorted(taken["list, many"])[len(taken["list, many"]) // 2] * 1000,
            unit="ms",
        ),
    ]


def _load(ground: Ground, member: Member) -> None:
    procedure = versions.load(path=PROFILES / "fr-state.toml", by=OPERATOR, at=timezone.now())
    sizes = {FEW: ground.size(10_000, 2_000), MANY: ground.size(1_000_000, 4_000)}
    values = {
        "procedure": procedure.pk,
        "member": member.pk,
        "permission": permission_for(Case()).pk,
        "each": PERMISSIONS,
        "colleagues": COLLEAGUES,
    }
    with ground.postgres.superuser(DATABASE) as loading:
        loading.execute(
            "SET session_replication_role = replica"
        )  # no guards: rows by the million are not told, only laid
        loading.execute(_COLLEAGUES, [COLLEAGUES])
        for schema, count in sizes.items():
            ground.say(f"{count:,} cases with {PERMISSIONS} permissions each")
            _make_schema(loading, schema)
            loading.execute(_CASES, values | {"count": count})
            loading.execute(_PERMISSIONS, values | {"step": count // SEEN})
            for table in _TABLES:
                loading.execute(f"VACUUM ANALYZE {schema}.{table}")


def _make_schema(loading, schema: str) -> None:
    if schema != MANY:
        loading.execute(f"CREATE SCHEMA {schema}")
        for table in _TABLES:
            loading.execute(f"CREATE TABLE {schema}.{table} (LIKE public.{table} INCLUDING ALL)")
        loading.execute(f"GRANT USAGE ON SCHEMA {schema} TO {OWNER}")
        loading.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {OWNER}")
    loading.execute(f"SET search_path = {schema}, public")


_looks_at = ""


def _in(schema: str, work, member: Member) -> tuple[list[uuid.UUID], int]:
    global _looks_at
    if _looks_at != schema:
        with connection.cursor() as cursor:
            cursor.execute(f"SET search_path = {schema}, public")
        _looks_at = schema
    return work(member)


def _list(member: Member) -> tuple[list[uuid.UUID], int]:
    page = query.page_of(member, Filters())
    return [case.pk for case in page.object_list], page.paginator.count


def _plain(member: Member) -> tuple[list[uuid.UUID], int]:
    with connection.cursor() as cursor:
        cursor.execute(_COVERED, [member.pk, PAGE])
        rows = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM cases_casepermission WHERE user_id = %s", [member.pk])
        return [row[0] for row in rows], cursor.fetchone()[0]


def _guardian(member: Member) -> tuple[list[uuid.UUID], int]:
    cases = get_objects_for_user(member, "cases.open_case")
    return [case.pk for case in cases.order_by("-opened_at", "pk")[:PAGE]], cases.count()


def _require_same(answers: dict[str, tuple[list[uuid.UUID], int]]) -> None:
    many = {name: answer for name, answer in answers.items() if name != "list, few"}
    if len({str(answer) for answer in many.values()}) != 1 or {answer[1] for answer in answers.values()} != {SEEN}:
        raise RuntimeError(f"The ways of listing do not answer the same: {[a[1] for a in answers.values()]}")
