"""No input that fits its description makes the API answer with a server error.

In a folder of its own: describing three hundred doors to the generator takes as long as many tests, and `make test`
does not even ask for it (`make faults` does).
"""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, settings

from hiring.tenancy.access import Role
from hiring.tenancy.actions.tokens import make_token
from hiring.tenancy.models import Member, MemberRole
from tests.requisitions.running import run
from tests.world import MONDAY, build

# Generated, not fetched: the tests are collected before there is a database to fetch it with.
schema = schemathesis.openapi.from_dict(SchemaGenerator().get_schema(request=None, public=True))
schema.app = get_wsgi_application()


@pytest.fixture
def program(transactional_db):
    """A token of somebody who may do everything in an organization with an open requisition."""
    world = build("north", "Europe/Amsterdam")
    with world.scope(world.recruiter):
        run(world)
        member = Member.objects.get(pk=world.recruiter.pk)
        MemberRole.objects.bulk_create(
            MemberRole(member=member, role=role, granted_at=MONDAY) for role in Role if role not in member.roles
        )
        _, secret = make_token(member, name="fuzz", expires_at=None, act=world.act(member))
    return {"Authorization": f"Bearer {secret}"}


@pytest.mark.slow
@schema.parametrize()
@settings(
    max_examples=2,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_no_input_that_fits_the_description_breaks_the_server(case, program):
    case.path_parameters["slug"] = "north"
    if "number" in case.path_parameters:
        case.path_parameters["number"] = 142
    answer = case.call(headers=program)
    assert answer.status_code < 500, answer.text[:500]
