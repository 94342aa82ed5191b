"""A million promises of one organization, and ten thousand organizations with one each: copied in SQL, in a minute."""

from datetime import datetime, timedelta
from typing import Any

import psycopg
from django.db import models

from hiring.tenancy.access import Role
from hiring.tenancy.act import Act
from hiring.tenancy.actions.organizations import add_member, create_organization
from hiring.tenancy.models import Member, MemberRole, Organization
from hiring.tenancy.scope import organization_scope
from requisitions.models import Requisition
from sla.actions.policy import policy_in_force
from sla.models import Commitment, Policy
from sla.rules.ladder import Step, StepKind, to_data

SLUG, ZONE, OWNERS = "bench-promises", "Europe/Amsterdam", 200
# As an id, a number that nobody else has: the same each time.
SAME_ID = "md5(g || '{salt}')::uuid"
SWEPT = ("sla_commitmentevent", "delivery_message", "ledger_event", "sla_escalationlook", "sla_sweptuntil")
CASES = ("sla_caseevidence", "sla_escalationcase")


def prototype(due: datetime) -> Organization:
    """Return an organization with a person who owes one thing, due at `due`."""
    email, began = f"admin@{SLUG}.example", due - timedelta(days=365)
    made = create_organization(slug=SLUG, name="Promises", time_zone=ZONE, admin_email=email, now=began)
    with organization_scope(made):
        act = Act.live(None, began)
        owner, waits = (
            add_member(name=name, email=f"{name}@{SLUG}.example", time_zone=ZONE, roles=[Role.INTERVIEWER], act=act)
            for name in ("Owner", "Waits")
        )
        policy_in_force(due)
        requisition = Requisition.objects.create(
            number=1, title="Bench", role_type="x", hiring_manager=waits, recruiter=waits, created_at=began
        )
        steps = to_data([Step(StepKind.DUE, due + timedelta(microseconds=1), due)])
        Commitment.objects.create(
            clause="feedback", subject_type="application", subject_id=owner.pk, side="interviewer", owner=owner,
            beneficiary=waits, requisition=requisition, origin="live", clock="elapsed", due_at=due,
            anchored_at=due - timedelta(days=1), steps=steps, next_action_at=due,
        )  # fmt: skip
    return made


def everything(
    connection: psycopg.Connection, *, due: datetime, rows: int, due_rows: int, organizations: int
) -> Organization:
    """Return the organization with so many promises, `due_rows` of them due at `due`, beside so many small ones."""
    _throw_away(connection)
    organization = prototype(due)
    # Triggers look at each row of a million; what is copied keeps every rule that its first one keeps.
    connection.execute("SET session_replication_role = replica")
    many_organizations(connection, organization, number=organizations)
    many_promises(connection, organization, rows=rows, due_rows=due_rows)
    connection.execute("VACUUM (ANALYZE)")
    return organization


def many_promises(connection: psycopg.Connection, organization: Organization, *, rows: int, due_rows: int) -> None:
    """Copy the one promise until there are `rows`, of which `due_rows` are due; and its owner too."""
    at = "CASE WHEN g <= {due} THEN {column} ELSE {column} + g * interval '5 seconds' + interval '1 day' END"
    late = {name: at.format(due=due_rows, column=f"t.{name}") for name in ("due_at", "next_action_at")}
    owner = SAME_ID.format(salt="owner").replace("g ||", f"(1 + g % {OWNERS}) ||")
    mine = f"t.organization_id = '{organization.pk}'"
    _copy(
        connection,
        Member,
        OWNERS,
        f"{mine} AND t.name = 'Owner'",
        id=SAME_ID.format(salt="owner"),
        email="g || t.email",
    )
    _copy(
        connection,
        Commitment,
        rows,
        f"{mine} AND t.cycle = 1",
        id="gen_random_uuid()",
        cycle="g + 1",
        owner_id=owner,
        **late,
    )


def many_organizations(connection: psycopg.Connection, organization: Organization, *, number: int) -> None:
    """Copy the whole organization with its one promise `number` times."""
    its = {"organization_id": SAME_ID.format(salt="house")}
    _copy(
        connection,
        Organization,
        number,
        f"t.id = '{organization.pk}'",
        id=its["organization_id"],
        slug="t.slug || '-' || g",
    )
    mine = f"t.organization_id = '{organization.pk}'"
    first = f"{mine} AND t.cycle = 1"
    for model, condition in (
        (Member, f"{mine} AND t.name <> 'x' AND t.email !~ '^[0-9]'"),
        (Requisition, mine),
        (Policy, mine),
        (Commitment, first),
    ):
        _copy(connection, model, number, condition, **its)


def _throw_away(connection: psycopg.Connection) -> None:
    """Delete what an earlier run loaded."""
    connection.execute("SET session_replication_role = replica")
    ours = "(SELECT id FROM tenancy_organization WHERE slug LIKE %s)"
    tenant = (
        *CASES,
        *SWEPT,
        *(model._meta.db_table for model in (Commitment, Requisition, Policy, MemberRole, Member)),
    )
    for table in tenant:
        connection.execute(f"DELETE FROM {table} WHERE organization_id IN {ours}", [f"{SLUG}%"])  # noqa: S608
    connection.execute(f"DELETE FROM tenancy_organization WHERE id IN {ours}", [f"{SLUG}%"])  # noqa: S608
    connection.execute("SET session_replication_role = origin")


def _copy(connection: psycopg.Connection, model: type[models.Model], number: int, condition: str, **other: str) -> None:
    """Insert the rows that meet `condition` so many times, with others in some columns. Our own names alone."""
    table, names = model._meta.db_table, [str(field.column) for field in model._meta.concrete_fields]
    columns, values = ", ".join(names), ", ".join(other.get(name, f"t.{name}") for name in names)
    source = f"{table} t, generate_series(1, {number}) g"
    connection.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM {source} WHERE {condition}")  # noqa: S608


def forget(connection: psycopg.Connection, organization: Any, *, due: datetime) -> None:
    """Make what was swept due again, as if nobody had come by."""
    for table in (*CASES, *SWEPT):
        connection.execute(f"DELETE FROM {table} WHERE organization_id = %s", [organization.pk])  # noqa: S608
    connection.execute(
        "UPDATE sla_commitment SET next_action_at = due_at, next_step = 0, breached_at = NULL"
        " WHERE organization_id = %s AND due_at = %s",
        [organization.pk, due],
    )
    connection.execute(f"VACUUM (ANALYZE) sla_commitment, {', '.join(SWEPT)}")
