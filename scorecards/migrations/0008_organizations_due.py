"""Which organizations' training is to be looked at: the reminders' one read across them, ids only."""

from django.db import migrations

DUE = """
CREATE FUNCTION scorecards_organizations_due(until timestamptz, at_most integer)
RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    SELECT p.organization_id
    FROM scorecards_trainingpolicy p
    WHERE p.next_look_at <= until
    ORDER BY p.next_look_at
    LIMIT at_most
$$;
REVOKE ALL ON FUNCTION scorecards_organizations_due(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scorecards_organizations_due(timestamptz, integer) TO hiring_app;
"""


class Migration(migrations.Migration):
    dependencies = [("scorecards", "0007_training")]

    operations = [
        migrations.RunSQL(DUE, "DROP FUNCTION scorecards_organizations_due(timestamptz, integer)"),
    ]
