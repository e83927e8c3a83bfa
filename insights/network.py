"""How far a hidden figure could be moved without a reader of the published ones noticing. Exact, in whole numbers.

Sums of figures that each stand in at most two sums form a network: a sum is a node,
a figure an arc between the two sums it stands in, with opposite signs. Alternative
tables that agree with everything published are circulations over the hidden arcs,
and in a network the extreme ones are whole numbers. So each path found here *is* a
table that the reader cannot tell from the true one.
"""

import heapq
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import count

Key = Hashable
OUTSIDE = -1  # the other end of a figure that stands in one sum only
FREE = 0


@dataclass(frozen=True, slots=True)
class Sum:
    """``total`` is the sum of ``parts``."""

    total: Key
    parts: tuple[Key, ...]


class NotANetwork(ValueError):
    """A figure stands in more than two sums, or the signs cannot be made opposite."""


@dataclass(frozen=True, slots=True)
class Path:
    """Figures to raise (+1) and to lower (-1) together, what hiding them costs, and by how much they can move."""

    moves: tuple[tuple[Key, int], ...]
    cost: int
    most: int


class Network:
    """The arcs of some sums. Raising a figure is a flow of one from its tail to its head."""

    def __init__(self, sums: Iterable[Sum]) -> None:
        self.sums = tuple(sums)
        self.arcs: dict[Key, tuple[int, int]] = {}
        places = self._places()
        signs = self._signs(places)
        for key, found in places.items():
            ends = [OUTSIDE, OUTSIDE]
            for node, sign in found:
                ends[(sign * signs[node] + 1) // 2] = node
            self.arcs[key] = (ends[0], ends[1])
        self.around: dict[int, list[tuple[Key, int, int]]] = {}
        for key, (tail, head) in self.arcs.items():
            self.around.setdefault(tail, []).append((key, 1, head))
            self.around.setdefault(head, []).append((key, -1, tail))

    def _places(self) -> dict[Key, list[tuple[int, int]]]:
        places: dict[Key, list[tuple[int, int]]] = {}
        for node, line in enumerate(self.sums):
            places.setdefault(line.total, []).append((node, 1))
            for part in line.parts:
                places.setdefault(part, []).append((node, -1))
        if any(len(found) > 2 for found in places.values()):
            raise NotANetwork("a figure stands in more than two sums")
        return places

    def _signs(self, places: Mapping[Key, list[tuple[int, int]]]) -> dict[int, int]:
        joined: dict[int, list[tuple[int, int]]] = {}
        for found in places.values():
            if len(found) == 2:
                (one, first), (other, second) = found
                joined.setdefault(one, []).append((other, -first * second))
                joined.setdefault(other, []).append((one, -first * second))
        signs: dict[int, int] = {}
        for start in range(len(self.sums)):
            waiting = [(start, signs.get(start, 1))]
            while waiting:
                node, sign = waiting.pop()
                if node in signs:
                    if signs[node] != sign:
                        raise NotANetwork("the signs of the sums cannot be made opposite")
                    continue
                signs[node] = sign
                waiting += [(other, sign * factor) for other, factor in joined.get(node, ())]
        return signs

    def cheapest(
        self, key: Key, direction: int, now: Mapping[Key, int], floors: Mapping[Key, int], costs: Mapping[Key, int]
    ) -> Path | None:
        """The cheapest way to move ``key`` up (1) or down (-1) by one; only figures in ``costs`` can move."""
        tail, head = self.arcs[key]
        start, goal = (head, tail) if direction > 0 else (tail, head)
        best, came, order = {start: 0}, {}, count()
        waiting = [(0, next(order), start)]
        while waiting:
            cost, _turn, node = heapq.heappop(waiting)
            if cost > best[node]:
                continue
            if node == goal:
                return self._path(came, start, goal, cost, now, floors)
            for arc, move, other in self.around.get(node, ()):
                if arc == key or arc not in costs or (move < 0 and now[arc] <= floors[arc]):
                    continue
                total = cost + costs[arc]
                if total < best.get(other, total + 1):
                    best[other], came[other] = total, (arc, move, node)
                    heapq.heappush(waiting, (total, next(order), other))
        return None

    def _path(self, came, start: int, goal: int, cost: int, now, floors) -> Path:
        moves, node = [], goal
        while node != start:
            arc, move, node = came[node]
            moves.append((arc, move))
        most = min((now[arc] - floors[arc] for arc, move in moves if move < 0), default=1_000_000)
        return Path(tuple(moves), cost, most)

    def reach(
        self,
        key: Key,
        direction: int,
        values: Mapping[Key, int],
        floors: Mapping[Key, int],
        costs: Mapping[Key, int],
        wanted: int,
    ) -> tuple[int, Path | None]:
        """How far ``key`` moves over what costs nothing, up to ``wanted``; and the next path, which costs something."""
        now, reached = dict(values), 0
        while reached < wanted:
            path = self.cheapest(key, direction, now, floors, costs)
            if path is None or path.cost > FREE:
                return reached, path
            step = min(wanted - reached, path.most)
            if direction < 0:
                step = min(step, now[key] - floors[key])
                if step <= 0:
                    return reached, None
            for arc, move in path.moves:
                now[arc] += move * step
            now[key] += direction * step
            reached += step
        return reached, None
