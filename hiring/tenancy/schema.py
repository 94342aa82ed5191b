"""How the OpenAPI description names things: bearer tokens, and serializers by their subject.

Two subjects may each have a ``ScheduleSerializer``; the description calls them KickoffSchedule and
InterviewSchedule after the modules they stand in.
"""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema


class HouseSchema(AutoSchema):
    def _get_serializer_name(self, serializer: Any, direction: Any, bypass_extensions: bool = False) -> str:  # noqa: FBT001, FBT002 - theirs
        name: str = super()._get_serializer_name(serializer, direction, bypass_extensions)
        subject = type(serializer).__module__.rpartition(".")[2].removesuffix("s").title().replace("_", "")
        return name if subject in name or subject == "Serializer" else f"{subject}{name}"


class BearerToken(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "hiring.tenancy.authentication.TokenAuthentication"
    name = "memberToken"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "description": "A member's token of this organization."}
