"""The pages themselves: scrolls, zooms to the cursor, one page at a time or all below each other; says which pixels it lacks.

Whoever owns it answers `shots_wanted` by putting images into `pixels` and calling `pixels_came`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.parts.quick_scroll import make_quick
from ui.preview.arrangement import Arrangement
from ui.preview.cards import ProblemCards
from ui.preview.evidence import Evidence, Watch
from ui.preview.files import PreviewFile
from ui.preview.layout import LARGEST, SMALLEST, Box, Fit, PageKey, Placed, turned_box, upright_box
from ui.preview.marks import Marks, paint_mark
from ui.preview.painting import paint_page, paint_shadow
from ui.preview.pixels import Pixels, Shot, shots_for
from ui.preview.pointer import Pointer
from ui.theme import color, theme_signals, tokens

ASK_AFTER_MS = 30
ZOOM_STEP = 1.2


class PageCanvas(QAbstractScrollArea):
    """Shows files below each other."""

    shots_wanted = Signal(object)  # tuple[Shot, ...], the most urgent first; replaces what was wanted before
    page_displayed = Signal(str, int)
    current_changed = Signal()
    zoom_changed = Signal()
    card_acted = Signal(str, str)  # file, act

    def __init__(self, pixels: Pixels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        make_quick(self, "desk")
        self.pixels, self.marks = pixels, Marks()
        self.arrangement = Arrangement()
        self._overlays: dict[PageKey, QImage] = {}
        self._told: PageKey | None = None
        self.evidence = Evidence()
        self.watch = Watch(self)
        self.cards = ProblemCards(self)
        self.pointer = Pointer(self)
        self._asker = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._asker.timeout.connect(self.ask)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        theme_signals().changed.connect(self.viewport().update)

    # what is shown

    def show_files(self, files: Sequence[PreviewFile], seen: Mapping[str, frozenset[int]]) -> None:
        """Show these files from the top; what is there is painted at once."""
        self.arrangement.show(files)
        self.evidence.forget()
        self.evidence.set_seen(seen)
        self.pointer.forget()
        self.cards.show_for(files)
        self._lay_out()
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setValue(0)
        self.cards.place()
        if self.isVisible():
            self.viewport().repaint()  # before others are told, and have more to paint
        self._tell_current()
        self.ask()

    def set_file(self, file: PreviewFile) -> None:
        """More is known of a file that is shown: its pages, or its problem."""
        if self.arrangement.files.get(file.id, file) == file:
            return
        at = self.place()
        self.arrangement.replace(file)
        self.cards.show_for(self.files)
        self._lay_out()
        self.go_to_place(at)
        self._scrolled()
        self.ask()

    @property
    def files(self) -> tuple[PreviewFile, ...]:
        """The files shown."""
        return tuple(self.arrangement.files.values())

    def file(self, file_id: str) -> PreviewFile | None:
        """A file that is shown."""
        return self.arrangement.files.get(file_id)

    def pixels_came(self, shot: Shot) -> None:
        """An image has been put into `pixels`."""
        if self.arrangement.column.index(shot.key) >= 0:
            self.viewport().update()

    def set_overlays(self, images: Mapping[PageKey, QImage]) -> None:
        """Show these images in place of the pages they are of."""
        self._overlays = dict(images)
        self.viewport().update()

    # geometry

    def _lay_out(self) -> None:
        room = self.viewport().size()
        self.arrangement.ratio = self.devicePixelRatioF()
        self.arrangement.lay_out(room.width(), room.height())
        for bar, page, whole in (
            (self.verticalScrollBar(), room.height(), self.arrangement.column.height),
            (self.horizontalScrollBar(), room.width(), self.arrangement.column.width),
        ):
            bar.setPageStep(page)
            bar.setSingleStep(48)
            bar.setRange(0, max(whole - page, 0))
        self._asker.start()
        self.viewport().update()

    def _offset(self) -> QPoint:
        return QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _rect(self, page: Placed) -> QRect:
        return QRect(page.x, page.y, page.width, page.height).translated(self._offset())

    def rect_of(self, key: PageKey) -> QRect | None:
        """Where a page lies in the view; None when it is not laid out now."""
        page = self.arrangement.column.page(key)
        return self._rect(page) if page is not None else None

    def visible(self) -> list[tuple[Placed, QRect]]:
        """The pages on the screen and where they lie."""
        top, view = self.verticalScrollBar().value(), self.viewport().rect()
        pages = self.arrangement.column.between(top, top + view.height())
        return [(page, rect) for page in pages if (rect := self._rect(page)).intersects(view)]

    def box_in_view(self, key: PageKey, box: Box) -> QRectF | None:
        """Where a box of the upright page lies in the view."""
        rect = self.rect_of(key)
        if rect is None:
            return None
        x, y, width, height = turned_box(box, self.arrangement.rotation_of(key))
        return QRectF(
            rect.x() + x * rect.width(), rect.y() + y * rect.height(), width * rect.width(), height * rect.height()
        )

    def point_on_page(self, point: QPoint, key: PageKey | None = None) -> tuple[PageKey, float, float] | None:
        """The page under a point (or `key`, wherever the point is) and the point on the upright page, in fractions."""
        if key is None:
            key = next((page.key for page, rect in self.visible() if rect.contains(point)), None)
        rect = self.rect_of(key) if key is not None else None
        if key is None or rect is None:
            return None
        share = ((point.x() - rect.x()) / max(rect.width(), 1), (point.y() - rect.y()) / max(rect.height(), 1))
        x, y, _, _ = upright_box((*share, 0.0, 0.0), self.arrangement.rotation_of(key))
        return key, x, y

    def place(self) -> tuple[PageKey, float] | None:
        """The page in the middle of the view and how far down in it the middle lies."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        index = self.arrangement.column.at(middle)
        if index < 0:
            return None
        page = self.arrangement.column.pages[index]
        return page.key, (middle - page.y) / max(page.height, 1)

    def go_to_place(self, at: tuple[PageKey, float] | None) -> None:
        """Back to what `place` said."""
        if at is None:
            return
        self._turn_to(at[0])
        page = self.arrangement.column.page(at[0])
        if page is not None:
            middle = page.y + at[1] * page.height
            self.verticalScrollBar().setValue(round(middle - self.viewport().height() / 2))

    # zoom, fit, pages

    @property
    def fit(self) -> Fit:
        """How pages fit: page, width, or free by `zoom`."""
        return self.arrangement.fit

    @property
    def zoom(self) -> float:
        """The scale of the current page; 1.0 is life size."""
        key = self.current_key()
        page = self.arrangement.column.page(key) if key is not None else None
        return page.scale if page is not None else self.arrangement.zoom

    def set_fit(self, fit: Fit) -> None:
        """Fit pages whole, or to the width."""
        at = self.place()
        self.arrangement.fit = fit
        self._lay_out()
        self.go_to_place(at)
        self.zoom_changed.emit()

    def set_zoom(self, zoom: float, point: QPoint | None = None) -> None:
        """Zoom, up to 800 %; what lies under `point` (default: the middle) stays there."""
        point = point or self.viewport().rect().center()
        under = point - self._offset()
        index = self.arrangement.column.at(under.y())
        if index < 0:
            return
        page = self.arrangement.column.pages[index]
        share_x = (under.x() - page.x) / max(page.width, 1)
        share_y = (under.y() - page.y) / max(page.height, 1)
        self.arrangement.fit, self.arrangement.zoom = "free", min(max(zoom, SMALLEST), LARGEST)
        self._lay_out()
        page = self.arrangement.column.pages[index]
        self.horizontalScrollBar().setValue(round(page.x + share_x * page.width - point.x()))
        self.verticalScrollBar().setValue(round(page.y + share_y * page.height - point.y()))
        self.zoom_changed.emit()

    def zoom_in(self) -> None:
        """Larger by a fifth."""
        self.set_zoom(self.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """Smaller by a fifth."""
        self.set_zoom(self.zoom / ZOOM_STEP)

    @property
    def is_single(self) -> bool:
        """Whether one page at a time is shown."""
        return self.arrangement.is_single

    def set_single(self, is_single: bool) -> None:
        """One page at a time, or all below each other; the page in view stays in view."""
        at = self.place()
        if at is not None:
            self.arrangement.single = self.arrangement.places[at[0]]
        self.arrangement.is_single = is_single
        self._lay_out()
        self.go_to_place(at)
        self._scrolled()

    def current_index(self) -> int:
        """Index, over all files, of the page in the upper third of the view; -1 without pages."""
        if self.arrangement.is_single:
            return self.arrangement.single if self.arrangement.specs else -1
        return self.arrangement.column.at(self.verticalScrollBar().value() + self.viewport().height() // 3)

    def current_key(self) -> PageKey | None:
        """The page in the upper third of the view."""
        index = self.current_index()
        return self.arrangement.specs[index].key if index >= 0 else None

    @property
    def keys(self) -> tuple[PageKey, ...]:
        """All pages, in order."""
        return tuple(self.arrangement.places)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self.arrangement.specs)

    def _turn_to(self, key: PageKey) -> None:
        """In single pages: have this one laid out."""
        index = self.arrangement.places.get(key, -1)
        if self.arrangement.is_single and index >= 0 and index != self.arrangement.single:
            self.arrangement.single = index
            self._lay_out()
            self._scrolled()

    def go_to(self, key: PageKey) -> None:
        """Bring a page to the top of the view."""
        self._turn_to(key)
        page = self.arrangement.column.page(key)
        if page is not None:
            self.verticalScrollBar().setValue(page.y - 12)

    def go_by(self, step: int) -> None:
        """Go that many pages on or back."""
        specs = self.arrangement.specs
        if specs:
            self.go_to(specs[min(max(self.current_index() + step, 0), len(specs) - 1)].key)

    def reveal(self, key: PageKey, box: Box) -> None:
        """Have a box of a page in the view; what is there already does not move."""
        self._turn_to(key)
        place, view = self.box_in_view(key, box), QRectF(self.viewport().rect()).adjusted(24, 24, -24, -24)
        if place is None or view.contains(place):
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        down.setValue(down.value() + round(place.center().y() - view.top() - view.height() / 3))
        if place.left() < view.left() or place.right() > view.right():
            across.setValue(across.value() + round(place.center().x() - view.center().x()))

    def turn(self, step: int = 90) -> PreviewFile | None:
        """Turn the current file, clockwise for a positive step; the file as it is now."""
        key = self.current_key()
        if key is None:
            return None
        file = replace(self.arrangement.files[key.file_id], rotation=(self.arrangement.rotation_of(key) + step) % 360)
        self.set_file(file)
        self.go_to(key)
        return file

    # pixels

    def _scrolled(self) -> None:
        self._asker.start()
        self.cards.place()
        self.viewport().update()
        self._tell_current()

    def _tell_current(self) -> None:
        key = self.current_key()
        if key != self._told:
            self._told = key
            self.current_changed.emit()

    def shots_of(self, page: Placed, rect: QRect, view: QRect) -> list[Shot]:
        """What a page lying at `rect` needs to be sharp where `view` shows it."""
        ratio = self.devicePixelRatioF()
        seen = view.intersected(rect).translated(-rect.topLeft())
        part = (
            int(seen.x() * ratio),
            int(seen.y() * ratio),
            int(seen.width() * ratio) + 1,
            int(seen.height() * ratio) + 1,
        )
        width, height = max(round(rect.width() * ratio), 1), max(round(rect.height() * ratio), 1)
        return shots_for(page.key, width, height, self.arrangement.rotation_of(page.key), part)

    def ask(self) -> None:
        """Say which shots are lacking for what is on the screen."""
        self._asker.stop()
        view, wanted = self.viewport().rect(), []
        for page, rect in self.visible():
            if self.arrangement.is_ready(page.key):
                shots = self.shots_of(page, rect, view)
                is_tiled = bool(shots) and shots[0].part is not None
                if is_tiled and self.pixels.nearest(self.arrangement.base_shot(page)) is None:
                    wanted.append(Shot(page.key, min(shots[0].width, 1600), self.arrangement.rotation_of(page.key)))
                wanted += shots
        wanted += self.pointer.lens_shots()
        self.shots_wanted.emit(tuple(shot for shot in wanted if shot not in self.pixels))

    def shots_ahead(self) -> tuple[Shot, ...]:
        """The pages beside those on the screen, which will be wanted next."""
        pages = self.visible()
        return self.arrangement.shots_beside(pages[0][0].key, pages[-1][0].key) if pages else ()

    def is_sharp(self, page: Placed, rect: QRect) -> bool:
        """Whether all that shows of a page is there as sharp as it is wanted."""
        if not self.arrangement.is_ready(page.key):
            return False
        shots = self.shots_of(page, rect, self.viewport().rect())
        if shots and shots[0].part is not None:
            return all(shot in self.pixels for shot in shots)
        base = self.arrangement.base_shot(page)
        found = self.pixels.nearest(base)
        return found is not None and found[1].rotation == base.rotation and found[1].width >= base.width

    # events

    def showEvent(self, event: QShowEvent) -> None:
        self.watch.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.watch.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        at = self.place()
        self._lay_out()
        self.go_to_place(at)
        self.cards.place()
        self.zoom_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * ZOOM_STEP**steps, event.position().toPoint())
            event.accept()
        elif self.arrangement.is_single and steps and bar.value() == (bar.minimum() if steps > 0 else bar.maximum()):
            self.go_by(-1 if steps > 0 else 1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.pointer.takes_key(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.pointer.key(event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(600, 700)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, view = QPainter(self.viewport()), self.viewport().rect()
        painter.fillRect(event.rect(), color(tokens().desk))
        for page, rect in self.visible():
            if self.arrangement.files[page.key.file_id].problem:
                continue
            paint_shadow(painter, rect)
            overlay, base = self._overlays.get(page.key), self.arrangement.base_shot(page)
            if overlay is not None:
                painter.drawImage(rect, overlay)
            else:
                paint_page(painter, rect, view, self.pixels, self.shots_of(page, rect, view), base)
            for mark in self.marks.on(page.key):
                place = self.box_in_view(page.key, mark.box)
                if place is not None:
                    paint_mark(painter, mark, place)
        self.pointer.paint(painter)
