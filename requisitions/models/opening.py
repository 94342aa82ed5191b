"""The database's own refusal to open a requisition that both sides have not signed. No table is defined here."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Model

from hiring.tenancy.constraints import DeferredDDL

# The current version is the highest one written, which nobody can take back (append-only), and not
# the number in the kickoff's row, which an update could lower. Staying open is no opening: an
# amended kickoff waits for its signatures while the work goes on.
FUNCTION = """
CREATE FUNCTION requisition_opens_only_when_signed() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'open' THEN
    RETURN NEW;
  END IF;
  IF 2 > (
    SELECT count(DISTINCT s.member_id)
    FROM requisitions_kickoff k
    JOIN requisitions_kickoffversion v ON v.organization_id = k.organization_id AND v.kickoff_id = k.id
    JOIN requisitions_kickoffsignature s ON s.organization_id = v.organization_id AND s.kickoff_id = v.kickoff_id
      AND s.version = v.version AND s.content_hash = v.content_hash
    WHERE k.organization_id = NEW.organization_id AND k.requisition_id = NEW.id
      AND (s.side, s.member_id) IN (('manager', NEW.hiring_manager_id), ('recruiter', NEW.recruiter_id))
      AND NOT EXISTS (
        SELECT FROM requisitions_kickoffversion later
        WHERE later.organization_id = v.organization_id AND later.kickoff_id = v.kickoff_id
          AND later.version > v.version)
  ) THEN
    RAISE EXCEPTION 'A requisition opens only when both sides have signed the current version of its kickoff'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'opens_only_when_signed';
  END IF;
  RETURN NEW;
END $$
"""


class OpensOnlyWhenSigned(DeferredDDL):
    """State becomes ``open`` only under both signatures, of two people, on the latest version's very words."""

    def statements(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> list[str]:
        table = editor.quote_name(model._meta.db_table)
        return [
            FUNCTION,
            f"CREATE TRIGGER opens_only_when_signed BEFORE INSERT OR UPDATE OF state ON {table} "
            "FOR EACH ROW WHEN (NEW.state = 'open') EXECUTE FUNCTION requisition_opens_only_when_signed()",
        ]

    def undo(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> str:
        table = editor.quote_name(model._meta.db_table)
        return f"DROP TRIGGER opens_only_when_signed ON {table}; DROP FUNCTION requisition_opens_only_when_signed()"
