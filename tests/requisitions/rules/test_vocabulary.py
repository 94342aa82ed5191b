"""Words in a text: whole, in any case and script, with their endings, and never inside another word."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from requisitions.rules.content import Content, RequirementLine
from requisitions.rules.vocabulary import AGE, GENDER, KINDS, UNTESTABLE, NoSuchTerm, Word, hits, normal, years_alone
from requisitions.rules.vocabulary_default import DEFAULT
from requisitions.rules.wording import wording_notes

ROOT = Path(__file__).resolve().parents[3]
LETTERS = st.characters(categories=("L", "Nd"))
GAPS = st.sampled_from([" ", "  ", "-", "\u2011", "", "\n"])
EDGES = st.sampled_from(["", " ", ", ", "(", ")", "“", "!", "…", " – ", "\u00a0"])


def word(term, kind=UNTESTABLE):
    return Word(term, kind, "write what they did")


def said(text, *terms):
    return [hit.said for hit in hits(text, [word(term) for term in terms])]


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        pytest.param("A rockstar.", "rock star", ["rockstar"], id="written as one"),
        pytest.param("Two Rock-Stars", "rock star", ["Rock-Stars"], id="hyphen, capitals and plural"),
        pytest.param("ROCK\u2011STAR", "rock star", ["ROCK\u2010STAR"], id="a hyphen that does not break"),
        pytest.param("dominates, dominating, dominance", "dominat*", ["dominates"], id="any ending, told once"),
        pytest.param("two salesmen", "salesman", ["salesmen"], id="men as man"),
        pytest.param("Ninjaneering", "ninja", [], id="not the beginning of another word"),
        pytest.param("gold and bold", "old", [], id="not the end of another word"),
        pytest.param("Knows Young's and Young’s modulus", "young", [], id="a name with an apostrophe"),
        pytest.param("‘rockstar’ and 'ninja'", "ninja", ["ninja"], id="quoted"),
        pytest.param("Ｎｉｎｊａ", "ninja", ["Ninja"], id="full width"),
        pytest.param("ninjaé", "ninja", [], id="an accented letter goes on with the word"),
        pytest.param("\ufb2aninja", "ninja", [], id="so does a letter that is written as two signs, before"),
        pytest.param("ninjar\u0308", "ninjar", [], id="and after"),
        pytest.param("ninja2", "ninja", [], id="so does a digit"),
        pytest.param("jungem Team", "jung*", ["jungem"], id="another language"),
        pytest.param("опытный ниндзя", "ниндзя", ["ниндзя"], id="another script"),
    ],
)
def test_a_word_is_found_where_it_stands_and_nowhere_else(text, term, found):
    assert said(text, term) == found


def test_of_two_at_one_place_the_longer_and_everything_in_its_order():
    assert said("A recent college graduate, young", "young", "graduate", "recent college graduate") == [
        "recent college graduate",
        "young",
    ]


@given(before=EDGES, after=EDGES, gap=GAPS, plural=st.sampled_from(["", "s"]), is_loud=st.booleans())
def test_however_it_is_spaced_and_shouted_it_is_one_hit(before, after, gap, plural, is_loud):
    text = f"rock{gap}star{plural}"
    text = text.upper() if is_loud else text
    assert said(f"{before}{text}{after}", "rock star") == [unicodedata.normalize("NFKC", text)]


@given(LETTERS, st.booleans(), st.sampled_from([each.term for each in DEFAULT if not each.term.endswith("*")]))
def test_inside_another_word_nothing_is_found(letter, is_before, term):
    plain = unicodedata.normalize("NFKC", letter)
    # Some signs are called letters and read as an accent on a space, or as an s of another size.
    assume(all(unicodedata.category(each)[0] in "LMN" for each in plain))
    assume(is_before or plain.lower() != "s")
    assert said(f"{letter}{term}" if is_before else f"{term}{letter}", term) == []


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_what_is_said_is_in_it(text):
    plain = unicodedata.normalize("NFKC", text)
    for hit in hits(text, DEFAULT):
        assert hit.said in plain


@given(st.text(max_size=80))
def test_a_term_is_kept_in_one_form_or_refused(text):
    try:
        term = normal(text)
    except NoSuchTerm:
        return
    assert normal(term) == term
    assert len(term) <= 60
    if not term.endswith("*"):
        assert said(term, term)


@pytest.mark.parametrize("term", ["", "*", "a*", "(", "rock|star", "x" * 61, "in *"])
def test_what_cannot_be_looked_for_is_refused(term):
    with pytest.raises(NoSuchTerm):
        normal(term)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Five years of Python", "Five years"),
        ("5+ years’ experience with C++", "5+ years"),
        ("3-5 years in a regulated industry", "3-5 years"),
        ("Ten or more years in sales", "Ten or more years"),
        ("Has shipped two controllers in five years", ""),
        ("Led a team for 3 years", ""),
        ("A machine that ran for 5 years", ""),
        ("Is 18 years old or older", ""),
        ("Knows last year's standard", ""),
        ("Has negotiated contracts over 2 years", ""),
    ],
)
def test_years_without_an_outcome(text, found):
    assert years_alone(text) == found


def test_each_note_names_the_requirement_the_word_and_what_to_write_instead():
    content = Content(
        title="x", outcome="x", success_at_6_months="x", success_at_12_months="x",
        requirements=(
            RequirementLine("R1", "A young rockstar", is_must=True),
            RequirementLine("R2", "Six years of Go", is_must=False),
            RequirementLine("R3", "Has shipped a controller", is_must=True),
        ),
        ideal_profile="Somebody assertive",
    )  # fmt: skip
    words = [word("rock star"), Word("young", AGE, "say what has to be learned"), Word("assertiv*", GENDER, "say it")]
    notes = wording_notes(content, words)
    assert [(note.key, note.fact, note.text) for note in notes] == [
        ("R1", "R1 says “young”.", "It speaks of age. Say what has to be learned."),
        ("R1", "R1 says “rockstar”.", "No interview can test it. Write what they did."),
        (
            "R2",
            "R2 asks for six years and no outcome.",
            "Years say how long, not how well. Write what they did in them: shipped, led, kept running.",
        ),
        (
            "",
            "The ideal profile says “assertive”.",
            "It is known to keep some people from applying. Say it.",
        ),
    ]
    assert not any(note.blocks for note in notes)


def test_the_document_names_every_word_with_its_source_and_no_other():
    text = (ROOT / "docs/wording.md").read_text()
    rows = {
        (kind, source): {term for each in terms.split(", ") for term in [each.strip("` ")]}
        for line in text.partition("## The list")[2].splitlines()
        for cells in [[cell.strip() for cell in line.strip("|").split("|")]]
        if len(cells) == 2 and "`" in cells[0]
        for kind, source, terms in [(*cells[0].split(", "), cells[1])]
    }
    ours: dict[tuple[str, str], set[str]] = {}
    for each in DEFAULT:
        ours.setdefault((KINDS[each.kind], f"`{each.source}`"), set()).add(each.term)
    assert rows == ours
    assert all(f"| {source} |" in text for _, source in ours)


def test_the_list_one_begins_with_is_as_it_would_be_kept():
    assert [normal(each.term) for each in DEFAULT] == [each.term for each in DEFAULT]
    assert len({each.term for each in DEFAULT}) == len(DEFAULT)
