"""The index of all grants by compartment goes: whoever asks for a compartment's grants asks for the live ones."""

import django.db.models.deletion
from django.db import migrations, models

NAME = "vault_grant_compartment_id_73d312ef"


class Migration(migrations.Migration):
    dependencies = [("vault", "0006_grants_know_their_kind")]
    operations = [
        migrations.SeparateDatabaseAndState(
            # By hand, because Django would take the foreign key itself down and check every row for it anew.
            [migrations.RunSQL(f"DROP INDEX {NAME};", f"CREATE INDEX {NAME} ON vault_grant (compartment_id);")],
            [
                migrations.AlterField(
                    model_name="grant",
                    name="compartment",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="vault.compartment",
                        verbose_name="compartment",
                    ),
                )
            ],
        )
    ]
