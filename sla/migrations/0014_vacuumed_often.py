"""A sweep leaves ten thousand dead entries at the very end of the index where every tick begins to look."""

from django.db import migrations

# Rows that are dead before the server looks after them; of a million promises it would wait for two hundred thousand.
OFTEN = "ALTER TABLE sla_commitment SET (autovacuum_vacuum_scale_factor = 0.005)"
USUAL = "ALTER TABLE sla_commitment RESET (autovacuum_vacuum_scale_factor)"


class Migration(migrations.Migration):
    dependencies = [("sla", "0013_swept_until")]

    operations = [migrations.RunSQL(OFTEN, USUAL)]
