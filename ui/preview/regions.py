"""Drawing regions: rectangles on pages that a verdict is about, by mouse or by keyboard; and those of earlier rounds beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.preview.layout import Box, PageKey, clipped_box, turned_box, upright_box
from ui.preview.marks import Mark, Style

if TYPE_CHECKING:
    from ui.preview.canvas import PageCanvas

AT_MOST = 20
SMALLEST = 0.005
STEP, FINE = 0.02, 0.004
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
STYLES: tuple[Style, ...] = ("region", "region_chosen", "region_old", "region_cursor")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A rectangle on a page; `label` says of an earlier round's what it was about."""

    key: PageKey
    box: Box
    label: str = ""


class RegionTool(QObject):
    """The regions of what is being judged. `changed` carries all of mine after each change."""

    changed = Signal(object)  # tuple[Drawn, ...]
    mode_changed = Signal(bool)

    def __init__(self, canvas: "PageCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._mine: tuple[Drawn, ...] = ()
        self._old: tuple[Drawn, ...] = ()
        self._chosen = -1
        self._cursor: Drawn | None = None
        self._start: tuple[PageKey, float, float] | None = None
        self.may_draw = False

    # what is shown

    def show(self, mine: Sequence[Drawn], old: Sequence[Drawn], *, may_draw: bool) -> None:
        """These are drawn now, and those were in earlier rounds."""
        self._mine, self._old, self.may_draw = tuple(mine), tuple(old), may_draw
        self._chosen = min(self._chosen, len(self._mine) - 1)
        if not may_draw:
            self.stop()
        self._paint()

    @property
    def mine(self) -> tuple[Drawn, ...]:
        """The regions drawn for the verdict in hand."""
        return self._mine

    @property
    def is_on(self) -> bool:
        """Whether drawing is on."""
        return self._cursor is not None

    @property
    def is_drawing(self) -> bool:
        """Whether the mouse is drawing right now."""
        return self._start is not None

    def forget(self) -> None:
        """Other files are shown."""
        self.stop()
        self._mine, self._old, self._chosen = (), (), -1
        self._paint()

    # the mode

    def toggle(self) -> None:
        """Begin or end drawing; a cursor stands on the page in view."""
        if self.is_on:
            self.stop()
            return
        key = self._canvas.current_key()
        if key is None or not self.may_draw or not self._canvas.arrangement.is_ready(key):
            return
        view = self._canvas.viewport().rect()
        middle = self._canvas.point_on_page(view.center(), key) or (key, 0.5, 0.5)
        self._cursor = Drawn(key, self._fitted((middle[1] - 0.15, middle[2] - 0.06, 0.3, 0.12)))
        self._canvas.setFocus()
        self._canvas.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self._paint()
        self.mode_changed.emit(True)

    def stop(self) -> None:
        """End drawing; what was drawn stays."""
        if self._cursor is None:
            return
        self._cursor, self._start = None, None
        self._canvas.viewport().unsetCursor()
        self._paint()
        self.mode_changed.emit(False)

    @staticmethod
    def _fitted(box: Box) -> Box:
        """The box moved onto the page, its size kept where it fits."""
        width, height = min(max(box[2], SMALLEST), 1.0), min(max(box[3], SMALLEST), 1.0)
        return (min(max(box[0], 0.0), 1 - width), min(max(box[1], 0.0), 1 - height), width, height)

    # keys

    def takes_key(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to drawing now, before any shortcut."""
        key = Qt.Key(event.key())
        return self.is_on and (
            key in ARROWS or key in ENTER or key in DELETE or key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab)
        )

    def key(self, event: QKeyEvent) -> bool:
        """Arrows move the cursor (with Ctrl finely), Shift and arrows size it, Enter sets it, Delete removes, Tab chooses, Esc ends."""
        if not self.takes_key(event) or self._cursor is None:
            return False
        key = Qt.Key(event.key())
        if key in ARROWS:
            self._move(*ARROWS[key], event.modifiers())
        elif key in ENTER:
            self._add(self._cursor)
        elif key in DELETE:
            self.remove()
        elif key is Qt.Key.Key_Tab:
            self._chosen = (self._chosen + 1) % len(self._mine) if self._mine else -1
            self._paint()
        else:
            self.stop()
        return True

    def _move(self, across: int, down: int, modifiers: Qt.KeyboardModifier) -> None:
        assert self._cursor is not None
        step = FINE if modifiers & Qt.KeyboardModifier.ControlModifier else STEP
        rotation = self._canvas.arrangement.rotation_of(self._cursor.key)
        x, y, width, height = turned_box(self._cursor.box, rotation)
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            width = min(max(width + across * step, STEP / 2), 1 - x)
            height = min(max(height + down * step, STEP / 2), 1 - y)
        else:
            x, y = x + across * step, y + down * step
        self._cursor = Drawn(self._cursor.key, self._fitted(upright_box((x, y, width, height), rotation)))
        self._canvas.reveal(self._cursor.key, self._cursor.box)
        self._paint()

    def _add(self, drawn: Drawn) -> None:
        if len(self._mine) < AT_MOST and drawn not in self._mine:
            self._mine = (*self._mine, Drawn(drawn.key, drawn.box))
            self._chosen = len(self._mine) - 1
            self._paint()
            self.changed.emit(self._mine)

    def remove(self) -> None:
        """Take away the chosen region, else the last one."""
        if self._mine:
            index = self._chosen if 0 <= self._chosen < len(self._mine) else len(self._mine) - 1
            self._mine = self._mine[:index] + self._mine[index + 1 :]
            self._chosen = len(self._mine) - 1
            self._paint()
            self.changed.emit(self._mine)

    # mouse

    def press(self, point: QPoint) -> bool:
        """Begin a rectangle; on one of mine, choose it. Whether the point was on a page."""
        at = self._canvas.point_on_page(point)
        if at is None or not self.may_draw or not self._canvas.arrangement.is_ready(at[0]):
            return False
        for index, drawn in enumerate(self._mine):
            x, y, width, height = drawn.box
            if drawn.key == at[0] and x <= at[1] <= x + width and y <= at[2] <= y + height:
                self._chosen = index
                self._paint()
                return True
        self._start = at
        return True

    def move(self, point: QPoint) -> None:
        """The other corner."""
        box = self._box_to(point)
        if box is not None and self._start is not None:
            self._paint(Drawn(self._start[0], box))

    def release(self, point: QPoint) -> None:
        """The rectangle stands, unless it is too small to be meant."""
        box, start = self._box_to(point), self._start
        self._start = None
        if box is not None and start is not None and box[2] > SMALLEST and box[3] > SMALLEST:
            if self._cursor is not None:
                self._cursor = Drawn(start[0], box)
            self._add(Drawn(start[0], box))
        self._paint()

    def _box_to(self, point: QPoint) -> Box | None:
        if self._start is None:
            return None
        key, x, y = self._start
        at = self._canvas.point_on_page(point, key)
        if at is None:
            return None
        return clipped_box((min(x, at[1]), min(y, at[2]), abs(at[1] - x), abs(at[2] - y)))

    def _paint(self, drawing: Drawn | None = None) -> None:
        marks = [Mark(drawn.key, drawn.box, "region_old", drawn.label) for drawn in self._old]
        for index, drawn in enumerate(self._mine):
            is_chosen = self.is_on and index == self._chosen
            marks.append(Mark(drawn.key, drawn.box, "region_chosen" if is_chosen else "region", str(index + 1)))
        cursor = drawing or self._cursor
        if cursor is not None:
            marks.append(Mark(cursor.key, cursor.box, "region_cursor"))
        self._canvas.marks.set(STYLES, marks)
        self._canvas.viewport().update()
