"""Profiles on which both sides try their picture of the role, and their ratings: blind until both are in.

The conditions of the policies stand here, beside the house's own_organization; what may be said of a profile by hand
is a trigger (`OpensWithBothRatings`).
"""

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from hiring.tenancy.constraints import AppendOnly, DeferredDDL, RestrictivePolicy
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models.application import Candidate
from requisitions.models.kickoff import Kickoff
from requisitions.models.requisition import Side
from requisitions.rules import calibration

ME = "(SELECT current_actor())"
REVEALED = """EXISTS (
        SELECT FROM requisitions_calibrationprofile profile
        WHERE profile.organization_id = requisitions_calibrationrating.organization_id
          AND profile.id = requisitions_calibrationrating.profile_id
          AND profile.manager_rated_at IS NOT NULL AND profile.recruiter_rated_at IS NOT NULL)"""
OWN_SIDE = f"""member_id = {ME} AND EXISTS (
        SELECT FROM requisitions_calibrationprofile profile
        JOIN requisitions_kickoff kickoff
          ON kickoff.organization_id = profile.organization_id AND kickoff.id = profile.kickoff_id
        JOIN requisitions_requisition requisition
          ON requisition.organization_id = kickoff.organization_id AND requisition.id = kickoff.requisition_id
        WHERE profile.organization_id = requisitions_calibrationrating.organization_id
          AND profile.id = requisitions_calibrationrating.profile_id
          AND (requisitions_calibrationrating.side, requisitions_calibrationrating.member_id)
            IN (('manager', requisition.hiring_manager_id), ('recruiter', requisition.recruiter_id)))"""

# Whoever could set a side's time would read without having rated. A rating that is there the writer can see: their
# own, so that nobody sets the other's.
FUNCTION = """
CREATE FUNCTION calibration_opens_with_both_ratings() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
BEGIN
  IF TG_OP = 'INSERT' AND (NEW.manager_rated_at IS NOT NULL OR NEW.recruiter_rated_at IS NOT NULL)
    OR TG_OP = 'UPDATE' AND NEW.manager_rated_at IS DISTINCT FROM OLD.manager_rated_at AND NOT EXISTS (
      SELECT FROM requisitions_calibrationrating rating
      WHERE rating.organization_id = NEW.organization_id AND rating.profile_id = NEW.id AND rating.side = 'manager')
    OR TG_OP = 'UPDATE' AND NEW.recruiter_rated_at IS DISTINCT FROM OLD.recruiter_rated_at AND NOT EXISTS (
      SELECT FROM requisitions_calibrationrating rating
      WHERE rating.organization_id = NEW.organization_id AND rating.profile_id = NEW.id AND rating.side = 'recruiter')
  THEN
    RAISE EXCEPTION 'A calibration opens with both ratings, and each side says its own'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$
"""


class OpensWithBothRatings(DeferredDDL):
    """When each side rated is set by who rated, and by nobody for another."""

    def statements(self, model: type[models.Model], editor: BaseDatabaseSchemaEditor) -> list[str]:
        table = editor.quote_name(model._meta.db_table)
        return [
            FUNCTION,
            f"CREATE TRIGGER opens_with_both_ratings BEFORE INSERT OR UPDATE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION calibration_opens_with_both_ratings()",
        ]

    def undo(self, model: type[models.Model], editor: BaseDatabaseSchemaEditor) -> str:
        table = editor.quote_name(model._meta.db_table)
        return f"DROP TRIGGER opens_with_both_ratings ON {table}; DROP FUNCTION calibration_opens_with_both_ratings()"


class CalibrationProfile(TenantModel):
    """Somebody real or made up: a label and what is known of them, or a known candidate."""

    kickoff = TenantForeignKey(Kickoff, models.CASCADE, related_name="calibration_profiles")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=calibration.LONGEST_LABEL)
    description = models.TextField(blank=True)
    candidate = TenantForeignKey(Candidate, null=True, blank=True, related_name="+")
    added_by = TenantForeignKey(Member, null=True, related_name="+")
    added_at = models.DateTimeField()
    manager_rated_at = models.DateTimeField(null=True)
    recruiter_rated_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kickoff", "position"], name="calibration_profiles_are_numbered"
            ),
            models.CheckConstraint(
                condition=models.Q(position__range=(1, calibration.MOST_PROFILES)), name="one_to_three_profiles"
            ),
            OpensWithBothRatings(name="calibration_opens_with_both_ratings"),
        ]

    @property
    def is_open(self) -> bool:
        """Whether both have rated, and so read each other's."""
        return self.manager_rated_at is not None and self.recruiter_rated_at is not None


class CalibrationRating(TenantModel):
    """One side's answer about one profile, and why. Never changed."""

    profile = TenantForeignKey(CalibrationProfile, models.PROTECT, related_name="ratings")
    side = models.CharField(max_length=12, choices=Side)
    member = TenantForeignKey(Member, related_name="+")
    rating = models.PositiveSmallIntegerField(choices=list(calibration.ANSWERS.items()))
    why = models.CharField(max_length=calibration.LONGEST_WHY)
    rated_at = models.DateTimeField()

    class Meta:
        ordering = ["side"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "profile", "side"], name="a_side_rates_a_profile_once"),
            models.CheckConstraint(condition=models.Q(rating__range=(1, 4)), name="a_calibration_is_1_to_4"),
            models.CheckConstraint(condition=~models.Q(why=""), name="a_calibration_says_why"),
            AppendOnly(name="requisitions_calibrationrating_append_only"),
            RestrictivePolicy(name="calibration_is_blind", command="SELECT", using=f"member_id = {ME} OR {REVEALED}"),
            RestrictivePolicy(name="calibration_is_said_for_oneself", command="INSERT", check=OWN_SIDE),
        ]

    @property
    def is_recruiter(self) -> bool:
        return self.side == Side.RECRUITER
