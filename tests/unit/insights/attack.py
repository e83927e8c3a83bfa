"""A reader who tries to work a withheld figure out: every sum there is, whole numbers, and no mercy.

An exact search of its own, sharing nothing with the code it attacks: intervals are
narrowed through every sum until nothing moves, then one figure after the other is
tried, backtracking.
"""

from collections.abc import Hashable, Mapping, Sequence

Key = Hashable
Equation = tuple[Key, Sequence[Key]]  # a total and its parts
Bounds = dict[Key, tuple[int, int]]
FAR = 200  # no total in these tests is larger


class Reader:
    """What somebody knows who has every table in hand."""

    def __init__(self, published: Mapping[Key, int], withheld: Mapping[Key, int], equations: Sequence[Equation]):
        """``withheld`` maps each withheld figure to the least it can be."""
        self.equations = equations
        self.start: Bounds = {key: (value, value) for key, value in published.items()}
        self.start |= {key: (least, FAR) for key, least in withheld.items()}
        self.at: dict[Key, list[Equation]] = {}
        for total, parts in equations:
            for key in (total, *parts):
                self.at.setdefault(key, []).append((total, parts))

    def can_be(self, key: Key, value: int) -> bool:
        """Whether some table that agrees with everything published has this value there."""
        bounds = dict(self.start)
        bounds[key] = (value, value)
        narrowed = self._narrow(bounds, [key]) if self.start[key][0] <= value <= self.start[key][1] else None
        return narrowed is not None and self._search(narrowed)

    def values_of(self, key: Key, most: int) -> list[int]:
        """Every value up to ``most`` that the figure may have in the reader's eyes."""
        return [value for value in range(most + 1) if self.can_be(key, value)]

    def _narrow(self, bounds: Bounds, changed: list[Key] | None = None) -> Bounds | None:
        waiting = [one for key in changed for one in self.at[key]] if changed is not None else list(self.equations)
        while waiting:
            total, parts = waiting.pop()
            low, high = sum(bounds[part][0] for part in parts), sum(bounds[part][1] for part in parts)
            wanted = {total: (low, high)}
            for part in parts:
                least, most = bounds[part]
                wanted[part] = (bounds[total][0] - (high - most), bounds[total][1] - (low - least))
            for key, (least, most) in wanted.items():
                now = (max(bounds[key][0], least), min(bounds[key][1], most))
                if now[0] > now[1]:
                    return None
                if now != bounds[key]:
                    bounds[key] = now
                    waiting += self.at[key]
        return bounds

    def _search(self, bounds: Bounds) -> bool:
        unsettled = [key for key, (least, most) in bounds.items() if least < most]
        if not unsettled:
            return True
        key = min(unsettled, key=lambda one: bounds[one][1] - bounds[one][0])
        least, most = bounds[key]
        # Low and high first: extremes settle the most, and a search that must only succeed succeeds sooner there.
        for value in sorted(range(least, most + 1), key=lambda one: min(one - least, most - one)):
            narrowed = self._narrow(bounds | {key: (value, value)}, [key])
            if narrowed is not None and self._search(narrowed):
                return True
        return False
