"""A plan item's life, walked at random: what has ended stays ended, and nothing is approved that somebody has not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requisitions.rules.plan_states import DECISIONS, ENDED, ENDS_IN, LIVING, OPEN, STEPS, NoSuchStep, after, settle

KEYS = ("finance", "talent", "board")
moves = st.lists(
    st.one_of(
        st.sampled_from([(step, "", "") for step in STEPS if step != "decide"]),
        st.tuples(st.just("decide"), st.sampled_from(KEYS), st.sampled_from(DECISIONS)),
    ),
    max_size=25,
)


@given(moves)
def test_whatever_people_do_a_seat_is_approved_by_all_or_not_at_all(walk):
    state, version, decided = "draft", 1, {}
    for step, key, decision in walk:
        before = state
        try:
            state = after(state, step)
        except NoSuchStep:
            assert before in ENDED or step == "decide"
            continue
        assert before not in ENDED
        if step == "decide":
            decided.setdefault(key, decision)
            state = settle(decided.items(), KEYS)
        elif step == "rewrite" or (step == "propose" and before in {"sent_back", "delayed"}):
            version, decided = version + 1, {}
        assert state in {*LIVING, *ENDED}
        if state == "approved":
            assert [decided.get(key) for key in KEYS] == [OPEN] * len(KEYS)
        if step in {"edit", "split", "withdraw"}:
            assert state in {before, "split", "withdrawn"}


@given(st.dictionaries(st.sampled_from(KEYS), st.sampled_from(DECISIONS)))
def test_one_word_against_it_is_enough_and_the_order_of_words_does_not_matter(decided):
    state = settle(decided.items(), KEYS)
    assert settle(reversed(list(decided.items())), KEYS) == state
    against = [ENDS_IN[each] for each in decided.values() if each != OPEN]
    assert (state in against) if against else (state == ("approved" if len(decided) == len(KEYS) else "proposed"))


@pytest.mark.parametrize("state", sorted(ENDED))
def test_from_an_ended_seat_there_is_no_step(state):
    for step in STEPS:
        with pytest.raises(NoSuchStep):
            after(state, step)
