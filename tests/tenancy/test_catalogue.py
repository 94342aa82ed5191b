"""The database wall, read from pg_catalog; and that each kind of hole in it would be seen."""

import pytest
from django.db import connections, transaction

from hiring.tenancy import catalogue
from tests import databases

HOLES = {
    "DROP FORCE": (
        "ALTER TABLE requisitions_candidate NO FORCE ROW LEVEL SECURITY",
        ["requisitions_candidate does not force row-level security on its owner"],
    ),
    "row security off": (
        "ALTER TABLE requisitions_candidate DISABLE ROW LEVEL SECURITY",
        ["requisitions_candidate has row-level security off"],
    ),
    "a second permissive policy": (
        "CREATE POLICY everyone ON requisitions_candidate FOR SELECT USING (true)",
        ["requisitions_candidate has not exactly one permissive policy, the house's"],
    ),
    "a policy for reading only": (
        "DROP POLICY own_organization ON requisitions_candidate; CREATE POLICY own_organization ON "
        "requisitions_candidate FOR SELECT USING (organization_id = (SELECT current_organization()))",
        ["requisitions_candidate has not exactly one permissive policy, the house's"],
    ),
    "a plain foreign key": (
        "CREATE UNIQUE INDEX lone ON requisitions_candidate (id);"
        "ALTER TABLE requisitions_application ADD CONSTRAINT plain FOREIGN KEY (candidate_id)"
        " REFERENCES requisitions_candidate (id)",
        [
            "requisitions_application plain has a foreign key that can leave the organization",
            "requisitions_candidate lone has a unique index without the organization",
            "requisitions_candidate lone has an index that does not start with the organization",
        ],
    ),
    "unique without organization": (
        "CREATE UNIQUE INDEX oracle ON requisitions_candidate (email)",
        [
            "requisitions_candidate oracle has a unique index without the organization",
            "requisitions_candidate oracle has an index that does not start with the organization",
        ],
    ),
    "a table nobody walled": (
        "CREATE TABLE notes (id uuid, body text)",
        [
            "notes does not force row-level security on its owner",
            "notes has no organization_id",
            "notes has not exactly one permissive policy, the house's",
            "notes has row-level security off",
        ],
    ),
    "a definer function": (
        "CREATE FUNCTION peek() RETURNS bigint LANGUAGE sql SECURITY DEFINER"
        " AS 'SELECT count(*) FROM requisitions_candidate'",
        [
            "peek looks across organizations without being on the list",
            "peek is a definer function that everyone may call",
        ],
    ),
    "a view with its owner's rights": (
        "CREATE VIEW peek AS SELECT * FROM requisitions_candidate",
        ["peek is a view that runs with its owner's rights, or a materialized one"],
    ),
    "truncate granted": (
        "GRANT TRUNCATE ON requisitions_candidate TO hiring_app",
        ["requisitions_candidate lets the runtime role truncate"],
    ),
}


@pytest.mark.django_db
def test_the_wall_is_whole():
    assert catalogue.holes() == []


@pytest.fixture
def as_owner(transactional_db):
    """Run as the role that migrates, and leave nothing behind."""
    databases.become(databases.OWNER)
    with transaction.atomic():
        yield connections["default"]
        transaction.set_rollback(True)
    databases.become(databases.RUNTIME)


@pytest.mark.parametrize(("ddl", "expected"), HOLES.values(), ids=HOLES.keys())
def test_each_hole_turns_the_catalogue_red(as_owner, ddl, expected):
    with as_owner.cursor() as cursor:
        cursor.execute(ddl)
    assert sorted(catalogue.holes()) == sorted(expected)
