"""What is sealed changes nothing that its reader can see: the same story told twice, with other words in the sealed
scorecards, gives the same bytes on every page, in every answer of the API, in every mail and in the ledger.

The doors are read from the URL configuration, so that a new page is in here the day it is written.
"""

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.db import transaction
from django.template.loader import render_to_string
from django.test import Client
from django.urls import URLPattern, get_resolver

from hiring import clock
from hiring.delivery.models import Message
from hiring.delivery.truth import words_of
from hiring.ledger.models import Event
from hiring.tenancy import ids
from hiring.tenancy.actions import tokens
from hiring.tenancy.models import Member
from requisitions.actions import interview as interviews
from requisitions.models import Interview
from scorecards.actions.debrief import Meeting, schedule
from scorecards.rules.draft import Draft, RatingDraft
from sla.actions.sweep import sweep
from tests.scorecards import loop as loops
from tests.scorecards.loop import AFTER, FRIDAY, Loop
from tests.scorecards.writing import draft, hand_in
from tests.world import World
from tests.world import build as build_world

pytestmark = pytest.mark.django_db

# Monday after the interviews, when a scorecard is late and reminders have left.
NOW = FRIDAY + timedelta(days=3, hours=4)
NOBODY = UUID("01900000-0000-7000-8000-000000000000")
# What each answer carries anew, whoever asks.
FRESH = re.compile(
    rb'(csrfmiddlewaretoken" value=|X-CSRFToken": |nonce=|name="page" value=)"[^"]*"|(?<=nonce-)[\w+/=-]+', re.ASCII
)
UNTOLD = {"Set-Cookie", "X-Request-ID"}


@dataclass(frozen=True)
class Words:
    """What the others write, and what the reader must not be able to tell."""

    evidence: str
    score: int
    overall: int | None
    note: str

    def of(self, loop: Loop) -> Draft:
        ratings = tuple(RatingDraft(each.pk, score=self.score, evidence=self.evidence) for each in loop.competencies)
        return Draft(ratings, self.overall, cannot_say=self.overall is None, overall_note=self.note)


KIND = Words("CANARY kind: rebuilt our rig from memory and taught the room.", 4, 4, "CANARY kind note, hire her today.")
HARSH = Words("CANARY harsh: stuck at once, =HYPERLINK(1), and a far longer text. " * 9, 1, None, "CANARY cannot tell.")


def doors(patterns=None, prefix: str = "") -> Iterator[str]:
    """Every address inside an organization, pages and API."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(each.pattern)
        if not isinstance(each, URLPattern):
            yield from doors(each.url_patterns, route)
        elif "o/<slug:slug>/" in route and not route.startswith("join"):
            yield route


DOORS = sorted(set(doors()))


@dataclass(frozen=True)
class Story:
    """An interview that is sealed to `reader`; another of the same candidate is open to those who decide."""

    loop: Loop
    reader: Member
    secret: str


def tell(world: World, reader: str, words: Words) -> Story:
    """Everybody but the reader writes: the first submits, the last leaves a draft; mails leave, a promise is broken."""
    loop = loops.build(world)
    recruiter, silent = world.recruiter, getattr(world, reader)
    with world.scope(recruiter):
        Interview.objects.update(state="scheduled", held_at=None)
        interviews.hold(loop.interview, act=world.act(recruiter, AFTER))
        systems = loops.add_interview(loop.application, loop.stage, [world.second_interviewer], at=AFTER)
        meeting = Meeting(NOW + timedelta(days=1))
        schedule(loop.application, meeting, people=loop.panel, act=world.act(recruiter, AFTER))
        secret = tokens.make_token(silent, name="reads", expires_at=None, act=world.act(silent, AFTER))[1]
    hand_in(replace(loop, interview=systems), world.second_interviewer, at=AFTER + timedelta(hours=2))
    first, *_, last = [member for member in loop.panel if member != silent]
    hand_in(loop, first, words.of(loop), at=AFTER + timedelta(hours=1))
    draft(loop, last, words.of(loop), at=AFTER + timedelta(hours=1))
    sweep(world.organization.pk, now=NOW)
    return Story(loop, silent, secret)


def address(route: str, story: Story) -> str:
    """Fill in the story's ids; of a kind it has no row of, one that nobody has."""
    loop = story.loop
    known = {
        "slug": loop.world.slug,
        "number": loop.requisition.number,
        "application_id": loop.application.pk,
        "candidate_id": loop.application.candidate_id,
        "interview_id": loop.interview.pk,
        "seat_id": loop.seat(story.reader).pk if story.reader in loop.panel else NOBODY,
        "stage_id": loop.stage.pk,
        "requirement_id": loop.requirements[0].pk,
        "member_id": story.reader.pk,
    }
    kinds = {"uuid": NOBODY, "int": 1}
    return "/" + re.sub(
        r"<(?:(\w+):)?(\w+)>", lambda found: str(known.get(found[2], kinds.get(found[1], "profile"))), route
    )


