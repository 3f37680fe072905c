"""Comparing the version that was rejected with the one that came in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from desktop.preview_pixels import qt_image
from desktop.tasks import Lane, Tasks
from rendering.client import Renderer
from rendering.messages import Difference, RenderingError
from ui.preview.layout import PageKey
from ui.preview.regions import Drawn
from ui.preview.view import PreviewFile
from ui.words import translate

if TYPE_CHECKING:
    from desktop.preview import PreviewPresenter

WIDEST = 2000


@dataclass(frozen=True, slots=True)
class Rejected:
    """The version that was rejected last: its files, what was said of it, where, and what both versions are called.

    `same` is a warning known beforehand: that the bytes are the rejected ones, or another person's.
    """

    files: tuple[PreviewFile, ...]
    reason: str
    regions: tuple[Drawn, ...]
    captions: tuple[str, str]
    same: str = ""


class PreviewCompare(QObject):
    """Fills the compare view, marks what changed, and warns when nothing did."""

    def __init__(self, presenter: "PreviewPresenter", tasks: Tasks, renderer: Renderer) -> None:
        super().__init__(presenter)
        self._p, self._tasks, self._renderer = presenter, tasks, renderer
        self._rejected: Rejected | None = None
        self._seen: Mapping[str, frozenset[int]] = {}
        self._overlays: dict[tuple[PageKey, PageKey], tuple[QImage, float, bool]] = {}
        self._new: tuple[PreviewFile, ...] = ()
        view = presenter.view
        view.compare_requested.connect(self._turn)
        view.compare.difference_wanted.connect(self.mark)
        presenter.documents.known.connect(self._known)

    def offer(
        self,
        rejected: Rejected | None,
        new: Sequence[PreviewFile] = (),
        seen: Mapping[str, frozenset[int]] | None = None,
    ) -> None:
        """What the files shown may be compared with; None: with nothing."""
        self._rejected, self._new, self._seen = rejected, tuple(new), seen or {}
        self._p.view.set_may_compare(rejected is not None)

    def forget(self) -> None:
        """Other files are shown."""
        self._overlays.clear()
        self.offer(None)

    def _turn(self, is_on: bool) -> None:
        view = self._p.view
        if not is_on:
            view.stop_compare()
            for name in ("old", "new"):
                self._p.queue.want(name, ())
            return
        if self._rejected is None:
            return
        old, new = self._p.known_files(self._rejected.files), self._p.known_files(self._new)
        self._p.queue.want("main", ())
        view.start_compare()
        view.compare.show_pair(old, new, self._seen, self._rejected.reason, self._rejected.captions)
        view.compare.show_regions(self._rejected.regions)
        regions = view.canvas.pointer.regions
        view.compare.new.pointer.regions.show(regions.mine, (), may_draw=regions.may_draw)
        view.compare.show_same(self._rejected.same)
        self._p.bring(old)
        self._p.bring(new)
        self._look_for_same()

    # what is the same

    def _known(self, file_id: str) -> None:
        if self._p.view.is_comparing:
            self._look_for_same()

    def _look_for_same(self) -> None:
        """Whether the pages look exactly as those that were rejected, whatever the bytes."""
        rejected = self._rejected
        if rejected is None or rejected.same or not self._new or len(self._new) != len(rejected.files):
            return
        pairs = []
        for before, after in zip(rejected.files, self._new, strict=True):
            old, new = self._p.documents.data(before.id), self._p.documents.data(after.id)
            if old is None or new is None:
                return
            pairs.append((old, new))
        work = partial(_is_all_same, self._renderer, pairs)
        told = partial(self._told_same, rejected)
        self._tasks.run(Lane.AHEAD, work, told, self._failed, owner=self, key="same")

    def _told_same(self, rejected: Rejected, is_same: bool) -> None:
        if is_same and rejected is self._rejected and self._p.view.is_comparing:
            self._p.view.compare.show_same(translate("Preview", "画面与上次未通过的完全相同"))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, RenderingError):
            self._tasks.unhandled.emit(error)

    # what changed

    def mark(self) -> None:
        """Mark what changed on the pair of pages in view."""
        compare = self._p.view.compare
        old, new = compare.pair()
        if old is None or new is None or not compare.is_marking:
            return
        known = self._overlays.get((old, new))
        if known is not None:
            self._show(old, new, *known)
            return
        data = (self._p.documents.data(old.file_id), self._p.documents.data(new.file_id))
        rect = compare.new.rect_of(new)
        if data[0] is None or data[1] is None or rect is None:
            return
        width = min(round(rect.width() * compare.new.devicePixelRatioF()), WIDEST)
        work = partial(_difference, self._renderer, data[0], old.page - 1, data[1], new.page - 1, width)
        done = partial(self._marked, old, new)
        self._tasks.run(Lane.RENDER, work, done, self._failed, owner=self, key="difference")

    def _marked(self, old: PageKey, new: PageKey, found: tuple[QImage, float, bool]) -> None:
        self._overlays[old, new] = found
        if self._p.view.compare.is_marking and self._p.view.compare.pair() == (old, new):
            self._show(old, new, *found)

    def _show(self, old: PageKey, new: PageKey, image: QImage, changed: float, is_identical: bool) -> None:
        compare = self._p.view.compare
        compare.new.set_overlays({new: image})
        compare.show_changed(changed, is_identical=is_identical)


def _difference(
    renderer: Renderer, old: bytes, old_page: int, new: bytes, new_page: int, width: int
) -> tuple[QImage, float, bool]:
    """In the lane."""
    found: Difference = renderer.difference(old, old_page, new, new_page, width)
    return qt_image(found.image), found.changed, found.is_identical


def _is_all_same(renderer: Renderer, pairs: Sequence[tuple[bytes, bytes]]) -> bool:
    """In the lane: whether every pair looks the same."""
    return all(renderer.fingerprint(old) == renderer.fingerprint(new) for old, new in pairs)
