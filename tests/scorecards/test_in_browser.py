"""The scorecard on a phone and the debrief at a desk, in a real browser: autosave, keys, both themes, axe."""

from datetime import UTC, datetime

import pytest

from scorecards.models import Scorecard
from tests.looking import AS_SEEN, DESK, PHONE, open_page_at, seen
from tests.scorecards import loop as loops
from tests.scorecards.loop import AFTER
from tests.scorecards.writing import EVIDENCE, complete, hand_in

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


open_page = open_page_at(AFTER)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_interviewer_writes_and_submits_on_a_phone(loop, open_page, theme):
    world, me = loop.world, loop.world.interviewer
    for other in (world.manager, world.second_interviewer):
        hand_in(loop, other)
    page = open_page(world, me, f"interviews/{loop.interview.pk}/scorecard/", PHONE, theme=theme)
    submit = page.get_by_role("button", name="Submit")
    assert submit.get_attribute("aria-disabled") == "true"
    calibration, reasoning = page.locator(".rating").all()
    calibration.get_by_text("3 · Shown").click()
    page.get_by_text("Left to do: evidence 1, rating 2, overall").wait_for()
    calibration.locator("textarea").fill(EVIDENCE)
    calibration.get_by_text("Saved 14:00").wait_for()
    seen(page, f"scorecard-360-{theme}")
    reasoning.get_by_role("radio").first.focus()
    page.keyboard.press("0")
    page.get_by_text("Left to do: overall").wait_for()
    page.get_by_role("radio", name="Yes", exact=True).check()
    page.get_by_text("Once submitted it does not change.").wait_for()
    page.get_by_role("button", name="Submit").click()
    page.get_by_text("Submitted. It does not change any more.").wait_for()
    assert page.get_by_text(EVIDENCE).count() == 5
    seen(page, f"submitted-360-{theme}")
    with world.scope(me):
        assert Scorecard.objects.by(me).get().submitted_at is not None


def test_two_windows_on_one_scorecard_keep_both_texts(loop, open_page):
    world, me = loop.world, loop.world.interviewer
    path = f"interviews/{loop.interview.pk}/scorecard/"
    older, newer = (open_page(world, me, path, DESK) for _ in range(2))
    newer.locator("textarea").first.fill("Written in the newer window.")
    newer.get_by_text("Saved 14:00").first.wait_for()
    older.locator("textarea").first.fill("Written in the older window.")
    older.get_by_text("Saved in another window at 14:00.").wait_for()
    assert older.locator("textarea").first.input_value() == "Written in the older window."
    older.get_by_role("button", name="Keep this text").click()
    older.get_by_text("Saved as a draft.").wait_for()
    with world.scope(me):
        evidence = {each.evidence for each in Scorecard.objects.get().ratings.all()}
        assert evidence == {"Written in the older window.", ""}


def test_without_script_everything_is_a_form(loop, open_page):
    world, me = loop.world, loop.world.interviewer
    page = open_page(world, me, f"interviews/{loop.interview.pk}/scorecard/", PHONE, script=False)
    for each in page.locator(".rating").all():
        each.get_by_text("3 · Shown").click()
        each.locator("textarea").fill(EVIDENCE)
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("Saved as a draft.").wait_for()
    page.get_by_role("radio", name="Yes", exact=True).check()
    # It was dashed when the page was loaded; without script it still sends.
    page.get_by_role("button", name="Submit").click(force=True)
    page.get_by_text("Submitted. It does not change any more.").wait_for()


@pytest.fixture
def split(loop):
    """Three interviews are in: they agree on one competency and split on the other."""
    world = loop.world
    for member, scores, overall in (
        (world.manager, (3, 2), 2),
        (world.interviewer, (3, 3), 3),
        (world.second_interviewer, (None, 1), 1),
    ):
        hand_in(loop, member, loops.rated(loop, scores, overall))
    return loop


@AS_SEEN
def test_the_manager_debriefs_and_declines_citing_a_requirement(split, open_page, size, theme, move_clock):
    world = split.world
    page = open_page(world, world.manager, f"applications/{split.application.pk}/debrief/", size, theme=theme)
    page.get_by_text("You agree on one competency and split on one.").wait_for()
    seen(page, f"debrief-{size['width']}-{theme}")
    page.get_by_label("When").fill("2026-11-24T16:20")
    page.get_by_role("button", name="Ask everybody").click()
    page.get_by_text("Everybody asked has a mail.").wait_for()
    move_clock(datetime(2026, 11, 24, 15, 20, tzinfo=UTC))
    page.get_by_role("button", name="Note who was there").click()
    page.get_by_text("Noted who was there.").wait_for()
    page.get_by_text("Decline", exact=True).click()
    page.get_by_label("What the evidence shows").fill("Rated 1 and 2 by the two who saw the code.")
    page.get_by_text("R5 Explains a field failure").click()
    seen(page, f"debrief-decide-{size['width']}-{theme}")
    page.get_by_role("button", name="Decline, citing R5").click()
    page.get_by_text("The decision stands, with its reasons.").wait_for()
    seen(page, f"debrief-decided-{size['width']}-{theme}")
    with world.scope():
        split.application.refresh_from_db()
        assert (split.application.state, split.application.requirement) == ("rejected", split.requirements[1])


def test_while_a_scorecard_is_missing_the_debrief_shows_no_rating(loop, open_page):
    world = loop.world
    for member in (world.manager, world.interviewer):
        hand_in(loop, member, complete(loop))
    page = open_page(world, world.manager, f"applications/{loop.application.pk}/debrief/", PHONE)
    page.get_by_text("Two of three scorecards are in. The ratings open with the last one.").wait_for()
    assert page.get_by_text(EVIDENCE).count() == 0
    seen(page, "debrief-sealed-360")
