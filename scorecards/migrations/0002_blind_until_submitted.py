"""Policies that keep scorecards blind until one's own is submitted; rounds can be closed; debriefs have a decider."""

import django.db.models.deletion
import hiring.tenancy.constraints
import hiring.tenancy.ids
import hiring.tenancy.models.base
from django.db import migrations, models


# Debriefs there may already be were their hiring manager's to decide.
DECIDERS = """
UPDATE scorecards_debrief debrief SET decider_id = requisition.hiring_manager_id
  FROM requisitions_application application JOIN requisitions_requisition requisition
    ON requisition.organization_id = application.organization_id AND requisition.id = application.requisition_id
 WHERE application.organization_id = debrief.organization_id AND application.id = debrief.application_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("requisitions", "0001_initial"),
        ("scorecards", "0001_initial"),
        ("tenancy", "0002_memberships"),
    ]

    operations = [
        migrations.CreateModel(
            name="RoundClosure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=hiring.tenancy.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("closed_at", models.DateTimeField()),
                ("reason", models.TextField()),
                (
                    "closed_by",
                    hiring.tenancy.models.base.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.member",
                    ),
                ),
                (
                    "interview",
                    hiring.tenancy.models.base.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closures",
                        to="requisitions.interview",
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
                    hiring.tenancy.constraints.OrganizationFirst(name="scorecards_roundclosure_organization_first"),
                    hiring.tenancy.constraints.RowSecurity(name="scorecards_roundclosure_row_security"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="closing_a_round_has_a_reason"
                    ),
                    hiring.tenancy.constraints.AppendOnly(name="scorecards_roundclosure_append_only"),
                    hiring.tenancy.constraints.WithinOrganization(
                        field="interview", name="scorecards_roundclosure_interview_within"
                    ),
                    hiring.tenancy.constraints.WithinOrganization(
                        field="closed_by", name="scorecards_roundclosure_closed_by_within"
                    ),
                    models.UniqueConstraint(fields=("organization", "interview"), name="a_round_is_closed_once"),
                ],
            },
        ),
        migrations.AddField(
            model_name="debrief",
            name="decider",
            field=hiring.tenancy.models.base.TenantForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.member",
            ),
        ),
        migrations.RunSQL(DECIDERS, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="debrief",
            name="decider",
            field=hiring.tenancy.models.base.TenantForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.member",
            ),
        ),
        migrations.AddField(
            model_name="debrief",
            name="generation",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="debrief",
            name="minutes",
            field=models.PositiveSmallIntegerField(default=30),
        ),
        migrations.AddField(
            model_name="debrief",
            name="place",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="debrief",
            name="question",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="debriefattendance",
            name="attended",
            field=models.BooleanField(null=True),
        ),
        migrations.AddConstraint(
            model_name="debrief",
            constraint=hiring.tenancy.constraints.WithinOrganization(
                field="decider", name="scorecards_debrief_decider_within"
            ),
        ),
        migrations.AddConstraint(
            model_name="debrief",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision", "one_more"), _negated=True),
                    models.Q(("question", ""), _negated=True),
                    _connector="OR",
                ),
                name="one_more_conversation_has_a_question",
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=hiring.tenancy.constraints.RestrictivePolicy(
                check="",
                command="SELECT",
                name="rating_is_read_with_its_scorecard",
                using="EXISTS (\n        SELECT FROM scorecards_scorecard card\n        WHERE card.organization_id = scorecards_rating.organization_id\n          AND card.id = scorecards_rating.scorecard_id AND true)",
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=hiring.tenancy.constraints.RestrictivePolicy(
                check="EXISTS (\n        SELECT FROM scorecards_scorecard card\n        WHERE card.organization_id = scorecards_rating.organization_id\n          AND card.id = scorecards_rating.scorecard_id AND card.author_id = (SELECT current_actor()) AND card.submitted_at IS NULL)",
                command="INSERT",
                name="rating_joins_ones_own_draft",
                using="",
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=hiring.tenancy.constraints.RestrictivePolicy(
                check="EXISTS (\n        SELECT FROM scorecards_scorecard card\n        WHERE card.organization_id = scorecards_rating.organization_id\n          AND card.id = scorecards_rating.scorecard_id AND card.author_id = (SELECT current_actor()) AND card.submitted_at IS NULL)",
                command="UPDATE",
                name="rating_changes_with_ones_own_draft",
                using="EXISTS (\n        SELECT FROM scorecards_scorecard card\n        WHERE card.organization_id = scorecards_rating.organization_id\n          AND card.id = scorecards_rating.scorecard_id AND card.author_id = (SELECT current_actor()) AND card.submitted_at IS NULL)",
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=hiring.tenancy.constraints.RestrictivePolicy(
                check="",
                command="DELETE",
                name="rating_leaves_ones_own_draft",
                using="EXISTS (\n        SELECT FROM scorecards_scorecard card\n        WHERE card.organization_id = scorecards_rating.organization_id\n          AND card.id = scorecards_rating.scorecard_id AND card.author_id = (SELECT current_actor()) AND card.submitted_at IS NULL)",
            ),
        ),
        migrations.AddField(
            model_name="scorecard",
            name="page",
            field=models.CharField(blank=True, max_length=32),
        ),
        migrations.AddConstraint(
            model_name="scorecard",
            constraint=models.CheckConstraint(
                condition=models.Q(("cannot_say", False), ("overall", None), _connector="OR"),
                name="cannot_say_has_no_overall",
            ),
        ),
        migrations.AddConstraint(
            model_name="scorecard",
            constraint=hiring.tenancy.constraints.RestrictivePolicy(
                check="",
                command="SELECT",
                name="scorecard_is_blind",
                using="author_id = (SELECT current_actor()) OR submitted_at IS NOT NULL AND (\n    EXISTS (\n        SELECT FROM requisitions_interviewseat seat\n        WHERE seat.organization_id = scorecards_scorecard.organization_id\n          AND seat.interview_id = scorecards_scorecard.interview_id\n          AND seat.member_id = (SELECT current_actor()) AND seat.submitted_at IS NOT NULL)\n    OR EXISTS (\n        SELECT FROM requisitions_interview interview\n        JOIN requisitions_application application\n          ON application.organization_id = interview.organization_id AND application.id = interview.application_id\n        JOIN requisitions_requisition requisition\n          ON requisition.organization_id = interview.organization_id AND requisition.id = application.requisition_id\n        WHERE interview.organization_id = scorecards_scorecard.organization_id\n          AND interview.id = scorecards_scorecard.interview_id AND interview.revealed_at IS NOT NULL\n          AND ((SELECT current_actor()) IN (requisition.hiring_manager_id, requisition.recruiter_id) OR EXISTS (\n            SELECT FROM scorecards_debrief debrief\n            WHERE debrief.organization_id = interview.organization_id\n              AND debrief.application_id = interview.application_id\n              AND debrief.decider_id = (SELECT current_actor()) AND debrief.cancelled_at IS NULL)))\n      AND NOT EXISTS (\n        SELECT FROM requisitions_interviewseat seat\n        WHERE seat.organization_id = scorecards_scorecard.organization_id\n          AND seat.interview_id = scorecards_scorecard.interview_id\n          AND seat.member_id = (SELECT current_actor()) AND seat.submitted_at IS NULL))",
            ),
        ),
        migrations.AddConstraint(
            model_name="scorecard",
            constraint=hiring.tenancy.constraints.RestrictivePolicy(
                check="author_id = (SELECT current_actor()) AND submitted_at IS NULL AND EXISTS (\n        SELECT FROM requisitions_interviewseat seat\n        WHERE seat.organization_id = scorecards_scorecard.organization_id\n          AND seat.interview_id = scorecards_scorecard.interview_id\n          AND seat.member_id = (SELECT current_actor()) AND true)",
                command="INSERT",
                name="scorecard_is_begun_as_ones_own",
                using="",
            ),
        ),
        migrations.AddConstraint(
            model_name="scorecard",
            constraint=hiring.tenancy.constraints.RestrictivePolicy(
                check="author_id = (SELECT current_actor()) AND EXISTS (\n        SELECT FROM requisitions_interviewseat seat\n        WHERE seat.organization_id = scorecards_scorecard.organization_id\n          AND seat.interview_id = scorecards_scorecard.interview_id\n          AND seat.member_id = (SELECT current_actor()) AND true)",
                command="UPDATE",
                name="scorecard_changes_until_submitted",
                using="author_id = (SELECT current_actor()) AND submitted_at IS NULL",
            ),
        ),
        migrations.AddConstraint(
            model_name="scorecard",
            constraint=hiring.tenancy.constraints.RestrictivePolicy(
                check="",
                command="DELETE",
                name="scorecard_is_discarded_as_a_draft",
                using="author_id = (SELECT current_actor()) AND submitted_at IS NULL",
            ),
        ),
    ]
