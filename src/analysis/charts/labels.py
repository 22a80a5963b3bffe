"""Finding room for labels beside points, so that none lies on another, on a point or on a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

Point = tuple[float, float]
Stroke = tuple[Point, Point]

# Away from the point: straight up and down first, then to the sides, then aslant.
DIRECTIONS = (
    *((0, -1), (0, 1), (1, 0), (-1, 0)),
    *((1, -1), (-1, -1), (1, 1), (-1, 1)),
    *((1, -0.4), (-1, -0.4), (1, 0.4), (-1, 0.4)),
    *((0.4, -1), (-0.4, -1), (0.4, 1), (-0.4, 1)),
)
DISTANCES = (0.08, 0.12, 0.18, 0.26, 0.36, 0.48, 0.62, 0.8, 1.0, 1.25, 1.55, 1.9, 2.3, 2.8)
LEADER_FROM = 0.15  # a label farther away than this is tied to its point


@dataclass(frozen=True)
class Box:
    """A rectangle in inches, ``y`` downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box, gap: float = 0.0) -> bool:
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def inside(self, other: Box) -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def nearest(self, point: Point) -> Point:
        """The point of the rectangle that is nearest to ``point``."""
        return min(max(point[0], self.left), self.right), min(max(point[1], self.top), self.bottom)

    def crossed_by(self, stroke: Stroke) -> bool:
        """Whether a straight stroke runs through the rectangle (Liang and Barsky's clipping)."""
        (x, y), (x2, y2) = stroke
        start, end = 0.0, 1.0
        for delta, low, high in ((x2 - x, self.left - x, self.right - x), (y2 - y, self.top - y, self.bottom - y)):
            if delta == 0:
                if low > 0 or high < 0:
                    return False
                continue
            first, second = sorted((low / delta, high / delta))
            start, end = max(start, first), min(end, second)
        return start < end


@dataclass(frozen=True)
class Label:
    """A text of that size which belongs to a point."""

    anchor: Point
    width: float
    height: float


def around(point: Point, reach: float = 0.07) -> Box:
    return Box(point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach)


def place(
    labels: Sequence[Label], bounds: Box, *, strokes: Sequence[Stroke] = (), strict: bool = True
) -> list[Box] | None:
    """Where each label stands, or ``None`` where they do not all fit inside ``bounds``.

    Nearest free place first; of several orders of placing, that with the least distance in all is kept. No label
    lies on another, on a point or on a stroke; the thin leaders to labels farther off keep clear of them too,
    unless not ``strict``.
    """
    numbers = range(len(labels))
    orders = (
        sorted(numbers, key=lambda n: labels[n].anchor),
        sorted(numbers, key=lambda n: labels[n].anchor, reverse=True),
        sorted(numbers, key=lambda n: labels[n].anchor[::-1]),
        sorted(numbers, key=lambda n: labels[n].anchor[::-1], reverse=True),
    )
    if not labels:
        return []
    found = [result for order in orders if (result := _in_order(labels, order, bounds, strokes, strict))]
    return min(found, key=lambda result: result[0])[1] if found else None


def nearest_free(label: Label, bounds: Box, taken: Sequence[Box], step: float = 0.04) -> Box:
    """The free place inside ``bounds`` whose middle is nearest to the label's point; its own place if there is none."""
    x, y = label.anchor
    middles = (
        (bounds.left + label.width / 2 + step * i, bounds.top + label.height / 2 + step * j)
        for i in range(int((bounds.right - bounds.left - label.width) / step) + 1)
        for j in range(int((bounds.bottom - bounds.top - label.height) / step) + 1)
    )
    for _, a, b in sorted(((a - x) ** 2 + (b - y) ** 2, a, b) for a, b in middles):
        box = Box(a - label.width / 2, b - label.height / 2, a + label.width / 2, b + label.height / 2)
        if not any(box.overlaps(other, 0.06) for other in taken):
            return box
    return Box(x - label.width / 2, y - label.height / 2, x + label.width / 2, y + label.height / 2)


def _in_order(
    labels: Sequence[Label], order: Sequence[int], bounds: Box, strokes: Sequence[Stroke], strict: bool
) -> tuple[float, list[Box]] | None:
    placed: dict[int, Box] = {}
    leaders: list[Stroke] = []
    total = 0.0
    points = [around(label.anchor) for label in labels]
    for n in order:
        # Two points on one spot cannot keep their leaders off each other.
        others = [point for point in points if not point.overlaps(points[n])]
        for cost, box in _candidates(labels[n]):
            leader = leader_of(labels[n], box)
            if (
                not box.inside(bounds)
                or any(box.overlaps(other, 0.03) for other in placed.values())
                or any(box.overlaps(point) for point in points)
                or any(box.grown(0.03).crossed_by(stroke) for stroke in chain(strokes, leaders))
                or (leader and any(other.crossed_by(leader) for other in placed.values()))
            ):
                continue
            if strict and leader:
                near_points = any(point.crossed_by(leader) for point in others)
                if near_points or any(_runs_along(leader, stroke) for stroke in strokes):
                    continue
            placed[n] = box
            total += cost
            if leader:
                leaders.append(leader)
            break
        else:
            return None
    return total, [placed[n] for n in range(len(labels))]


def _runs_along(leader: Stroke, stroke: Stroke) -> bool:
    """Whether a leader comes near a stroke anywhere but at its own point, and so would be taken for a part of it."""
    (x, y), (x2, y2) = leader
    length = ((x2 - x) ** 2 + (y2 - y) ** 2) ** 0.5
    steps = [0.1 + 0.04 * n for n in range(int(max(length - 0.1, 0) / 0.04) + 1)]
    return any(
        around((x + (x2 - x) * step / length, y + (y2 - y) * step / length), 0.035).crossed_by(stroke) for step in steps
    )


def _candidates(label: Label) -> list[tuple[float, Box]]:
    x, y = label.anchor
    found = []
    for distance in DISTANCES:
        for rank, (across, down) in enumerate(DIRECTIONS):
            # The side of the box that faces the point keeps the distance; aslant, its corner does.
            left = x + across * distance - (label.width if across <= -1 else 0 if across >= 1 else label.width / 2)
            top = y + down * distance - (label.height if down <= -1 else 0 if down >= 1 else label.height / 2)
            cost = distance * max(1.0, (across**2 + down**2) ** 0.5) + 0.004 * rank
            found.append((cost, Box(left, top, left + label.width, top + label.height)))
    return sorted(found, key=lambda item: item[0])


def leader_of(label: Label, box: Box) -> Stroke | None:
    """The thin line from a point to its label, where that stands apart."""
    end = box.nearest(label.anchor)
    apart = ((end[0] - label.anchor[0]) ** 2 + (end[1] - label.anchor[1]) ** 2) ** 0.5
    return (label.anchor, end) if apart > LEADER_FROM else None


def spread(tops: Sequence[float], heights: Sequence[float], low: float, high: float, gap: float = 0.03) -> list[float]:
    """Tops of boxes in one column, moved as little as a single pass can so that none overlap."""
    order = sorted(range(len(tops)), key=lambda n: (tops[n] + heights[n] / 2, n))
    result = list(tops)
    floor = low
    for n in order:
        result[n] = max(result[n], floor)
        floor = result[n] + heights[n] + gap
    ceiling = high
    for n in reversed(order):
        result[n] = min(result[n], ceiling - heights[n])
        ceiling = result[n] - gap
    return result
