"""A candidate answers on a phone without script, and who oversees hiring reads what comes of it: axe, no overflow."""

import re

import pytest
from django.core.cache import cache

from hiring.delivery.models import Message
from requisitions.actions.application import reject
from scorecards.actions.survey_asking import ask
from scorecards.models import SurveyAnswer
from tests.looking import DESK, PHONE, opened, seen
from tests.scorecards.loop import AFTER
from tests.scorecards.surveyed import fill
from tests.scorecards.test_candidate_survey import DAY

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_a_candidate_answers_on_a_phone_and_a_leader_reads_it(loop, browser, live_server, move_clock):
    cache.clear()
    move_clock(AFTER + DAY)
    north = loop.world
    with north.scope(north.recruiter):
        reject(loop.application, reason="role_closed", act=north.act(north.recruiter, AFTER))
        fill(loop.requisition, Vision=12, Controls=6, Finance=2)
    ask(north.organization.pk, now=AFTER + DAY)
    with north.scope():
        link = re.search(r"/survey/\S+", Message.objects.get(kind="candidate_survey").text)[0]
    answers(browser, live_server.url, link, "dark")
    with north.scope():
        said = SurveyAnswer.objects.get(quarter_on="2026-10-01")
    assert (said.recommend, said.respected, said.about_work, said.words) == (8, 4, None, "Say when you call.")
    with opened(browser, live_server.url) as open_page:
        for size, theme in ((PHONE, "dark"), (DESK, "light")):
            for member, path in ((north.chro, "insights/candidates/"), (north.admin, "settings/candidate-survey/")):
                page = open_page(north, member, path, size, theme=theme)
                seen(page, f"survey-{path.split('/')[0]}-{size['width']}-{theme}")
                page.close()


def answers(browser, url, link, theme):
    """Look at the pages with script, for axe, and answer without."""
    phone = {"viewport": PHONE, "color_scheme": theme, "base_url": url, "reduced_motion": "reduce"}
    with browser.new_context(**phone) as looking, browser.new_context(**phone, java_script_enabled=False) as plain:
        page, form = looking.new_page(), plain.new_page()
        page.goto(link)
        seen(page, f"survey-asked-360-{theme}")
        form.goto(link)
        form.get_by_role("group", name="How likely").get_by_label("8", exact=True).check()
        form.get_by_role("group", name="with respect").get_by_label("Mostly").check()
        form.get_by_label("What should we keep").fill("Say when you call.")
        form.get_by_role("button", name="Send").click()
        form.get_by_role("heading", name="Thank you").wait_for()
        for path, name in (("/survey/thanks/", "thanks"), (link, "over")):
            page.goto(path)
            seen(page, f"survey-{name}-360-{theme}")
