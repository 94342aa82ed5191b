"""Events become sentences: names are asked for once a kind, and what is gone leaves the rest readable."""

from uuid import UUID

from hiring.ledger.sentences import Dictionary, Fact, Words

HANA, TECHNICAL = UUID(int=1), UUID(int=2)


def dictionary(asked):
    def names(found):
        def of(ids):
            asked.append(sorted(ids))
            return {each: name for each, name in found.items() if each in ids}

        return of

    made = Dictionary()
    made.add(
        Words(
            sentences={"moved": "{actor} moved {subject} to {to}", "left": "{subject} left: {reason}"},
            names={"person": names({HANA: "Hana Suzuki"}), "stage": names({TECHNICAL: "Technical"})},
            keys={"to": "stage"},
            codes={"reason": {"ill": "fell ill"}.__getitem__},
            told_with={("moved", "slate"): "{actor} advanced {subject}"},
        )
    )
    return made


def fact(verb, actor="Maya", **data):
    return Fact(verb=verb, subject_type="person", subject_id=HANA, actor=actor, data=data)


def test_each_verb_is_told_with_names_and_codes_in_words():
    asked = []
    told = dictionary(asked).tell(
        [fact("moved", to=str(TECHNICAL)), fact("left", reason="ill"), fact("moved", slate="7"), fact("unheard")]
    )
    assert told == [
        "Maya moved Hana Suzuki to Technical",
        "Hana Suzuki left: fell ill",
        "Maya advanced Hana Suzuki",
        "",
    ]
    assert asked == [[HANA], [TECHNICAL]]


def test_the_program_acts_where_nobody_did_and_a_name_that_is_gone_is_left_out():
    told = dictionary([]).tell([fact("moved", actor="", to=str(UUID(int=9)))])
    assert told == ["The program moved Hana Suzuki to"]
