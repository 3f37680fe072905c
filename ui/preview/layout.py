"""Where pages lie: pure geometry of one column of pages. Sizes are logical pixels; pages are measured in points (1/72 inch)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

PIXELS_PER_POINT = 96 / 72
GAP = 16
SMALLEST, LARGEST = 0.1, 8.0
A4 = (595.0, 842.0)

Fit = Literal["page", "width", "free"]


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

    def at(self, y: int) -> int:
        """Index of the page at a height, or the one next to it; -1 without pages."""
        for index, page in enumerate(self.pages):
            if y < page.y + page.height + GAP // 2:
                return index
        return len(self.pages) - 1


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
        scale = {"page": fit_scale(spec, width, height), "width": width_scale(spec, width), "free": zoom}[fit]
        scale = min(max(scale, SMALLEST), LARGEST)
        sized.append(
            (
                spec.key,
                round(spec.width * PIXELS_PER_POINT * scale),
                round(spec.height * PIXELS_PER_POINT * scale),
                scale,
            )
        )
    whole = max([width, *(across + 2 * GAP for _, across, _, _ in sized)])
    placed, y = [], GAP
    for key, across, high, scale in sized:
        placed.append(Placed(key, (whole - across) // 2, y, across, high, scale))
        y += high + GAP
    return Column(tuple(placed), whole, y)


def turned(size: tuple[float, float], rotation: int) -> tuple[float, float]:
    """A page's size after turning."""
    return (size[1], size[0]) if rotation in (90, 270) else size
