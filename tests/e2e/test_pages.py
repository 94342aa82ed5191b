"""Every page, as everybody who reaches it: axe finds nothing in either theme, nothing runs over the edge of a phone,
no script or style is refused, and every link that somebody is shown opens.

Told after the story, in its organization. HIRING_SCREENS=1 leaves pictures in var/screens.
"""

import pytest

from tests.e2e import test_main_job, test_other_direction
from tests.e2e.pages import Walk, look_at, main_part, names_in_the_url_config, open_as
from tests.e2e.story import Story

PEOPLE = ("maya", "jonas", "ingrid", "alba", "priya", "leila", "ruth", "hugo")
# Reached by something that is done, not by a link that the story leaves behind: an upload, a running offer.
MADE_BY_DOING = {"history_preview", "offer_answer", "revoke_token"}


@pytest.fixture(scope="module")
def told(story: Story) -> Story:
    """The story to its end; whatever of it this session has not told is told now."""
    assert not story.broke_at, f"the story broke at {story.broke_at}"
    for chapters in (test_main_job, test_other_direction):
        for name, chapter in vars(chapters).items():
            if name.startswith("test_") and name not in story.told:
                chapter(story)
                story.told.add(name)
    return story


@pytest.fixture(scope="module")
def examined() -> dict[str, str]:
    """What has been looked at, by what it shows: nobody looks twice at what two people are shown alike."""
    return {}


@pytest.fixture(scope="module")
def reached() -> set[str]:
    """The names of the URL config that somebody came by."""
    return set()


@pytest.mark.parametrize("who", PEOPLE)
def test_every_page_that_they_reach(told: Story, who: str, examined: dict[str, str], reached: set[str]) -> None:
    faults: list[str] = []
    with open_as(getattr(told, who), faults) as context:
        walk = Walk(getattr(told, who), context)
        walk.go()
        assert walk.broken == []
        reached |= walk.pages.keys() | walk.others
        page = context.new_page()
        for name, path in walk.pages.items():
            shown = main_part(walk.texts[name])
            if shown not in examined:
                examined[shown] = name
                faults += look_at(page, path, f"{who}-{name}")
    assert faults == []


def test_every_name_of_the_url_config_is_reached_by_somebody(told: Story, reached: set[str]) -> None:
    assert set(names_in_the_url_config()) - reached == MADE_BY_DOING
