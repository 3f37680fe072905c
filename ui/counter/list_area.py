"""Where a painted list lies in a dialog: so many rows high, on the dialog's own ground, never with the keyboard's focus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.parts.quick_scroll import make_quick


class ListArea(QScrollArea):
    """Scrolls `rows`, a widget whose rows are `row_height` pixels high; shows `shown` of them."""

    def __init__(self, rows: QWidget, row_height: int, shown: int) -> None:
        super().__init__()
        self._row_height = row_height
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(shown * row_height)
        self.setWidget(rows)
        make_quick(self)
        for widget in (self.viewport(), rows):
            widget.setAutoFillBackground(False)

    def bring(self, place: int) -> None:
        """Bring the row in this place into view."""
        self.ensureVisible(0, max(place, 0) * self._row_height + self._row_height // 2, 0, self._row_height)
