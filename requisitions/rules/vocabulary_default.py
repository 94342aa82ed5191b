"""The words an organization begins with. Why each is here: docs/wording.md, which a test holds to this list."""

from typing import Final

from requisitions.rules.vocabulary import ABILITY, AGE, GENDER, ORIGIN, UNTESTABLE, Word

GAUCHER, EEOC, APA, EHRC = "gaucher-2011", "29-cfr-1625.4", "apa-7", "ehrc-2011"
LEVASHINA, RIVERA, HOUSE = "levashina-2014", "rivera-2012", "house"
BODY = "say what the work asks for, and how anybody may do it"


def _of(kind: str, source: str, **terms: str) -> tuple[Word, ...]:
    return tuple(Word(term.replace("__", "-").replace("_", " "), kind, say, source) for term, say in terms.items())


def _stem(kind: str, source: str, **terms: str) -> tuple[Word, ...]:
    return tuple(Word(f"{term}*", kind, say, source) for term, say in terms.items())


DEFAULT: Final = (
    *_of(
        UNTESTABLE,
        RIVERA,
        culture_fit="name the behaviour you look for, and the stage that asks about it",
        cultural_fit="name the behaviour you look for, and the stage that asks about it",
    ),
    *_of(
        UNTESTABLE,
        LEVASHINA,
        rock_star="write what such a person has done that others have not",
        ninja="write what such a person has done that others have not",
        guru="write what others come to such a person for",
        wizard="write what such a person has built",
        superstar="write what such a person has done that others have not",
        self_starter="write what was there before they began, and what afterwards",
        team_player="write what they did with others, and for whom",
        passionate="write what they have done of their own accord",
        go__getter="write what they brought about that nobody asked for",
        hard_worker="write what has to be done by when",
        good_communicator="write who has to understand what from them",
        think_outside_the_box="write a problem they solved that others had given up",
        hit_the_ground_running="write what they do in their first month",
        wear_many_hats="name the two or three things they do",
        fast__paced="say how often plans change, and what they do then",
        work_hard_play_hard="say what the week looks like",
    ),
    *_stem(
        GENDER,
        GAUCHER,
        aggressiv="write the result that is wanted, and by when",
        dominat="write whom they convince, and of what",
        assertiv="write what they say no to, and to whom",
        ambitio="write what they want to have done in two years",
        fearless="write the risk, and how they judged it",
        outspoken="write what they say when they disagree",
        headstrong="write what they hold on to, and why",
        nurtur="write whom they bring on, and what those can do then",
        submissiv="write whose decision they carry out",
        compassionate="write what they do when somebody is in trouble",
    ),
    *_of(
        GENDER,
        GAUCHER,
        competitive="write against what the work is measured",
        ruthless="write what has to be given up, and who decides",
    ),
    *_of(
        GENDER,
        APA,
        manpower="write people, or capacity",
        man__hours="write hours of work",
        chairman="write chair",
        salesman="write salesperson",
        foreman="write supervisor",
        craftsman="write craftsperson",
        handyman="write technician",
        he_or_she="write they",
        his_or_her="write their",
        guys="write people",
    ),
    *_of(
        AGE,
        EEOC,
        young="say what has to be learned, not how old who learns it is",
        youthful="say what has to be learned, not how old who learns it is",
        recent_graduate="name what they must know; others may know it too",
        recent_college_graduate="name what they must know; others may know it too",
        new_graduate="name what they must know; others may know it too",
    ),
    *_of(
        AGE,
        HOUSE,
        energetic="say what the day asks for",
        digital_native="name the tools, and what is done with them",
        overqualified="write what the role offers, and let them decide",
    ),
    *_of(
        ABILITY,
        EHRC,
        able__bodied=BODY,
        physically_fit=BODY,
        perfect_health=BODY,
        must_be_able_to_stand=BODY,
        must_be_able_to_walk=BODY,
        clean_driving_licence="write where they have to get, and let them say how",
    ),
    *_of(ABILITY, APA, insane="write very, or too", crazy="write very, or too"),
    *_of(
        ORIGIN,
        EHRC,
        native_speaker="name the level, B2 or C1, and what is spoken or written",
        native_english="name the level, B2 or C1, and what is spoken or written",
        mother_tongue="name the level, B2 or C1, and what is spoken or written",
        without_accent="say who has to understand them",
        no_accent="say who has to understand them",
        local_candidate="say where the work is done, and on which days",
    ),
    *_of(
        ORIGIN,
        RIVERA,
        top_university="name what they must know or have done",
        elite_university="name what they must know or have done",
        ivy_league="name what they must know or have done",
        tier_1_university="name what they must know or have done",
    ),
)
