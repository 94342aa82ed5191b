"""What the organizations hire for: one value a kind of role, with everything a kickoff agrees about it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ask:
    """A requirement. `stage`: where it is judged; `also`: where once more. `shown`: evidence recruiters wrote on slates."""

    text: str
    skill: str
    stage: str
    shown: tuple[str, ...] = ()
    is_must: bool = True
    also: str = ""


@dataclass(frozen=True)
class Role:
    """One kind of role. `manager`, `technical` and `loop` are members' names; costs are of one seat a year."""

    title: str
    role_type: str
    department: str
    location: str
    manager: str
    outcome: str
    at_six_months: str
    at_twelve_months: str
    time_to_impact: str
    yearly_cost: int
    why_external: str
    alternatives: str
    ideal_profile: str
    sourcing_plan: str
    asks: tuple[Ask, ...]
    technical: tuple[str, ...]
    loop: tuple[str, ...]

    @property
    def musts(self) -> tuple[Ask, ...]:
        return tuple(ask for ask in self.asks if ask.is_must)

    def skills_in(self, stage: str) -> tuple[str, ...]:
        """Return what is assessed in that stage, each once, by name."""
        return tuple(sorted({ask.skill for ask in self.asks if stage in {ask.stage, ask.also}}))
