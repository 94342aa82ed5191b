"""Cases count what happened, not only missed promises; one open case per scope; when time alone may ask for one."""

import django.db.models.deletion
import hiring.tenancy.constraints
import hiring.tenancy.ids
import hiring.tenancy.models.base
from django.db import migrations, models


# What was opened before was about one person, and rested on promises alone.
FILLED = """
UPDATE sla_escalationcase SET scope_id = about_id;
UPDATE sla_caseevidence e SET at = coalesce(c.breached_at, c.due_at)
FROM sla_commitment c WHERE c.organization_id = e.organization_id AND c.id = e.commitment_id;
UPDATE sla_escalationcase k SET value = (
    SELECT count(*) FROM sla_caseevidence e WHERE e.organization_id = k.organization_id AND e.case_id = k.id
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_initial"),
        ("requisitions", "0002_agreed_versions"),
        ("sla", "0004_plans_of_cases"),
        ("tenancy", "0002_memberships"),
    ]

    operations = [
        migrations.CreateModel(
            name="EscalationLook",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=hiring.tenancy.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("rule", models.CharField(max_length=40)),
                ("scope_id", models.UUIDField()),
                ("next_action_at", models.DateTimeField()),
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
                    hiring.tenancy.constraints.OrganizationFirst(name="sla_escalationlook_organization_first"),
                    hiring.tenancy.constraints.RowSecurity(name="sla_escalationlook_row_security"),
                    models.UniqueConstraint(fields=("organization", "rule", "scope_id"), name="looked_at_once"),
                ],
                "indexes": [
                    models.Index(fields=["next_action_at", "organization"], name="escalation_look_next_action"),
                ],
            },
        ),
        migrations.AlterModelOptions(
            name="caseevidence",
            options={"base_manager_name": "objects", "ordering": ["at", "id"]},
        ),
        migrations.RemoveConstraint(
            model_name="escalationcase",
            name="one_case_per_episode",
        ),
        migrations.RemoveConstraint(
            model_name="escalationcase",
            name="one_open_case_per_rule_and_person",
        ),
        migrations.AddField(
            model_name="caseevidence",
            name="at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="caseevidence",
            name="event",
            field=hiring.tenancy.models.base.TenantForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="ledger.event",
            ),
        ),
        migrations.AddField(
            model_name="escalationcase",
            name="asked",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="escalationcase",
            name="scope_id",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="escalationcase",
            name="value",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="escalationcase",
            name="weakened_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="caseevidence",
            name="commitment",
            field=hiring.tenancy.models.base.TenantForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="sla.commitment",
            ),
        ),
        migrations.RunSQL(FILLED, migrations.RunSQL.noop),
        migrations.AlterField(model_name="caseevidence", name="at", field=models.DateTimeField()),
        migrations.AlterField(model_name="escalationcase", name="scope_id", field=models.UUIDField()),
        migrations.AddIndex(
            model_name="caseevidence",
            index=models.Index(fields=["organization", "commitment"], name="evidence_by_commitment"),
        ),
        migrations.AddIndex(
            model_name="caseevidence",
            index=models.Index(fields=["organization", "event"], name="evidence_by_event"),
        ),
        migrations.AddIndex(
            model_name="escalationcase",
            index=models.Index(
                condition=models.Q(("closed_at", None)), fields=["organization", "decider"], name="case_open_by_decider"
            ),
        ),
        migrations.AddConstraint(
            model_name="caseevidence",
            constraint=hiring.tenancy.constraints.WithinOrganization(
                field="event", name="sla_caseevidence_event_within"
            ),
        ),
        migrations.AddConstraint(
            model_name="caseevidence",
            constraint=models.UniqueConstraint(
                fields=("organization", "case", "event"), name="an_event_is_pinned_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="caseevidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("commitment__isnull", True), ("event__isnull", False))
                | models.Q(("commitment__isnull", False), ("event__isnull", True)),
                name="evidence_is_a_promise_or_an_event",
            ),
        ),
        migrations.AddConstraint(
            model_name="escalationcase",
            constraint=models.UniqueConstraint(
                fields=("organization", "rule", "about", "scope_id", "episode"), name="one_case_per_episode"
            ),
        ),
        migrations.AddConstraint(
            model_name="escalationcase",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)),
                fields=("organization", "rule", "about", "scope_id"),
                name="one_open_case_per_rule_and_scope",
            ),
        ),
    ]
