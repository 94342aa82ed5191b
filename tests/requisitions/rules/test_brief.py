"""The brief says what was signed, all of it, once."""

from hypothesis import given
from hypothesis import strategies as st

from requisitions.rules.brief import brief_of, words
from requisitions.rules.content import Content, RequirementLine, StageLine, canonical

TEXT = st.text("abc :,()1Réж", max_size=12)


@given(st.lists(TEXT, min_size=8, max_size=8), st.integers(0, 3), st.integers(0, 2))
def test_every_line_that_was_signed_stands_in_it_once(texts, requirements, stages):
    content = Content(
        title=texts[0], outcome=texts[1], success_at_6_months=texts[2], success_at_12_months=texts[3],
        requirements=tuple(RequirementLine(f"R{n}", texts[4], is_must=n % 2 == 0) for n in range(requirements)),
        stages=tuple(StageLine(texts[5], n, None) for n in range(stages)), promises=(texts[6],), ideal_profile=texts[7],
    )  # fmt: skip
    signed = canonical(content)
    brief = brief_of(signed)
    assert sorted([f"Role: {brief.role}".strip(), *words(brief)]) == sorted(signed.splitlines())


def test_in_the_order_in_which_an_interviewer_reads():
    content = Content(
        title="Engineer", outcome="It walks", success_at_6_months="a", success_at_12_months="b",
        requirements=(RequirementLine("R1", "Ships", is_must=True), RequirementLine("R2", "Dutch", is_must=False)),
        stages=(StageLine("Offer", 30, 5), StageLine("Technical", 60, 7, ("Dynamics",), ("Priya Nair",))),
    )  # fmt: skip
    brief = brief_of(canonical(content))
    titles = ["Why", "Must-have", "Nice-to-have", "Interviews", "The search", "Other steps"]
    assert [each.title for each in brief.sections] == titles
    assert [line.short for each in brief.sections for line in each.lines][:6] == [
        "Outcome", "In six months", "In twelve months", "R1", "R2", "Technical",
    ]  # fmt: skip
