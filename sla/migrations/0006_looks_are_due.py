"""The sweep's one read across organizations asks for looks too, beside promises and cases."""

from django.db import migrations

DUE = """
CREATE OR REPLACE FUNCTION sla_organizations_due(until timestamptz, at_most integer)
RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    SELECT due.organization_id FROM (
        SELECT c.organization_id, c.next_action_at FROM sla_commitment c WHERE c.next_action_at <= until
        UNION ALL
        SELECT e.organization_id, e.next_action_at FROM sla_escalationcase e WHERE e.next_action_at <= until{looks}
    ) due
    GROUP BY due.organization_id
    ORDER BY min(due.next_action_at)
    LIMIT at_most
$$;
"""
LOOKS = """
        UNION ALL
        SELECT l.organization_id, l.next_action_at FROM sla_escalationlook l WHERE l.next_action_at <= until"""


class Migration(migrations.Migration):
    dependencies = [("sla", "0005_escalation_rules")]

    operations = [
        migrations.RunSQL(DUE.format(looks=LOOKS), DUE.format(looks="")),
    ]
