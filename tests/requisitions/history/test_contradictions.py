"""What the tables say together: nothing is picked, and every refusal names the rows to look at."""

from datetime import UTC, datetime

import pytest

from requisitions.rules.history.judge import Application
from requisitions.rules.history.sequence import Visit
from tests.requisitions.history.given import ACTIVITY, CANDIDATES, MAPPING, OFFERS, noted, read, refused, taken


def day(number: int) -> datetime:
    """Return the first moment of a day of March 2025 in Lisbon, which is on UTC until the 30th."""
    return datetime(2025, 3, number, tzinfo=UTC)


def test_sound_tables_become_applications() -> None:
    settlement = read()
    assert refused(settlement) == noted(settlement) == []
    assert settlement.applications == (
        Application(
            id="A1",
            dimensions=(("role", "Engineer"), ("manager", "Nadia"), ("email", "ana@example.org")),
            applied_at=day(3),
            visits=(Visit(0, day(3)), Visit(1, day(10)), Visit(2, day(17)), Visit(3, day(20)), Visit(4, day(24))),
            stage=4,
            furthest=4,
            outcome="hired",
            ended_at=day(24),
            offer="accepted",
        ),
        Application(
            id="A2",
            dimensions=(("role", "Engineer"), ("manager", "Nadia"), ("email", "ben@example.org")),
            applied_at=day(4),
            visits=(Visit(0, day(4)), Visit(1, day(11))),
            stage=1,
            furthest=1,
            outcome="rejected",
            ended_at=day(12),
            offer="",
        ),
    )


def test_an_accepted_offer_of_a_rejected_candidate_names_both_rows() -> None:
    settlement = read(offers=OFFERS + "A2,Yes\n")
    assert refused(settlement) == [
        "offers.csv row 3: The offer is accepted, but the candidate was rejected. (see activity.csv row 9)",
    ]
    assert taken(settlement) == ["A1"]


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        ("A1,No\n", "offers.csv row 2: The offer is declined, but the candidate was hired. (see activity.csv row 6)"),
        ("A1,\n", "offers.csv row 2: The offer is still pending, but the candidate was hired. "
                   "(see activity.csv row 6)"),
        ("A1,perhaps\n", "offers.csv row 2, Accepted “perhaps”: Write Yes or No, true or false, 1 or 0, or leave it "
                         "empty while the offer is pending."),
        ("A1,Yes\nA1,No\n", "offers.csv row 2: A1 has several offers with different answers and no date tells which "
                            "is the last. (see offers.csv row 3)"),
        ("A9,Yes\n", "offers.csv row 2, Candidate ID “A9”: No other table has this application."),
        (",Yes\n", "offers.csv row 2: The row names no application."),
    ],
)  # fmt: skip
def test_offers_that_cannot_be(offers: str, said: str) -> None:
    assert refused(read(offers="Candidate ID,Accepted\n" + offers))[0].replace(", Candidate ID “”", "") == said


def test_an_id_that_stands_twice_is_refused_with_both_rows() -> None:
    settlement = read(candidates=CANDIDATES + "A2,Designer,Nadia,ben@example.org,2025-03-04,Rejected\n")
    assert refused(settlement) == [
        "candidates.csv row 4: The id A2 stands twice. Keep one row. (see candidates.csv row 3)"
    ]
    assert taken(settlement) == ["A1"]


def test_an_event_of_nobody_is_refused_and_the_others_stand() -> None:
    settlement = read(activity=ACTIVITY + "A7,Screen,2025-03-11\n")
    assert refused(settlement) == [
        "activity.csv row 10, Candidate ID “A7”: candidates.csv has no such application.",
    ]
    assert taken(settlement) == ["A1", "A2"]


def test_an_unmapped_value_is_one_error_with_its_count() -> None:
    settlement = read(activity=ACTIVITY + "A1,Coffee,2025-03-12\nA2,Coffee,2025-03-12\n")
    assert refused(settlement) == [
        "activity.csv row 10, Stage “Coffee”: It stands in 2 rows (10, 11) and is not mapped. Add it to a stage's "
        "values, to [outcomes] or to [ignore]."
    ]
    assert taken(settlement) == []
    assert settlement.left_out == {"A1", "A2"}


def test_an_ignored_value_says_nothing_not_even_its_date() -> None:
    assert refused(read(activity=ACTIVITY + "A1,assign recruiter,whenever\n")) == []


