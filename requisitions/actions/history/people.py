"""The managers and recruiters that history names: members when we know them, else people who cannot sign in."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hiring.tenancy.act import Act
from hiring.tenancy.models import Member

NOBODY = ""
NOT_RECORDED = "Not recorded"
# A top-level domain that can never exist (RFC 2606): no mail will ever go there.
NOWHERE = "imported.invalid"
BATCH = 1_000


@dataclass(frozen=True)
class People:
    """Who is meant by each text: a known member, several (which is no answer), or somebody new."""

    known: Mapping[str, Member]
    ambiguous: frozenset[str]
    new: Mapping[str, str]

    def is_ambiguous(self, text: str) -> bool:
        return key_of(text) in self.ambiguous


def key_of(text: str) -> str:
    """Return the form in which two spellings of one person are equal: case and blanks do not count."""
    return " ".join(text.split()).casefold()


def find_people(texts: Iterable[str]) -> People:
    """Match each text to a member by e-mail address, or by name where exactly one member has it."""
    wanted = {key_of(text): " ".join(text.split()) for text in texts}
    by_key: dict[str, list[Member]] = defaultdict(list)
    for member in Member.objects.all():
        by_key[member.email].append(member)
        by_key[key_of(member.name)].append(member)
    found = {key: {m.pk: m for m in by_key.get(key) or by_key.get(_address(text), [])} for key, text in wanted.items()}
    return People(
        known={key: next(iter(members.values())) for key, members in found.items() if len(members) == 1},
        ambiguous=frozenset(key for key, members in found.items() if len(members) > 1),
        new={key: text for key, text in wanted.items() if not found[key]},
    )


def make_people(people: People, *, time_zone: str, act: Act) -> dict[str, Member]:
    """Return a member for every text, making the new ones without a sign-in and inactive."""
    made = {
        key: Member(
            name=text.partition("@")[0] or NOT_RECORDED,
            email=_address(text),
            time_zone=time_zone,
            is_active=False,
            joined_at=act.recorded_at,
        )
        for key, text in people.new.items()
    }
    Member.objects.bulk_create(made.values(), batch_size=BATCH)
    return {**people.known, **made}


def _address(text: str) -> str:
    if "@" in text:
        return text.lower()
    return f"{hashlib.sha256(key_of(text).encode()).hexdigest()[:16]}@{NOWHERE}"
