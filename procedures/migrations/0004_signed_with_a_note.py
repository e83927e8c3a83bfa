"""A draft is signed with a note, by another person than the one who loaded it; nothing follows an unsigned draft."""

from django.db import migrations, models

from procedures import guards


class Migration(migrations.Migration):
    dependencies = [("procedures", "0003_conduct_in_force")]
    operations = [
        migrations.AddField(
            model_name="procedureversion",
            name="signing_note",
            field=models.TextField(blank=True, default="", verbose_name="note of the signature"),
        ),
        migrations.RunSQL(guards.FROZEN, guards.FROZEN_BEFORE),
        migrations.RunSQL(guards.LOADED_AS_DRAFT, guards.NOT_LOADED_AS_DRAFT),
        migrations.RunSQL(guards.DEMONSTRATION.format("false"), "DROP FUNCTION procedures_is_demonstration();"),
        migrations.RunSQL(guards.READY, guards.NOT_READY),
    ]
