"""What is done around a kickoff, at a desk and on a phone: both themes, axe, nothing over the edge."""

from datetime import timedelta

import pytest

from requisitions.actions.calibration import add_profile, rate_profile
from requisitions.actions.kickoff_template import keep_as_template
from requisitions.actions.prework import review_answer, send_prework, write_answer
from requisitions.actions.requirements import add_requirement
from requisitions.models import PreworkAnswer
from requisitions.rules.drafts import RequirementDraft
from tests.looking import AS_SEEN, open_page_at, seen
from tests.requisitions.agreeing import create, open_up
from tests.world import MONDAY

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

NOW = MONDAY + timedelta(hours=4)


@pytest.fixture
def desk(north):
    """An open requisition that was amended, and one before its kickoff: asked, partly answered, on two profiles."""
    with north.scope(north.manager):
        signed = open_up(north)
        keep_as_template(signed, act=north.act(north.recruiter))
        add_requirement(signed, RequirementDraft("A young rockstar", "nice"), act=north.act(north.recruiter, NOW))
        create(north, title="Line Engineer")
        asked = create(north, title="Gait Engineer")
        send_prework(asked, due_at=MONDAY + timedelta(days=1), act=north.act(north.recruiter))
        for key, text in (("outcome", "It walks up the stairs."), ("profile", "Tired of slides."), ("risks", "Few.")):
            write(north, asked, key, text, hand_in=key != "risks")
        seen_by = PreworkAnswer.objects.get(key="outcome").fingerprint
        act = north.act(north.recruiter)
        review_answer(asked, "outcome", approves=False, why="By when?", seen=seen_by, act=act)
        for label in ("Nine years at a rival", "A PhD on legs"):
            add_profile(asked, label=label, description="Ran a line alone, and wrote down why.", act=act)
        rate(north, asked, north.recruiter, 1, 3)
        rate(north, asked, north.manager, 1, 2)
        rate(north, asked, north.recruiter, 2, 4)
    return signed, asked


def write(north, requisition, key, text, *, hand_in):
    seen_by = PreworkAnswer.objects.get(key=key).fingerprint
    write_answer(requisition, key, text, seen=seen_by, hand_in=hand_in, act=north.act(north.manager))


def rate(north, requisition, member, position, rating):
    with north.scope(member):
        rate_profile(requisition, position, rating=rating, why="Contact can be learned.", act=north.act(member))


open_page = open_page_at(NOW)


# As the story does not leave them; tests/e2e/test_pages.py looks at all others.
PAGES = {
    "prework-read": ("recruiter", "requisitions/{asked}/kickoff/prework/"),
    "calibration": ("manager", "requisitions/{asked}/kickoff/calibration/"),
    "kickoff-amended": ("manager", "requisitions/{signed}/kickoff/"),
    "templates": ("recruiter", "library/kickoffs/?role_type=Engineering"),
}


@AS_SEEN
def test_every_page_around_a_kickoff_reads_well(north, desk, open_page, theme, size):
    signed, asked = desk
    for name, (who, path) in PAGES.items():
        address = path.format(signed=signed.number, asked=asked.number)
        page = open_page(north, getattr(north, who), address, size, theme=theme)
        seen(page, f"{name}-{size['width']}-{theme}")
