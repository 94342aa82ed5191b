"""Notes written in bulk: every letter of every name arrives, once, and in one organization."""

from datetime import timedelta

from hiring.delivery.models import Message
from hiring.delivery.notes import Note, post_many, recipients
from hiring.tenancy import bulk
from hiring.tenancy.models import Member
from tests.world import MONDAY

NAMES = ('Ann "the {brace}" O\\Brien', "NULL", "", "Zoë, Žofia; 'q'", "a\nb\tc", "{}")


def notes_to(world, names):
    """Notes to people of these names, and to one who has left."""
    Member.objects.filter(pk=world.finance.pk).update(is_active=False)
    people = [
        Member.objects.create(name=name, email=f"{nth}@{world.slug}.example", time_zone="UTC")
        for nth, name in enumerate(names)
    ]
    found = recipients({world.finance.pk, *(each.pk for each in people)})
    return [
        Note("note", f"note:{nth}", found[each.pk], each.pk, nth % 2, MONDAY + timedelta(minutes=nth))
        for nth, each in enumerate(people)
    ], found


def test_whatever_a_name_holds_it_is_stored_as_it_is(north, harbor):
    with north.scope():
        notes, found = notes_to(north, NAMES)
        post_many(notes, written_at=MONDAY)
        assert north.finance.pk not in found
        rows = Message.objects.order_by("available_at").values_list("to_name", "to_address", "generation", "recipient")
        assert list(rows) == [(each.to.name, each.to.email, each.generation, each.to.id) for each in notes]
    with harbor.scope():
        assert not Message.objects.exists()


def test_what_is_there_stays_as_it_is(north):
    with north.scope():
        notes, _ = notes_to(north, NAMES)
        post_many(notes[:3], written_at=MONDAY)
        post_many([each._replace(kind="other") for each in notes], written_at=MONDAY)
        assert (
            list(Message.objects.order_by("available_at").values_list("kind", flat=True))
            == ["note"] * 3 + ["other"] * 3
        )
        post_many([], written_at=MONDAY)
        assert Message.objects.count() == 6


def test_an_update_changes_the_rows_it_names_and_nobody_elses(north, harbor):
    with north.scope():
        notes, _ = notes_to(north, NAMES)
        post_many(notes, written_at=MONDAY)
        ids = list(Message.objects.order_by("available_at").values_list("pk", flat=True))
    with harbor.scope():
        bulk.update(Message, ids, {"attempts": range(6), "last_error": ["x"] * 6})
    with north.scope():
        bulk.update(Message, ids[:2], {"attempts": [3, 4], "last_error": ["x"] * 2, "sent_at": [MONDAY, None]})
        rows = Message.objects.order_by("available_at").values_list("attempts", "last_error", "sent_at")
        assert list(rows[:3]) == [(3, "x", MONDAY), (4, "x", None), (0, "", None)]
