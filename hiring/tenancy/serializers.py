"""People as programs see them."""

from typing import Any

from rest_framework import serializers

from hiring.tenancy.access import Role
from hiring.tenancy.models import Invitation, Member


class MemberSerializer(serializers.ModelSerializer[Member]):
    roles = serializers.SerializerMethodField()

    class Meta:
        model = Member
        fields = ["id", "name", "email", "title", "department", "time_zone", "is_active", "roles"]

    def get_roles(self, member: Member) -> list[str]:
        return sorted(member.roles)


class RolesSerializer(serializers.Serializer[Any]):
    roles = serializers.MultipleChoiceField(choices=Role.choices())


class InvitationSerializer(serializers.ModelSerializer[Invitation]):
    """Inviting. The secret goes to the invited address and to nobody else."""

    roles = serializers.MultipleChoiceField(choices=Role.choices())

    class Meta:
        model = Invitation
        fields = ["id", "name", "email", "roles", "invited_at", "expires_at"]
        read_only_fields = ["id", "invited_at", "expires_at"]
