"""How a column is classed: who may be shown it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Classed:
    """Column names by class, separated by spaces; personal ones each with the reason why they lie open."""

    public: str = ""
    staff: str = ""
    sealed: str = ""
    personal: dict[str, str] = field(default_factory=dict)

    def of(self, name: str) -> set[str]:
        """The classes that name this column: exactly one, if the table is right."""
        open_ = {kind for kind in ("public", "staff", "sealed") if name in getattr(self, kind).split()}
        return open_ | ({"personal"} if name in self.personal else set())

    @property
    def names(self) -> set[str]:
        """Every column named here."""
        return {*self.public.split(), *self.staff.split(), *self.sealed.split(), *self.personal}
