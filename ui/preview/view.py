"""The preview with its toolbar: file name, page, zoom, fit, turning; and what to say when there is nothing to show."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.parts.action_button import ActionButton
from ui.parts.actions import add_action, name_action
from ui.parts.empty_state import EmptyState
from ui.parts.label import ElidedLabel, Label
from ui.parts.surface import Surface
from ui.preview.canvas import PageCanvas, PreviewFile
from ui.preview.layout import PageKey
from ui.theme import ROW

__all__ = ["PreviewFile", "PreviewView"]


class PreviewView(QWidget):
    """Shows the files of one material. `page_wanted` is answered with `set_page`, files become known by `set_file`."""

    page_wanted = Signal(str, int, int, int)
    page_displayed = Signal(str, int)
    rotation_changed = Signal(str, int)
    seen_changed = Signal(int, int)
    next_document_requested = Signal()
    previous_document_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, keys: QWidget | None = None) -> None:
        """`keys` is the screen in which the preview's keys work; without one, only inside the preview."""
        super().__init__(parent)
        self._keys_in = keys or self
        self.setObjectName("preview")
        self.canvas = PageCanvas()
        self.canvas.setObjectName("previewPages")
        self._empty = EmptyState()
        self._ground = Surface("sunken")
        ground = QVBoxLayout(self._ground)
        ground.addWidget(self._empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self._ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._toolbar())
        column.addWidget(self._stack, 1)
        self.canvas.page_wanted.connect(self.page_wanted)
        self.canvas.page_displayed.connect(self._displayed)
        self.canvas.current_changed.connect(self._tell)
        self.canvas.zoom_changed.connect(self._tell)
        self._add_keys()
        self.retranslate()

    def _toolbar(self) -> QWidget:
        bar = Surface("surface", "b")
        bar.setFixedHeight(ROW["toolbar"])
        self._name = ElidedLabel(role="body", bold=True)
        self._name.setObjectName("previewFileName")
        self._page = Label(role="secondary", tint="text2")
        self._page.setObjectName("previewPage")
        self._zoom = Label(role="secondary", tint="text2")
        self._zoom.setMinimumWidth(44)
        self._smaller = ActionButton(icon="minus", kind="plain")
        self._larger = ActionButton(icon="plus", kind="plain")
        self._fit_page = ActionButton(icon="maximize", kind="plain")
        self._fit_width = ActionButton(icon="move-horizontal", kind="plain")
        self._turn = ActionButton(icon="rotate-cw", kind="plain")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self._name, 1)
        row.addSpacing(8)
        row.addWidget(self._page)
        row.addSpacing(8)
        for widget in (self._smaller, self._zoom, self._larger, self._fit_page, self._fit_width, self._turn):
            row.addWidget(widget)
        return bar

    def _add_keys(self) -> None:
        canvas, keys = self.canvas, self._keys_in
        self._actions = {
            "zoomIn": add_action(keys, "zoomIn", ("+", "=", "Ctrl++", "Ctrl+="), canvas.zoom_in),
            "zoomOut": add_action(keys, "zoomOut", ("-", "Ctrl+-"), canvas.zoom_out),
            "fitPage": add_action(keys, "fitPage", "Ctrl+0", lambda: canvas.set_fit("page")),
            "fitWidth": add_action(keys, "fitWidth", "Ctrl+2", lambda: canvas.set_fit("width")),
            "lifeSize": add_action(keys, "lifeSize", "Ctrl+1", lambda: canvas.set_zoom(1.0)),
            "turn": add_action(keys, "turn", "R", self._turn_file),
            "nextPage": add_action(keys, "nextPage", "Ctrl+PgDown", lambda: canvas.go_by(1)),
            "previousPage": add_action(keys, "previousPage", "Ctrl+PgUp", lambda: canvas.go_by(-1)),
            "nextUnseen": add_action(keys, "nextUnseen", "Space", self.show_next_unseen),
            "nextDocument": add_action(keys, "nextDocument", "]", self.next_document_requested.emit),
            "previousDocument": add_action(keys, "previousDocument", "[", self.previous_document_requested.emit),
        }
        pairs = {
            "zoomOut": self._smaller,
            "zoomIn": self._larger,
            "fitPage": self._fit_page,
            "fitWidth": self._fit_width,
            "turn": self._turn,
        }
        for name, button in pairs.items():
            button.follow(self._actions[name], is_worded=False)
            button.set_key("")

    # what is shown

    def show_files(self, files: Sequence[PreviewFile], seen: Mapping[str, frozenset[int]]) -> None:
        """Show these files; `seen` are the pages somebody has seen already."""
        self._stack.setCurrentIndex(0)
        self.canvas.show_files(files, seen)
        self._tell()

    def show_nothing(self, glyph: str, title: str, text: str = "") -> None:
        """There is nothing to show, and why."""
        self.canvas.show_files((), {})
        self._empty.show_words(glyph, title, text)
        self._stack.setCurrentIndex(1)
        self._tell()

    def set_file(self, file: PreviewFile) -> None:
        """More is known of a file."""
        self.canvas.set_file(file)
        self._tell()

    def set_page(self, file_id: str, page: int, width: int, rotation: int, image: QImage) -> None:
        """The pixels of a page that was wanted."""
        self.canvas.set_page(file_id, page, width, rotation, image)

    def seen_pages(self) -> tuple[int, int]:
        """How many pages have been seen, of how many."""
        keys = self.canvas.keys
        return sum(self.canvas.evidence.is_seen(key) for key in keys), len(keys)

    def unseen(self) -> tuple[PageKey, ...]:
        """The pages nobody has seen."""
        return tuple(key for key in self.canvas.keys if not self.canvas.evidence.is_seen(key))

    def show_next_unseen(self) -> None:
        """Bring the next page to the view that has not been seen, else a screenful further."""
        keys, index = self.canvas.keys, self.canvas.current_index()
        order = [*keys[index + 1 :], *keys[: index + 1]] if index >= 0 else []
        for key in order:
            if not self.canvas.evidence.is_seen(key) and key != self.canvas.current_key():
                self.canvas.go_to(key)
                return
        bar = self.canvas.verticalScrollBar()
        bar.setValue(bar.value() + round(self.canvas.viewport().height() * 0.9))

    # saying

    def _turn_file(self) -> None:
        file = self.canvas.turn()
        if file is not None:
            self.rotation_changed.emit(file.id, file.rotation)

    def _displayed(self, file_id: str, page: int) -> None:
        self.page_displayed.emit(file_id, page)
        self.seen_changed.emit(*self.seen_pages())

    def _tell(self) -> None:
        keys, index = self.canvas.keys, self.canvas.current_index()
        key = self.canvas.current_key()
        file = next((file for file in self.canvas.files if key and file.id == key.file_id), None)
        self._name.setText(file.name if file else "")
        self._page.setText(self.tr("{page} / {pages} 页").format(page=index + 1, pages=len(keys)) if keys else "")
        self._zoom.setText(f"{self.canvas.zoom * 100:.0f}%" if keys else "")
        self.seen_changed.emit(*self.seen_pages())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        group = self.tr("预览")
        words = {
            "zoomIn": self.tr("放大"),
            "zoomOut": self.tr("缩小"),
            "fitPage": self.tr("整页"),
            "fitWidth": self.tr("适合宽度"),
            "lifeSize": self.tr("实际大小"),
            "turn": self.tr("顺时针旋转"),
            "nextPage": self.tr("下一页"),
            "previousPage": self.tr("上一页"),
            "nextUnseen": self.tr("下一张未看的页"),
            "nextDocument": self.tr("下一份文件"),
            "previousDocument": self.tr("上一份文件"),
        }
        for name, text in words.items():
            name_action(self._actions[name], text, group)
        for button in (self._smaller, self._larger, self._fit_page, self._fit_width, self._turn):
            button.set_key("")
        self.canvas.setAccessibleName(self.tr("文件预览"))
        self._tell()
