"""The commitments board: whose promises are shown to whom, and whose pages are open to them."""

from sla.actions.sweep import sweep
from tests.sla.test_engine import local, two_missed_debriefs

MISSED = local(13, 9)


def test_a_name_on_the_board_is_a_link_to_a_page_that_its_reader_may_open(north, move_clock):
    two_missed_debriefs(north)
    sweep(north.organization.pk, now=MISSED)
    move_clock(MISSED)
    page = f"/o/north/commitments/people/{north.manager.pk}/"
    boards = {
        each: north.client(each).get("/o/north/commitments/?requisition=142").content.decode()
        for each in (north.manager, north.recruiter, north.ta_leader)
    }
    assert all(north.manager.name in board for board in boards.values())
    assert [each for each, board in boards.items() if page in board] == [north.manager, north.ta_leader]
    opened = {each: north.client(each).get(page).status_code for each in boards}
    assert opened == {north.manager: 200, north.recruiter: 404, north.ta_leader: 200}
