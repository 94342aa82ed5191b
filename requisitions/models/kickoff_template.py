"""What kickoffs of one type of role begin with."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from requisitions.models.written import WrittenVersion


class KickoffTemplate(WrittenVersion):
    """One version for one type of role. Never edited: a change is a new version; what was copied in stays as it was.

    `content` is read and written by rules/kickoff_template.py alone. `is_offered`: false in the version that ends it.
    """

    role_type = models.CharField(max_length=80)
    content = models.JSONField()
    is_offered = models.BooleanField(default=True)

    class Meta:
        ordering = ["role_type", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "role_type", "version"], name="kickoff_templates_are_numbered"
            ),
            AppendOnly(name="requisitions_kickofftemplate_append_only"),
        ]
