"""A list of lines to choose from, with the program's quiet selection: a tint, not a block of colour."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QListWidget, QWidget

from ui.parts.quick_scroll import make_quick
from ui.theme import color, set_font, theme_signals, tokens


class LineList(QListWidget):
    """A QListWidget dressed like the tables."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setSpacing(1)
        make_quick(self)
        theme_signals().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        set_font(self, "secondary")
        palette = QPalette(self.palette())
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.Highlight, color(tokens().accent_tint))
            palette.setColor(group, QPalette.ColorRole.HighlightedText, color(tokens().accent_text))
            palette.setColor(group, QPalette.ColorRole.Base, color(tokens().canvas))
        self.setPalette(palette)
