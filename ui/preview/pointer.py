"""What mouse and keys do on the pages: move the paper, select text, draw regions, look through the magnifier."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QKeyEvent, QMouseEvent, QPainter

from ui.preview.layout import Placed
from ui.preview.painting import paint_lens
from ui.preview.pixels import Shot
from ui.preview.regions import RegionTool
from ui.preview.selection import Selection

if TYPE_CHECKING:
    from ui.preview.canvas import PageCanvas

LENS, LENS_ZOOM = 240, 2.5
PAGING = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
ENDS = {Qt.Key.Key_Home: -1, Qt.Key.Key_End: 1}


class Pointer(QObject):
    """Belongs to a canvas, which hands it its events."""

    lens_changed = Signal(bool)
    text_wanted = Signal(object)  # PageKey, whose words are needed for selecting

    def __init__(self, canvas: "PageCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.selection = Selection()
        self.regions = RegionTool(canvas)
        self._drag: QPoint | None = None
        self._is_selecting = False
        self.is_lens_on = False

    def forget(self) -> None:
        """Other files are shown."""
        self._drag, self._is_selecting = None, False
        self.selection.forget()
        self.regions.forget()
        self._canvas.marks.forget()

    # mouse

    def press(self, event: QMouseEvent) -> None:
        """The left button goes down: draw, select from a word, or take hold of the paper."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        is_drawing = self.regions.is_on or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_drawing and self.regions.press(point):
            return
        at = self._canvas.point_on_page(point)
        word = self.selection.word_at(*at) if at is not None else -1
        self.selection.clear()
        if at is not None and word >= 0:
            self.selection.begin(at[0], word)
            self._is_selecting = True
        else:
            self._drag = point
            self._canvas.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._show_selection()

    def move(self, event: QMouseEvent) -> None:
        """The mouse moves, perhaps with the button down."""
        point = event.position().toPoint()
        if self.regions.is_drawing:
            self.regions.move(point)
        elif self._is_selecting:
            at = self._canvas.point_on_page(point)
            if at is not None:
                self.selection.reach(*at)
                self._show_selection()
        elif self._drag is not None:
            moved, self._drag = point - self._drag, point
            for bar, step in (
                (self._canvas.horizontalScrollBar(), moved.x()),
                (self._canvas.verticalScrollBar(), moved.y()),
            ):
                bar.setValue(bar.value() - step)
        elif not self.regions.is_on:
            self._hover(point)
        if self.is_lens_on:
            self._canvas.viewport().update()
            self._canvas.ask()

    def _hover(self, point: QPoint) -> None:
        at = self._canvas.point_on_page(point)
        if at is not None and not self.selection.knows(at[0]):
            self.text_wanted.emit(at[0])
        is_on_word = at is not None and self.selection.word_at(*at) >= 0
        self._canvas.viewport().setCursor(Qt.CursorShape.IBeamCursor if is_on_word else Qt.CursorShape.OpenHandCursor)

    def release(self, event: QMouseEvent) -> None:
        """The button comes up."""
        if self.regions.is_drawing:
            self.regions.release(event.position().toPoint())
        self._drag, self._is_selecting = None, False
        if not self.regions.is_on:
            self._canvas.viewport().unsetCursor()

    def double(self, event: QMouseEvent) -> None:
        """A double click selects the word under it."""
        at = self._canvas.point_on_page(event.position().toPoint())
        word = self.selection.word_at(*at) if at is not None else -1
        if at is not None and word >= 0:
            self.selection.begin(at[0], word)
            self._show_selection()

    # selected text

    def _show_selection(self) -> None:
        self._canvas.marks.set(("selection",), self.selection.marks(self._canvas.keys))
        self._canvas.viewport().update()

    def select_page(self) -> None:
        """Select all text of the page in view."""
        key = self._canvas.current_key()
        if key is not None:
            self.selection.select_page(key)
            self._show_selection()

    def copy(self) -> str:
        """The selected text, also put on the clipboard."""
        text = self.selection.text(self._canvas.keys)
        if text:
            QGuiApplication.clipboard().setText(text)
        return text

    # keys

    def takes_key(self, event: QKeyEvent) -> bool:
        """Whether a key is for the pages, before any shortcut."""
        if self.regions.takes_key(event):
            return True
        return event.key() == Qt.Key.Key_Escape and (self.is_lens_on or not self.selection.is_empty)

    def key(self, event: QKeyEvent) -> bool:
        """Whether a key has done something here."""
        key, canvas = Qt.Key(event.key()), self._canvas
        if self.regions.key(event):
            return True
        if key is Qt.Key.Key_Escape and self.takes_key(event):
            self.selection.clear()
            self._show_selection()
            self.set_lens(False)
        elif key in PAGING:
            bar, step = canvas.verticalScrollBar(), PAGING[key]
            if canvas.is_single and bar.value() == (bar.maximum() if step > 0 else bar.minimum()):
                canvas.go_by(step)
            else:
                bar.setValue(bar.value() + step * round(canvas.viewport().height() * 0.9))
        elif key in ENDS:
            canvas.go_by(ENDS[key] * canvas.page_count)
            if key is Qt.Key.Key_End:
                canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().maximum())
        else:
            return False
        return True

    # the magnifier

    def set_lens(self, is_on: bool) -> None:
        """Show or put away the magnifier; without a mouse over the pages it stands in their middle."""
        if is_on != self.is_lens_on:
            self.is_lens_on = is_on
            self._canvas.ask()
            self._canvas.viewport().update()
            self.lens_changed.emit(is_on)

    def _lens(self) -> tuple[Placed, QRect, QRect] | None:
        """The page under the magnifier, where the enlarged page lies, and the circle."""
        if not self.is_lens_on:
            return None
        view = self._canvas.viewport()
        point = view.mapFromGlobal(QCursor.pos())
        if not view.rect().contains(point):
            point = view.rect().center()
        for page, rect in self._canvas.visible():
            if rect.contains(point) and self._canvas.arrangement.is_ready(page.key):
                offset = (rect.topLeft() - point) * LENS_ZOOM
                large = QRect(point + offset, rect.size() * LENS_ZOOM)
                return page, large, QRect(point.x() - LENS // 2, point.y() - LENS // 2, LENS, LENS)
        return None

    def lens_shots(self) -> list[Shot]:
        """What the magnifier needs."""
        lens = self._lens()
        return self._canvas.shots_of(lens[0], lens[1], lens[2]) if lens is not None else []

    def paint(self, painter: QPainter) -> None:
        """The magnifier, over the pages."""
        lens = self._lens()
        if lens is not None:
            page, large, circle = lens
            width = round(large.width() * self._canvas.devicePixelRatioF())
            base = Shot(page.key, width, self._canvas.arrangement.rotation_of(page.key))
            paint_lens(painter, circle, large, self._canvas.pixels, self.lens_shots(), base)
