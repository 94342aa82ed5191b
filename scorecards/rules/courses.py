"""The courses that the house brings along; an organization changes them as it likes and adds its own."""

from dataclasses import dataclass

from hiring.tenancy.access import Role
from scorecards.rules.training import Evidence

LEADERS = (Role.HIRING_MANAGER, Role.INTERVIEWER)


@dataclass(frozen=True, slots=True)
class Offered:
    """`code` stays when an organization calls it otherwise. `months`: how long it holds."""

    code: str
    name: str
    description: str
    roles: tuple[Role, ...]
    evidence: Evidence = Evidence.ATTENDANCE
    months: int | None = 24
    shadows: int = 0
    reverse_shadows: int = 0


OFFERED = (
    Offered(
        "structured_interviewing",
        "Structured interviewing",
        "Same questions, same ratings, evidence before judgement. Learned by watching twice and being watched once.",
        LEADERS,
        Evidence.SHADOWING,
        None,
        shadows=2,
        reverse_shadows=1,
    ),
    Offered(
        "behavioural_questioning",
        "Behavioural questioning",
        "Asking what somebody did, and following up until it is clear what was theirs.",
        LEADERS,
    ),
    Offered(
        "bias_mitigation",
        "Bias mitigation",
        "What sways a judgement, and what in our process holds against it.",
        LEADERS,
        Evidence.QUIZ,
        12,
    ),
    Offered(
        "business_acumen",
        "Business acumen",
        "How the business earns, what a seat costs, and what it has to bring.",
        (Role.RECRUITER,),
    ),
    Offered(
        "data_storytelling",
        "Data storytelling",
        "Saying what figures show, how sure they are, and what follows.",
        (Role.RECRUITER,),
    ),
    Offered(
        "facilitation",
        "Facilitation",
        "Leading a kickoff and a debrief so that everybody is heard and something is decided.",
        (Role.RECRUITER,),
        months=36,
    ),
)
