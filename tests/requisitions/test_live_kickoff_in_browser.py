"""Two people at one kickoff page, each with a browser: what one writes the other reads, and nobody loses a word."""

import re

import pytest
from playwright.sync_api import expect

from requisitions.models import KickoffLine, KickoffVersion, Requirement
from tests.looking import AS_SEEN, DESK, PHONE, open_page_at, seen
from tests.requisitions.agreeing import ready
from tests.world import MONDAY

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
AT = "requisitions/1/kickoff/"
# In milliseconds: what the other sees within three seconds, and a busy machine's share of it.
SOON = 20_000
SAVED = re.compile("^Saved")


open_page = open_page_at(MONDAY.replace(hour=13))


@pytest.fixture
def both(north, open_page):
    """Maya's page (the recruiter's, at a desk) and the manager's, on a phone; one must-have is agreed."""
    with north.scope(north.manager):
        ready(north)
    return open_page(north, north.recruiter, AT), open_page(north, north.manager, AT, PHONE)


def field(page, address):
    return page.locator(f'form[data-field="{address}"] [name=value]')


def form(page, address):
    return page.locator(f'form[data-field="{address}"]')


def test_what_one_writes_the_other_reads_without_losing_what_they_write(north, both):
    recruiter, manager = both
    manager.get_by_text("are here").or_(manager.get_by_text("is here")).first.wait_for(timeout=SOON)
    profile = field(manager, "ideal_profile")
    profile.press("Control+End")
    profile.press_sequentially(" and says so")
    recruiter.get_by_text("is editing ideal profile").wait_for(timeout=SOON)
    field(recruiter, "R1.text").fill("Has shipped a legged controller to a customer")
    field(recruiter, "R1.text").press("Enter")
    form(recruiter, "R1.text").get_by_text(SAVED).wait_for()
    expect(field(manager, "R1.text")).to_have_value("Has shipped a legged controller to a customer", timeout=SOON)
    assert profile.input_value().endswith("and says so")
    profile.blur()
    expect(field(recruiter, "ideal_profile")).to_have_value(re.compile("and says so"), timeout=SOON)
    with north.scope():
        assert Requirement.objects.get().text == "Has shipped a legged controller to a customer"
        kept = KickoffVersion.objects.order_by("-version")[:3]
        assert [each.what for each in kept][:2] == ["the ideal profile", "R1"]


def test_both_write_the_same_field_and_choose(north, both):
    recruiter, manager = both
    # He has typed, out of reach of the server, and before his words get there hers are saved.
    manager.context.set_offline(True)
    field(manager, "R1.text").press("Control+End")
    field(manager, "R1.text").press_sequentially(" twice")
    mine = field(manager, "R1.text").input_value()
    field(recruiter, "R1.text").fill("Has shipped a controller for a legged robot")
    field(recruiter, "R1.text").blur()
    form(recruiter, "R1.text").get_by_text(SAVED).wait_for()
    manager.context.set_offline(False)
    conflict = form(manager, "R1.text").locator("[data-conflict]")
    expect(conflict).to_contain_text("Has shipped a controller for a legged robot")
    assert field(manager, "R1.text").input_value() == mine
    seen(manager, "kickoff-conflict-360")
    conflict.get_by_role("button", name="Keep mine").click()
    form(manager, "R1.text").get_by_text(SAVED).wait_for()
    expect(field(recruiter, "R1.text")).to_have_value(mine, timeout=SOON)
    with north.scope():
        words = "\n".join(KickoffVersion.objects.values_list("content", flat=True))
        assert "Has shipped a controller for a legged robot" in words
        assert mine in words


def test_taking_theirs_forgets_mine_and_saves_nothing(north, both):
    recruiter, manager = both
    manager.context.set_offline(True)
    field(manager, "slate_size").fill("5")
    field(recruiter, "slate_size").fill("4")
    field(recruiter, "slate_size").blur()
    form(recruiter, "slate_size").get_by_text(SAVED).wait_for()
    manager.context.set_offline(False)
    form(manager, "slate_size").get_by_role("button", name="Take theirs").click()
    expect(field(manager, "slate_size")).to_have_value("4")
    with north.scope():
        versions = KickoffVersion.objects.filter(content__contains="Slate: 5")
        assert not versions.exists()


