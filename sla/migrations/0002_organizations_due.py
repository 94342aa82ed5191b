"""Which organizations have a promise or a case to act on: the sweep's one read across them, ids only."""

from django.db import migrations

DUE = """
CREATE FUNCTION sla_organizations_due(until timestamptz, at_most integer)
RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    SELECT due.organization_id FROM (
        SELECT c.organization_id, c.next_action_at FROM sla_commitment c WHERE c.next_action_at <= until
        UNION ALL
        SELECT e.organization_id, e.next_action_at FROM sla_escalationcase e WHERE e.next_action_at <= until
    ) due
    GROUP BY due.organization_id
    ORDER BY min(due.next_action_at)
    LIMIT at_most
$$;
REVOKE ALL ON FUNCTION sla_organizations_due(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sla_organizations_due(timestamptz, integer) TO hiring_app;
"""


class Migration(migrations.Migration):
    dependencies = [("sla", "0001_initial")]

    operations = [
        migrations.RunSQL(DUE, "DROP FUNCTION sla_organizations_due(timestamptz, integer)"),
    ]
