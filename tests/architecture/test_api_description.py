"""The API describes itself without a warning. What it answers to generated input: tests/generated."""

from django.core.management import call_command
from django.test import Client


def test_the_description_has_no_warning(tmp_path):
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "schema.yml"))


def test_the_description_is_served_and_names_the_token(db):
    answer = Client().get("/api/schema", headers={"Accept": "application/json"})
    assert answer.status_code == 200
    assert list(answer.json()["components"]["securitySchemes"]) == ["memberToken"]
