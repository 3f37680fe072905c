"""Where pages lie: pure geometry of a column of pages. Sizes are logical pixels; pages are measured in points (1/72 inch).

A box on a page is (x, y, width, height) in fractions 0..1 of the upright page, origin top left: it stays the same however the
page is turned or enlarged, and is what text, hits and regions are told in.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

PIXELS_PER_POINT = 96 / 72
GAP = 16
SMALLEST, LARGEST = 0.1, 8.0
A4 = (595.0, 842.0)

Fit = Literal["page", "width", "free"]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageKey:
    """A page of a file, from 1."""

    file_id: str
    page: int


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page to be laid out: its size in points, already turned."""

    key: PageKey
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A page in the column, in pixels from the column's top left corner."""

    key: PageKey
    x: int
    y: int
    width: int
    height: int
    scale: float


@dataclass(frozen=True, slots=True)
class Column:
    """All pages placed, and how large the whole is."""

    pages: tuple[Placed, ...]
    width: int
    height: int
    _ends: tuple[int, ...] = field(default=(), repr=False)
    _places: Mapping[PageKey, int] = field(default_factory=dict, repr=False)

    def at(self, y: int) -> int:
        """Index of the page at a height, or the one next to it; -1 without pages."""
        return min(bisect_right(self._ends, y), len(self.pages) - 1)

    def between(self, top: int, bottom: int) -> tuple[Placed, ...]:
        """The pages that show between two heights."""
        first = bisect_left(self._ends, top)
        found = []
        for page in self.pages[first:]:
            if page.y > bottom:
                break
            if page.y + page.height >= top:
                found.append(page)
        return tuple(found)

    def index(self, key: PageKey) -> int:
        """Index of a page; -1 when it is not in the column."""
        return self._places.get(key, -1)

    def page(self, key: PageKey) -> Placed | None:
        """A page's place."""
        index = self.index(key)
        return self.pages[index] if index >= 0 else None


def fit_scale(spec: PageSpec, width: int, height: int) -> float:
    """The scale at which the whole page fits."""
    room = (max(width - 2 * GAP, 40), max(height - 2 * GAP, 40))
    return min(room[0] / (spec.width * PIXELS_PER_POINT), room[1] / (spec.height * PIXELS_PER_POINT))


def width_scale(spec: PageSpec, width: int) -> float:
    """The scale at which the page is as wide as the room."""
    return max(width - 2 * GAP, 40) / (spec.width * PIXELS_PER_POINT)


def column_of(specs: Sequence[PageSpec], width: int, height: int, fit: Fit, zoom: float) -> Column:
    """Place pages below each other in a room of this size. `zoom` 1.0 is life size at 96 dpi; it counts when `fit` is free."""
    sized = []
    for spec in specs:
        if fit == "page":
            scale = fit_scale(spec, width, height)
        else:
            scale = width_scale(spec, width) if fit == "width" else zoom
        scale = min(max(scale, SMALLEST), LARGEST)
        across, high = spec.width * PIXELS_PER_POINT * scale, spec.height * PIXELS_PER_POINT * scale
        sized.append((spec.key, max(round(across), 1), max(round(high), 1), scale))
    whole = max([width, *(across + 2 * GAP for _, across, _, _ in sized)])
    placed, ends, y = [], [], GAP
    for key, across, high, scale in sized:
        placed.append(Placed(key, (whole - across) // 2, y, across, high, scale))
        y += high + GAP
        ends.append(y - GAP // 2)
    if len(placed) == 1 and y < height:  # one page alone stands in the middle
        placed = [Placed(key, placed[0].x, (height - sized[0][2]) // 2, *sized[0][1:])]
        ends = [height]
    return Column(tuple(placed), whole, y, tuple(ends), {page.key: index for index, page in enumerate(placed)})


# Boxes on pages


def turned(size: tuple[float, float], rotation: int) -> tuple[float, float]:
    """A page's size after turning."""
    return (size[1], size[0]) if rotation in (90, 270) else size


def turned_box(box: Box, rotation: int) -> Box:
    """A box of the upright page as it lies after turning the page clockwise."""
    x, y, width, height = box
    if rotation == 90:
        return (1 - y - height, x, height, width)
    if rotation == 180:
        return (1 - x - width, 1 - y - height, width, height)
    if rotation == 270:
        return (y, 1 - x - width, height, width)
    return box


def upright_box(box: Box, rotation: int) -> Box:
    """The other way round: from the page as it is turned to the upright one."""
    return turned_box(box, (360 - rotation) % 360)


def clipped_box(box: Box) -> Box:
    """What of a box lies on the page."""
    left, top = min(max(box[0], 0.0), 1.0), min(max(box[1], 0.0), 1.0)
    right, bottom = min(max(box[0] + box[2], left), 1.0), min(max(box[1] + box[3], top), 1.0)
    return (left, top, right - left, bottom - top)
