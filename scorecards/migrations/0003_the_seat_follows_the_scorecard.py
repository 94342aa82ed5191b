"""What happens together with a submission, and what nobody sets by hand.

These are triggers and not column grants: Django names every column in each INSERT and save(), so a
missing grant on one would refuse them all. The tables of requisitions know nothing of it.
"""

from django.db import migrations

# Letters and digits left when blanks, punctuation and zero-width signs are taken away. Looser than
# scorecards/rules/draft.py in scripts PostgreSQL's locale may not know; never stricter.
WRITTEN = r"""
CREATE FUNCTION written_length(words text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog
AS $$ SELECT length(regexp_replace(coalesce(words, ''), '[\s[:punct:]\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]', '', 'g')) $$;
"""

COMPLETE = """
CREATE FUNCTION scorecard_is_complete() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM requisitions_interview i
        WHERE i.organization_id = NEW.organization_id AND i.id = NEW.interview_id
          AND (i.state = 'held' OR i.state = 'scheduled' AND i.starts_at <= NEW.submitted_at)
    ) THEN
        RAISE EXCEPTION 'a scorecard is submitted once its interview has begun' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT FROM requisitions_interview i
        JOIN requisitions_stagefocus f ON f.organization_id = i.organization_id AND f.stage_id = i.stage_id
        LEFT JOIN scorecards_rating r ON r.organization_id = f.organization_id
             AND r.scorecard_id = NEW.id AND r.competency_id = f.competency_id
        WHERE i.organization_id = NEW.organization_id AND i.id = NEW.interview_id
          AND (r.id IS NULL OR NOT r.not_assessed AND (r.score IS NULL OR written_length(r.evidence) < 10))
    ) THEN
        RAISE EXCEPTION 'a submitted scorecard rates each competency with evidence' USING ERRCODE = 'check_violation';
    END IF;
    IF written_length(NEW.overall_note) < 10 AND (NEW.cannot_say OR NOT EXISTS (
        SELECT FROM scorecards_rating r
        WHERE r.organization_id = NEW.organization_id AND r.scorecard_id = NEW.id AND r.score IS NOT NULL
    )) THEN
        RAISE EXCEPTION 'a submitted scorecard says why' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER a_submitted_scorecard_is_complete AFTER UPDATE ON scorecards_scorecard FOR EACH ROW
    WHEN (OLD.submitted_at IS NULL AND NEW.submitted_at IS NOT NULL) EXECUTE FUNCTION scorecard_is_complete();
"""

# The one definer function here. It answers nothing and touches the seat and the interview of the row
# that fired it. The interview is locked first: of two who submit at the same instant, the second sees
# the first, and so that all are in.
SEAT = """
CREATE FUNCTION seat_follows_scorecard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    PERFORM FROM requisitions_interview i
      WHERE i.organization_id = NEW.organization_id AND i.id = NEW.interview_id FOR NO KEY UPDATE;
    UPDATE requisitions_interviewseat s SET submitted_at = NEW.submitted_at
      WHERE s.organization_id = NEW.organization_id AND s.interview_id = NEW.interview_id AND s.member_id = NEW.author_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a scorecard is submitted from a seat on the panel' USING ERRCODE = 'check_violation';
    END IF;
    UPDATE requisitions_interview i SET revealed_at = (
        SELECT max(s.submitted_at) FROM requisitions_interviewseat s
        WHERE s.organization_id = i.organization_id AND s.interview_id = i.id)
      WHERE i.organization_id = NEW.organization_id AND i.id = NEW.interview_id AND i.revealed_at IS NULL
        AND NOT EXISTS (
            SELECT FROM requisitions_interviewseat s
            WHERE s.organization_id = i.organization_id AND s.interview_id = i.id AND s.submitted_at IS NULL);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION seat_follows_scorecard() FROM PUBLIC;
CREATE TRIGGER the_seat_follows_the_scorecard AFTER UPDATE ON scorecards_scorecard FOR EACH ROW
    WHEN (OLD.submitted_at IS NULL AND NEW.submitted_at IS NOT NULL) EXECUTE FUNCTION seat_follows_scorecard();
"""

