"""What docker-compose.yml and the Dockerfile promise. No container engine is needed, and none was asked.

The schema states the Compose Specification for the parts we use; a key it does not know is an error here, so a
new one is looked up before it is added. Whether the images start is not shown by this file.
"""

import re
import subprocess
import tomllib
from pathlib import Path

import jsonschema
import psycopg
import pytest
import yaml

from hiring import settings
from hiring.embedded import binaries
from hiring.embedded.postgres import SUPERUSER
from hiring.embedded.servers import Servers

ROOT = Path(__file__).resolve().parents[1]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
PROGRAM = ["migrate", "web", "worker", "beat"]

NAME = "^[a-zA-Z0-9._-]+$"
DURATION = {"type": "string", "pattern": r"^(\d+(us|ms|s|m|h))+$"}
WORDS = {"type": "array", "items": {"type": "string"}, "minItems": 1}
STRINGS = {"type": "object", "patternProperties": {"^[A-Z_]+$": {"type": "string"}}, "additionalProperties": False}


def closed(**properties: object) -> dict:
    """Return the schema of a mapping that holds nothing else."""
    return {"type": "object", "properties": properties, "additionalProperties": False}


def named(schema: dict) -> dict:
    """Return the schema of a mapping from free names to `schema`."""
    return {"type": "object", "patternProperties": {NAME: schema}, "additionalProperties": False}


HEALTHCHECK = closed(
    test={
        "oneOf": [
            {"type": "array", "prefixItems": [{"const": "CMD"}], "items": {"type": "string"}, "minItems": 2},
            {
                "type": "array",
                "prefixItems": [{"const": "CMD-SHELL"}, {"type": "string"}],
                "minItems": 2,
                "maxItems": 2,
            },
        ]
    },
    interval=DURATION,
    timeout=DURATION,
    start_period=DURATION,
    retries={"type": "integer", "minimum": 1},
) | {"required": ["test"]}
DEPENDENCY = closed(
    condition={"enum": ["service_started", "service_healthy", "service_completed_successfully"]},
    required={"type": "boolean"},
    restart={"type": "boolean"},
) | {"required": ["condition"]}
MOUNTED_CONFIG = closed(source={"type": "string"}, target={"type": "string", "pattern": "^/"}) | {
    "required": ["source"]
}
SERVICE = closed(
    image={"type": "string", "pattern": r"^[a-z0-9][a-z0-9._/-]*:[A-Za-z0-9_.-]+$"},
    build={"type": "string"},
    user={"type": "string", "pattern": r"^\d+:\d+$"},
    command=WORDS,
    environment=STRINGS,
    secrets=WORDS,
    configs={"type": "array", "items": MOUNTED_CONFIG},
    networks=WORDS,
    volumes={"type": "array", "items": {"type": "string", "pattern": r"^[a-z_]+:/[^:]+(:ro|:rw)?$"}},
    ports={"type": "array", "items": {"type": "string", "pattern": r"^\d+\.\d+\.\d+\.\d+:\d+:\d+(/(tcp|udp))?$"}},
    depends_on=named(DEPENDENCY),
    healthcheck=HEALTHCHECK,
    read_only={"type": "boolean"},
    tmpfs=WORDS,
    cap_drop=WORDS,
    security_opt=WORDS,
    restart={"enum": ["no", "always", "on-failure", "unless-stopped"]},
    init={"type": "boolean"},
    shm_size={"type": "string", "pattern": r"^\d+(b|kb?|mb?|gb?)$"},
    stop_grace_period=DURATION,
) | {"required": ["image"]}
SCHEMA = closed(
    name={"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]*$"},
    services=named(SERVICE),
    networks=named(closed(internal={"type": "boolean"})),
    volumes=named(closed()),
    configs=named({"oneOf": [closed(file={"type": "string"}), closed(content={"type": "string"})], "minProperties": 1}),
    secrets=named(closed(file={"type": "string"}) | {"required": ["file"]}),
) | {"patternProperties": {"^x-": {}}, "required": ["services"]}


def used(section: str) -> set[str]:
    """Return every name of `section` that a service mounts or joins."""
    entries = [entry for service in SERVICES.values() for entry in service.get(section, [])]
    return {entry["source"] if isinstance(entry, dict) else entry.partition(":")[0] for entry in entries}


