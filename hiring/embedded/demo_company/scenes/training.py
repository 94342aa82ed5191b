"""Who is trained, and what the library holds: everybody did their courses, but for one lapsed and one about to."""

from datetime import datetime, timedelta

from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from hiring.tenancy.access import Role
from requisitions.actions.kickoff_template import keep_as_template
from requisitions.actions.plan_template import save_template
from requisitions.actions.pool import add_pool
from requisitions.models import Competency, Requisition, Stage
from scorecards.actions.kit import put_in_kit
from scorecards.actions.question import add_question
from scorecards.actions.training import record_proof, start_training, waive
from scorecards.models import Course
from scorecards.rules.question import QuestionDraft
from scorecards.rules.training import Evidence, is_mandatory
from scorecards.rules.training_drafts import ProofDraft

KEEPER = "Ruben Smit"
PASSED = 88
# Days ago on which each of these did what ends after a year; everybody else did it a quarter ago.
LAPSED, ENDS_SOON, WAIVED = {"Marcus Bell": 402}, {"Leila Haddad": 345}, "Femke de Boer"
LATELY = 92

QUESTIONS = (
    ("3D geometry and calibration", "senior", "behavioural", "When did a calibration last fail you, and how did you notice?",
     "Residuals before opinions; says what was tried in which order, and what would have shown it sooner.",
     "What did you check first?\nWho noticed it?"),
    ("3D geometry and calibration", "mid", "work_sample", "Here is a board pose with a bad fit. Walk me through it.",
     "Plots before solving; separates the rig from the data.", "What if the rig had moved overnight?"),
    ("Reasoning about failure", "any", "behavioural", "Tell me about a failure in the field that you explained.",
     "Ranks causes, names the test that told them apart, and says what stayed unknown.", "What would have changed your mind?"),
    ("Real-time C++", "senior", "situational", "The loop misses its deadline once an hour. Where do you look?",
     "Measures first; thinks of allocation, locks and priorities before the algorithm.", "And when it only happens in the field?"),
    ("Working with others", "any", "behavioural", "Whose work became better because of you, and how do you know?",
     "A person, a change, and something that shows it.", "What did they say?"),
)  # fmt: skip


def trained(company: Company) -> Story:
    """Helen sets the courses up; Ruben notes what everybody did. The gate warns."""
    at = yield company.day(-30, 9, 15)
    start_training(act=company.act("Helen Brandt", at))
    act = company.act(KEEPER, at)
    for course in Course.objects.standing():
        for member in company.people.values():
            if member.name not in {KEEPER, WAIVED} and is_mandatory(course.demand, member.roles):
                for draft in _done(course, member.name, company.now):
                    record_proof(course, member, draft, act=act)
    until = company.hours.day_from(company.now, 25)
    for course in Course.objects.standing():
        if is_mandatory(course.demand, [Role.INTERVIEWER]):
            waive(course, company.people[WAIVED], reason="On parental leave until her return.", ends_on=until, act=act)


def _done(course: Course, name: str, now: datetime) -> list[ProofDraft]:
    days = {**LAPSED, **ENDS_SOON}.get(name, LATELY) if course.evidence == Evidence.QUIZ else LATELY
    on = (now - timedelta(days=days)).date()
    match course.evidence:
        case Evidence.ATTENDANCE:
            return [ProofDraft("attendance", on)]
        case Evidence.QUIZ:
            return [ProofDraft("quiz", on, PASSED)]
        case _:
            kinds = ["shadow"] * course.shadows + ["reverse_shadow"] * course.reverse_shadows
            return [ProofDraft(kind, on + timedelta(days=7 * number)) for number, kind in enumerate(kinds)]


def kept(company: Company) -> Story:
    """Maya writes questions, puts them into the kits of her search for a perception engineer, and keeps its plan."""
    at = yield company.day(-28, 13, 40)
    act = company.act("Maya Lindqvist", at)
    written = [
        add_question(Competency.objects.get(name=name), QuestionDraft(level, kind, text, good, more), act=act)
        for name, level, kind, text, good, more in QUESTIONS
    ]
    people = [company.people[name].pk for name in ("Lin Zhao", "Yusuf Demir", "Mateusz Zieliński")]
    add_pool("Perception panel", description="Technical conversations on perception", members=people, act=act)
    assesses = {"stages__focus_set__competency__name": QUESTIONS[0][0]}
    searches = Requisition.objects.filter(recruiter=act.actor, state="open", **assesses)
    requisition = searches.order_by("-number").distinct().first()
    if requisition is None:
        return
    for stage in Stage.objects.filter(requisition=requisition).select_related("requisition").order_by("position"):
        assessed = set(stage.focus_set.values_list("competency_id", flat=True))
        for question in written:
            if question.competency_id in assessed:
                put_in_kit(stage, question, act=act)
    save_template(requisition, "Perception engineers", act=act)
    keep_as_template(requisition, act=act)
