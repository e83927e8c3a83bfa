"""A proceeding follows a procedure that somebody answers for."""

from django.db import migrations

from procedures.guards import pins_ready


class Migration(migrations.Migration):
    dependencies = [("discipline", "0010_execution"), ("procedures", "0004_signed_with_a_note")]
    operations = [migrations.RunSQL(*pins_ready("discipline_proceeding"))]
