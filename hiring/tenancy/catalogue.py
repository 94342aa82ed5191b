"""Reads pg_catalog and says where the database wall has a hole. The tests' eye: no request asks it.

Every rule in the table of docs/security.md is one query that returns its violations.
"""

from typing import Any

from django.db import connection

# Tables that belong to nobody or to everybody; anything else carries an organization.
SHARED_TABLES = frozenset(
    {
        "account_emailaddress",
        "account_emailconfirmation",
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "django_content_type",
        "django_migrations",
        "django_session",
        "mfa_authenticator",
        "tenancy_organization",
        "tenancy_user",
    }
)
# The closed list of functions that may look across organizations.
DEFINER_FUNCTIONS = frozenset(
    {
        "memberships_of",
        "delivery_organizations_due",
        "delivery_organizations_holding",
        "scorecards_organizations_due",
        "scorecards_surveys_due",
        "sla_organizations_due",
        "sla_organizations_swept_ahead",
        "sla_breaches_in_silence",
    }
)
# Definer triggers: they answer nothing, and only touch rows of the row that fired them.
DEFINER_TRIGGERS: frozenset[str] = frozenset({"seat_follows_scorecard"})
# The named exceptions of "every index starts with the organization": the sweeps ask all at once.
TIME_FIRST_INDEXES = frozenset(
    {
        "commitment_next_action",
        "commitment_open_breaches",
        "case_next_action",
        "escalation_look_next_action",
        "delivery_waiting",
        "swept_until_at",
        "member_by_sign_in",
        "survey_due",
        "survey_ticket_ends",
    }
)

POLICY = "(organization_id = ( SELECT current_organization() AS current_organization))"

TABLES = """
WITH tenant AS (
    SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, a.attnotnull,
           pg_get_userbyid(c.relowner) AS owner
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
    WHERE c.relkind IN ('r', 'p') AND NOT c.relname = ANY(%(shared)s)
)
"""

RULES = {
    "has no organization_id": "SELECT relname FROM tenant WHERE attnotnull IS NULL",
    "allows organization_id to be null": "SELECT relname FROM tenant WHERE NOT attnotnull",
    "has row-level security off": "SELECT relname FROM tenant WHERE NOT relrowsecurity",
    "does not force row-level security on its owner": "SELECT relname FROM tenant WHERE NOT relforcerowsecurity",
    "is owned by the runtime role": "SELECT relname FROM tenant WHERE owner = 'hiring_app'",
    "has not exactly one permissive policy, the house's": """
        SELECT t.relname FROM tenant t LEFT JOIN pg_policy p ON p.polrelid = t.oid AND p.polpermissive
        GROUP BY t.relname
        HAVING count(p.oid) <> 1 OR NOT bool_and(
            p.polcmd = '*' AND p.polroles = '{0}'
            AND pg_get_expr(p.polqual, p.polrelid) = %(policy)s
            AND pg_get_expr(p.polwithcheck, p.polrelid) = %(policy)s)""",
    "has a unique index without the organization": """
        SELECT t.relname || ' ' || i.indexrelid::regclass FROM tenant t JOIN pg_index i ON i.indrelid = t.oid
        WHERE i.indisunique AND NOT EXISTS (
            SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'organization_id'
            AND a.attnum = ANY(i.indkey))""",
    "has an index that does not start with the organization": """
        SELECT t.relname || ' ' || x.relname FROM tenant t JOIN pg_index i ON i.indrelid = t.oid
        JOIN pg_class x ON x.oid = i.indexrelid
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'organization_id'
        WHERE i.indkey[0] <> a.attnum AND NOT x.relname = ANY(%(time_first)s)""",
    "has a foreign key that can leave the organization": """
        SELECT t.relname || ' ' || k.conname FROM tenant t JOIN pg_constraint k ON k.conrelid = t.oid
        JOIN tenant target ON target.oid = k.confrelid
        JOIN pg_attribute ours ON ours.attrelid = t.oid AND ours.attname = 'organization_id'
        JOIN pg_attribute theirs ON theirs.attrelid = target.oid AND theirs.attname = 'organization_id'
        WHERE k.contype = 'f' AND NOT EXISTS (
            SELECT FROM unnest(k.conkey, k.confkey) AS pair(mine, yours)
            WHERE pair.mine = ours.attnum AND pair.yours = theirs.attnum)""",
    "lets the runtime role truncate": """
        SELECT relname FROM tenant WHERE has_table_privilege('hiring_app', oid, 'TRUNCATE')""",
}

ELSEWHERE = {
    "looks across organizations without being on the list": """
        SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = 'public'
        WHERE p.prosecdef AND NOT p.proname = ANY(%(definers)s)""",
    "is a definer function that everyone may call": """
        SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = 'public'
        WHERE p.prosecdef AND p.prorettype <> 'trigger'::regtype AND p.proacl IS NULL""",
    "is a view that runs with its owner's rights, or a materialized one": """
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
        WHERE c.relkind = 'm'
        OR c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY(c.reloptions), false)""",
    "is a runtime role with more than it needs": """
        SELECT rolname FROM pg_roles WHERE rolname = 'hiring_app'
        AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)""",
}


def holes() -> list[str]:
    """Return a sentence for each violation; empty when the wall is whole."""
    values: dict[str, Any] = {
        "shared": list(SHARED_TABLES),
        "policy": POLICY,
        "time_first": list(TIME_FIRST_INDEXES),
        "definers": list(DEFINER_FUNCTIONS | DEFINER_TRIGGERS),
    }
    found = []
    with connection.cursor() as cursor:
        for rule, query in [*((rule, TABLES + query) for rule, query in RULES.items()), *ELSEWHERE.items()]:
            cursor.execute(query, values)
            found += [f"{row[0]} {rule}" for row in cursor.fetchall()]
    return found
