"""The page and the API of the import: the same action, for those who may, within their own organization."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import override_settings

from hiring.tenancy.actions.tokens import make_token
from hiring.tenancy.models import Member
from requisitions.forms import history as form
from requisitions.models import Application
from tests.requisitions.history.given import ACTIVITY, CANDIDATES, MAPPING, OFFERS
from tests.world import World


@pytest.fixture(autouse=True)
def _files_of_the_test_alone(tmp_path: Path):
    with override_settings(
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        }
    ):
        yield


def files(offers: str = OFFERS, mapping: str = MAPPING) -> dict[str, object]:
    named = {"candidates.csv": CANDIDATES, "activity.csv": ACTIVITY, "offers.csv": offers}
    return {
        "mapping": SimpleUploadedFile("mapping.toml", mapping.encode()),
        "tables": [SimpleUploadedFile(name, text.encode()) for name, text in named.items()],
    }


def upload(world: World, member: Member, **given: str) -> HttpResponse:
    return world.client(member).post(f"/o/{world.slug}/history/", files(**given))


def count(world: World) -> int:
    with world.scope():
        return Application.objects.count()


def waiting(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_choose_look_import(north: World, harbor: World, tmp_path: Path) -> None:
    client = north.client(north.ta_leader)
    assert "Show what would happen" in client.get("/o/north/history/").content.decode()
    preview = upload(north, north.ta_leader).headers["Location"]
    seen = client.get(preview).content.decode()
    assert "Ready to import" in seen
    assert "Import two applications" in seen
    assert count(north) == 0
    done = client.post(preview)
    assert "History is imported" in done.content.decode()
    assert (count(north), count(harbor)) == (2, 0)
    assert waiting(tmp_path) == []
    again = upload(north, north.ta_leader).headers["Location"]
    assert "Nothing to import" in client.get(again).content.decode()


def test_a_refused_row_is_shown_and_nothing_is_written_until_the_rest_is_wanted(north: World) -> None:
    client = north.client(north.recruiter)
    preview = upload(north, north.recruiter, offers=OFFERS + "A2,Yes\n").headers["Location"]
    seen = client.get(preview).content.decode()
    for said in ("offers.csv row 3", "The offer is accepted, but the candidate was rejected.", "activity.csv row 9"):
        assert said in seen
    refused = client.post(preview)
    assert (refused.status_code, count(north)) == (422, 0)
    assert client.post(preview, {"keep_good": "on"}).status_code == 200
    assert count(north) == 1


def test_an_upload_belongs_to_who_made_it(north: World, harbor: World) -> None:
    preview = upload(north, north.recruiter).headers["Location"]
    assert north.client(north.ta_leader).get(preview).status_code == 404
    theirs = preview.replace("/north/", "/harbor/")
    assert harbor.client(harbor.recruiter).post(theirs).status_code == 404
    assert harbor.client(harbor.recruiter).get(preview).status_code == 404
    assert north.client(north.recruiter).get(f"/o/north/history/{uuid4()}/").status_code == 404
    assert (count(north), count(harbor)) == (0, 0)


def test_a_second_upload_replaces_the_first(north: World, tmp_path: Path) -> None:
    first = upload(north, north.recruiter).headers["Location"]
    assert len(waiting(tmp_path)) == 5
    second = upload(north, north.recruiter).headers["Location"]
    assert len(waiting(tmp_path)) == 5
    assert north.client(north.recruiter).get(first).status_code == 404
    assert UUID(second.rstrip("/").rpartition("/")[2])


@pytest.mark.parametrize("who", ["manager", "interviewer", "chro"])
def test_a_colleague_who_may_not_import_gets_403(north: World, harbor: World, who: str) -> None:
    assert upload(north, getattr(north, who)).status_code == 403


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        (MAPPING.replace('file = "offers.csv"', 'file = "gone.csv"'), "The mapping names gone.csv, which is not among"),
        (MAPPING.replace("[offers]", "[offer]"), "[offer] is not a part of a mapping."),
    ],
)
def test_a_mapping_to_mend_is_said_beside_its_field(north: World, mapping: str, said: str) -> None:
    answer = upload(north, north.recruiter, mapping=mapping)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_of_two_files_with_one_name_none_is_picked(north: World, tmp_path: Path) -> None:
    twice = files()
    twice["tables"] = [*twice["tables"], SimpleUploadedFile("OLD/offers.csv", b"Candidate,Accepted\n")]
    answer = north.client(north.recruiter).post("/o/north/history/", twice)
    assert answer.status_code == 422
    assert "Two tables are named offers.csv. Rename one." in answer.content.decode()
    assert waiting(tmp_path) == []


def test_a_file_above_the_limit_is_refused(north: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(form, "LIMIT", 20)
    answer = upload(north, north.recruiter)
    assert answer.status_code == 422
    assert "candidates.csv is larger than 200 MB." in answer.content.decode()
    assert waiting(tmp_path) == []


def api(world: World, member: Member, **data: object) -> HttpResponse:
    with world.scope(member):
        token = make_token(member, name="script", expires_at=None, act=world.act(member))[1]
    headers = {"authorization": f"Bearer {token}"}
    return world.client(member).post(f"/api/v1/o/{world.slug}/history-imports/", data, headers=headers)


def test_a_program_imports_through_the_same_action(north: World, harbor: World) -> None:
    dry = api(north, north.ta_leader, **files(), dry_run="true")
    assert (dry.status_code, dry.json()["new"], dry.json()["wrote"], count(north)) == (200, 2, False, 0)
    done = api(north, north.ta_leader, **files())
    assert (done.status_code, done.json()["wrote"], count(north), count(harbor)) == (200, True, 2, 0)
    assert [each["reached"] for each in done.json()["stages"]] == [2, 2, 1, 1, 1]


def test_a_program_reads_why_a_row_is_refused(north: World) -> None:
    answer = api(north, north.ta_leader, **files(offers=OFFERS + "A2,Yes\n"))
    assert (answer.status_code, count(north)) == (422, 0)
    assert answer.json()["refusals"] == [
        {
            "table": "offers.csv",
            "row": 3,
            "column": "",
            "value": "",
            "reason": "The offer is accepted, but the candidate was rejected.",
            "application": "A2",
            "also": [{"table": "activity.csv", "row": 9}],
        }
    ]


def test_a_program_reads_of_bytes_that_are_no_letters(north: World) -> None:
    sent = files()
    mixed = CANDIDATES.encode() + b"A9,Ing\xe9nieur \xc3\xa9" + b"," * CANDIDATES.splitlines()[0].count(",") + b"\n"
    sent["tables"][0] = SimpleUploadedFile("candidates.csv", mixed + "A8,é\n".encode())  # type: ignore[index]
    answer = api(north, north.ta_leader, **sent, dry_run="true")
    assert answer.status_code == 200
    assert "Ing\\udce9nieur é" in [each["value"] for each in answer.json()["refusals"]]
