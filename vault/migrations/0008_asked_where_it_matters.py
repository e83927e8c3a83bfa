"""The guard of compartments is asked about a new one only where it would refuse it: one that begins destroyed."""

from django.db import migrations

GUARD = "FOR EACH ROW {when} EXECUTE FUNCTION vault_compartment_guard();"
APART = f"""
DROP TRIGGER vault_compartment_guard ON vault_compartment;
CREATE TRIGGER vault_compartment_guard BEFORE UPDATE ON vault_compartment {GUARD.format(when="")}
CREATE TRIGGER vault_compartment_begins BEFORE INSERT ON vault_compartment
    {GUARD.format(when="WHEN (NEW.destroyed_at IS NOT NULL)")}
"""
TOGETHER = f"""
DROP TRIGGER vault_compartment_begins ON vault_compartment;
DROP TRIGGER vault_compartment_guard ON vault_compartment;
CREATE TRIGGER vault_compartment_guard BEFORE INSERT OR UPDATE ON vault_compartment {GUARD.format(when="")}
"""


class Migration(migrations.Migration):
    dependencies = [("vault", "0007_grants_by_one_index")]
    operations = [migrations.RunSQL(APART, TOGETHER)]
