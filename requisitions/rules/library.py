"""What somebody wrote into the organization's library, before anyone decided whether it stands. Pure values."""

from dataclasses import dataclass

from requisitions.rules.drafts import fingerprint

RATINGS = 4


@dataclass(frozen=True, slots=True)
class CompetencyDraft:
    """`anchors`: what ratings 1 to 4 look like, in order. `methods`: codes of the ways that show it."""

    name: str
    description: str = ""
    anchors: tuple[str, ...] = ("",) * RATINGS
    methods: tuple[str, ...] = ()

    @property
    def cleaned(self) -> "CompetencyDraft":
        """Return it as it is kept: single spaces in the name, nothing around the texts, each way once."""
        return CompetencyDraft(
            name=" ".join(self.name.split()),
            description=self.description.strip(),
            anchors=tuple(anchor.strip() for anchor in self.anchors),
            methods=tuple(sorted(set(self.methods))),
        )

    @property
    def fingerprint(self) -> str:
        """What a form that edits it has seen."""
        return fingerprint(self.name, self.description, self.anchors, self.methods)


def objection(draft: CompetencyDraft) -> str | None:
    """Return what is missing, as a sentence that says what to write; None when nothing is."""
    if not draft.name:
        return "Name the competency."
    if len(draft.anchors) != RATINGS or not all(draft.anchors):
        return "Describe each of the four ratings: what would somebody see?"
    if len(set(draft.anchors)) != RATINGS:
        return "Two ratings read the same. Say what sets them apart."
    return None
