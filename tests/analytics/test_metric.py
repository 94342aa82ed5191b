"""From exported tables to the figures: both commands, as somebody would run them in a shell."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from requisitions.models import Application
from tests.requisitions.history import lever
from tests.requisitions.history.given import ACTIVITY, CANDIDATES, MAPPING, OFFERS
from tests.requisitions.history.test_datasets import FUNNEL, LEVER, NICOLOIUDICA, needs
from tests.requisitions.history.test_datasets import OFFERS as OFFERS_TABLE
from tests.world import World, harbor, north

__all__ = ["harbor", "north"]


def imported(world: World, folder: Path, mapping: str, *options: str) -> str:
    (folder / "mapping.toml").write_text(mapping)
    out = StringIO()
    arguments = ["--organization", world.slug, "--mapping", str(folder / "mapping.toml"), *options]
    call_command("import_history", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def metric(world: World, *options: str) -> dict:
    out = StringIO()
    call_command("metric", "pass-through", "--organization", world.slug, "--json", *options, stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def export(tmp_path: Path) -> Path:
    (tmp_path / "candidates.csv").write_text(CANDIDATES)
    (tmp_path / "activity.csv").write_text(ACTIVITY)
    (tmp_path / "offers.csv").write_text(OFFERS)
    return tmp_path


@pytest.fixture
def funnel(tmp_path: Path) -> Path:
    for table in NICOLOIUDICA.glob("*.csv"):
        (tmp_path / table.name).write_bytes(table.read_bytes())
    return tmp_path


@needs(NICOLOIUDICA)
def test_the_published_funnel_comes_out_as_it_went_in(north: World, harbor: World, funnel: Path) -> None:
    report = imported(north, funnel, FUNNEL)
    assert report.startswith("Applications: new 1200 · changed 0 · unchanged 0 · refused 0\nAll is written.\n")
    stages = metric(north)["stages"]
    assert [(each["stage"], each["milestone"], each["reached"], each["passed"]) for each in stages] == [
        ("Applied", "application", 1200, 669),
        ("HR Interview", "screen", 669, 457),
        ("Tech Interview", "interview", 457, 315),
        ("Offer", "offer", 315, 105),
        ("Hired", "hired", 105, 0),
    ]
    offer = stages[3]
    assert (offer["undecided"], offer["decided"], round(offer["rate"], 6)) == (0, 315, 0.333333)
    assert (round(offer["low"], 4), round(offer["high"], 4)) == (0.2836, 0.3871)
    groups = metric(north, "--by", "source")["groups"]
    assert sum(group["stages"][0]["reached"] for group in groups) == 1200
    assert metric(harbor) == {"stages": []}


@needs(NICOLOIUDICA)
def test_with_its_offers_table_the_funnel_is_refused_and_nothing_is_written(north: World, funnel: Path) -> None:
    with pytest.raises(CommandError) as error:
        imported(north, funnel, FUNNEL + OFFERS_TABLE)
    assert error.value.returncode == 1
    with north.scope():
        assert Application.objects.count() == 0
    report = imported(north, funnel, FUNNEL + OFFERS_TABLE, "--keep-good")
    assert "149 × offers.csv: The offer is accepted, but the candidate was rejected." in report
    assert [each["reached"] for each in metric(north)["stages"]] == [1051, 520, 308, 166, 105]


@needs(LEVER)
def test_a_lever_account_comes_out_as_counted_by_hand(north: World, tmp_path: Path) -> None:
    """Counted from the account's own pages: the furthest stage ever entered, or the hire, of each opportunity."""
    for name, text in lever.exported(LEVER).items():
        (tmp_path / name).write_text(text)
    with pytest.raises(CommandError) as error:
        imported(north, tmp_path, lever.MAPPING)
    assert error.value.returncode == 1
    imported(north, tmp_path, lever.MAPPING, "--keep-good")
    assert [each["reached"] for each in metric(north)["stages"]] == lever.reached(LEVER)


def test_groups_by_manager_role_and_source(north: World, harbor: World, export: Path) -> None:
    imported(north, export, MAPPING)
    assert [group["key"] for group in metric(north, "--by", "hiring_manager")["groups"]] == ["Nadia"]
    assert [group["key"] for group in metric(north, "--by", "role_type")["groups"]] == ["Engineer"]
    assert [group["key"] for group in metric(north, "--by", "source")["groups"]] == ["Not recorded"]
    assert metric(harbor, "--by", "source") == {"groups": []}


def test_stages_that_share_a_milestone_keep_their_own_figures(north: World, export: Path) -> None:
    imported(north, export, MAPPING.replace('milestone = "onsite"', 'milestone = "screen"'))
    assert [(each["stage"], each["reached"]) for each in metric(north)["stages"]] == [
        ("Applied", 2),
        ("Screen", 2),
        ("Onsite", 1),
        ("Offer", 1),
        ("Hired", 1),
    ]


def test_pipelines_that_differ_are_compared_on_milestones(north: World, export: Path, tmp_path: Path) -> None:
    imported(north, export, MAPPING)
    (export / "candidates.csv").write_text(CANDIDATES.replace("Engineer", "Designer").replace("\nA", "\nB"))
    (export / "activity.csv").write_text(ACTIVITY.replace("\nA", "\nB"))
    (export / "offers.csv").write_text(OFFERS.replace("\nA", "\nB"))
    imported(north, export, MAPPING.replace('name = "Onsite"', 'name = "Design review"'))
    assert [(each["stage"], each["milestone"], each["reached"]) for each in metric(north)["stages"]] == [
        ("Application", "application", 4),
        ("Screen", "screen", 4),
        ("Onsite", "onsite", 2),
        ("Offer", "offer", 2),
        ("Hired", "hired", 2),
    ]


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("[events]\n", "[events] needs 'file': the name of the CSV file, beside the mapping."),
        (MAPPING.replace("offers.csv", "gone.csv"), "The file gone.csv is not beside the mapping."),
    ],
)
def test_a_mapping_to_mend_exits_with_2(north: World, export: Path, mapping: str, said: str) -> None:
    with pytest.raises(CommandError) as error:
        imported(north, export, mapping)
    assert error.value.returncode == 2
    assert said in str(error.value)


def test_an_organization_that_is_not_there_exits_with_2(north: World, export: Path) -> None:
    (export / "mapping.toml").write_text(MAPPING)
    with pytest.raises(CommandError) as error:
        call_command("import_history", "--organization", "nowhere", "--mapping", str(export / "mapping.toml"))
    assert (str(error.value), error.value.returncode) == ("There is no organization 'nowhere'.", 2)


def test_a_new_organization_is_empty_and_has_its_admin(db: None) -> None:
    out = StringIO()
    arguments = ["--slug", "new", "--name", "New", "--time-zone", "Europe/Lisbon", "--admin-email", "ada@new.example"]
    call_command("create_organization", *arguments, stdout=out)
    assert out.getvalue() == "New is made, at /o/new/, for ada@new.example.\n"
    again = ["--slug", "new", "--name", "New", "--time-zone", "Mars/Base", "--admin-email", "ada@new.example"]
    with pytest.raises(CommandError, match="is no IANA time zone"):
        call_command("create_organization", *again)
