"""The outbox keeps what a letter says; what it looks like is its channel's business. Letters written before keep their words."""

from django.db import migrations, models

KEEP_THE_WORDS = """
UPDATE delivery_message SET letter = jsonb_build_object(
    'subject', headline, 'headline', headline, 'lede', text, 'button_label', '', 'button_url', ''
)
"""


class Migration(migrations.Migration):
    dependencies = [("delivery", "0002_organizations_due")]

    operations = [
        migrations.AddField("message", "letter", models.JSONField(null=True)),
        migrations.RunSQL(KEEP_THE_WORDS, migrations.RunSQL.noop),
        migrations.AlterField("message", "headline", models.CharField(blank=True, max_length=200)),
        migrations.RemoveField("message", "text"),
        migrations.RemoveField("message", "html"),
    ]
