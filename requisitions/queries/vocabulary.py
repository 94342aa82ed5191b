"""Which words the organization advises against, and in which version."""

from requisitions.models import WordList
from requisitions.rules.vocabulary import Word
from requisitions.rules.vocabulary_default import DEFAULT


def words_in_force() -> tuple[int, tuple[Word, ...]]:
    """Return the latest version with its words; 0 and the program's own list while nobody has changed it."""
    latest = WordList.objects.first()
    if latest is None:
        return 0, DEFAULT
    return latest.version, tuple(Word(**each) for each in latest.words)


def advised_against() -> tuple[Word, ...]:
    return words_in_force()[1]
