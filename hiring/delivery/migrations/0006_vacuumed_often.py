"""What has left leaves dead entries where the relay begins to look, every minute."""

from django.db import migrations

OFTEN = "ALTER TABLE delivery_message SET (autovacuum_vacuum_scale_factor = 0.005)"
USUAL = "ALTER TABLE delivery_message RESET (autovacuum_vacuum_scale_factor)"


class Migration(migrations.Migration):
    dependencies = [("delivery", "0005_held_mails")]

    operations = [migrations.RunSQL(OFTEN, USUAL)]