def test_a_dropped_connection_says_so_and_recovers(north, both):
    recruiter, manager = both
    manager.context.set_offline(True)
    field(manager, "ideal_profile").fill("Somebody who asks what the robot is for")
    field(manager, "ideal_profile").blur()
    manager.get_by_text("No connection.").wait_for(timeout=SOON)
    field(recruiter, "slate_size").fill("4")
    field(recruiter, "slate_size").blur()
    form(recruiter, "slate_size").get_by_text(SAVED).wait_for()
    manager.context.set_offline(False)
    expect(field(recruiter, "ideal_profile")).to_have_value("Somebody who asks what the robot is for", timeout=SOON)
    expect(field(manager, "slate_size")).to_have_value("4", timeout=SOON)


def test_they_agree_line_by_line_and_both_sign(north, both):
    recruiter, manager = both
    recruiter.get_by_label("Next requirement").fill("Reads a data sheet aloud")
    recruiter.get_by_label("Its level").select_option("nice")
    recruiter.get_by_role("button", name="Add", exact=True).click()
    expect(field(manager, "R2.text")).to_have_value("Reads a data sheet aloud", timeout=SOON)
    manager.locator("#risks").get_by_role("link", name="Add one").click()
    dialog = manager.locator("dialog[open]")
    dialog.get_by_label("Risk").fill("Two rivals look for the same people")
    dialog.get_by_role("button", name="Add").click()
    expect(field(recruiter, "K1.text")).to_have_value("Two rivals look for the same people", timeout=SOON)
    field(recruiter, "K1.owner").select_option(label=north.manager.name)
    expect(field(manager, "K1.owner")).to_have_value(str(north.manager.pk), timeout=SOON)
    manager.get_by_role("button", name=re.compile("^Yes")).click()
    seen(manager, "kickoff-live-360")
    seen(recruiter, "kickoff-live")
    recruiter.get_by_role("button", name="Sign version").click()
    recruiter.get_by_text("You signed version").first.wait_for()
    manager.get_by_role("button", name="Sign version").wait_for(timeout=SOON)
    manager.get_by_role("button", name="Sign version").click()
    manager.get_by_text("Open since").wait_for()
    # Her page hears that it has opened, without being loaded again.
    recruiter.get_by_text("Open since").wait_for(timeout=SOON)
    with north.scope():
        assert KickoffLine.objects.get().owner == north.manager


def test_a_stale_signature_is_refused_when_the_other_changes_a_word(north, both):
    recruiter, manager = both
    recruiter.route(re.compile("/kickoff/live/"), lambda route: route.abort())
    field(manager, "R1.text").fill("Has shipped two legged controllers")
    field(manager, "R1.text").blur()
    form(manager, "R1.text").get_by_text(SAVED).wait_for()
    with north.scope():
        current = KickoffVersion.objects.order_by("-version").first().version
    recruiter.get_by_role("button", name="Sign version").click()
    recruiter.get_by_text(f"The kickoff is at version {current} now").wait_for(timeout=SOON)


def test_without_script_each_field_is_a_form(north, open_page):
    with north.scope(north.manager):
        ready(north)
    page = open_page(north, north.recruiter, AT, DESK, script=False)
    field(page, "candidate_promises").fill("An answer within two working days")
    form(page, "candidate_promises").get_by_role("button", name="Save").click()
    expect(field(page, "candidate_promises")).to_have_value("An answer within two working days")
    other = open_page(north, north.manager, AT, PHONE, script=False)
    field(other, "candidate_promises").fill("An answer within a week")
    field(page, "candidate_promises").fill("An answer within a day")
    form(page, "candidate_promises").get_by_role("button", name="Save").click()
    form(other, "candidate_promises").get_by_role("button", name="Save").click()
    expect(other.get_by_role("main")).to_contain_text("What stands now")
    expect(other.get_by_role("main")).to_contain_text("An answer within a day")
    expect(other.get_by_label("What candidates may count on")).to_have_value("An answer within a week")
    other.get_by_role("button", name="Save").click()
    page.reload()
    expect(field(page, "candidate_promises")).to_have_value("An answer within a week")


@AS_SEEN
def test_the_workspace_reads_well(north, open_page, size, theme):
    with north.scope(north.manager):
        ready(north)
    page = open_page(north, north.recruiter, AT, size, theme=theme)
    page.get_by_text("Only you are here.").wait_for(timeout=SOON)
    page.get_by_text("What would satisfy you?").first.click()
    seen(page, f"kickoff-{size['width']}-{theme}")
