"""What the watch counts of the promises: one number over all organizations, and the index that finds it."""

from django.db import migrations, models

SILENT = """
CREATE FUNCTION sla_breaches_in_silence(since timestamptz, until timestamptz)
RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    SELECT count(*) FROM sla_commitment c
    JOIN tenancy_organization o ON o.id = c.organization_id AND c.due_at >= o.live_since
    WHERE c.breached_at > since AND c.breached_at <= until AND c.closed_at IS NULL AND c.beneficiary_id IS NOT NULL
    AND NOT EXISTS (
        SELECT FROM delivery_message m
        WHERE m.organization_id = c.organization_id AND m.subject_id = c.id AND m.kind = 'breach_notice'
    )
$$;
REVOKE ALL ON FUNCTION sla_breaches_in_silence(timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sla_breaches_in_silence(timestamptz, timestamptz) TO hiring_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0004_digests_and_chat"),
        ("sla", "0010_relief"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                condition=models.Q(("breached_at__isnull", False), ("closed_at", None)),
                fields=["breached_at", "organization"],
                name="commitment_open_breaches",
            ),
        ),
        migrations.RunSQL(SILENT, "DROP FUNCTION sla_breaches_in_silence(timestamptz, timestamptz)"),
    ]
