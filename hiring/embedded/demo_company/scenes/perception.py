"""REQ-142, Senior Perception Engineer: a scorecard due within the hour, a split debrief, a slate to answer, an offer out."""

from datetime import datetime, timedelta

from hiring.embedded.demo_company.agreeing import opened
from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.desk import Desk
from hiring.embedded.demo_company.interviewing import Trial
from hiring.embedded.demo_company.scenes.staging import answer, come, crowd, loop, talk
from hiring.embedded.demo_company.seats import Seat
from hiring.embedded.demo_company.verbs import (
    Card,
    apply,
    begin_writing,
    call_together,
    conclude,
    debrief_due,
    hold,
    invite,
    present,
    write,
)
from requisitions.actions.interview import Cause, Slot, reschedule
from requisitions.actions.offer import extend_offer
from requisitions.models import Application
from scorecards.actions.debrief import Conclusion

FIRST = {"Anouk Peeters": "Referral", "Samuel Mbeki": "Sourced by us", "Nadia Kowalczyk": "Referral",
         "Pieter van der Meer": "Careers page"}  # fmt: skip
SECOND = {"Chen Wei Ling": "Sourced by us", "Omar Farouk": "Careers page", "Signe Aagaard": "Agency"}
THIRD = {"Marta Ferreira": "Careers page", "Elif Arslan": "Sourced by us", "Oskar Nyström": "Referral"}
CALLS = {"Emeka Nwosu": (-7, ()), "Zoë van Dijk": (-4, (1, 14, 30)), "Hana Suzuki": (-2, (2, 10)),
         "Ben Achterberg": (-1, (3, 9, 30))}  # fmt: skip
LOOP = ("Tomás Herrera", "Lin Zhao", "Yusuf Demir", "Noor Hassan", "Bram Visser")
DUE_SOON = timedelta(minutes=50)
EARLY_AFTERNOON = 13

GEOMETRY, CPP, FAILURE = "3D geometry and calibration", "Real-time C++", "Reasoning about failure"
FIELD, OTHERS, MENTORING = "Field experience", "Working with others", "Mentoring"
SAMUEL = {
    "Tomás Herrera": Card(
        {
            GEOMETRY: (3, "Separated lens from mounting error with one extra pose, and said what it cannot tell."),
            CPP: (2, "Knows the rules. Could not budget the 4 ms cycle without help."),
            FAILURE: (3, "Ranked the three causes by the log's timestamps."),
            OTHERS: (3, "Told the customer about the slip a week early, with two options."),
        },
        2,
    ),
    "Lin Zhao": Card(
        {
            GEOMETRY: (3, "Found the cause of our bad fit and proposed a check before touching the solver."),
            CPP: (
                3,
                "Walked through a lock-free queue he wrote at his last company. We talked design; he wrote no code "
                "with me.",
            ),
        },
        3,
    ),
    "Yusuf Demir": Card(
        {
            CPP: (
                1,
                "Allocated inside the sensor callback, and did not see why it mattered when I asked twice. Tests were "
                "good.",
            ),
            FAILURE: (3, "Asked for the battery trace first, which is what split the causes."),
        },
        1,
    ),
    "Noor Hassan": Card(
        {
            OTHERS: (3, "Described a disagreement fairly enough that I could not tell who had been right."),
            MENTORING: (2, "Answers questions patiently. Nothing planned."),
        },
        3,
    ),
    "Bram Visser": Card(
        {
            GEOMETRY: (3, "Knows what a two-pixel error means on the floor."),
            FAILURE: (3, "Chose the cheap test first and said what it would not show."),
            FIELD: (4, "Eleven sites. The floor-marking change he asked for is now in their standard quote."),
            OTHERS: (4, "The site team called him after he had left the project."),
            MENTORING: (2, "One intern, who was given tasks and no goal."),
        },
        2,
    ),
}
NADIA_SO_FAR = Card(
    {
        GEOMETRY: (
            3,
            "Asked about the drifting extrinsics on the dock robot. She plotted residuals per board pose first, saw "
            "the one-sided error and suspected a bent mount before touching the solver.",
        )
    }
)


def scene(company: Company, seat: Seat) -> Story:
    """Open the requisition; then every candidate's story runs by itself."""
    desk, opened_at = yield from opened(company, seat)
    crowd(desk, opened_at, early=22, recent=7)
    begin = company.clockwork.begin
    begin(first_slate(desk, opened_at))
    begin(second_slate(desk))
    begin(third_slate(desk))
    begin(calls(desk))


def first_slate(desk: Desk, since: datetime) -> Story:
    company, luck = desk.company, desk.company.random("142:first")
    came = yield from come(desk, FIRST, since + timedelta(days=1))
    anouk, samuel, nadia, pieter = came.values()
    at = yield company.day(-24, 14, 10)
    slate = present(desk, [anouk, samuel, nadia, pieter], luck, at)
    at = yield company.day(-23, 9, 40)
    answer(desk, slate, [anouk, samuel, nadia], {pieter: "R4"}, at)
    company.clockwork.begin(anouk_peeters(desk, anouk))
    company.clockwork.begin(samuel_mbeki(desk, samuel))
    company.clockwork.begin(nadia_kowalczyk(desk, nadia))


