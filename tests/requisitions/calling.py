"""One of everything in a pipeline, and a program with a token: what the tests of its doors call with."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from django.db import connection
from django.test.utils import CaptureQueriesContext

from hiring.tenancy.actions.tokens import make_token
from hiring.tenancy.errors import Refused
from requisitions.actions.interview import Slot, schedule
from requisitions.actions.offer import extend_offer
from requisitions.actions.slate import Proposal, draft_slate, present_slate
from tests.world import MONDAY

TUESDAY_14 = MONDAY + timedelta(days=1, hours=4)
NOON = MONDAY + timedelta(hours=2)


def everything(running):
    """An application with an interview, an offer, and a slate that waits: their ids by name."""
    elif_ = running.apply("Canary Elif", email="elif@canary.example")
    slot = Slot(TUESDAY_14, TUESDAY_14 + timedelta(hours=1))
    panel = [running.world.interviewer, running.world.second_interviewer]
    stage = running.stages["Technical"]
    interview = schedule(elif_, stage=stage, slot=slot, interviewers=panel, act=running.act())
    musts = {each.pk: "Shown" for each in running.requirements}
    proposals = [Proposal(each, musts) for each in (elif_, running.apply("Canary Oskar", email=""))]
    slate = present_slate(draft_slate(running.requisition, proposals, act=running.act()), act=running.act(days=0.01))
    offer = extend_offer(running.apply("Canary Anouk", email=""), act=running.act(days=0.01))
    return {
        "candidate": elif_.candidate_id,
        "application": elif_.pk,
        "interview": interview.pk,
        "seat": interview.seats.first().pk,
        "offer": offer.pk,
        "slate": slate.number,
        "place": slate.candidates.get(application=elif_).pk,
        "stage": stage.pk,
        "requirement": running.requirements[0].pk,
        "member": running.world.interviewer.pk,
    }


def at_once(world, *verbs):
    """Do all of it at the same time, each on a connection of its own; return the codes of what was refused."""
    start = Barrier(len(verbs))

    def one(verb):
        try:
            start.wait(timeout=10)
            with world.scope(world.recruiter):
                verb()
        except Refused as refused:
            return refused.code
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(verbs)) as pool:
        return sorted(pool.map(one, verbs))


def queries_of(client, address):
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


class Api:
    """A program with a token of one member."""

    def __init__(self, world, member, client):
        with world.scope(member):
            _, secret = make_token(member, name="test", expires_at=None, act=world.act(member, NOON))
        self.client, self.slug, self.headers = client, world.slug, {"Authorization": f"Bearer {secret}"}

    def __call__(self, line, body=None):
        method, path = line.split()
        verb = getattr(self.client, method.lower())
        more = {} if method == "GET" else {"data": json.dumps(body or {}), "content_type": "application/json"}
        return verb(f"/api/v1/o/{self.slug}/{path}", headers=self.headers, **more)
