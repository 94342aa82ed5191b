"""Every mistake in a mapping is named together with what to change."""

import pytest

from requisitions.rules.history.mapping import Stage
from requisitions.rules.history.parsing import BadMapping, parse
from tests.requisitions.history.given import MAPPING


def problems(text: str) -> list[str]:
    with pytest.raises(BadMapping) as error:
        parse(text.encode())
    return list(error.value.problems)


def test_the_whole_shape_is_read() -> None:
    mapping = parse(MAPPING.encode())
    assert mapping.files == ("candidates.csv", "activity.csv", "offers.csv")
    assert mapping.applications is not None
    assert mapping.applications.dimensions == (("role", "Position"), ("manager", "Manager"), ("email", "E-mail"))
    assert mapping.applications.without_outcome == "open"
    assert mapping.outcomes[-1] == ("In process", "open")
    assert mapping.ignored == ("assign recruiter",)


def test_every_pipeline_begins_with_the_application_and_ends_with_the_hire() -> None:
    text = '[events]\nfile="a.csv"\napplication="id"\nwhat="w"\nat="d"\n[[stages]]\nname="Phone"\nmilestone="screen"'
    assert parse(text.encode()).stages == (
        Stage("Application", "application"),
        Stage("Phone", "screen"),
        Stage("Hired", "hired"),
    )


def test_a_mark_at_the_start_of_the_file_changes_nothing() -> None:
    assert parse(b"\xef\xbb\xbf" + MAPPING.encode()) == parse(MAPPING.encode())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(
            ('manager = "Manager"', 'manger = "Manager"'),
            "[applications] has an unknown key 'manger'. Did you mean 'manager'?",
            id="a key is misspelt",
        ),
        pytest.param(
            ("[offers]", "[offer]"),
            "[offer] is not a part of a mapping. Did you mean 'offers'?",
            id="a table is misspelt",
        ),
        pytest.param(
            ('id = "Candidate ID"\n', ""),
            "[applications] needs 'id': the column that names the application.",
            id="a key is missing",
        ),
        pytest.param(
            ('file = "candidates.csv"', "file = 3"),
            "[applications] file has to be a text in quotation marks, and not an empty one.",
            id="a file is a number",
        ),
        pytest.param(
            ('milestone = "onsite"', 'milestone = "on-site"'),
            "[[stages]] number 3 (Onsite) has milestone 'on-site': write one of application, screen, manager_review, "
            "interview, onsite, offer, hired.",
            id="a milestone is unknown",
        ),
        pytest.param(
            ('values = ["Onsite"]', 'values = ["Screen"]'),
            "The value 'Screen' is mapped twice, in the stage Screen and in the stage Onsite. Leave it in one place.",
            id="a value means two stages",
        ),
        pytest.param(
            ("assign recruiter", "Rejected"),
            "The value 'Rejected' is mapped twice, in [outcomes] and in [ignore]. Leave it in one place.",
            id="a value is an outcome and ignored",
        ),
        pytest.param(
            ('"Rejected" = "rejected"', '"Rejected" = "denied"'),
            "[outcomes] 'Rejected' = 'denied': write one of hired, rejected, withdrawn, offer_declined, in_process.",
            id="an outcome is unknown",
        ),
        pytest.param(
            ('name = "Onsite"', 'name = "Screen"'),
            "Two [[stages]] are named 'Screen'. Give each its own name.",
            id="two stages have one name",
        ),
        pytest.param(
            ('milestone = "screen"', 'milestone = "hired"'),
            "The stage with milestone hired is the last one and there is one of it: move or merge it.",
            id="hired stands before the end",
        ),
        pytest.param(
            ('milestone = "offer"', 'milestone = "application"'),
            "[[stages]] with milestone application come first: move them to the top.",
            id="application stands after the start",
        ),
        pytest.param(
            ('outcome = "Outcome"', 'outcome = "Outcome"\nwithout_outcome = "lost"'),
            '[applications] without_outcome = \'lost\': write "open" or "rejected".',
            id="without_outcome is unknown",
        ),
        pytest.param(
            ('at = "Reached on"', 'at = "Reached on"\nformat = "%d/%m"'),
            "[events] format = '%d/%m' does not read a whole day. Write one such as \"%d/%m/%Y %H:%M\".",
            id="a format reads no year",
        ),
        pytest.param(
            ('values = ["Offer"]', 'values = "Offer"'),
            "[[stages]] number 4 (Offer) values has to be a list of texts.",
            id="values is no list",
        ),
    ],
)
def test_a_mistake_is_named_with_what_to_change(change: tuple[str, str], said: str) -> None:
    assert change[0] in MAPPING
    assert problems(MAPPING.replace(*change)) == [said]


def test_what_is_not_toml_says_where() -> None:
    assert problems("[applications\nfile=") == [
        "The mapping is not TOML: Expected ']' at the end of a table declaration (at line 1, column 14)."
    ]


def test_what_is_not_utf_8_says_so() -> None:
    with pytest.raises(BadMapping) as error:
        parse('[events]\nfile = "é"'.encode("latin-1"))
    assert error.value.problems == ("The mapping is not UTF-8 (byte 17). Save it as UTF-8.",)


def test_an_empty_mapping_names_both_things_it_needs() -> None:
    assert problems("") == [
        "Name at least one table: add [events], [applications] or both.",
        "Name the stages in pipeline order, each under a [[stages]] line with name, milestone and values.",
    ]


def test_all_mistakes_are_named_at_once() -> None:
    text = MAPPING.replace('what = "Stage"\n', "").replace('milestone = "offer"', 'milestone = "gift"')
    assert len(problems(text)) == 2
