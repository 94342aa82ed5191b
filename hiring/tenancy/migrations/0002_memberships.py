"""The definer function behind memberships.py. After the tables, whose keys are swapped at the end of 0001."""

from django.db import migrations

# The one read across organizations that signing in needs (memberships.py): ids and names only.
MEMBERSHIPS = """
CREATE FUNCTION memberships_of(somebody uuid)
RETURNS TABLE (organization_id uuid, slug varchar, organization varchar, member_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    SELECT o.id, o.slug, o.name, m.id
    FROM tenancy_member m
    JOIN tenancy_organization o ON o.id = m.organization_id
    JOIN tenancy_user u ON u.id = m.user_id
    WHERE m.user_id = somebody AND m.is_active AND u.is_active
    ORDER BY o.name
$$;
REVOKE ALL ON FUNCTION memberships_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION memberships_of(uuid) TO hiring_app;
CREATE INDEX member_by_sign_in ON tenancy_member (user_id, organization_id) WHERE user_id IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0001_initial")]

    operations = [
        migrations.RunSQL(MEMBERSHIPS, "DROP INDEX member_by_sign_in; DROP FUNCTION memberships_of(uuid)"),
    ]
