"""The column of pages: scrolls, zooms to the cursor, asks for the pixels it needs, and notices what has been seen."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.icons import paint_icon
from ui.parts.painting import MIDDLE, draw_text, fill_round
from ui.parts.quick_scroll import make_quick
from ui.preview.evidence import Evidence
from ui.preview.layout import (
    A4,
    LARGEST,
    SMALLEST,
    Column,
    Fit,
    PageKey,
    PageSpec,
    Placed,
    column_of,
    fit_scale,
    turned,
)
from ui.theme import color, font, theme_signals, tokens

CACHE_BYTES = 192 * 1024 * 1024
TICK_MS = 50
ASK_AFTER_MS = 40
ZOOM_STEP = 1.2
WIDEST = 6000


@dataclass(frozen=True, slots=True)
class PreviewFile:
    """A file to be shown. `problem` is a sentence when it can't be; `sizes` are its pages in points, empty while unknown."""

    id: str
    name: str
    page_count: int = 1
    rotation: int = 0
    sizes: tuple[tuple[float, float], ...] = ()
    problem: str = ""


@dataclass(slots=True)
class _Pixels:
    image: QImage
    width: int
    rotation: int


class PageCanvas(QAbstractScrollArea):
    """Shows files below each other. Whoever owns it answers `page_wanted` with `set_page`."""

    page_wanted = Signal(str, int, int, int)  # file, page from 1, width in device pixels, rotation
    page_displayed = Signal(str, int)
    current_changed = Signal()
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        make_quick(self)
        self._files: dict[str, PreviewFile] = {}
        self._column = Column((), 0, 0)
        self._fit: Fit = "page"
        self._zoom = 1.0
        self._pixels: OrderedDict[PageKey, _Pixels] = OrderedDict()
        self._bytes = 0
        self._asked: dict[PageKey, tuple[int, int]] = {}
        self.evidence = Evidence()
        self._drag: QPoint | None = None
        self._clock = QElapsedTimer()
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._asker = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._asker.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        theme_signals().changed.connect(self.viewport().update)

    # what is shown

    def show_files(self, files: Sequence[PreviewFile], seen: Mapping[str, frozenset[int]]) -> None:
        """Show these files from the top."""
        self._files = {file.id: file for file in files}
        self.evidence.forget()
        self.evidence.set_seen(seen)
        self._asked.clear()
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._scrolled()

    def set_file(self, file: PreviewFile) -> None:
        """More is known of a file: its pages, or its problem."""
        if file.id not in self._files:
            return
        at = self._place_of_view()
        self._files[file.id] = file
        self._lay_out()
        self._go_back_to(at)
        self._scrolled()

    @property
    def files(self) -> tuple[PreviewFile, ...]:
        """The files shown."""
        return tuple(self._files.values())

    def set_page(self, file_id: str, page: int, width: int, rotation: int, image: QImage) -> None:
        """The pixels of a page."""
        key = PageKey(file_id, page)
        old = self._pixels.pop(key, None)
        if old is not None:
            self._bytes -= old.image.sizeInBytes()
        self._pixels[key] = _Pixels(image, width, rotation)
        self._bytes += image.sizeInBytes()
        visible = {placed.key for placed, _ in self._visible()}
        for other in list(self._pixels):
            if self._bytes <= CACHE_BYTES:
                break
            if other not in visible:
                self._bytes -= self._pixels.pop(other).image.sizeInBytes()
        self.viewport().update()

    def forget_pixels(self) -> None:
        """Let go of all pages."""
        self._pixels.clear()
        self._bytes = 0

    # geometry

    def _specs(self) -> list[PageSpec]:
        specs = []
        for file in self._files.values():
            sizes = file.sizes or (A4,) * max(file.page_count, 1)
            for number, size in enumerate(sizes, 1):
                width, height = turned(size, file.rotation)
                specs.append(PageSpec(PageKey(file.id, number), width, height))
        return specs

    def _lay_out(self) -> None:
        room = self.viewport().size()
        self._column = column_of(self._specs(), room.width(), room.height(), self._fit, self._zoom)
        bar = self.verticalScrollBar()
        bar.setPageStep(room.height())
        bar.setSingleStep(48)
        bar.setRange(0, max(self._column.height - room.height(), 0))
        across = self.horizontalScrollBar()
        across.setPageStep(room.width())
        across.setSingleStep(48)
        across.setRange(0, max(self._column.width - room.width(), 0))
        self._asker.start()
        self.viewport().update()

    def _offset(self) -> QPoint:
        return QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _rect(self, page: Placed) -> QRect:
        return QRect(page.x, page.y, page.width, page.height).translated(self._offset())

    def _visible(self) -> list[tuple[Placed, QRect]]:
        view = self.viewport().rect()
        return [(page, rect) for page in self._column.pages if (rect := self._rect(page)).intersects(view)]

    def _place_of_view(self) -> tuple[PageKey, float] | None:
        """The page in the middle and how far down in it."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        index = self._column.at(middle)
        if index < 0:
            return None
        page = self._column.pages[index]
        return page.key, (middle - page.y) / max(page.height, 1)

    def _go_back_to(self, at: tuple[PageKey, float] | None) -> None:
        page = next((page for page in self._column.pages if at and page.key == at[0]), None)
        if page is not None and at is not None:
            middle = page.y + at[1] * page.height
            self.verticalScrollBar().setValue(round(middle - self.viewport().height() / 2))

    # zoom, fit, pages

    @property
    def fit(self) -> Fit:
        """How pages fit: page, width, or free by `zoom`."""
        return self._fit

    @property
    def zoom(self) -> float:
        """The scale of the current page; 1.0 is life size."""
        index = self.current_index()
        return self._column.pages[index].scale if index >= 0 else self._zoom

    def set_fit(self, fit: Fit) -> None:
        """Fit pages whole, or to the width."""
        at = self._place_of_view()
        self._fit = fit
        self._lay_out()
        self._go_back_to(at)
        self.zoom_changed.emit()

    def set_zoom(self, zoom: float, point: QPoint | None = None) -> None:
        """Zoom; what lies under `point` (default: the middle) stays there."""
        point = point or self.viewport().rect().center()
        under = point - self._offset()
        index = self._column.at(under.y())
        if index < 0:
            return
        page = self._column.pages[index]
        share_x = (under.x() - page.x) / max(page.width, 1)
        share_y = (under.y() - page.y) / max(page.height, 1)
        self._fit, self._zoom = "free", min(max(zoom, SMALLEST), LARGEST)
        self._lay_out()
        page = self._column.pages[index]
        self.horizontalScrollBar().setValue(round(page.x + share_x * page.width - point.x()))
        self.verticalScrollBar().setValue(round(page.y + share_y * page.height - point.y()))
        self.zoom_changed.emit()

    def zoom_in(self) -> None:
        """Larger by a fifth."""
        self.set_zoom(self.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """Smaller by a fifth."""
        self.set_zoom(self.zoom / ZOOM_STEP)

    def current_index(self) -> int:
        """Index of the page in the upper third of the view; -1 without pages."""
        return self._column.at(self.verticalScrollBar().value() + self.viewport().height() // 3)

    def current_key(self) -> PageKey | None:
        """The page in the upper third of the view."""
        index = self.current_index()
        return self._column.pages[index].key if index >= 0 else None

    @property
    def keys(self) -> tuple[PageKey, ...]:
        """All pages, in order."""
        return tuple(page.key for page in self._column.pages)

    def go_to(self, key: PageKey) -> None:
        """Bring a page to the top of the view."""
        page = next((page for page in self._column.pages if page.key == key), None)
        if page is not None:
            self.verticalScrollBar().setValue(page.y - 12)

    def go_by(self, step: int) -> None:
        """Go that many pages on or back."""
        pages = self._column.pages
        if pages:
            self.go_to(pages[min(max(self.current_index() + step, 0), len(pages) - 1)].key)

    def turn(self, step: int = 90) -> PreviewFile | None:
        """Turn the current file clockwise; the file as it is now."""
        key = self.current_key()
        if key is None:
            return None
        file = self._files[key.file_id]
        file = replace(file, rotation=(file.rotation + step) % 360)
        self.set_file(file)
        self.go_to(key)
        return file

    # pixels

    def _scrolled(self) -> None:
        self._asker.start()
        self.viewport().update()
        self.current_changed.emit()

    def _wanted_width(self, page: Placed) -> int:
        return min(round(page.width * self.devicePixelRatioF()), WIDEST)

    def _ask(self) -> None:
        """Ask for what is on the screen, then for the page after it."""
        visible = self._visible()
        pages = [page for page, _ in visible]
        if pages:
            following = self._column.pages.index(pages[-1]) + 1
            pages += self._column.pages[following : following + 1]
        for page in pages:
            file = self._files[page.key.file_id]
            if not file.sizes or file.problem:
                continue
            wanted = (self._wanted_width(page), file.rotation)
            have = self._pixels.get(page.key)
            if have is not None and (have.width, have.rotation) == wanted:
                continue
            if self._asked.get(page.key) != wanted:
                self._asked[page.key] = wanted
                self.page_wanted.emit(page.key.file_id, page.key.page, *wanted)

    def forget_request(self, file_id: str, page: int) -> None:
        """A page that was asked for did not come; ask again when it is needed."""
        self._asked.pop(PageKey(file_id, page), None)

    # evidence

    def _tick(self) -> None:
        elapsed = self._clock.restart() if self._clock.isValid() else 0
        if not self._clock.isValid():
            self._clock.start()
        window = self.window()
        if not window.isActiveWindow() or window.isMinimized() or elapsed > 10 * TICK_MS:
            return
        room = self.viewport().size()
        specs = {spec.key: spec for spec in self._specs()}
        for page, rect in self._visible():
            file = self._files[page.key.file_id]
            have = self._pixels.get(page.key)
            is_painted = have is not None and have.rotation == file.rotation and not file.problem
            is_large = page.scale >= fit_scale(specs[page.key], room.width(), room.height()) * 0.995
            if is_painted and is_large and self.evidence.tick(page.key, rect, self.viewport().rect(), elapsed):
                self.page_displayed.emit(page.key.file_id, page.key.page)

    def showEvent(self, event: object) -> None:
        self._clock.start()
        self._ticker.start()
        super().showEvent(event)  # type: ignore[arg-type] # a QShowEvent

    def hideEvent(self, event: object) -> None:
        self._ticker.stop()
        super().hideEvent(event)  # type: ignore[arg-type] # a QHideEvent

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        at = self._place_of_view()
        self._lay_out()
        self._go_back_to(at)
        self.zoom_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.set_zoom(self.zoom * ZOOM_STEP**steps, event.position().toPoint())
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._drag = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            here = event.position().toPoint()
            moved = here - self._drag
            self._drag = here
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        self.viewport().unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        if step is not None:
            bar.setValue(bar.value() + step * round(self.viewport().height() * 0.9))
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(600, 700)

    # paint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), color(tokens().desk))
        for page, rect in self._visible():
            self._paint_page(painter, page, rect)

    def _paint_page(self, painter: QPainter, page: Placed, rect: QRect) -> None:
        file = self._files[page.key.file_id]
        painter.fillRect(rect.adjusted(1, 2, 2, 3), color(tokens().shadow))
        have = self._pixels.get(page.key)
        if file.problem:
            self._paint_problem(painter, rect, file.problem)
        elif have is not None and have.rotation == file.rotation:
            self._pixels.move_to_end(page.key)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, have.width != self._wanted_width(page))
            painter.drawImage(rect, have.image)
        else:
            self._paint_skeleton(painter, rect)

    def _paint_skeleton(self, painter: QPainter, rect: QRect) -> None:
        """A sheet whose lines are still to come."""
        painter.fillRect(rect, color("#ffffff" if tokens().surface.lower() > "#888888" else tokens().surface))
        left, right = rect.x() + rect.width() // 9, rect.right() - rect.width() // 9
        for line in range(9):
            y = rect.y() + rect.height() * (line + 2) // 14
            width = (right - left) if line % 4 != 3 else (right - left) * 3 // 5
            fill_round(painter, QRect(left, y, width, max(rect.height() // 60, 6)), 3, tokens().sunken)

    def _paint_problem(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.fillRect(rect, color(tokens().surface))
        middle = QRect(rect.center().x() - 20, rect.center().y() - 60, 40, 40)
        paint_icon(painter, middle, "file-x", tokens().bad, 32)
        space = QRect(rect.x() + 16, rect.center().y(), rect.width() - 32, 24)
        draw_text(painter, space, text, font("body"), tokens().text, MIDDLE)
