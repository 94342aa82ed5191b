"""The words an organization advises against: put one on the list, take one off, or write the whole of it."""

from collections.abc import Iterable
from dataclasses import asdict, replace

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.actions.numbers import next_version
from hiring.tenancy.errors import Incomplete
from requisitions.models import WordList
from requisitions.queries.vocabulary import words_in_force
from requisitions.rules.vocabulary import KINDS, LONGEST_ADVICE, NoSuchTerm, Word, normal

MOST_WORDS = 1_000


def put_on_the_list(word: Word, *, expected_version: int, note: str = "", act: Act) -> WordList:
    """Add the word, or replace what is said of it. Raises ``Incomplete``, ``Stale``."""
    added = _checked(word)
    others = [each for each in words_in_force()[1] if each.term != added.term]
    return write_words([*others, added], expected_version=expected_version, note=note or f"On: {added.term}", act=act)


def take_off_the_list(term: str, *, expected_version: int, note: str = "", act: Act) -> WordList:
    """Take the term off. Raises ``Incomplete`` for one that is not on it, ``Stale``."""
    known = words_in_force()[1]
    left = [each for each in known if each.term != term]
    if len(left) == len(known):
        raise Incomplete(f"“{term}” is not on the list.")
    return write_words(left, expected_version=expected_version, note=note or f"Off: {term}", act=act)


@transaction.atomic
def write_words(words: Iterable[Word], *, expected_version: int, note: str = "", act: Act) -> WordList:
    """Write the whole list as a new version, which counts from now on. Raises ``Incomplete``, ``Stale``."""
    stale = "The list was changed since you read it. Look at it again, then change it."
    version = next_version(WordList.objects.all(), seen=expected_version, stale=stale)
    checked = [_checked(each) for each in words]
    if len({each.term for each in checked}) != len(checked):
        raise Incomplete("A word stands on the list twice. Write it once.")
    if len(checked) > MOST_WORDS:
        raise Incomplete(f"A list has at most {MOST_WORDS} words.")
    made: WordList = WordList.objects.create(
        version=version,
        words=[asdict(each) for each in checked],
        note=note,
        written_by=act.actor,
        written_at=act.at,
    )
    record("words_changed", made, act=act, data={"version": version, "count": len(checked)})
    return made


def _checked(word: Word) -> Word:
    instead = " ".join(word.instead.split())
    if word.kind not in KINDS:
        raise Incomplete("Choose why the word is on the list.")
    if not instead or len(instead) > LONGEST_ADVICE:
        raise Incomplete("Write what to say instead, in one line.")
    try:
        return replace(word, term=normal(word.term), instead=instead)
    except NoSuchTerm as wrong:
        raise Incomplete(str(wrong)) from wrong