def test_the_file_is_a_compose_file() -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(COMPOSE)


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        pytest.param("deploi", {}, id="a key that is none"),
        pytest.param("healthcheck", {"test": "curl localhost"}, id="a health check in no form"),
        pytest.param("healthcheck", {"test": ["CMD", "true"], "interval": "10"}, id="a duration without its unit"),
        pytest.param("depends_on", {"redis": {"condition": "healthy"}}, id="a condition that is none"),
        pytest.param("image", "postgres", id="an image without a version"),
        pytest.param("ports", ["8000:8000"], id="a port open to every address of the machine"),
        pytest.param("user", "root", id="a user by name"),
    ],
)
def test_the_schema_refuses(key: str, wrong: object) -> None:
    broken = {"services": {"web": SERVICES["web"] | {key: wrong}}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(broken)


@pytest.mark.parametrize("section", ["secrets", "configs", "networks", "volumes"])
def test_what_services_use_is_defined_and_what_is_defined_is_used(section: str) -> None:
    assert used(section) == set(COMPOSE[section])


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_locked_down(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["tmpfs"][0] == "/tmp"
    assert not service["user"].startswith("0:")
    assert not service["user"].endswith(":0")
    assert not service["image"].endswith(":latest")


@pytest.mark.parametrize("name", [name for name in SERVICES if name != "migrate"])
def test_everything_that_stays_up_is_asked_for_its_health_and_started_again(name: str) -> None:
    assert {"test", "interval", "timeout", "retries"} <= set(SERVICES[name]["healthcheck"])
    assert SERVICES[name]["restart"] == "unless-stopped"


def test_nothing_starts_before_what_it_stands_on() -> None:
    waits = {name: {on: how["condition"] for on, how in SERVICES[name]["depends_on"].items()} for name in PROGRAM}
    after = {"migrate": "service_completed_successfully", "redis": "service_healthy"}
    assert waits == {"migrate": {"postgres": "service_healthy"}, "web": after, "worker": after, "beat": after}
    assert SERVICES["migrate"]["restart"] == "no"


def test_the_owner_of_the_tables_is_migrate_alone() -> None:
    holders = {name for name, service in SERVICES.items() if "owner_database_url" in service.get("secrets", [])}
    speakers = {name for name in PROGRAM if "OWNER_DATABASE_URL_FILE" in SERVICES[name]["environment"]}
    assert holders == speakers == {"migrate"}
    assert SERVICES["migrate"]["command"] == ["python", "manage.py", "migrate", "--no-input"]
    assert "migrate" in settings.OWNER_COMMANDS


@pytest.mark.parametrize("name", PROGRAM)
def test_each_process_is_given_the_secrets_it_reads_and_no_other(name: str) -> None:
    environment = SERVICES[name]["environment"]
    read = {value.removeprefix("/run/secrets/") for key, value in environment.items() if key.endswith("_FILE")}
    assert read == set(SERVICES[name]["secrets"])
    assert not [value for value in environment.values() if re.search(r"://[^/]*:[^/]*@", value)]


def test_only_the_web_server_is_reached_from_outside_and_only_through_the_proxy() -> None:
    assert {name: service["ports"] for name, service in SERVICES.items() if "ports" in service} == {
        "web": ["127.0.0.1:8000:8000"]
    }
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert {name for name, service in SERVICES.items() if "outside" in service["networks"]} == {"web", "worker"}


def test_the_image_runs_as_nobody_in_particular_from_locked_packages() -> None:
    assert re.findall(r"^USER (.*)$", DOCKERFILE, re.MULTILINE)[-1] == "10001:10001" == SERVICES["web"]["user"]
    assert "--require-hashes --only-binary :all:" in DOCKERFILE
    bases = set(re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE))
    assert bases == {"python:3.11-slim-bookworm"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert SERVICES["web"]["image"] == f"hiring-partnerships:{project['version']}"


def test_the_image_takes_in_every_app_and_nothing_that_is_ignored() -> None:
    copied = {words.split()[0].rstrip("/") for words in re.findall(r"^COPY (?!--from)(.*)$", DOCKERFILE, re.MULTILINE)}
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert copied == allowed
    assert [path for path in copied if not (ROOT / path).exists()] == []
    ours = {app.partition(".")[0] for app in settings.INSTALLED_APPS if (ROOT / app.partition(".")[0]).is_dir()}
    assert ours | {"hiring", "templates", "static"} <= copied


def test_the_passwords_of_the_compose_file_open_the_roles(own_servers: Servers, tmp_path: Path) -> None:
    """Its SQL runs as it stands, on PostgreSQL 18, with secrets that need quoting."""
    for role in ("owner", "app"):
        (tmp_path / f"{role}_password").write_text(f"it's {role}'s \\ $word")
    told = COMPOSE["configs"]["passwords"]["content"].replace("/run/secrets/", f"{tmp_path}/")
    # In a transaction that is rolled back: these roles are everybody's in this cluster.
    script = told.replace("\\connect hiring\n", "\\connect hiring\nBEGIN;\n") + (
        "SELECT rolname, rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid "
        "WHERE rolname IN ('hiring_app', 'hiring_owner') ORDER BY 1;\nROLLBACK;\n"
    )
    psql = [binaries.postgres("psql"), "--no-psqlrc", "--tuples-only", "--no-align", "--quiet"]
    where = [f"--host={own_servers.where.sockets}", f"--username={SUPERUSER}", "--dbname=postgres"]
    done = subprocess.run(
        [*psql, "-v", "ON_ERROR_STOP=1", *where], input=script, text=True, capture_output=True, check=False
    )
    assert (done.stderr, done.stdout) == ("", "hiring_app|t\nhiring_owner|t\n")


def test_running_the_roles_file_again_changes_nothing(own_servers: Servers) -> None:
    question = (
        "SELECT r.*, (SELECT array_agg(setconfig) FROM pg_db_role_setting WHERE setrole = r.oid) FROM pg_roles r "
        "WHERE rolname LIKE 'hiring%' ORDER BY rolname"
    )
    with psycopg.connect(own_servers.superuser_url) as connection:
        before = connection.execute(question).fetchall()
        command = [binaries.postgres("psql"), "-X", "-q", "-h", own_servers.where.sockets, "-U", SUPERUSER]
        done = subprocess.run(
            [*command, "-d", "postgres", "-f", ROOT / "docs" / "roles.sql"], capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert connection.execute(question).fetchall() == before