def answers(story: Story) -> dict[str, bytes]:
    """Return every byte of every answer to `story.reader`, by address: status, headers, body."""
    page = story.loop.world.client(story.reader)
    program = Client(headers={"Authorization": f"Bearer {story.secret}"})
    said = {}
    for route in DOORS:
        with story.loop.world.scope():
            path = address(route, story)
        answer = (program if route.startswith("api/") else page).get(path)
        body = b"".join(answer) if answer.streaming else answer.content
        headers = json.dumps(sorted((name, value) for name, value in answer.items() if name not in UNTOLD))
        said[route] = FRESH.sub(b"", f"{answer.status_code} {headers}\n".encode() + body)
    return said


def mail(message: Message) -> tuple[str, ...]:
    """Return a message with its words as they would leave now, in both forms."""
    letter = words_of(message, NOW)
    forms = (render_to_string(f"base_mail.{form}", {"letter": letter}) for form in ("txt", "html")) if letter else ()
    return (message.to_address, message.headline, message.calendar, *forms)


def letters(story: Story) -> list[tuple[str, ...]]:
    """Return every mail there is, to anybody, and every entry of the ledger."""
    with story.loop.world.scope():
        mails = [mail(each) for each in Message.objects.select_related("recipient").order_by("dedup_key")]
        events = Event.objects.order_by("pk").values_list("verb", "data")
        return [*mails, *((verb, json.dumps(data)) for verb, data in events)]


@pytest.fixture
def fixed(monkeypatch):
    """Ids and the time come out the same each time the story is told."""

    def begin():
        numbers = itertools.count(1)
        monkeypatch.setattr(ids, "secrets", SimpleNamespace(token_bytes=bytes))
        monkeypatch.setattr(ids, "time", SimpleNamespace(time_ns=lambda: 1_795_000_000_000_000_000))
        monkeypatch.setattr(ids, "_last", 0)
        drawn = SimpleNamespace(token_urlsafe=lambda length: f"{next(numbers):0{length}}")
        monkeypatch.setattr(tokens, "secrets", drawn)
        monkeypatch.setattr(clock, "now", lambda: NOW)

    return begin


def told(
    begin, reader: str, words: Words, *, after=lambda story: None
) -> tuple[dict[str, bytes], list[tuple[str, ...]]]:
    """Tell the story to nobody's memory: the answers and the letters remain, the rows do not."""
    begin()
    with transaction.atomic():
        story = tell(build_world("north", "Europe/Amsterdam"), reader, words)
        after(story)
        seen = answers(story), letters(story)
        transaction.set_rollback(True)
    return seen


@pytest.mark.parametrize("reader", ["interviewer", "manager", "ta_leader", "chro", "admin"])
def test_what_the_others_wrote_changes_no_byte_that_reaches_the_reader(fixed, reader):
    (kind, kind_letters), (harsh, harsh_letters) = (told(fixed, reader, words) for words in (KIND, HARSH))
    assert [route for route in DOORS if kind[route] != harsh[route]] == []
    assert [route for route in DOORS if b"CANARY" in kind[route]] == []
    assert kind_letters == harsh_letters
    assert "CANARY" not in repr(kind_letters)
    assert sum(answer.startswith(b"200") for answer in kind.values()) > 10


def test_once_their_own_is_in_the_same_reader_sees_the_difference(fixed):
    def write_ones_own(story: Story) -> None:
        hand_in(story.loop, story.reader, at=AFTER + timedelta(hours=3))

    kind, harsh = (told(fixed, "interviewer", words, after=write_ones_own)[0] for words in (KIND, HARSH))
    different = [route for route in DOORS if kind[route] != harsh[route]]
    assert different == [
        "api/v1/o/<slug:slug>/interviews/<uuid:interview_id>/scorecards/",
        "o/<slug:slug>/interviews/<uuid:interview_id>/scorecard/",
        "o/<slug:slug>/requisitions/<int:number>/scorecards.csv",
    ]
