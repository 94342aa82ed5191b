"""A breach is in silence while somebody waits who was told nothing: whoever has left waits for nothing any more."""

from django.db import migrations

SILENT = """
CREATE OR REPLACE FUNCTION sla_breaches_in_silence(since timestamptz, until timestamptz)
RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    SELECT count(*) FROM sla_commitment c
    JOIN tenancy_organization o ON o.id = c.organization_id AND c.due_at >= o.live_since
    JOIN tenancy_member waits ON waits.id = c.beneficiary_id AND waits.organization_id = c.organization_id
    WHERE c.breached_at > since AND c.breached_at <= until AND c.closed_at IS NULL AND waits.is_active
    AND NOT EXISTS (
        SELECT FROM delivery_message m
        WHERE m.organization_id = c.organization_id AND m.subject_id = c.id AND m.kind = 'breach_notice'
    )
$$
"""
BEFORE = SILENT.replace(
    "    JOIN tenancy_member waits ON waits.id = c.beneficiary_id AND waits.organization_id = c.organization_id\n", ""
).replace("waits.is_active", "c.beneficiary_id IS NOT NULL")


class Migration(migrations.Migration):
    dependencies = [
        ("sla", "0014_vacuumed_often"),
    ]

    operations = [migrations.RunSQL(SILENT, BEFORE)]
