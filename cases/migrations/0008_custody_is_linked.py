"""Custody is linked by hashes; what the database refuses of exhibits is in cases/custody/guards.py."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from cases.custody import guards
from machine.guards import GuardState


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_exhibits_and_custody")]

    operations = [
        migrations.RunSQL(guards.FUNCTIONS, guards.NO_FUNCTIONS),
        migrations.RunSQL(guards.BACKFILL, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="exhibit",
            name="holder",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="held_exhibits",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="custody",
            constraint=models.UniqueConstraint(fields=("hash",), name="custody_hash_once"),
        ),
        migrations.AddConstraint(
            model_name="custody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "received",
                            "sealed",
                            "transferred",
                            "accepted",
                            "refused",
                            "withdrawn",
                            "examined",
                            "copied",
                            "disclosed",
                            "moved",
                            "resealed",
                            "sent_out",
                            "taken_back",
                            "counted",
                            "missing",
                            "found",
                            "returned",
                            "destroyed",
                        ],
                    )
                ),
                name="custody_kind_in_list",
            ),
        ),
        migrations.AddConstraint(
            model_name="custody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("result__in", ["intact", "opened", "broken", "changed", "damaged", "absent", "gone"])
                ),
                name="custody_result_in_list",
            ),
        ),
        migrations.AddConstraint(
            model_name="custody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind__in", ("received", "transferred", "accepted", "taken_back", "found")),
                        ("to__isnull", False),
                    ),
                    models.Q(
                        models.Q(
                            ("kind__in", ("received", "transferred", "accepted", "taken_back", "found")), _negated=True
                        ),
                        ("to__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="custody_handed_to_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="custody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "transferred"), models.Q(("to", models.F("noted_by")), _negated=True)),
                    models.Q(("kind", "transferred"), _negated=True),
                    _connector="OR",
                ),
                name="custody_handed_to_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="custody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind__in", ("sent_out", "returned")),
                        ("outsider__in", ["laboratory", "prosecutor", "court", "police", "authority", "owner"]),
                        ("receiver__isnull", False),
                    ),
                    models.Q(
                        models.Q(("kind__in", ("sent_out", "returned")), _negated=True),
                        ("outsider", ""),
                        ("receiver__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="custody_outsider_is_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="custody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("receipt__isnull", True),
                        ("receipt_digest", ""),
                        ("receipt_label__isnull", True),
                        models.Q(("kind__in", ("sent_out", "returned")), _negated=True),
                    ),
                    models.Q(
                        ("receipt__isnull", False),
                        ("receipt_label__isnull", False),
                        models.Q(("receipt_digest", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="custody_outsider_signed",
            ),
        ),
        migrations.AddConstraint(
            model_name="custody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "refused"), _negated=True), ("note__isnull", False), _connector="OR"
                ),
                name="custody_refused_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="custody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "missing"), ("result", "absent")),
                    models.Q(
                        models.Q(("kind", "missing"), _negated=True), models.Q(("result", "absent"), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="custody_missing_is_absent",
            ),
        ),
        migrations.AddConstraint(
            model_name="custody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "destroyed"), ("result", "gone")),
                    models.Q(
                        models.Q(("kind", "destroyed"), _negated=True), models.Q(("result", "gone"), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="custody_destroyed_is_gone",
            ),
        ),
        migrations.AddConstraint(
            model_name="custody",
            constraint=models.CheckConstraint(
                condition=models.Q(("seal__regex", "^[A-Za-z0-9 ./-]*$")), name="custody_seal_is_a_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["document", "file", "image", "device", "extract", "thing", "sample", "money"])
                ),
                name="exhibit_kind_in_list",
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("origin__in", ["given", "asked", "seized", "found", "extracted", "made", "derived"])
                ),
                name="exhibit_origin_in_list",
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("method__isnull", False), ("origin", "derived"), ("parent__isnull", False)),
                    models.Q(
                        models.Q(("origin", "derived"), _negated=True),
                        ("method__isnull", True),
                        ("parent__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="exhibit_derived_from_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("digest", ""), ("file__isnull", True), ("file_label__isnull", True)),
                    models.Q(
                        ("file__isnull", False), ("file_label__isnull", False), models.Q(("digest", ""), _negated=True)
                    ),
                    models.Q(
                        ("file__isnull", True),
                        ("file_label__isnull", False),
                        ("key__isnull", True),
                        ("state", "destroyed"),
                        models.Q(("digest", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="exhibit_file_with_digest",
            ),
        ),
        GuardState("cases.states.EXHIBIT"),
        migrations.RunSQL(guards.LINKED, guards.NO_LINKED),
        migrations.RunSQL(guards.STANDS, guards.NO_STANDS),
        migrations.RunSQL(guards.KEPT_VERIFICATIONS, guards.NO_KEPT_VERIFICATIONS),
    ]
