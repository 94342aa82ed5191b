"""What the documents name is there: links, files, tests, variables. A document that names what moved misleads."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hiring.embedded.places import ROOT

NOT_OURS = {"var", "secrets"}
OURS = "hiring|requisitions|scorecards|sla|analytics|templates|static|tests|docs|benchmarks|requirements"


def files(*suffixes: str) -> list[Path]:
    """Everything of these kinds that is ours; found without git, which a copy of the tree may lack."""
    tops = [path for path in ROOT.iterdir() if not path.name.startswith(".") and path.name not in NOT_OURS]
    found = [each for top in tops for each in ([top] if top.is_file() else top.rglob("*"))]
    return sorted(path for path in found if path.suffix in suffixes)


DOCUMENTS = files(".md")
# Whatever names our files in a comment or a docstring is a document too.
SOURCES = files(".py", ".toml", ".yml", ".sql", ".html", ".css", ".js")
LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
KINDS = "py|md|sql|toml|yml|css|js|html|json|txt|png"
NAMED = re.compile(rf"(?<![\w./<*-])((?:{OURS})/(?:[\w.-]+/)*[\w-]+\.(?:{KINDS}))\b")
FOLDER = re.compile(rf"(?:{OURS})/(?:[\w-]+/)*")
TEST = re.compile(r"test_\w+")
LARGEST_PICTURE = 250_000


def place(path: Path) -> str:
    return str(path.relative_to(ROOT))


def links(path: Path) -> Iterator[str]:
    return (found for found in LINK.findall(path.read_text()) if "://" not in found)


def anchors(path: Path) -> set[str]:
    """The headings as links name them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=place)
def test_every_link_leads_somewhere(path):
    dead = []
    for link in links(path):
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert dead == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=place)
def test_every_file_folder_and_test_named_is_there(path):
    words = CODE.findall(path.read_text())
    folders = [word for word in words if FOLDER.fullmatch(word)]
    tests = {word for word in words if TEST.fullmatch(word)}
    known = {name for each in SOURCES for name in re.findall(r"def (test_\w+)", each.read_text())}
    assert [name for name in [*NAMED.findall(path.read_text()), *folders] if not (ROOT / name).exists()] == []
    assert tests - known == set()


def test_every_file_named_in_a_comment_is_there():
    gone = [
        f"{place(path)}: {name}"
        for path in SOURCES
        for name in NAMED.findall(path.read_text())
        if not (ROOT / name).exists() and not is_a_template(name) and path != Path(__file__)
    ]
    assert gone == []


def is_a_template(name: str) -> bool:
    """Templates are named from their own folder; one that need not exist has a second choice beside it."""
    return name.endswith(".html")


def test_decisions_are_numbered_without_gaps_and_all_listed():
    folder = ROOT / "docs" / "decisions"
    written = sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert [name[:4] for name in written] == [f"{number:04}" for number in range(1, len(written) + 1)]
    assert re.findall(r"\]\((\d[^)]+)\)", (folder / "README.md").read_text()) == written
    for name in written:
        assert (folder / name).read_text().startswith(f"# {name[:4]} ")


def test_the_decisions_that_code_cites_are_there():
    cited = {number for path in SOURCES for number in re.findall(r"docs/decisions/(\d{4})", path.read_text())}
    assert cited <= {path.name[:4] for path in (ROOT / "docs" / "decisions").iterdir()}


@pytest.mark.parametrize("path", [ROOT / "README.md", ROOT / "docs" / "operations.md"], ids=place)
def test_every_variable_the_program_reads_is_in_the_table_and_no_other(path):
    settings = (ROOT / "hiring" / "settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    read |= {"DATABASE_URL", "OWNER_DATABASE_URL"}  # named by which command it is
    for name in ("clock.py", "embedded/demo.py", "embedded/surroundings.py"):
        code = (ROOT / "hiring" / name).read_text()
        read |= set(re.findall(r'environ\.get\(\s*"([A-Z_]+)"', code)) | set(re.findall(r'_VARIABLE = "(\w+)"', code))
    read |= set(re.findall(r'environ\.get\(\s*"([A-Z_]+)"', (ROOT / "tests" / "browser.py").read_text()))
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", path.read_text(), re.MULTILINE)) == read


def test_the_command_that_runs_the_tests_is_stated_as_it_is():
    steps = re.search(r"^test: setup\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(), re.MULTILINE)[1]
    run = [line.strip(" \t@").replace(" $(ARGS)", "") for line in steps.splitlines() if "$(PY)" in line]
    stated = " && ".join(line.replace("$(PY)", ".venv/bin/python") for line in run)
    assert f"    {stated}\n" in (ROOT / "README.md").read_text()


@pytest.mark.parametrize("path", DOCUMENTS, ids=place)
def test_no_document_speaks_of_the_machine_it_was_written_on(path):
    assert re.findall(r"(?<![\w.])/(?:home|root|work|tmp|Users)/\S*", path.read_text()) == []


def test_pictures_stay_small():
    pictures = files(".png")
    assert {place(each): each.stat().st_size for each in pictures if each.stat().st_size > LARGEST_PICTURE} == {}
