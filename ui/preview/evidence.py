"""Which pages have really been seen: every part painted for 300 ms at fit page or larger (design of the review's evidence)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QRect, QSize, QTimer

from ui.preview.layout import PageKey, fit_scale

if TYPE_CHECKING:
    from ui.preview.canvas import PageCanvas

CELLS = 12
NEEDED_MS = 300
TICK_MS = 50


class Evidence:
    """Counts for each part of a page how long it was on the screen."""

    def __init__(self) -> None:
        self._shown: dict[PageKey, list[int]] = {}
        self._seen: set[PageKey] = set()

    def forget(self) -> None:
        """Other documents are shown now."""
        self._shown.clear()
        self._seen.clear()

    def set_seen(self, pages: Mapping[str, frozenset[int]]) -> None:
        """Pages that were seen earlier."""
        self._seen = {PageKey(file_id, page) for file_id, numbers in pages.items() for page in numbers}

    def add(self, key: PageKey) -> None:
        """A page was seen elsewhere."""
        self._seen.add(key)

    def is_seen(self, key: PageKey) -> bool:
        """Whether the page counts as displayed."""
        return key in self._seen

    @property
    def seen(self) -> frozenset[PageKey]:
        """All pages that count as displayed."""
        return frozenset(self._seen)

    def tick(self, key: PageKey, page: QRect, viewport: QRect, elapsed_ms: int) -> bool:
        """Part of a page was on the screen for some time; whether with that the page has become seen."""
        if key in self._seen:
            return False
        cells = self._shown.setdefault(key, [0] * (CELLS * CELLS))
        for row in range(CELLS):
            top = page.y() + page.height() * row // CELLS
            bottom = page.y() + page.height() * (row + 1) // CELLS
            if top < viewport.top() or bottom > viewport.bottom() + 1:
                continue
            for column in range(CELLS):
                left = page.x() + page.width() * column // CELLS
                right = page.x() + page.width() * (column + 1) // CELLS
                if left >= viewport.left() and right <= viewport.right() + 1:
                    cells[row * CELLS + column] += elapsed_ms
        if min(cells) < NEEDED_MS:
            return False
        self._seen.add(key)
        del self._shown[key]
        return True


class Watch(QObject):
    """Looks every 50 ms at what a canvas really shows: sharp, whole-page size or larger, in the active window."""

    def __init__(self, canvas: "PageCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.least_room: QSize | None = None
        """The room whose fit-page size counts as large enough, when it is not the canvas's own."""
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """The canvas shows."""
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        """The canvas is hidden."""
        self._timer.stop()

    def _tick(self) -> None:
        canvas, elapsed = self._canvas, self._clock.restart()
        window = canvas.window()
        if not window.isActiveWindow() or window.isMinimized() or elapsed > 10 * TICK_MS:
            return
        room, view = self.least_room or canvas.viewport().size(), canvas.viewport().rect()
        arrangement = canvas.arrangement
        for page, rect in canvas.visible():
            if canvas.evidence.is_seen(page.key) or not canvas.is_sharp(page, rect):
                continue
            spec = arrangement.specs[arrangement.places[page.key]]
            is_large = page.scale >= fit_scale(spec, room.width(), room.height()) * 0.995
            if is_large and canvas.evidence.tick(page.key, rect, view, elapsed):
                canvas.page_displayed.emit(page.key.file_id, page.key.page)
