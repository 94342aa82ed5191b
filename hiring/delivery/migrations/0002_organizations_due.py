"""Which organizations have something waiting: the relay's one read across them, ids only."""

from django.db import migrations

DUE = """
CREATE FUNCTION delivery_organizations_due(until timestamptz, at_most integer)
RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    SELECT m.organization_id
    FROM delivery_message m
    WHERE m.available_at <= until AND m.sent_at IS NULL AND m.dropped_at IS NULL AND m.dead_at IS NULL
    GROUP BY m.organization_id
    ORDER BY min(m.available_at)
    LIMIT at_most
$$;
REVOKE ALL ON FUNCTION delivery_organizations_due(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delivery_organizations_due(timestamptz, integer) TO hiring_app;
"""


class Migration(migrations.Migration):
    dependencies = [("delivery", "0001_initial")]

    operations = [
        migrations.RunSQL(DUE, "DROP FUNCTION delivery_organizations_due(timestamptz, integer)"),
    ]
