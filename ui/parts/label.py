"""Labels that take their font from a role and their colour from a token, and keep both when the theme changes."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.parts.painting import draw_text
from ui.parts.tips import plain_tip
from ui.theme import Role, color, font, set_font, theme_signals, tokens


class Label(QLabel):
    """Plain text in the font of `role` and the colour of the token `tint`; markup in it is shown, never obeyed."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        tint: str = "text",
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role: Role = role
        self._tint = tint
        self._is_bold = bold
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme_signals().changed.connect(self._dress)
        self._dress()

    @property
    def tint(self) -> str:
        """The token the text is coloured with."""
        return self._tint

    def set_tint(self, tint: str) -> None:
        self._tint = tint
        self._dress()

    def set_role(self, role: Role, bold: bool = False) -> None:
        self._role, self._is_bold = role, bold
        self._dress()

    def _dress(self) -> None:
        set_font(self, self._role, self._is_bold)
        palette = QPalette(self.palette())
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            palette.setColor(role, color(getattr(tokens(), self._tint)))
        self.setPalette(palette)


class ElidedLabel(Label):
    """One line that is cut with an ellipsis where space is short; then its tooltip holds the whole text."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        tint: str = "text",
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, tint, bold, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._explain()

    def is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:
        full = super().sizeHint()
        return QSize(min(full.width(), self.fontMetrics().horizontalAdvance("WWM…")), full.height())

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(1, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        value = tokens().disabled if not self.isEnabled() else getattr(tokens(), self._tint)
        draw_text(painter, self.contentsRect(), self.text(), font(self._role, self._is_bold), value, self.alignment())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def _explain(self) -> None:
        self.setToolTip(plain_tip(self.text() if self.is_cut() else ""))
