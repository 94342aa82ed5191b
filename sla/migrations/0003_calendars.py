"""Weeks and days of working calendars become entries that are added and never changed; leave.

No door has written a calendar before this, so there is none to carry over.
"""

import django.db.models.deletion
import django.utils.timezone
import hiring.tenancy.constraints
import hiring.tenancy.ids
import hiring.tenancy.models.base
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sla", "0002_organizations_due"),
        ("tenancy", "0002_memberships"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=hiring.tenancy.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("change", models.PositiveIntegerField()),
                ("effective_on", models.DateField()),
                ("time_zone", models.CharField(blank=True, max_length=64)),
                ("weekly", models.JSONField(null=True)),
                ("keeps_house_days", models.BooleanField(default=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "calendar",
                    hiring.tenancy.models.base.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="sla.workingcalendar",
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
                (
                    "recorded_by",
                    hiring.tenancy.models.base.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.member",
                    ),
                ),
            ],
            options={
                "ordering": ["change"],
                "base_manager_name": "objects",
                "constraints": [
                    hiring.tenancy.constraints.OrganizationFirst(name="sla_calendarversion_organization_first"),
                    hiring.tenancy.constraints.RowSecurity(name="sla_calendarversion_row_security"),
                    hiring.tenancy.constraints.WithinOrganization(
                        field="calendar", name="sla_calendarversion_calendar_within"
                    ),
                    hiring.tenancy.constraints.WithinOrganization(
                        field="recorded_by", name="sla_calendarversion_recorded_by_within"
                    ),
                    models.UniqueConstraint(
                        fields=("organization", "calendar", "change", "effective_on"),
                        name="a_change_says_one_week_from_a_date",
                    ),
                    hiring.tenancy.constraints.AppendOnly(name="sla_calendarversion_append_only"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Leave",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=hiring.tenancy.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked for"),
                            ("approved", "Approved"),
                            ("declined", "Declined"),
                            ("withdrawn", "Called off"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "approved_by",
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
                    "delegate",
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
                    "member",
                    hiring.tenancy.models.base.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaves",
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
                "ordering": ["first_on", "id"],
                "base_manager_name": "objects",
                "constraints": [
                    hiring.tenancy.constraints.OrganizationFirst(name="sla_leave_organization_first"),
                    hiring.tenancy.constraints.RowSecurity(name="sla_leave_row_security"),
                    hiring.tenancy.constraints.WithinOrganization(field="member", name="sla_leave_member_within"),
                    hiring.tenancy.constraints.WithinOrganization(field="delegate", name="sla_leave_delegate_within"),
                    hiring.tenancy.constraints.WithinOrganization(
                        field="approved_by", name="sla_leave_approved_by_within"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first_on__lte", models.F("last_on"))), name="leave_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("member", models.F("delegate")), _negated=True),
                        name="nobody_is_their_own_delegate",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("member", models.F("approved_by")), _negated=True),
                        name="nobody_approves_their_own_leave",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="approved_leave_says_by_whom_and_when",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["organization", "member", "first_on"], name="leave_by_member"),
                ],
            },
        ),
        migrations.AlterModelOptions(
            name="calendarday",
            options={"base_manager_name": "objects", "ordering": ["change", "on"]},
        ),
        migrations.RemoveConstraint(
            model_name="calendarday",
            name="a_day_is_set_once",
        ),
        migrations.RemoveField(
            model_name="workingcalendar",
            name="time_zone",
        ),
        migrations.RemoveField(
            model_name="workingcalendar",
            name="weekly",
        ),
        migrations.AddField(
            model_name="calendarday",
            name="change",
            field=models.PositiveIntegerField(default=1),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="calendarday",
            name="recorded_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="calendarday",
            name="recorded_by",
            field=hiring.tenancy.models.base.TenantForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.member",
            ),
        ),
        migrations.AddField(
            model_name="calendarday",
            name="source",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="workingcalendar",
            name="changes",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="workingcalendar",
            name="country",
            field=models.CharField(blank=True, max_length=2),
        ),
        migrations.AddField(
            model_name="workingcalendar",
            name="region",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AlterField(
            model_name="calendarday",
            name="windows",
            field=models.JSONField(null=True),
        ),
        migrations.AddConstraint(
            model_name="calendarday",
            constraint=hiring.tenancy.constraints.WithinOrganization(
                field="recorded_by", name="sla_calendarday_recorded_by_within"
            ),
        ),
        migrations.AddConstraint(
            model_name="calendarday",
            constraint=models.UniqueConstraint(
                fields=("organization", "calendar", "change", "on"), name="a_change_says_one_thing_of_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="calendarday",
            constraint=hiring.tenancy.constraints.AppendOnly(name="sla_calendarday_append_only"),
        ),
    ]
