"""The eleven coded reasons for which an interview changes, in the field's four causes, and whose side each is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its code, the cause it belongs to, and its words after the cause's name."""

    code: str
    cause: str
    words: str


REASONS = (
    Reason("interviewer_conflict", "interviewer", "a conflict in the calendar"),
    Reason("interviewer_ill", "interviewer", "ill"),
    Reason("interviewer_absent", "interviewer", "did not come"),
    Reason("candidate_conflict", "candidate", "asked for another time"),
    Reason("candidate_ill", "candidate", "ill"),
    Reason("candidate_absent", "candidate", "did not come"),
    Reason("candidate_left", "candidate", "left the process"),
    Reason("company_room", "company", "room or equipment"),
    Reason("company_plan", "company", "the interview plan changed"),
    Reason("company_ended", "company", "the process ended"),
    Reason("other", "other", "something else"),
)
BY_CODE = {each.code: each for each in REASONS}
CHOICES = [(each.code, f"{each.cause}: {each.words}") for each in REASONS]
SIDES = ("manager", "recruiter", "interviewer")


def words(code: str) -> str:
    """Return the reason as a feed says it: "company, room or equipment"; any other code as it stands."""
    reason = BY_CODE.get(code)
    return f"{reason.cause}, {reason.words}" if reason else code


def objection(code: str, side: str) -> str:
    """Return why this reason on this side cannot be given; nothing when it can."""
    reason = BY_CODE.get(code)
    return objection_to_side(reason.cause, side) if reason else "Choose one of the eleven reasons."


def objection_to_side(cause: str, side: str) -> str:
    """Return why `side` does not go with `cause`, as the sentence to show; nothing when it does.

    The candidate is on neither side of the agreement; an interviewer or the company always is.
    """
    if cause == "candidate" and side:
        return "The candidate is on neither side. Leave the side empty."
    if cause in {"interviewer", "company"} and side not in SIDES:
        return "Choose whose side it was: the manager's, the recruiter's or an interviewer's."
    return ""
