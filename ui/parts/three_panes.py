"""The shape of a screen about one case: a list of what is to be looked at, the documents, and what is said of the one in hand."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.parts.label import Label
from ui.parts.surface import Surface


class ListColumn(Surface):
    """A list under its title, a note and how far the work is."""

    def __init__(self, contents: QWidget) -> None:
        super().__init__("surface", "r")
        self.title = Label(role="title", bold=True)
        self.note = Label(role="secondary", tint="text2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addStretch(1)
        top.addWidget(self.note)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 6)
        head.setSpacing(8)
        head.addLayout(top)
        head.addWidget(self._bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(contents, 1)

    def show_progress(self, done: int, of: int) -> None:
        """So many are done."""
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(done)


def lay_out(
    screen: QWidget, above: Sequence[QWidget], panes: tuple[QWidget, QWidget, QWidget], footer: QWidget
) -> None:
    """Put the parts of a screen where they belong; the pane in the middle takes what the others leave."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for place, pane in enumerate(panes):
        row.addWidget(pane, int(place == 1))
    whole = QVBoxLayout(screen)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    for widget in above:
        whole.addWidget(widget)
    whole.addLayout(row, 1)
    whole.addWidget(footer)
