"""The library's and training's pages in a real browser, at a desk and on a phone, in both themes: axe, no overflow."""

from datetime import timedelta

import pytest

from requisitions.actions.plan_template import save_template
from requisitions.actions.pool import add_pool
from requisitions.models import Interview, Stage
from scorecards.actions.kit import put_in_kit
from scorecards.actions.shadow import add_shadow
from scorecards.actions.training import waive
from scorecards.models import Question
from tests.looking import AS_SEEN, PHONE, opened, seen
from tests.scorecards.asking import write
from tests.scorecards.training import course, start, train
from tests.world import MONDAY

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def filled(loop, move_clock):
    """One of everything: a question in a kit, a pool, a template, people trained, lapsed and let off, a shadow."""
    move_clock(MONDAY)
    north = loop.world
    with north.scope(north.recruiter):
        act = north.act(north.recruiter)
        stage = Stage.objects.select_related("requisition").get(pk=loop.stage.pk)
        put_in_kit(stage, write(north, loop.competencies[0]), act=act)
        write(north, loop.competencies[1])
        add_pool("Perception panel", members=[north.interviewer.pk, north.second_interviewer.pk], act=act)
        save_template(loop.requisition, "Perception engineers", act=act)
        start(north)
        train(north, north.second_interviewer, north.recruiter)
        train(north, north.manager, days=400)
        until = (MONDAY + timedelta(days=20)).date()
        waive(course("bias_mitigation"), north.interviewer, reason="On leave until then.", ends_on=until, act=act)
        begins = MONDAY - timedelta(minutes=5)
        Interview.objects.update(state="scheduled", held_at=None, starts_at=begins, ends_at=begins + timedelta(hours=1))
        shadowing = {"lead": north.interviewer, "course": course("structured_interviewing"), "kind": "shadow"}
        return loop, add_shadow(loop.interview, north.ta_leader, **shadowing, act=act)


def pages(loop, shadow):
    """What nobody in the story has filled so well (tests/e2e/test_pages.py looks at all others), by a short name."""
    north = loop.world
    with north.scope():
        question = Question.objects.first()
    interview = f"interviews/{loop.interview.pk}/"
    return {
        "question": f"library/questions/{question.pk}/",
        "kit": f"requisitions/{loop.requisition.number}/plan/{loop.stage.pk}/kit/",
        "interview": interview,
        "shadow-new": f"{interview}shadow/",
        "shadow": f"shadows/{shadow.pk}/",
        "everybody": "training/everybody/?state=all",
        "person": f"training/people/{north.manager.pk}/",
    }


@AS_SEEN
def test_every_page_of_the_library_and_of_training(filled, browser, live_server, size, theme):
    loop, shadow = filled
    with opened(browser, live_server.url) as open_page:
        page = open_page(loop.world, loop.world.ta_leader, "", size, theme=theme)
        for name, path in pages(loop, shadow).items():
            page.goto(f"/o/{loop.world.slug}/{path}")
            page.evaluate("document.querySelectorAll('main details.more').forEach(each => each.open = true)")
            seen(page, f"library-{name}-{size['width']}-{theme}")


def test_the_interviewer_unfolds_a_question_beside_the_rating(filled, browser, live_server):
    loop, _ = filled
    with opened(browser, live_server.url) as open_page:
        page = open_page(loop.world, loop.world.interviewer, f"interviews/{loop.interview.pk}/scorecard/", PHONE)
        page.get_by_text("When did a calibration fail you last?").click()
        page.get_by_text("Names the residuals").wait_for()
        seen(page, "library-scorecard-360-light")
