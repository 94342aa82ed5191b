"""Each event's application in a column of its own: the promises are told from one application's events.

Rows written before get it from what they say already; the migration's role may, the program's may not.
"""

from django.db import migrations, models

NAME_THE_STRANDS = """
ALTER TABLE ledger_event DISABLE TRIGGER append_only;
UPDATE ledger_event SET strand_id =
    CASE subject_type WHEN 'requisitions.application' THEN subject_id ELSE (data ->> 'application')::uuid END
WHERE subject_type = 'requisitions.application' OR data ->> 'application' IS NOT NULL;
ALTER TABLE ledger_event ENABLE TRIGGER append_only;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_initial"),
        ("tenancy", "0002_memberships"),
    ]

    operations = [
        migrations.AddField(model_name="event", name="strand_id", field=models.UUIDField(null=True)),
        migrations.RunSQL(NAME_THE_STRANDS, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["organization", "thread_id", "verb", "strand_id"], name="ledger_by_strand"),
        ),
    ]
