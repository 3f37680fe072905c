"""The strip of small pages: to find one's way, never counted as seen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.icons import paint_icon
from ui.parts.painting import MIDDLE, draw_text
from ui.parts.quick_scroll import make_quick
from ui.preview.files import PreviewFile
from ui.preview.layout import PageKey, PageSpec
from ui.preview.painting import paint_skeleton
from ui.preview.pixels import Pixels, Shot
from ui.theme import color, font, theme_signals, tokens

ROW, BOX = 176, 140
ASK_AFTER_MS = 60


class Thumbnails(QAbstractScrollArea):
    """All pages, small. `shots_wanted` carries those on the screen that are lacking."""

    chosen = Signal(object)  # PageKey
    shots_wanted = Signal(object)

    def __init__(self, pixels: Pixels, is_seen: Callable[[PageKey], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thumbnails")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        make_quick(self)
        self._pixels, self._is_seen = pixels, is_seen
        self._specs: list[PageSpec] = []
        self._files: dict[str, PreviewFile] = {}
        self._current = -1
        self._asker = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._asker.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._asker.start())
        theme_signals().changed.connect(self.viewport().update)

    def show_files(self, files: Sequence[PreviewFile], current: int) -> None:
        """These files, with the page in view."""
        self._files = {file.id: file for file in files}
        self._specs = [spec for file in files for spec in file.specs()]
        self.verticalScrollBar().setRange(0, max(len(self._specs) * ROW - self.viewport().height(), 0))
        self.verticalScrollBar().setSingleStep(48)
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.set_current(current)
        self._asker.start()
        self.viewport().update()

    def set_current(self, index: int) -> None:
        """The page in view, which is kept in sight."""
        self._current = index
        bar, top = self.verticalScrollBar(), index * ROW
        if top < bar.value():
            bar.setValue(top)
        elif top + ROW > bar.value() + self.viewport().height():
            bar.setValue(top + ROW - self.viewport().height())
        self.viewport().update()

    def pixels_came(self, shot: Shot) -> None:
        """An image has come."""
        if self.isVisible():
            self.viewport().update()

    def _rows(self) -> range:
        first = self.verticalScrollBar().value() // ROW
        last = (self.verticalScrollBar().value() + self.viewport().height()) // ROW
        return range(max(first, 0), min(last + 1, len(self._specs)))

    def _box(self, row: int) -> QRect:
        spec, room = self._specs[row], min(BOX, self.viewport().width() - 24)
        scale = min(room / spec.width, BOX / spec.height)
        width, height = max(round(spec.width * scale), 8), max(round(spec.height * scale), 8)
        top = row * ROW - self.verticalScrollBar().value() + 8
        return QRect((self.viewport().width() - width) // 2, top + (BOX - height) // 2, width, height)

    def _shot(self, row: int) -> Shot:
        file = self._files[self._specs[row].key.file_id]
        width = max(round(self._box(row).width() * self.devicePixelRatioF()), 8)
        return Shot(self._specs[row].key, width, file.rotation)

    def _ask(self) -> None:
        if not self.isVisible():
            return
        wanted = []
        for row in self._rows():
            shot = self._shot(row)
            if self._files[shot.key.file_id].is_ready and self._pixels.nearest(shot) is None:
                wanted.append(shot)
        self.shots_wanted.emit(tuple(wanted))

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type] # a QShowEvent
        self._asker.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_files(tuple(self._files.values()), self._current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = (int(event.position().y()) + self.verticalScrollBar().value()) // ROW
        if 0 <= row < len(self._specs):
            self.chosen.emit(self._specs[row].key)

    def sizeHint(self) -> QSize:
        return QSize(180, 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self.viewport()), tokens()
        painter.fillRect(event.rect(), color(now.surface))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for row in self._rows():
            box, key = self._box(row), self._specs[row].key
            found = self._pixels.nearest(self._shot(row))
            if found is not None and found[1].rotation == self._shot(row).rotation:
                painter.drawImage(box, found[0])
            else:
                paint_skeleton(painter, box)
            is_current = row == self._current
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color(now.accent if is_current else now.border), 2 if is_current else 1))
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
            line = QRect(0, row * ROW - self.verticalScrollBar().value() + BOX + 10, self.viewport().width(), 20)
            draw_text(painter, line, str(key.page), font("caption", bold=is_current), now.text2, MIDDLE)
            if self._is_seen(key):
                paint_icon(painter, QRect(line.center().x() + 16, line.y() + 3, 14, 14), "eye", now.ok, 14)
