"""What the calendar's grid shows: a board of columns, rows and cells. Frozen; made by the presenter, never changed.

Days and hours are those of Beijing. A cell stands for one slot or, where counters are taken together, for several.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Span(StrEnum):
    """How much of the calendar is shown."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Heat(StrEnum):
    """What the colour of a cell means."""

    REMAINING = "remaining"
    BOOKED = "booked"
    USE = "use"
    NO_SHOW = "no_show"


class State(StrEnum):
    """What a cell is: the one thing its pattern, glyph and word tell."""

    NONE = "none"  # no slot
    DRAFT = "draft"  # slots that are not published
    OPEN = "open"
    NEARLY = "nearly"
    FULL = "full"
    CLOSED = "closed"
    OVER = "over"  # more people than places, by a signed allowance
    RATCHET = "ratchet"  # falls to a target as people cancel
    HOLIDAY = "holiday"
    PROVISIONAL = "provisional"  # the year's notice is not out


class Edit(StrEnum):
    """Whether a cell differs from what the office holds."""

    NONE = "none"
    CHANGED = "changed"
    CONFLICT = "conflict"  # somebody else changed it meanwhile


class Badge(StrEnum):
    """The sign beside a day."""

    NONE = ""
    OFF = "off"  # 休
    MAKEUP = "makeup"  # 班
    PROVISIONAL = "provisional"  # 待公布


@dataclass(frozen=True, slots=True)
class Part:
    """One counter's share of a cell: places taken by the public (`held` of them unpaid), by staff, and all there are."""

    public: int
    staff: int
    held: int
    capacity: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of the grid. `slots` are the ids behind it; `target` is where a ratchet ends; `head` is a month day's number."""

    slots: tuple[str, ...] = ()
    state: State = State.NONE
    booked: int = 0
    capacity: int = 0
    parts: tuple[Part, ...] = ()
    target: int | None = None
    reason: str = ""
    over: int = 0  # people above the places, where an allowance was signed
    arrived: int = 0
    no_show: int = 0
    is_past: bool = False
    edit: Edit = Edit.NONE
    head: str = ""
    badge: Badge = Badge.NONE
    note: str = ""
    is_today: bool = False
    is_outside: bool = False  # a month's cell of another month

    @property
    def left(self) -> int:
        """Places that are free; below zero where more are taken than there are."""
        return self.capacity - self.booked


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a day, or one counter of a day. `title` and `subtitle` stand in its head; columns of one day share `on`."""

    on: date
    title: str
    subtitle: str = ""
    note: str = ""
    badge: Badge = Badge.NONE
    counter: str = ""
    counter_name: str = ""
    booked: int = 0
    capacity: int = 0
    is_today: bool = False
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: an hour of the day, or a week of a month. `is_after_break` sets it off from the one above."""

    label: str
    begins: time | None = None
    ends: time | None = None
    is_after_break: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """Everything in the grid. `cells` are rows of columns. `now` is (column, row, how far into the row) of this moment."""

    span: Span
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cells: tuple[tuple[Cell, ...], ...]
    is_split: bool = False  # every counter has a column of its own
    now: tuple[int, int, float] | None = None
    now_label: str = ""

    def cell(self, row: int, column: int) -> Cell:
        """The cell there."""
        return self.cells[row][column]


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day of the strip of thirteen weeks."""

    on: date
    booked: int
    capacity: int
    state: State
    is_past: bool = False


EMPTY_BOARD = Board(Span.WEEK, (), (), ())
