"""Which pages have really been seen: every part painted for 300 ms at fit page or larger (design of the review's evidence)."""

from collections.abc import Mapping

from PySide6.QtCore import QRect

from ui.preview.layout import PageKey

CELLS = 12
NEEDED_MS = 300


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