def test_an_event_before_the_application_is_refused() -> None:
    settlement = read(activity=ACTIVITY.replace("A2,Applied,2025-03-04", "A2,Applied,2025-03-02"))
    assert refused(settlement) == [
        "activity.csv row 7: Applied on 2 Mar 2025 is before the application on 4 Mar 2025. (see candidates.csv row 3)"
    ]


def test_a_day_out_of_order_is_refused() -> None:
    settlement = read(activity=ACTIVITY.replace("A1,Screen,2025-03-10", "A1,Screen,2025-03-18"))
    assert refused(settlement) == [
        "activity.csv row 3: Screen on 18 Mar 2025 is dated after Onsite on 17 Mar 2025, which comes later in the "
        "pipeline. (see activity.csv row 4)"
    ]


def test_the_mapping_may_say_that_people_move_back() -> None:
    mapping = MAPPING.replace('at = "Reached on"', 'at = "Reached on"\nmoves_back = true')
    settlement = read(activity=ACTIVITY.replace("A1,Screen,2025-03-10", "A1,Screen,2025-03-18"), mapping=mapping)
    assert refused(settlement) == []
    assert noted(settlement) == [
        "activity.csv row 3: Taken as a move back. Screen on 18 Mar 2025 is dated after Onsite on 17 Mar 2025, which "
        "comes later in the pipeline."
    ]


def test_a_log_of_times_records_moves_back() -> None:
    activity = ACTIVITY.replace("A1,Screen,2025-03-10", "A1,Screen,2025-03-18T10:00")
    settlement = read(activity=activity)
    assert refused(settlement) == []
    assert [visit.stage for visit in settlement.applications[0].visits] == [0, 2, 1, 3, 4]
    assert settlement.applications[0].furthest == 4


def test_entering_a_stage_again_is_no_mistake() -> None:
    settlement = read(activity=ACTIVITY + "A1,Screen,2025-03-18\n")
    assert refused(settlement) == []
    assert [visit.stage for visit in settlement.applications[0].visits] == [0, 1, 2, 1, 3, 4]


def test_nothing_follows_a_hire() -> None:
    settlement = read(activity=ACTIVITY + "A1,Onsite,2025-03-28\n")
    assert refused(settlement) == [
        "activity.csv row 10: The stage is dated after the hire. Nothing follows a hire. (see activity.csv row 6)"
    ]


def test_a_stage_after_a_rejection_leaves_the_end_open() -> None:
    candidates = CANDIDATES.replace("2025-03-04,Rejected", "2025-03-04,")
    settlement = read(candidates=candidates, activity=ACTIVITY + "A2,Onsite,2025-03-28\n")
    assert refused(settlement) == [
        "activity.csv row 10: The stage is dated after the candidate was rejected, and no row says how it ended since. "
        "(see activity.csv row 9)"
    ]


def test_an_application_that_was_opened_again_and_ended_is_sound() -> None:
    activity = ACTIVITY + "A2,Onsite,2025-03-28\nA2,Rejected,2025-03-29\n"
    settlement = read(activity=activity)
    assert refused(settlement) == []
    assert settlement.applications[1].furthest == 2
    assert settlement.applications[1].ended_at == day(29)


def test_two_ends_contradict_each_other() -> None:
    settlement = read(activity=ACTIVITY + "A1,Rejected,2025-03-25\n")
    assert refused(settlement) == [
        "activity.csv row 10: The row says rejected, the other said hired before. (see activity.csv row 6)"
    ]


def test_the_outcome_column_and_the_events_contradict_each_other() -> None:
    candidates = CANDIDATES.replace("2025-03-03,", "2025-03-03,Withdrew")
    assert refused(read(candidates=candidates)) == [
        "candidates.csv row 2, Outcome “Withdrew”: This means withdrawn, but the other row says hired. "
        "(see activity.csv row 6)"
    ]


def test_a_furthest_stage_short_of_the_events_is_refused() -> None:
    candidates = CANDIDATES.replace("2025-03-03,", "2025-03-03,Screen")
    assert refused(read(candidates=candidates)) == [
        "candidates.csv row 2, Outcome “Screen”: The furthest stage is said to be this, but Hired was reached. "
        "(see activity.csv row 6)"
    ]


def test_a_hire_that_the_events_should_have_recorded_is_refused() -> None:
    candidates = CANDIDATES.replace("2025-03-04,Rejected", "2025-03-04,Hired")
    activity = ACTIVITY.replace("A2,Rejected,2025-03-12\n", "")
    assert refused(read(candidates=candidates, activity=activity)) == [
        "candidates.csv row 3: A2 was hired, but activity.csv has Hired for others and no row of it for this one. "
        "(see activity.csv row 8)"
    ]


