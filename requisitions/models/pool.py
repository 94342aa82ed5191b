"""Pools: named groups of members who interview for each other. A stage may name one instead of a person."""

from django.db import models

from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.querysets import PoolQuerySet


class Pool(TenantModel):
    """`retired_at`: it is offered no more; stages that name it keep it."""

    name = models.CharField(max_length=80)
    description = models.CharField(max_length=240, blank=True)
    changed_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    objects = PoolQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organization", "name"], name="a_pool_is_named_once")]

    def __str__(self) -> str:
        return self.name


class PoolMember(TenantModel):
    """This member can be asked when the pool is."""

    pool = TenantForeignKey(Pool, models.CASCADE, related_name="member_set")
    member = TenantForeignKey(Member, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "pool", "member"], name="one_is_in_a_pool_once"),
        ]