# Whoever could set it on their own seat would read without writing; so could whoever moves a submitted
# seat to another interview, or an interview to another application.
BY_HAND = """
CREATE FUNCTION refuse_by_hand() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog
AS $$ BEGIN RAISE EXCEPTION '% cannot be changed by hand: %', TG_TABLE_NAME, TG_NAME USING ERRCODE = 'insufficient_privilege'; END $$;

CREATE TRIGGER a_seat_begins_unsubmitted BEFORE INSERT ON requisitions_interviewseat FOR EACH ROW
    WHEN (current_user = 'hiring_app' AND NEW.submitted_at IS NOT NULL) EXECUTE FUNCTION refuse_by_hand();
CREATE TRIGGER a_seat_is_submitted_by_its_scorecard BEFORE UPDATE ON requisitions_interviewseat FOR EACH ROW
    WHEN (current_user = 'hiring_app' AND (NEW.submitted_at, NEW.organization_id, NEW.interview_id, NEW.member_id)
          IS DISTINCT FROM (OLD.submitted_at, OLD.organization_id, OLD.interview_id, OLD.member_id))
    EXECUTE FUNCTION refuse_by_hand();
CREATE TRIGGER a_submitted_seat_stays BEFORE DELETE ON requisitions_interviewseat FOR EACH ROW
    WHEN (current_user = 'hiring_app' AND OLD.submitted_at IS NOT NULL) EXECUTE FUNCTION refuse_by_hand();
CREATE TRIGGER an_interview_begins_sealed BEFORE INSERT ON requisitions_interview FOR EACH ROW
    WHEN (current_user = 'hiring_app' AND NEW.revealed_at IS NOT NULL) EXECUTE FUNCTION refuse_by_hand();
CREATE TRIGGER an_interview_stays_with_its_application BEFORE UPDATE ON requisitions_interview FOR EACH ROW
    WHEN (current_user = 'hiring_app' AND (NEW.organization_id, NEW.application_id)
          IS DISTINCT FROM (OLD.organization_id, OLD.application_id))
    EXECUTE FUNCTION refuse_by_hand();
"""

# Closing a round: the one way to reveal before all are in, for the two who own the hire, and for
# neither of them while their own scorecard is missing.
REVEAL = """
CREATE FUNCTION reveal_is_decided() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    IF OLD.revealed_at IS NOT NULL
       OR NOT (NEW.state = 'held' OR NEW.state = 'scheduled' AND NEW.starts_at <= NEW.revealed_at)
       OR NOT EXISTS (
            SELECT FROM requisitions_application a JOIN requisitions_requisition r
              ON r.organization_id = a.organization_id AND r.id = a.requisition_id
            WHERE a.organization_id = NEW.organization_id AND a.id = NEW.application_id
              AND current_actor() IN (r.hiring_manager_id, r.recruiter_id))
       OR EXISTS (
            SELECT FROM requisitions_interviewseat s
            WHERE s.organization_id = NEW.organization_id AND s.interview_id = NEW.id
              AND s.member_id = current_actor() AND s.submitted_at IS NULL)
    THEN
        RAISE EXCEPTION 'this round cannot be closed by this member now' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_round_is_closed_by_its_owners BEFORE UPDATE ON requisitions_interview FOR EACH ROW
    WHEN (current_user = 'hiring_app' AND NEW.revealed_at IS DISTINCT FROM OLD.revealed_at)
    EXECUTE FUNCTION reveal_is_decided();

CREATE FUNCTION decider_is_named() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM requisitions_application a JOIN requisitions_requisition r
          ON r.organization_id = a.organization_id AND r.id = a.requisition_id
        WHERE a.organization_id = NEW.organization_id AND a.id = NEW.application_id
          AND (NEW.decider_id IN (r.hiring_manager_id, r.recruiter_id)
               OR current_actor() IN (r.hiring_manager_id, r.recruiter_id)))
    THEN
        RAISE EXCEPTION 'hiring manager or recruiter name who decides' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_decider_is_named_by_the_owners BEFORE INSERT ON scorecards_debrief FOR EACH ROW
    WHEN (current_user = 'hiring_app') EXECUTE FUNCTION decider_is_named();
CREATE TRIGGER a_decider_is_changed_by_the_owners BEFORE UPDATE ON scorecards_debrief FOR EACH ROW
    WHEN (current_user = 'hiring_app' AND (NEW.decider_id, NEW.application_id)
          IS DISTINCT FROM (OLD.decider_id, OLD.application_id))
    EXECUTE FUNCTION decider_is_named();
"""

# Their triggers go with them.
UNDO = """
DROP FUNCTION scorecard_is_complete(), seat_follows_scorecard(), refuse_by_hand(), reveal_is_decided(), decider_is_named() CASCADE;
DROP FUNCTION written_length(text);
"""


class Migration(migrations.Migration):
    dependencies = [("scorecards", "0002_blind_until_submitted")]

    operations = [migrations.RunSQL(WRITTEN + COMPLETE + SEAT + BY_HAND + REVEAL, UNDO)]
