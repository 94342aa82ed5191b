"""The organization's list of words that a requirement is better without."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from requisitions.models.written import WrittenVersion


class WordList(WrittenVersion):
    """One version of the list. Never edited: a change is a new version. Without any, the program's own counts.

    `words`: {"term", "kind", "instead", "source"} each, read and written by actions/vocabulary.py alone.
    """

    words = models.JSONField()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "version"], name="word_lists_are_numbered"),
            AppendOnly(name="requisitions_wordlist_append_only"),
        ]
