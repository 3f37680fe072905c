"""Copying capacity: of a day, a week or some cells, onto other days. People stay where they are."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from casework.reservations import AppointmentKind, SlotStatus
from casework.workdays import SHANGHAI
from desktop.calendar import CalendarPresenter
from ui.calendar.grid import Place
from ui.calendar.shown import Span


class CapacityClipboard(QObject):
    """What was copied: places, applicants' share and kind by day of the selection, hour and counter."""

    def __init__(self, calendar: CalendarPresenter, changed: Callable[[bool], None]) -> None:
        super().__init__(calendar)
        self._calendar, self._changed = calendar, changed
        self._copied: dict[tuple[int, str, str], tuple[int, int, AppointmentKind]] = {}

    def copy(self, places: Sequence[Place]) -> None:
        """Remember the capacities of these cells, draft included."""
        days, draft = self._calendar.days_of(places), self._calendar.draft
        self._copied = {}
        for spots in self._calendar.spots(places):
            for spot in spots:
                wish = draft.now(spot)
                if wish.capacity and wish.status is not SlotStatus.CLOSED:
                    where = (days.index(spot.on), _hour(spot.starts_at), str(spot.counter_id))
                    self._copied[where] = (wish.capacity, wish.public_limit, wish.kind)
        words = self.tr("已复制 {count} 个时段的容量，到目标按 Ctrl+V").format(count=len(self._copied))
        self._calendar.said.emit(words, "ok" if self._copied else "info")

    def paste(self) -> bool:
        """Paste, the first day copied onto the focused one; False when nothing was copied."""
        grid, behind = self._calendar.view.grid, self._calendar.place.places
        if not self._copied or behind is None or not self._calendar.may_shape:
            return False
        board = grid.board
        shown = sorted({column.on for column in board.columns})
        first = shown.index(board.columns[grid.focus[1]].on)
        is_one_hour = len({hour for _, hour, _ in self._copied}) == 1
        wishes = []
        for (day, hour, counter), (capacity, public, kind) in self._copied.items():
            label = board.rows[grid.focus[0]].label if is_one_hour else hour
            rows = [row for row in board.rows if row.label == label and first + day < len(shown)]
            for row in rows:
                for spot in behind.spots(shown[first + day], row, counter):
                    if spot.ends_at > self._calendar.place.now:
                        wishes.append(self._calendar.draft.now(spot).with_places(capacity, public, kind))
        self._changed(self._calendar.draft.put(wishes))
        return True

    def copy_column(self, source: int, target: int) -> None:
        """Copy a whole day, or one counter of it, onto another column."""
        grid = self._calendar.view.grid
        if grid.board.span is not Span.MONTH and self._calendar.may_shape:
            self.copy([(row, source) for row in range(len(grid.board.rows))])
            grid.set_focus((0, target))
            self.paste()


def _hour(at: datetime) -> str:
    return at.astimezone(SHANGHAI).strftime("%H:%M")
