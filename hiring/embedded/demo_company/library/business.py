"""What is judged of those who plan, buy, sell and write at Northwind."""

from hiring.embedded.demo_company.library.skill import Skill

BUSINESS = (
    Skill(
        "Product judgement",
        "Decides what to build, and what not, with reasons.",
        (
            "Collects wishes.",
            "Ranks with a framework, cannot drop anything.",
            "Names the bet, the evidence and what is left out.",
            "Has stopped something and been right.",
        ),
        (
            ("A roadmap of customer quotes.",),
            ("Scored twelve ideas to two decimals; would build ten of them.",),
            (
                "Cut the fleet exercise to one bet and said which customer would be disappointed.",
                "Asked what the operator does when the robot is wrong before drawing a screen.",
            ),
            ("Stopped a launched feature after six weeks of data and wrote the post themselves.",),
        ),
    ),
    Skill(
        "Customer evidence",
        "Learns from users what they would not say in a meeting.",
        (
            "Quotes the loudest customer.",
            "Runs interviews; the questions lead.",
            "Watches work, separates what is said from what is done.",
            "Has made research part of how a team decides.",
        ),
        (
            ("Two customers, both friends of the founder.",),
            ("Would you like a map here? was the third question.",),
            ("Stood a night shift at the dock and counted how often people walked to the screen.",),
            ("Weekly shadowing, engineers included; showed a decision it reversed.",),
        ),
    ),
    Skill(
        "Planning under uncertainty",
        "Plans material when demand and lead times move.",
        (
            "One number, no range.",
            "Safety stock for everything.",
            "Plans by range, knows which part decides.",
            "Has cut shortage and stock together.",
        ),
        (
            ("Planned the actuator at its average lead time and was surprised by half of them.",),
            ("Eight weeks of everything, including the screws.",),
            (
                "Found the two parts that stop the line and put the buffer there.",
                "Gave three scenarios and the date by which each must be chosen.",
            ),
            ("Halved shortages in a year with a tenth less stock; brought the curve.",),
        ),
    ),
    Skill(
        "Supplier negotiation",
        "Gets terms that both sides keep.",
        (
            "Asks for a discount.",
            "Holds the line, loses the supplier's help.",
            "Trades what is cheap here for what matters there.",
            "Suppliers bring them problems early.",
        ),
        (
            ("Ten per cent, otherwise we leave. We were eighty per cent of nothing.",),
            ("Won the price and waited sixteen weeks for it.",),
            ("Gave the foundry a six-month view and got the second shift for it.",),
            ("The casting supplier phoned them before the scrap was poured.",),
        ),
    ),
    Skill(
        "Service leadership",
        "Leads technicians whom they see once a week.",
        (
            "Forwards tickets.",
            "Solves it personally, every time.",
            "Plans skills and routes, calls customers first.",
            "Sites fail less because of their team.",
        ),
        (
            ("Measured the team by closed tickets; half came back.",),
            ("Flew to Graz for a fuse. Twice.",),
            (
                "Plans visits by what can fail next and phones the customer before the customer phones.",
                "Gave the newest technician the easy site and an hour afterwards.",
            ),
            ("Return visits fell by a third; two customers asked to keep the team.",),
        ),
    ),
    Skill(
        "Writing clearly",
        "Writes so that others can act without asking.",
        (
            "The reader has to call.",
            "Complete, in the order it happened.",
            "Says first what matters and what is needed.",
            "Their pages are the ones people link to.",
        ),
        (
            ("The incident report needed its author in the room.",),
            ("Everything is in there, page four.",),
            ("Sample opened with the decision and the date. I knew what was wanted of me.",),
            ("Their runbook was used by a stranger at three in the morning and worked.",),
        ),
    ),
)
