"""The panel beside the pages: the file's facts, its pages small, its outline; one of them at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from ui.parts.label import Label
from ui.parts.surface import Surface
from ui.parts.tips import plain_tip
from ui.preview.facts import FactsPanel
from ui.preview.layout import PageKey
from ui.preview.pixels import Pixels
from ui.preview.thumbnails import Thumbnails
from ui.words import translate

WIDTH = 208
Part = Literal["facts", "thumbnails", "outline"]
PARTS: tuple[Part, ...] = ("facts", "thumbnails", "outline")


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A heading of the file: its depth from 0, its words, its page."""

    level: int
    title: str
    key: PageKey


class OutlinePanel(QWidget):
    """The file's headings; a click goes to the page."""

    chosen = Signal(object)  # PageKey

    def __init__(self) -> None:
        super().__init__()
        self._list = QListWidget()
        self._list.setObjectName("outline")
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.itemActivated.connect(self._choose)
        self._list.itemClicked.connect(self._choose)
        self._none = Label(role="secondary", tint="text3")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 4, 8)
        column.addWidget(self._list)
        column.addWidget(self._none)
        self.show_lines(())

    def show_lines(self, lines: Sequence[OutlineLine]) -> None:
        """Show these."""
        self._list.clear()
        for line in lines:
            item = QListWidgetItem("   " * line.level + line.title)
            item.setToolTip(plain_tip(line.title))
            item.setData(Qt.ItemDataRole.UserRole, line.key)
            self._list.addItem(item)
        self._list.setVisible(bool(lines))
        self._none.setVisible(not lines)
        self.retranslate()

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self._none.setText(translate("Preview", "此文件没有目录"))
        self._list.setAccessibleName(translate("Preview", "目录"))


class SidePanel(Surface):
    """Hidden until somebody wants it, or until there is room enough."""

    def __init__(self, pixels: Pixels, is_seen: Callable[[PageKey], bool], parent: QWidget | None = None) -> None:
        super().__init__("surface", "l", parent)
        self.setObjectName("previewSide")
        self.setFixedWidth(WIDTH)
        self.facts = FactsPanel()
        self.thumbnails = Thumbnails(pixels, is_seen)
        self.outline = OutlinePanel()
        self._stack = QStackedWidget()
        for part in (self.facts, self.thumbnails, self.outline):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self._stack)

    @property
    def part(self) -> Part:
        """What is shown, when the panel is."""
        return PARTS[self._stack.currentIndex()]

    def show_part(self, part: Part) -> None:
        """Show this."""
        self._stack.setCurrentIndex(PARTS.index(part))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.facts.retranslate()
        self.outline.retranslate()
        self.thumbnails.setAccessibleName(translate("Preview", "缩略图"))
