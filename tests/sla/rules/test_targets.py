"""Who a case goes to. Tara leads talent acquisition, Chris is CHRO, Ada administers, Dana is who the case is about."""

from uuid import UUID

from sla.rules.targets import Candidate, Target, choose_target

TARA, CHRIS, ADA, DANA, OTTO = (UUID(int=number) for number in range(1, 6))


def holding(person, *roles):
    return Candidate(person, frozenset(roles))


TA_LEADER, CHRO, ADMIN = holding(TARA, "ta_leader"), holding(CHRIS, "chro"), holding(ADA, "admin")
EVERYONE = (TA_LEADER, CHRO, ADMIN)


def test_a_case_goes_to_whoever_holds_the_role():
    assert choose_target("ta_leader", EVERYONE, DANA, {}) == Target(TARA, "ta_leader")


def test_of_several_holders_the_first_named_gets_it():
    candidates = (holding(OTTO, "ta_leader"), TA_LEADER)
    assert choose_target("ta_leader", candidates, DANA, {}) == Target(OTTO, "ta_leader")


def test_never_to_the_person_it_is_about():
    candidates = (holding(DANA, "ta_leader", "recruiter"), TA_LEADER)
    assert choose_target("ta_leader", candidates, DANA, {}) == Target(TARA, "ta_leader")


def test_never_to_anyone_below_them():
    reports_to = {TARA: OTTO, OTTO: DANA}
    assert choose_target("ta_leader", EVERYONE, DANA, reports_to) == Target(ADA, "admin", is_fallback=True)


def test_somebody_above_them_may_judge():
    assert choose_target("chro", EVERYONE, DANA, {DANA: CHRIS}) == Target(CHRIS, "chro")


def test_a_vacant_role_falls_to_the_administrator():
    assert choose_target("ta_director", EVERYONE, DANA, {}) == Target(ADA, "admin", is_fallback=True)


def test_with_nobody_free_to_judge_the_case_waits_for_the_administrators_and_is_not_dropped():
    only_dana = (holding(DANA, "ta_leader", "admin"),)
    assert choose_target("ta_leader", only_dana, DANA, {}) == Target(None, "admin", is_fallback=True)


def test_a_reporting_line_entered_as_a_circle_is_walked_once():
    assert choose_target("chro", EVERYONE, DANA, {CHRIS: TARA, TARA: CHRIS}) == Target(CHRIS, "chro")