def anouk_peeters(desk: Desk, application: Application) -> Story:
    """Through everything in three weeks; her offer has been out since the working day before now."""
    company, trial = desk.company, Trial(desk, application, 0.88, desk.company.random("142:anouk"))
    yield from talk(trial, "Technical", company.day(-18, 11), panel=["Lin Zhao"])
    at = yield company.day(-17, 9, 30)
    loop(trial, at)
    yield from talk(trial, "Loop", company.day(-6, 15), panel=LOOP)
    at = yield company.day(-5, 12, 30)
    debrief = call_together(desk, application, [company.people[each] for each in LOOP], company.day(-4, 10), at)
    at = yield company.day(-4, 10, 25)
    reasons = "Every must-have rated 3 or 4 by those who asked for it; field experience and calibration twice."
    conclude(desk, debrief, Conclusion("offer", reasons, desk.musts[:4]), at)
    at = yield company.day(-1, 15, 20)
    start_on = company.hours.day_from(company.now + timedelta(days=69), 1)
    extend_offer(application, start_on=start_on, act=company.act(desk.recruiter, at))


def samuel_mbeki(desk: Desk, application: Application) -> Story:
    """Five scorecards in, four competencies agreed and one split 1 to 3; the debrief is tomorrow."""
    company, trial = desk.company, Trial(desk, application, 0.7, desk.company.random("142:samuel"))
    yield from talk(trial, "Technical", company.day(-14, 15), panel=["Mateusz Zieliński"])
    at = yield company.day(-13, 10)
    loop(trial, at)
    ends_at = samuels_loop(company)
    interview = yield from talk(trial, "Loop", ends_at, panel=LOOP, by_hand=LOOP)
    for nth, (name, card) in enumerate(SAMUEL.items()):
        at = yield ends_at + timedelta(minutes=21) * (nth + 1)
        write(desk, interview, company.people[name], card, at)
    at = yield ends_at + timedelta(hours=2)
    meets_at = debrief_due(application) - DUE_SOON
    call_together(desk, application, [company.people[each] for each in LOOP], meets_at, at)


def samuels_loop(company: Company) -> datetime:
    """Return when Samuel's loop ended on the last working day: after Nadia's, or before it when hers was late."""
    nadia = company.hours.local(nadias_loop(company))
    return company.day(-1, 16, 20) if nadia.hour < EARLY_AFTERNOON else company.day(-1, nadia.hour - 4, nadia.minute)


def nadias_loop(company: Company) -> datetime:
    """Return the moment a working day, to the minute, before her scorecards are due: soon after now."""
    local = company.hours.local(company.now + DUE_SOON)
    return company.day(-1, local.hour, local.minute)


def nadia_kowalczyk(desk: Desk, application: Application) -> Story:
    """Four have written; Tomás has rated one competency of his and has less than an hour left."""
    company, trial = desk.company, Trial(desk, application, 0.79, desk.company.random("142:nadia"))
    yield from talk(trial, "Technical", company.day(-12, 14), panel=["Noor Hassan"])
    at = yield company.day(-11, 10, 10)
    loop(trial, at)
    interview = yield from talk(trial, "Loop", nadias_loop(company), panel=LOOP, by_hand=["Tomás Herrera"])
    at = yield company.now - timedelta(minutes=2)
    begin_writing(desk, interview, desk.manager, NADIA_SO_FAR, at)


def second_slate(desk: Desk) -> Story:
    """Chen's technical interview was moved twice; Omar's is in two days."""
    company, luck = desk.company, desk.company.random("142:second")
    came = yield from come(desk, SECOND, company.day(-16, 10))
    chen, omar, signe = came.values()
    at = yield company.day(-9, 15, 5)
    slate = present(desk, [chen, omar, signe], luck, at)
    at = yield company.day(-8, 11, 30)
    answer(desk, slate, [chen, omar], {signe: "R2"}, at)
    company.clockwork.begin(moved_twice(desk, chen))
    at = yield company.day(-3, 10, 20)
    invite(desk, omar, "Technical", [company.people["Lin Zhao"]], company.day(2, 13), at)


def moved_twice(desk: Desk, application: Application) -> Story:
    """First Noor had a conflict, then the room was gone; it is tomorrow at eleven now."""
    company = desk.company
    at = yield company.day(-7, 10)
    interview = invite(desk, application, "Technical", [company.people["Noor Hassan"]], company.day(-3, 11), at)
    for moment, wanted, why in (
        (company.day(-4, 16, 40), company.day(0, 15), Cause("interviewer_conflict", "interviewer")),
        (company.now - timedelta(minutes=72), company.day(1, 11), Cause("company_room", "recruiter")),
    ):
        at = yield moment
        slot = Slot(wanted, wanted + timedelta(hours=1), "Room Linge")
        interview = reschedule(interview, slot=slot, why=why, act=company.act(desk.recruiter, at))


def third_slate(desk: Desk) -> Story:
    """Marta went on and waits for Yusuf's scorecard; the answers for Elif and Oskar are due today."""
    company, luck = desk.company, desk.company.random("142:third")
    came = yield from come(desk, THIRD, company.day(-8, 9, 30))
    marta, elif_, oskar = came.values()
    at = yield company.day(-2, 16, 15)
    slate = present(desk, [marta, elif_, oskar], luck, at)
    at = yield company.day(-2, 16, 50)
    answer(desk, slate, [marta], {}, at)
    panel = [company.people["Yusuf Demir"]]
    at = yield company.day(-1, 9, 5)
    starts_at = company.day(-1, 15, 30)
    interview = invite(desk, marta, "Technical", panel, starts_at, at)
    at = yield starts_at + timedelta(minutes=63)
    hold(desk, interview, at)


def calls(desk: Desk) -> Story:
    """Whom Maya calls this week; Emeka has waited longest."""
    company = desk.company
    for nth, (name, (applied, called)) in enumerate(CALLS.items()):
        at = yield company.day(applied, 9, 12 + 9 * nth)
        application = apply(desk, name, "Careers page", at)
        at = yield company.day(applied, 10, 20 + nth)
        if called:
            invite(desk, application, "Recruiter screen", [desk.recruiter], company.day(*called), at)
