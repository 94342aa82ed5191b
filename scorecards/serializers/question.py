"""The question bank and kits as programs see and send them."""

from typing import Any

import django_filters as filters
from rest_framework import serializers

from hiring.tenancy.filters import Filters
from requisitions.models import Competency
from scorecards.models import Level, Question, QuestionKind, QuestionVersion, StageQuestion
from scorecards.rules.question import QuestionDraft

WORDS = ["level", "kind", "text", "follow_ups", "good"]


class QuestionSerializer(serializers.ModelSerializer[Question]):
    """`version`: to be sent as `seen` with a change. `uses`: in how many kits it stands."""

    uses = serializers.IntegerField(default=0)

    class Meta:
        model = Question
        fields = ["id", "competency", *WORDS, "version", "written_by", "written_at", "retired_at", "uses"]
        read_only_fields = fields


class QuestionVersionSerializer(serializers.ModelSerializer[QuestionVersion]):
    class Meta:
        model = QuestionVersion
        fields = ["id", "version", *WORDS, "written_by", "written_at"]
        read_only_fields = fields


class QuestionChangeSerializer(serializers.Serializer[Any]):
    level = serializers.ChoiceField(choices=Level.choices, default=Level.ANY)
    kind = serializers.ChoiceField(choices=QuestionKind.choices)
    text = serializers.CharField(max_length=2_000)
    good = serializers.CharField(max_length=2_000)
    follow_ups = serializers.CharField(max_length=2_000, allow_blank=True, default="")
    seen = serializers.IntegerField()


class QuestionDraftSerializer(QuestionChangeSerializer):
    seen = None  # type: ignore[assignment]
    competency: "serializers.PrimaryKeyRelatedField[Competency]" = serializers.PrimaryKeyRelatedField(
        queryset=Competency.objects.all()
    )


def draft_of(data: dict[str, Any]) -> QuestionDraft:
    return QuestionDraft(data["level"], data["kind"], data["text"], data["good"], data["follow_ups"])


class StageQuestionSerializer(serializers.ModelSerializer[StageQuestion]):
    """A question of a kit in the wording that was chosen."""

    wording = QuestionVersionSerializer()

    class Meta:
        model = StageQuestion
        fields = ["id", "stage", "question", "wording", "is_behind", "added_at", "removed_at"]
        read_only_fields = fields


class PickSerializer(serializers.Serializer[Any]):
    question: "serializers.PrimaryKeyRelatedField[Question]" = serializers.PrimaryKeyRelatedField(
        queryset=Question.objects.all()
    )


class QuestionFilter(Filters):
    q = filters.CharFilter(method="words", label="A part of the question, a follow-up or what good looks like")
    competency = filters.UUIDFilter(field_name="competency_id")
    level = filters.ChoiceFilter(choices=Level.choices)
    kind = filters.ChoiceFilter(choices=QuestionKind.choices)
    retired = filters.BooleanFilter(field_name="retired_at", lookup_expr="isnull", exclude=True)

    class Meta:
        model = Question
        fields: tuple[str, ...] = ()

    def words(self, found: Any, name: str, value: str) -> Any:
        return found.matching(value.strip())
