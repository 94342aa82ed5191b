"""Sentences of the mass: why somebody was declined, what a debrief concluded. Requirements are cited beside them."""

DECLINED_ON_PAPER = (
    "The profile shows neighbouring work; nothing that evidences this one.",
    "Two years short of having owned it themselves.",
    "Strong elsewhere. For this we would train from the start.",
    "Said in the call that this is what they want to learn.",
    "The example was a team's; their own part stayed open.",
    "Has done it in research, not yet where it must hold.",
)
DECLINED_AFTER_TALK = (
    "Rated 1 and 2 where it was asked; no second example when invited.",
    "The work sample stopped where this begins.",
    "Good conversation; the evidence for this one stayed thin in both ratings.",
    "Knows the words and could not use them on our case.",
)
UNEXPLAINED = (
    "Not quite what I had in mind.",
    "Went with a feeling after the call.",
    "Better ones in the pile.",
    "Did not see them on the line.",
)
WITHDREW = (
    "Took an offer closer to home.",
    "Decided to stay after a promotion.",
    "The commute is too long after all.",
    "Had heard nothing for a while and signed elsewhere.",
    "Prefers a smaller team.",
)
CONCLUDED = {
    "offer": (
        "All must-haves rated 3 or better by those who asked; the one open question was answered in the loop.",
        "Two strong yes, one yes. The evidence for the hardest requirement came from two independent examples.",
        "The panel agrees on every must-have. What is missing is a nice-to-have we can teach.",
    ),
    "decline": (
        "Two of three rate this requirement 2 or lower, each with an example.",
        "The requirement was not shown in the exercise nor in the loop; we agreed to not assume it.",
        "A likeable candidate; the evidence for this must-have is one borrowed example.",
    ),
}
# How a search goes: `running` candidates are in process, `skill` is one of the must-haves.
UPDATES = (
    "In process: {running}. The slate answers of this week decide how many we talk to next week.",
    "In process: {running}. Referrals move fastest; two more names from your team would help.",
    "In process: {running}. The must-have that most profiles miss is “{skill}”.",
    "In process: {running}. Salary came up twice this week; nobody left over it yet.",
    "In process: {running}. The careers page brings numbers, the ones we write to bring evidence.",
    "In process: {running}. What slows us is the time between two interviews; can the panel offer mornings?",
    "In process: {running}. Nothing stands in the way; the next slate is on its day.",
    "In process: {running}. Two who said no named the travel. We say it in the first call from now on.",
)
ROLE_CLOSED = "The role was filled."
SLATE_DECLINED = (
    "The evidence is about a smaller scale than ours.",
    "Second-hand: managed people who did it.",
    "Last touched it four years ago.",
    "The example is of a prototype.",
)
PLACES = ("Video call", "Room Maas", "Room Linge", "Video call", "Lab 2", "Room Vecht")
SOURCES = {
    # source: (share of applicants, how much better they are than the average)
    "Careers page": (0.42, -0.10),
    "Sourced by us": (0.31, 0.06),
    "Referral": (0.14, 0.16),
    "Agency": (0.13, 0.00),
}
