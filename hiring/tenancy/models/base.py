"""What every tenant table is made of: an organization, both walls, and references that stay inside.

The walls are put up by the metaclass, so that nobody can write a tenant model and forget one.
"""

from typing import Any

from django.db import models
from django.db.models.base import ModelBase
from django.db.models.lookups import Exact

from hiring.tenancy.constraints import OrganizationFirst, RowSecurity, WithinOrganization
from hiring.tenancy.ids import uuid7
from hiring.tenancy.managers import TenantManager
from hiring.tenancy.scope import current_organization_id


class TenantForeignKey(models.ForeignKey):  # type: ignore[type-arg]
    """A reference inside one organization: composite in the database, joined on both columns.

    ``db_index=False``: nobody looks a reference up without its organization; index
    ``(organization, x)`` where a read needs it.
    """

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **kwargs: Any) -> None:
        kwargs |= {"db_constraint": False, "db_index": False}
        super().__init__(to, on_delete, **kwargs)

    def get_extra_restriction(self, alias: str, related_alias: str) -> Exact:  # type: ignore[override]
        theirs: Any = self.related_model._meta.get_field("organization")
        ours: Any = self.model._meta.get_field("organization")
        return Exact(theirs.get_col(alias), ours.get_col(related_alias))


class OrganizationKey(models.ForeignKey):  # type: ignore[type-arg]
    """Whose row it is: the entered organization's, filled in by itself.

    Migrations see a plain foreign key without the default: they run outside every scope, and a
    column added to a table with rows must say whose they are.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "default": current_organization_id})

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        del kwargs["default"]
        return name, "django.db.models.ForeignKey", args, kwargs


class TenantOneToOneField(models.OneToOneField):  # type: ignore[type-arg]
    """Refused on purpose: one column cannot be unique across organizations."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        raise TypeError("Use TenantForeignKey and UniqueConstraint(fields=['organization', …]).")


class TenantBase(ModelBase):
    """Puts both walls around each concrete subclass of ``TenantModel``."""

    def __new__(cls, name: str, bases: tuple[type, ...], attrs: dict[str, Any], **kwargs: Any) -> Any:
        meta = attrs.get("Meta")
        if not getattr(meta, "abstract", False) and any(isinstance(base, TenantBase) for base in bases):
            attrs["Meta"] = _walled(meta, _references(bases, attrs))
        return super().__new__(cls, name, bases, attrs, **kwargs)


def _references(bases: tuple[type, ...], attrs: dict[str, Any]) -> list[str]:
    inherited = [
        field.name
        for base in bases
        if hasattr(base, "_meta")
        for field in base._meta.local_fields
        if isinstance(field, TenantForeignKey)
    ]
    return inherited + [key for key, value in attrs.items() if isinstance(value, TenantForeignKey)]


def _walled(meta: type | None, references: list[str]) -> type:
    table = "%(app_label)s_%(class)s"
    walls = [
        OrganizationFirst(name=f"{table}_organization_first"),
        RowSecurity(name=f"{table}_row_security"),
        *(WithinOrganization(field=each, name=f"{table}_{each}_within") for each in references),
    ]
    return type(
        "Meta",
        (meta,) if meta else (),
        {"constraints": [*walls, *getattr(meta, "constraints", [])], "base_manager_name": "objects"},
    )


class TenantModel(models.Model, metaclass=TenantBase):
    """A row of one organization. Names, constraints and tiny properties only in subclasses."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organization = OrganizationKey(
        "tenancy.Organization",
        models.PROTECT,
        editable=False,
        db_index=False,
        related_name="+",
    )

    # Any: each model's own manager is made from its queryset, a type no annotation can name.
    objects: Any = TenantManager()

    class Meta:
        abstract = True
