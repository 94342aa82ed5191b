"""Tenancy's tables, and the functions on which both walls stand."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import hiring.tenancy.constraints
import hiring.tenancy.ids
import hiring.tenancy.models.base
from django.conf import settings
from django.db import migrations, models


# Default privileges are per database: granted here, so that every database made by `migrate` (the
# tests' too) lets the runtime role in. Tables that must not change take their grants back.
FOUNDATION = """
ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO hiring_app;
ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO hiring_app;
-- Made before this ran; the program compares it with the code it was started with.
GRANT SELECT ON django_migrations TO hiring_app;

CREATE FUNCTION current_organization() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$ SELECT NULLIF(current_setting('app.organization', true), '')::uuid $$;

CREATE FUNCTION current_actor() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$ SELECT NULLIF(current_setting('app.actor', true), '')::uuid $$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$;
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.RunSQL(FOUNDATION, "DROP FUNCTION refuse_change(), current_actor(), current_organization()"),
        migrations.CreateModel(
            name="Organization",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=hiring.tenancy.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "slug",
                    models.CharField(
                        max_length=50,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$", "Use lower-case letters, digits and hyphens."
                            )
                        ],
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("time_zone", models.CharField(max_length=64)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("currency", models.CharField(default="EUR", max_length=3)),
                ("live_since", models.DateTimeField()),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "id",
                    models.UUIDField(
                        default=hiring.tenancy.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="sign_in_address_is_lower_case",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=hiring.tenancy.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(max_length=254)),
                ("title", models.CharField(blank=True, max_length=120)),
                ("department", models.CharField(blank=True, max_length=80)),
                ("time_zone", models.CharField(max_length=64)),
                ("is_active", models.BooleanField(default=True)),
                ("joined_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reports_to",
                    hiring.tenancy.models.base.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="tenancy.member",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organization",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "base_manager_name": "objects",
                "constraints": [
                    hiring.tenancy.constraints.OrganizationFirst(name="tenancy_member_organization_first"),
                    hiring.tenancy.constraints.RowSecurity(name="tenancy_member_row_security"),
                    hiring.tenancy.constraints.WithinOrganization(
                        field="reports_to", name="tenancy_member_reports_to_within"
                    ),
                    models.UniqueConstraint(fields=("organization", "email"), name="one_member_per_address"),
                    models.UniqueConstraint(fields=("organization", "user"), name="one_member_per_sign_in"),
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="member_address_is_lower_case",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=hiring.tenancy.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(max_length=120)),
                ("roles", models.JSONField(default=list)),
                ("secret_hash", models.CharField(max_length=64)),
                ("invited_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "invited_by",
                    hiring.tenancy.models.base.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.member",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organization",
                    ),
                ),
            ],
            options={
                "ordering": ["-invited_at"],
                "base_manager_name": "objects",
                "constraints": [
                    hiring.tenancy.constraints.OrganizationFirst(name="tenancy_invitation_organization_first"),
                    hiring.tenancy.constraints.RowSecurity(name="tenancy_invitation_row_security"),
                    hiring.tenancy.constraints.WithinOrganization(
                        field="invited_by", name="tenancy_invitation_invited_by_within"
                    ),
                    models.UniqueConstraint(fields=("organization", "secret_hash"), name="one_invitation_per_secret"),
                    models.UniqueConstraint(
                        condition=models.Q(("accepted_at", None), ("revoked_at", None)),
                        fields=("organization", "email"),
                        name="one_open_invitation_per_address",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Counter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=hiring.tenancy.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organization",
                    ),
                ),
            ],
            options={
                "base_manager_name": "objects",
                "constraints": [
                    hiring.tenancy.constraints.OrganizationFirst(name="tenancy_counter_organization_first"),
                    hiring.tenancy.constraints.RowSecurity(name="tenancy_counter_row_security"),
                    models.UniqueConstraint(fields=("organization", "kind"), name="one_counter_per_kind"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=hiring.tenancy.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("prefix", models.CharField(max_length=12)),
                ("secret_hash", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(null=True)),
                ("last_used_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "member",
                    hiring.tenancy.models.base.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tokens",
                        to="tenancy.member",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organization",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
                "base_manager_name": "objects",
                "constraints": [
                    hiring.tenancy.constraints.OrganizationFirst(name="tenancy_apitoken_organization_first"),
                    hiring.tenancy.constraints.RowSecurity(name="tenancy_apitoken_row_security"),
                    hiring.tenancy.constraints.WithinOrganization(
                        field="member", name="tenancy_apitoken_member_within"
                    ),
                    models.UniqueConstraint(fields=("organization", "secret_hash"), name="one_token_per_secret"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MemberRole",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=hiring.tenancy.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("recruiter", "Recruiter"),
                            ("hiring_manager", "Hiring manager"),
                            ("interviewer", "Interviewer"),
                            ("ta_leader", "TA leader"),
                            ("ta_director", "TA director"),
                            ("chro", "CHRO"),
                            ("finance", "Finance partner"),
                            ("business_leader", "Business leader"),
                            ("admin", "Organization admin"),
                        ],
                        max_length=20,
                    ),
                ),
                ("granted_at", models.DateTimeField()),
                (
                    "member",
                    hiring.tenancy.models.base.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="role_set",
                        to="tenancy.member",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organization",
                    ),
                ),
            ],
            options={
                "base_manager_name": "objects",
                "constraints": [
                    hiring.tenancy.constraints.OrganizationFirst(name="tenancy_memberrole_organization_first"),
                    hiring.tenancy.constraints.RowSecurity(name="tenancy_memberrole_row_security"),
                    hiring.tenancy.constraints.WithinOrganization(
                        field="member", name="tenancy_memberrole_member_within"
                    ),
                    models.UniqueConstraint(fields=("organization", "member", "role"), name="a_role_is_held_once"),
                ],
            },
        ),
    ]
