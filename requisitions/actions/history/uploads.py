"""Uploaded tables wait here between the preview and the import: one upload per member, in a folder of their own.

Files of people's data are not kept: the next upload replaces them, the import removes them.
"""

import json
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from uuid import UUID

from django.core.files.storage import FileSystemStorage, storages

from hiring.tenancy.ids import uuid7
from hiring.tenancy.models import Member
from requisitions.actions.history.files import with_files
from requisitions.rules.history import mapping as meaning
from requisitions.rules.history.encoding import Chunks, Uploaded
from requisitions.rules.history.parsing import BadMapping, parse

MAPPING, NAMES = "mapping.toml", "names.json"


class NoUpload(LookupError):
    """The upload is gone, or was never this member's."""


def keep(mapping: bytes, tables: Iterable[Uploaded], member: Member) -> UUID:
    """Put an upload aside for `member`, replacing an earlier one, and return its id. Raises ``BadMapping``."""
    given = by_mapped_name(parse(mapping), tables)
    folder = _home(member)
    shutil.rmtree(folder, ignore_errors=True)
    upload = uuid7()
    (folder / str(upload)).mkdir(parents=True, mode=0o700)
    (folder / str(upload) / MAPPING).write_bytes(mapping)
    (folder / str(upload) / NAMES).write_text(json.dumps(list(given)))
    for number, table in enumerate(given.values()):
        with (folder / str(upload) / f"{number}.csv").open("wb") as copy:
            copy.writelines(table.chunks())
    return upload


def kept(upload: UUID, member: Member) -> tuple[meaning.Mapping, dict[str, Chunks]]:
    """Return the mapping and the tables of an upload of `member`. Raises ``NoUpload``."""
    folder = _home(member) / str(upload)
    if not folder.is_dir():
        raise NoUpload
    plan = parse((folder / MAPPING).read_bytes())
    names = json.loads((folder / NAMES).read_text())
    return plan, with_files(plan, {name: folder / f"{number}.csv" for number, name in enumerate(names)})


def discard(member: Member) -> None:
    """Remove what `member` has uploaded."""
    shutil.rmtree(_home(member), ignore_errors=True)


def by_mapped_name(plan: meaning.Mapping, tables: Iterable[Uploaded]) -> dict[str, Uploaded]:
    """Return the uploaded tables by the name the mapping has for each. Folders do not count.

    Raises ``BadMapping`` for a table that was not uploaded, and when two that it needs have the same name.
    """
    uploaded = list(tables)
    given = {_base(table.name or ""): table for table in uploaded}
    bases = [_base(name) for name in plan.files]
    twice = _twice(bases) | _twice(_base(table.name or "") for table in uploaded).intersection(bases)
    problems = [f"Two tables are named {base}. Rename one." for base in sorted(twice)]
    problems += [f"The mapping names {base}, which is not among the tables." for base in bases if base not in given]
    if problems:
        raise BadMapping(problems)
    return {name: given[_base(name)] for name in plan.files}


def _twice(names: Iterable[str]) -> set[str]:
    return {name for name, number in Counter(names).items() if number > 1}


def _base(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).name


def _home(member: Member) -> Path:
    storage = storages["default"]
    if not isinstance(storage, FileSystemStorage):
        raise TypeError("Uploads wait on a file system: set STORAGES['default'] to one that all web processes share.")
    return Path(storage.location) / "history" / str(member.organization_id) / str(member.pk)
