"""Finding words in the files shown: in steps, so that a file of 2,000 pages shows progress and can be stopped at any moment."""

from functools import partial

from PySide6.QtCore import QObject

from desktop.preview_documents import Documents
from desktop.tasks import Lane, Tasks
from rendering.client import Renderer
from rendering.messages import Hit, RenderingError
from ui.preview.layout import Box, PageKey
from ui.preview.marks import Mark
from ui.preview.view import PreviewView

STEP_PAGES = 20
HITS_AT_MOST = 5_000


class PreviewFind(QObject):
    """One search at a time, file after file, from the first page."""

    def __init__(self, view: PreviewView, documents: Documents, tasks: Tasks, renderer: Renderer) -> None:
        super().__init__(view)
        self._view, self._documents, self._tasks, self._renderer = view, documents, tasks, renderer
        self._words = ""
        self._hits: list[tuple[PageKey, tuple[Box, ...]]] = []
        self._at = -1
        self._left: list[tuple[str, int, int]] = []
        self._searched = self._pages = 0
        self._number = 0
        bar = view.find_bar
        bar.find_requested.connect(self.begin)
        bar.stop_requested.connect(self.stop)
        bar.stepped.connect(self.step)
        bar.closed.connect(self.forget)

    @property
    def is_running(self) -> bool:
        """Whether pages are still being searched."""
        return bool(self._left)

    @property
    def hits(self) -> int:
        """How many hits there are so far."""
        return len(self._hits)

    def begin(self, words: str) -> None:
        """Search all files shown for these words."""
        self._clear()
        self._words = words
        for file in self._view.canvas.files:
            if file.is_ready:
                count = len(file.sizes)
                self._left += [
                    (file.id, first, min(STEP_PAGES, count - first)) for first in range(0, count, STEP_PAGES)
                ]
        self._pages = sum(count for _, _, count in self._left)
        self._search()

    def stop(self) -> None:
        """No further; what was found stays."""
        self._number += 1
        self._left.clear()
        self._tell()

    def forget(self) -> None:
        """Nothing is sought."""
        self._clear()
        self._show_marks()

    def _clear(self) -> None:
        self._number += 1
        self._hits.clear()
        self._left.clear()
        self._at, self._searched, self._pages, self._words = -1, 0, 0, ""

    def _search(self) -> None:
        self._tell()
        while self._left:
            file_id, first, count = self._left[0]
            data = self._documents.data(file_id)
            if data is None:  # it has made room for others; who looks at it brings it again
                self._left.pop(0)
                self._documents.need(file_id)
                continue
            work = partial(self._renderer.find, data, self._words, first, count)
            found, failed = (partial(does, self._number) for does in (self._found, self._failed))
            self._tasks.run(Lane.RENDER, work, found, failed, owner=self)
            return

    def _found(self, number: int, hits: tuple[Hit, ...]) -> None:
        if number != self._number or not self._left:
            return
        file_id, _, count = self._left.pop(0)
        self._searched += count
        is_first = not self._hits
        for hit in hits:
            self._hits.append((PageKey(file_id, hit.page + 1), hit.boxes))
        if len(self._hits) >= HITS_AT_MOST:
            self._left.clear()
        if hits:
            self._show_marks()
        if is_first and self._hits:
            self._at = self._first_from_here()
            self._show_hit()
        self._search()

    def _failed(self, number: int, error: Exception) -> None:
        if number != self._number or not self._left:
            return
        if not isinstance(error, RenderingError):
            self._tasks.unhandled.emit(error)
        _, _, count = self._left.pop(0)
        self._searched += count
        self._search()

    def _first_from_here(self) -> int:
        here = self._view.canvas.current_index()
        places = self._view.canvas.arrangement.places
        return next((at for at, (key, _) in enumerate(self._hits) if places.get(key, 0) >= here), 0)

    def step(self, by: int) -> None:
        """On to the next hit, or back; round at the end."""
        if self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._show_hit()
            self._tell()

    def _show_hit(self) -> None:
        key, boxes = self._hits[self._at]
        self._view.canvas.marks.set(("hit_now",), [Mark(key, box, "hit_now") for box in boxes])
        self._view.canvas.reveal(key, boxes[0])
        self._view.canvas.viewport().update()

    def _show_marks(self) -> None:
        self._view.canvas.marks.set(("hit",), [Mark(key, box, "hit") for key, boxes in self._hits for box in boxes])
        if not self._hits:
            self._view.canvas.marks.set(("hit_now",), ())
        self._view.canvas.viewport().update()

    def _tell(self) -> None:
        bar = self._view.find_bar
        bar.show_progress(self._at + 1, len(self._hits), self._searched, self._pages, is_running=self.is_running)
