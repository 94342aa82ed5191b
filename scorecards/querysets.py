"""Every read of judgement that has a name. What may be read is the database's decision (policies.py)."""

from typing import Any, Self

from hiring.tenancy.managers import TenantQuerySet


class ScorecardQuerySet(TenantQuerySet[Any]):
    def submitted(self) -> Self:
        return self.exclude(submitted_at=None)


class DebriefQuerySet(TenantQuerySet[Any]):
    pass
