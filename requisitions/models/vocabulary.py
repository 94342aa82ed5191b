"""The organization's list of words that a requirement is better without."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel


class WordList(TenantModel):
    """One version of the list. Never edited: a change is a new version. Without any, the program's own counts.

    `words`: {"term", "kind", "instead", "source"} each, read and written by actions/vocabulary.py alone.
    """

    version = models.PositiveIntegerField()
    words = models.JSONField()
    note = models.CharField(max_length=200, blank=True)
    written_by = TenantForeignKey(Member, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "version"], name="word_lists_are_numbered"),
            AppendOnly(name="requisitions_wordlist_append_only"),
        ]
