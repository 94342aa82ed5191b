"""Which organizations have somebody to ask, or a link that has run out: one read across them, ids only."""

from django.db import migrations

DUE = """
CREATE FUNCTION scorecards_surveys_due(until timestamptz, at_most integer)
RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    SELECT i.organization_id FROM scorecards_surveyinvitation i WHERE i.state = 'due' AND i.due_at <= until
    UNION
    SELECT t.organization_id FROM scorecards_surveyticket t WHERE t.expires_at <= until
    LIMIT at_most
$$;
REVOKE ALL ON FUNCTION scorecards_surveys_due(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scorecards_surveys_due(timestamptz, integer) TO hiring_app;
"""


class Migration(migrations.Migration):
    dependencies = [("scorecards", "0009_candidate_surveys")]

    operations = [
        migrations.RunSQL(DUE, "DROP FUNCTION scorecards_surveys_due(timestamptz, integer)"),
    ]
