"""Cases as programs see them."""

from datetime import date
from typing import Any

import django_filters as filters
from rest_framework import serializers

from hiring.tenancy.filters import Filters
from hiring.tenancy.models import Member
from requisitions.models import Side
from sla.forms.case import LABELS
from sla.forms.words import LONGEST
from sla.models import CaseNote, CaseReview, Commitment, EscalationCase
from sla.rules.case_facts import CaseFacts

SHORT = {"max_length": LONGEST}


class CaseFilter(Filters):
    """By what programs narrow cases."""

    open = filters.BooleanFilter(field_name="closed_at", lookup_expr="isnull", label="Still open")
    side = filters.ChoiceFilter(choices=Side.choices)
    rule = filters.CharFilter()
    about = filters.UUIDFilter(field_name="about_id")
    decider = filters.UUIDFilter(field_name="decider_id")
    requisition = filters.NumberFilter(field_name="requisition__number")

    class Meta:
        model = EscalationCase
        fields: tuple[str, ...] = ()


class CaseSerializer(serializers.ModelSerializer[EscalationCase]):
    """One case. `holds`: what it rests on still reaches what was agreed; `stamp`: the state a decision is made in."""

    about = serializers.CharField(source="about.name")
    decider = serializers.CharField(source="decider.name", allow_null=True)
    requisition = serializers.IntegerField(source="requisition.number")
    plan_owner = serializers.CharField(source="plan_owner.name", allow_null=True, default=None)
    raised_by = serializers.CharField(source="raised_by.name", allow_null=True, default=None)
    holds = serializers.SerializerMethodField()
    stamp = serializers.CharField()

    class Meta:
        model = EscalationCase
        fields = [
            "number", "rule", "side", "about", "requisition", "value", "raised_by", "decider", "decider_role", "level",
            "opened_at", "decide_by_at", "escalated_at", "holds", "shared_at", "plan", "plan_owner", "plan_due_on",
            "outcome", "note", "closed_at", "stamp",
        ]  # fmt: skip

    def get_holds(self, case: EscalationCase) -> bool:
        return case.weakened_at is None


class RestsSerializer(serializers.Serializer[Any]):
    title = serializers.CharField()
    at = serializers.DateTimeField()
    is_promise = serializers.BooleanField()
    is_owed = serializers.BooleanField()
    is_void = serializers.BooleanField()


class RecordSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    department = serializers.CharField()
    kept = serializers.IntegerField()
    due = serializers.IntegerField()


class CaseFactsSerializer(serializers.Serializer[Any]):
    """What the case page says, in counts: nobody outside the house is named."""

    headline = serializers.CharField()
    ground = serializers.CharField()
    about = RecordSerializer()
    other = RecordSerializer()
    rests_on = RestsSerializer(many=True)
    candidates_waiting = serializers.IntegerField(source="waiting.candidates")
    longest_wait_days = serializers.IntegerField(source="waiting.longest_days")
    withdrew = serializers.IntegerField(source="waiting.withdrew")
    reminders = serializers.IntegerField()
    nudges = serializers.IntegerField()
    signed_on = serializers.SerializerMethodField(help_text="The day of the agreement where the reader lives.")
    days_open = serializers.IntegerField(allow_null=True)
    forecast_days = serializers.IntegerField(allow_null=True)
    planned_start_on = serializers.DateField(source="start.planned_on", allow_null=True, default=None)
    earliest_start_on = serializers.DateField(source="start.earliest_on", allow_null=True, default=None)

    def get_signed_on(self, facts: CaseFacts) -> date | None:
        reader: Member = self.context["view"].member
        return facts.signed_at.astimezone(reader.zone).date() if facts.signed_at else None


class WholeCaseSerializer(serializers.Serializer[Any]):
    case = CaseSerializer()
    facts = CaseFactsSerializer()


class DecisionSerializer(serializers.Serializer[Any]):
    """`seen`: the case's stamp as you read it; with it, a decision about a case that has changed is refused."""

    decision = serializers.ChoiceField(choices=list(LABELS.items()))
    note = serializers.CharField(max_length=LONGEST)
    owner: Any = serializers.PrimaryKeyRelatedField(queryset=Member.objects.active(), allow_null=True, default=None)
    due_on = serializers.DateField(allow_null=True, default=None)
    seen = serializers.CharField(default="", allow_blank=True)


class ConcernSerializer(serializers.Serializer[Any]):
    """About whom, what happened, and which of their promises it is about, if any."""

    about: Any = serializers.PrimaryKeyRelatedField(queryset=Member.objects.all())
    words = serializers.CharField(max_length=LONGEST)
    promises: Any = serializers.PrimaryKeyRelatedField(queryset=Commitment.objects.all(), many=True, default=list)


class RaisedSerializer(serializers.ModelSerializer[EscalationCase]):
    """What whoever raised a concern may know of it."""

    about = serializers.CharField(source="about.name")
    decider = serializers.CharField(source="decider.name", allow_null=True)

    class Meta:
        model = EscalationCase
        fields = ["number", "about", "decider", "opened_at", "decide_by_at", "outcome", "note", "closed_at"]


class CommentSerializer(serializers.ModelSerializer[CaseNote]):
    author = serializers.CharField(source="author.name", read_only=True)

    class Meta:
        model = CaseNote
        fields = ["author", "text", "written_at"]
        extra_kwargs = {"text": SHORT}
        read_only_fields = ["written_at"]


class ReviewSerializer(serializers.ModelSerializer[CaseReview]):
    """Sourcing, workload and process first; about the person last, or nothing."""

    class Meta:
        model = CaseReview
        fields = ["sourcing", "workload", "process", "person", "open_requisitions", "written_at"]
        extra_kwargs = dict.fromkeys(("sourcing", "workload", "process", "person"), SHORT)
        read_only_fields = ["open_requisitions", "written_at"]
