"""The database wall as Django constraints, so that ``makemigrations`` writes and checks the DDL.

Each appends to the schema editor's deferred statements instead of returning SQL: primary keys must
be swapped before foreign keys point at them, in one migration, whatever the order of its models.
"""

from typing import Any, ClassVar

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement
from django.db.models import BaseConstraint, Model

RUNTIME_ROLE = "hiring_app"


class DeferredDDL(BaseConstraint):
    """Base: statements to run at the end of the migration, and one to undo them."""

    goes_first: ClassVar[bool] = False

    def statements(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> list[str]:
        raise NotImplementedError

    def undo(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> str:
        raise NotImplementedError

    def constraint_sql(self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor) -> None:  # type: ignore[override]
        # None is what Django skips when it writes CREATE TABLE, and accepts from AddConstraint.
        new = self.statements(model, schema_editor)
        if self.goes_first:
            schema_editor.deferred_sql[:0] = new
        else:
            schema_editor.deferred_sql.extend(new)

    def create_sql(self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor) -> None:  # type: ignore[override]
        self.constraint_sql(model, schema_editor)

    def remove_sql(self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor) -> Statement:  # type: ignore[override]
        return Statement("%(sql)s", sql=self.undo(model, schema_editor), table=None)

    def validate(self, model: type[Model], instance: Model, *args: Any, **kwargs: Any) -> None:
        """Nothing to ask in Python: the database keeps this promise."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DeferredDDL) and self.deconstruct() == other.deconstruct()

    __hash__ = BaseConstraint.__hash__


class OrganizationFirst(DeferredDDL):
    """``PRIMARY KEY (organization_id, id)``; Django goes on believing that the key is ``id``."""

    goes_first = True

    def statements(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> list[str]:
        table = model._meta.db_table
        q = editor.quote_name
        return [
            f"ALTER TABLE {q(table)} DROP CONSTRAINT {q(f'{table}_pkey')}, "
            f"ADD CONSTRAINT {q(f'{table}_pkey')} PRIMARY KEY (organization_id, id)"
        ]

    def undo(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> str:
        table = model._meta.db_table
        q = editor.quote_name
        return (
            f"ALTER TABLE {q(table)} DROP CONSTRAINT {q(f'{table}_pkey')}, "
            f"ADD CONSTRAINT {q(f'{table}_pkey')} PRIMARY KEY (id)"
        )


class RowSecurity(DeferredDDL):
    """ENABLE and FORCE row-level security with the one permissive policy of the house."""

    CONDITION = "(organization_id = (SELECT current_organization()))"

    def statements(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> list[str]:
        table = editor.quote_name(model._meta.db_table)
        return [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY own_organization ON {table} FOR ALL TO PUBLIC "
            f"USING {self.CONDITION} WITH CHECK {self.CONDITION}",
        ]

    def undo(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> str:
        table = editor.quote_name(model._meta.db_table)
        return (
            f"DROP POLICY own_organization ON {table}; "
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY"
        )


class WithinOrganization(DeferredDDL):
    """Composite foreign key: `field` can only point at a row of the same organization."""

    on_delete: ClassVar[str] = ""

    def __init__(self, *, field: str, name: str) -> None:
        super().__init__(name=name)
        self.field = field

    def statements(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> list[str]:
        field: Any = model._meta.get_field(self.field)
        q = editor.quote_name
        return [
            f"ALTER TABLE {q(model._meta.db_table)} ADD CONSTRAINT {q(self.name)} "
            f"FOREIGN KEY (organization_id, {q(field.column)}) "
            f"REFERENCES {q(field.related_model._meta.db_table)} (organization_id, id) {self.on_delete}"
            "DEFERRABLE INITIALLY DEFERRED"
        ]

    def undo(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> str:
        q = editor.quote_name
        # A dropped column has taken its constraint with it.
        return f"ALTER TABLE {q(model._meta.db_table)} DROP CONSTRAINT IF EXISTS {q(self.name)}"

    def deconstruct(self) -> tuple[str, Any, dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "field": self.field}


class GoesWith(WithinOrganization):
    """The row goes with the one that `field` points at, also where whoever deletes that one may not see this."""

    on_delete = "ON DELETE CASCADE "


class RestrictivePolicy(DeferredDDL):
    """A second condition beside the house's own: a row must pass both.

    `using` judges rows that are there, `check` rows as they would become; which of the two a
    `command` (SELECT, INSERT, UPDATE, DELETE) takes is PostgreSQL's rule, not ours.
    """

    def __init__(self, *, command: str, name: str, using: str = "", check: str = "") -> None:
        super().__init__(name=name)
        self.command, self.using, self.with_check = command, using, check

    def statements(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> list[str]:
        q = editor.quote_name
        conditions = [("USING", self.using), ("WITH CHECK", self.with_check)]
        said = " ".join(f"{clause} ({condition})" for clause, condition in conditions if condition)
        table = q(model._meta.db_table)
        return [f"CREATE POLICY {q(self.name)} ON {table} AS RESTRICTIVE FOR {self.command} TO PUBLIC {said}"]

    def undo(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> str:
        return f"DROP POLICY {editor.quote_name(self.name)} ON {editor.quote_name(model._meta.db_table)}"

    def deconstruct(self) -> tuple[str, Any, dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "command": self.command, "using": self.using, "check": self.with_check}


class AppendOnly(DeferredDDL):
    """Rows are added and never changed: no grant to, and a trigger for whoever has one."""

    def statements(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> list[str]:
        table = editor.quote_name(model._meta.db_table)
        return [
            f"REVOKE UPDATE, DELETE ON {table} FROM {RUNTIME_ROLE}",
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            f"CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
        ]

    def undo(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> str:
        table = editor.quote_name(model._meta.db_table)
        return (
            f"DROP TRIGGER append_only ON {table}; DROP TRIGGER append_only_truncate ON {table}; "
            f"GRANT UPDATE, DELETE ON {table} TO {RUNTIME_ROLE}"
        )
