"""The key sheet: every key that works here now, by group."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.parts.actions import GROUP
from ui.parts.dialog import Dialog
from ui.parts.key_cap import cap_width, key_words, paint_cap
from ui.parts.label import ElidedLabel, Label
from ui.parts.surface import Surface
from ui.theme import theme_signals


@dataclass(frozen=True, slots=True)
class KeyLine:
    """An action with its keys as they are written on caps."""

    text: str
    keys: tuple[str, ...]


def key_lines(root: QWidget) -> dict[str, list[KeyLine]]:
    """Keys of the actions that `root` and everything visible in it has, by group, in the order they were added."""
    groups: dict[str, list[KeyLine]] = {}
    seen: set[QAction] = set()
    for widget in [root, *root.findChildren(QWidget)]:
        if widget is not root and not widget.isVisibleTo(root):
            continue
        for action in _with_keys(widget.actions()):
            if action not in seen:
                seen.add(action)
                keys = tuple(key_words(keys) for keys in action.shortcuts())
                line = KeyLine(action.text().replace("&", ""), keys)
                groups.setdefault(str(action.property(GROUP) or ""), []).append(line)
    return groups


def _with_keys(actions: Iterable[QAction]) -> list[QAction]:
    return [a for a in actions if a.text() and a.isVisible() and any(not k.isEmpty() for k in a.shortcuts())]


class _Caps(QWidget):
    """The caps of one action."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__()
        self._keys = keys
        self.setFixedSize(QSize(sum(cap_width(key) + 4 for key in keys), 24))
        theme_signals().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, left = QPainter(self), 0
        for key in self._keys:
            left += paint_cap(painter, left, self.height() // 2, key) + 4


class KeySheet(Dialog):
    """Lists the keys that work in `root`; in two columns, so that most screens need no scrolling."""

    def __init__(self, root: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(width=720, parent=parent)
        self.setObjectName("keySheet")
        self.set_words(self.tr("全部按键"))
        self.set_buttons("", self.tr("关闭"))
        content = Surface("surface")
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(20)
        groups = list(key_lines(root).items())
        heights = [0, 0]
        columns = (QVBoxLayout(), QVBoxLayout())
        for name, lines in sorted(groups, key=lambda group: -len(group[1])):
            shorter = heights.index(min(heights))
            heights[shorter] += len(lines) + 2
            columns[shorter].addWidget(self._group(name, lines))
        for number, column in enumerate(columns):
            column.setSpacing(20)
            column.addStretch(1)
            grid.addLayout(column, 0, number)
            grid.setColumnStretch(number, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(content)
        area.setMinimumHeight(min(520, max(160, max(heights) * 30)))
        self.body.addWidget(area)

    def _group(self, name: str, lines: list[KeyLine]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(name or self.tr("其他"), "caption", "text3", bold=True))
        for line in lines:
            column.addWidget(_Line(line))
        return box


class _Line(Surface):
    """What a key does, and its caps at the right."""

    def __init__(self, line: KeyLine) -> None:
        super().__init__("surface", "b")
        self.setFixedHeight(32)
        self._caps = _Caps(line.keys)
        self._caps.setParent(self)
        self._text = ElidedLabel(line.text, parent=self)
        self.setAccessibleName(f"{line.text} {' '.join(line.keys)}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        left = self.width() - self._caps.width()
        self._caps.move(QPoint(left, 4))
        self._text.setGeometry(QRect(0, 0, left - 8, 31))
