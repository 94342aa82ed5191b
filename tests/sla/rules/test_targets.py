"""Who a case goes to. Tara leads talent acquisition, Chris is CHRO, Ada administers, Dana is who the case is about."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from sla.rules.targets import Candidate, House, Place, Target, answers_to, choose_target

TARA, CHRIS, ADA, DANA, OTTO, BEA = (UUID(int=number) for number in range(1, 7))
TO_CHRO = ("ta_leader", "chro")
TO_DIRECTOR = ("business_leader", "ta_director")


def holding(person, *roles, department=""):
    return Candidate(person, frozenset(roles), department)


TA_LEADER, CHRO, ADMIN = holding(TARA, "ta_leader"), holding(CHRIS, "chro"), holding(ADA, "admin")
EVERYONE = (TA_LEADER, CHRO, ADMIN)


def choose(chain, level, people, about, reports_to, **kwargs):
    return choose_target(chain, level, House(people, reports_to), about, **kwargs)


def test_a_case_goes_to_whoever_holds_the_role():
    assert choose(TO_CHRO, 0, EVERYONE, DANA, {}) == Target(TARA, "ta_leader", 0)
    assert choose(TO_CHRO, 1, EVERYONE, DANA, {}) == Target(CHRIS, "chro", 1)


def test_of_several_holders_the_first_named_gets_it():
    candidates = (holding(OTTO, "ta_leader"), TA_LEADER)
    assert choose(TO_CHRO, 0, candidates, DANA, {}) == Target(OTTO, "ta_leader")


def test_of_several_holders_the_nearest_to_the_hire_gets_it():
    here = Place(DANA, "Supply chain")
    same_house = (TA_LEADER, holding(OTTO, "ta_leader", department="Supply chain"))
    assert choose(TO_CHRO, 0, same_house, CHRIS, {}, place=here).person_id == OTTO
    assert choose(TO_CHRO, 0, same_house, CHRIS, {DANA: TARA}, place=here).person_id == TARA


def test_never_to_the_person_it_is_about():
    candidates = (holding(DANA, "ta_leader", "recruiter"), TA_LEADER)
    assert choose(TO_CHRO, 0, candidates, DANA, {}) == Target(TARA, "ta_leader")


def test_never_to_anyone_below_them():
    reports_to = {TARA: OTTO, OTTO: DANA}
    assert choose(TO_CHRO, 0, EVERYONE, DANA, reports_to) == Target(ADA, "admin", is_fallback=True)


def test_never_to_whoever_raised_it():
    assert choose(TO_CHRO, 0, EVERYONE, DANA, {}, besides=frozenset({TARA})).person_id == ADA


def test_somebody_above_them_may_judge():
    assert choose(TO_CHRO, 1, EVERYONE, DANA, {DANA: CHRIS}) == Target(CHRIS, "chro", 1)


def test_a_vacant_role_falls_to_the_administrator():
    assert choose(("ta_director",), 0, EVERYONE, DANA, {}) == Target(ADA, "admin", is_fallback=True)


def test_the_business_leader_of_the_department_is_asked_before_the_ta_director():
    director = holding(OTTO, "ta_director")
    leaders = (holding(TARA, "business_leader", department="Sales"), holding(BEA, "business_leader", department="Ops"))
    chosen = choose(TO_DIRECTOR, 0, (*leaders, director), DANA, {}, place=Place(CHRIS, "Ops"))
    assert chosen == Target(BEA, "business_leader", 0)
    above = choose(TO_DIRECTOR, 0, (*leaders, director), DANA, {CHRIS: TARA}, place=Place(CHRIS, "Ops"))
    assert above.person_id == TARA


def test_without_a_business_leader_near_it_begins_with_the_ta_director():
    director = holding(OTTO, "ta_director")
    elsewhere = holding(TARA, "business_leader", department="Sales")
    for nowhere in ("Ops", ""):
        chosen = choose(TO_DIRECTOR, 0, (elsewhere, director), DANA, {}, place=Place(CHRIS, nowhere))
        assert chosen == Target(OTTO, "ta_director", 1)
    nobody = choose(TO_DIRECTOR, 0, (elsewhere, ADMIN), DANA, {}, place=Place(CHRIS, "Ops"))
    assert nobody == Target(ADA, "admin", 1, is_fallback=True)


def test_with_nobody_free_to_judge_the_case_waits_for_the_administrators_and_is_not_dropped():
    only_dana = (holding(DANA, "ta_leader", "admin"),)
    assert choose(TO_CHRO, 0, only_dana, DANA, {}) == Target(None, "admin", is_fallback=True)


def test_a_reporting_line_entered_as_a_circle_is_walked_once():
    assert choose(TO_CHRO, 1, EVERYONE, DANA, {CHRIS: TARA, TARA: CHRIS}) == Target(CHRIS, "chro", 1)


ids = st.integers(1, 8).map(lambda number: UUID(int=number))
people = st.dictionaries(
    ids, st.frozensets(st.sampled_from(["business_leader", "ta_leader", "ta_director", "chro", "admin"]))
)


@given(people, st.dictionaries(ids, ids), ids, st.sampled_from([TO_CHRO, TO_DIRECTOR]), st.integers(0, 1))
def test_it_reaches_somebody_free_to_judge_whenever_there_is_one(found, reports_to, about, chain, level):
    candidates = [Candidate(person, roles) for person, roles in found.items()]
    target = choose(chain, level, candidates, about, reports_to)
    free = [each for each in candidates if not answers_to(each.person_id, about, reports_to)]
    assert target.level >= level
    if target.person_id is None:
        assert not any("admin" in each.roles for each in free)
    else:
        chosen = next(each for each in free if each.person_id == target.person_id)
        assert target.role in chosen.roles