def test_an_offer_declined_that_was_never_made_is_refused() -> None:
    candidates = CANDIDATES.replace("2025-03-04,Rejected", "2025-03-04,Declined")
    activity = ACTIVITY.replace("A2,Rejected,2025-03-12\n", "")
    assert refused(read(candidates=candidates, activity=activity)) == [
        "candidates.csv row 3: A2 declined an offer, but activity.csv has Offer for others and no row of it for this "
        "one. (see activity.csv row 8)"
    ]


def test_an_application_made_after_something_happened_to_it_is_refused_even_in_a_log_of_times() -> None:
    activity = ACTIVITY.replace("A2,Applied,2025-03-04", "A2,Applied,2025-03-11T10:00")
    assert refused(read(activity=activity)) == [
        "activity.csv row 7: Applied on 11 Mar 2025 is dated after Screen on 11 Mar 2025, which comes later in the "
        "pipeline. (see activity.csv row 8)"
    ]


def test_a_hire_in_tables_that_record_no_hires_counts_as_reached() -> None:
    """The furthest stage may be known from the outcome alone; it has no date, so it is no visit."""
    candidates = CANDIDATES.replace("2025-03-04,Rejected", "2025-03-04,Hired").replace(
        "2025-03-03,", "2025-03-03,Hired"
    )
    activity = "\n".join(line for line in ACTIVITY.splitlines() if "Hired" not in line and "Rejected" not in line)
    settlement = read(candidates=candidates, activity=activity)
    assert refused(settlement) == []
    assert [(each.furthest, each.stage, len(each.visits), each.ended_at) for each in settlement.applications] == [
        (4, 4, 4, None),
        (4, 4, 2, None),
    ]


def test_without_an_outcome_the_mapping_says_what_to_take_it_for() -> None:
    activity = ACTIVITY.replace("A2,Rejected,2025-03-12\n", "")
    candidates = CANDIDATES.replace("2025-03-04,Rejected", "2025-03-04,")
    mapping = MAPPING.replace('outcome = "Outcome"', 'outcome = "Outcome"\nwithout_outcome = "rejected"')
    assert read(candidates=candidates, activity=activity).applications[1].outcome == "open"
    assert read(candidates=candidates, activity=activity, mapping=mapping).applications[1].outcome == "rejected"


def test_an_application_of_which_only_ignored_rows_tell_was_there_when_they_say() -> None:
    mapping = MAPPING.replace('applied_on = "Applied on"\n', "")
    candidates = CANDIDATES + "A3,Engineer,Nadia,cid@example.org,,\n"
    activity = ACTIVITY + "A3,assign recruiter,2025-03-09\nA3,assign recruiter,2025-03-06\nA9,assign recruiter,2025\n"
    settlement = read(candidates=candidates, activity=activity, mapping=mapping)
    assert refused(settlement) == []
    last = settlement.applications[2]
    assert (last.id, last.applied_at, last.furthest, last.outcome) == ("A3", day(6), 0, "open")


def test_an_application_without_any_date_is_refused() -> None:
    settlement = read(candidates=CANDIDATES + "A3,Engineer,Nadia,cid@example.org,,\n")
    assert refused(settlement) == [
        "candidates.csv row 4: No row says when anything happened. Map applied_on, or leave the row out."
    ]


def test_a_date_in_the_future_is_refused() -> None:
    settlement = read(activity=ACTIVITY + "A2,Rejected,2025-04-02\n")
    assert refused(settlement) == [
        "activity.csv row 10, Reached on “2025-04-02”: This is in the future. History holds what has happened; leave "
        "the row out until it has."
    ]
    assert taken(settlement) == ["A1"]


def test_a_row_without_a_date_is_refused() -> None:
    assert refused(read(activity=ACTIVITY + "A2,Screen,\n")) == [
        "activity.csv row 10, Reached on “”: The row has no date. Fill it in, or leave the row out when it did not "
        "happen."
    ]


def test_an_offer_that_the_events_should_have_recorded_is_refused() -> None:
    assert refused(read(offers=OFFERS + "A2,No\n")) == [
        "offers.csv row 3: A2 has an offer, but activity.csv has Offer for others and no row of it for this one. "
        "(see activity.csv row 9)",
    ]


def test_a_row_that_repeats_another_counts_once_and_is_told() -> None:
    settlement = read(activity=ACTIVITY + "A1,Screen,2025-03-10\n")
    assert refused(settlement) == []
    assert noted(settlement) == ["activity.csv row 10: Repeats row 3 word for word; it counts once."]
    assert settlement.applications == read().applications


