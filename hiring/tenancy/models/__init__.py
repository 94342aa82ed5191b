"""Tables of tenancy, one file per subject."""

from hiring.tenancy.models.base import TenantForeignKey, TenantModel
from hiring.tenancy.models.organization import Counter, Organization
from hiring.tenancy.models.people import ApiToken, Invitation, Member, MemberRole, User

__all__ = [
    "ApiToken",
    "Counter",
    "Invitation",
    "Member",
    "MemberRole",
    "Organization",
    "TenantForeignKey",
    "TenantModel",
    "User",
]