def test_one_person_cannot_have_two_running_applications_for_one_role() -> None:
    candidates = CANDIDATES + (
        "A3,Engineer,Nadia,Cid@example.org,2025-03-05,\nA4,engineer,Nadia,cid@example.org,2025-03-06,\n"
    )
    settlement = read(candidates=candidates)
    reason = "This person has two running applications for the same role. Close one, or give it its own role."
    assert refused(settlement) == [
        f"candidates.csv row 4: {reason} (see candidates.csv row 5)",
        f"candidates.csv row 5: {reason} (see candidates.csv row 4)",
    ]
    assert taken(settlement) == ["A1", "A2"]


def test_a_person_who_is_named_in_two_ways_keeps_the_first_name_and_it_is_told() -> None:
    mapping = MAPPING.replace('role = "Position"', 'name = "Position"')
    candidates = CANDIDATES.replace("A2,Engineer,Nadia,ben@", "A2,Anna,Nadia,Ana@")
    assert noted(read(candidates=candidates, mapping=mapping)) == [
        "candidates.csv row 3: The person is named differently in row 2, by the same e-mail address; that name is kept."
    ]


def test_equal_days_go_in_pipeline_order_whatever_the_order_of_rows() -> None:
    same_day = "A3,Onsite,2025-03-08\nA3,Rejected,2025-03-08\nA3,Screen,2025-03-08\n"
    candidates = CANDIDATES + "A3,Engineer,Nadia,cid@example.org,2025-03-08,\n"
    settlement = read(candidates=candidates, activity=ACTIVITY + same_day)
    assert refused(settlement) == []
    assert [visit.stage for visit in settlement.applications[2].visits] == [0, 1, 2]
    assert settlement.applications[2].outcome == "rejected"


def test_the_order_column_decides_between_equal_days() -> None:
    mapping = MAPPING.replace('at = "Reached on"', 'at = "Reached on"\norder = "seq"')
    activity = (
        "Candidate ID,Stage,Reached on,seq\nA1,Onsite,2025-03-08,2\nA1,Screen,2025-03-08,3\nA1,Applied,2025-03-08,1\n"
    )
    settlement = read(candidates=CANDIDATES, activity=activity, offers="Candidate ID,Accepted\n", mapping=mapping)
    assert refused(settlement) == []
    assert [visit.stage for visit in settlement.applications[0].visits] == [0, 2, 1]


def test_an_order_that_is_no_number_is_refused() -> None:
    mapping = MAPPING.replace('at = "Reached on"', 'at = "Reached on"\norder = "seq"')
    activity = "Candidate ID,Stage,Reached on,seq\nA1,Applied,2025-03-08,first\n"
    assert refused(read(activity=activity, offers="Candidate ID,Accepted\n", mapping=mapping)) == [
        "activity.csv row 2, seq “first”: The order has to be a number."
    ]


def test_the_events_alone_may_name_the_applications() -> None:
    mapping = "[events]" + MAPPING.partition("[events]")[2].replace('[offers]\nfile = "offers.csv"\n', "").replace(
        'application = "Candidate ID"\naccepted = "Accepted"\n', ""
    )
    settlement = read(mapping=mapping, activity=ACTIVITY + "A5,assign recruiter,2025-03-01\n")
    assert refused(settlement) == []
    assert [(each.id, each.applied_at, each.outcome) for each in settlement.applications] == [
        ("A1", day(3), "hired"),
        ("A2", day(4), "rejected"),
    ]


def test_a_log_that_repeats_the_facts_of_a_case_on_every_row_is_one_application_each() -> None:
    log = "Candidate ID,Position,Stage,Reached on\n" + "A1,Engineer,Applied,2025-03-03\nA1,Engineer,Screen,2025-03-04\n"
    mapping = (
        '[applications]\nfile="activity.csv"\nid="Candidate ID"\nrole="Position"\n'
        "[events]" + MAPPING.partition("[events]")[2].partition("[offers]")[0] + "[[stages]]"
        + MAPPING.partition("[[stages]]")[2]
    )  # fmt: skip
    assert taken(read(activity=log, mapping=mapping)) == ["A1"]
    other = log + "A1,Designer,Onsite,2025-03-05\n"
    assert refused(read(activity=other, mapping=mapping))[0] == (
        "activity.csv row 3: The id A1 stands twice. Keep one row. (see activity.csv row 2)"
    )


def test_a_table_that_cannot_be_read_is_the_only_thing_said() -> None:
    settlement = read(activity="")
    assert refused(settlement) == ["activity.csv: The file is empty. Export it again."]
    assert settlement.applications == ()
