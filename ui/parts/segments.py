"""A choice of one among a few, side by side on a soft ground: views, tools, measures."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.parts.key_cap import key_words
from ui.parts.painting import LEFT, draw_text, fill_round, focus_ring, text_width
from ui.parts.tips import plain_tip
from ui.theme import RADIUS, ROW, font, theme_signals, tokens

EDGE, ICON, GAP = 12, 16, 6


@dataclass(frozen=True, slots=True)
class Segment:
    """One of the choices; the key is shown beside the word, or only in the tooltip when `is_key_shown` is False."""

    code: str
    text: str
    icon: str = ""
    key: str = ""
    is_key_shown: bool = True


class Segments(QWidget):
    """`chosen` tells the code of a choice made by hand; `mark` shows one without telling."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, _Button] = {}
        self._marked = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_signals().changed.connect(self.update)

    def set_choices(self, choices: Sequence[Segment]) -> None:
        """Offer these; the ones already there keep their place and only change their words."""
        for choice in choices:
            button = self._buttons.get(choice.code)
            if button is None:
                button = self._buttons[choice.code] = _Button(self)
                button.setObjectName(f"{self.objectName()}_{choice.code}")
                button.clicked.connect(lambda _=False, code=choice.code: self._choose(code))
                self._row.addWidget(button)
            button.show_choice(choice)
        self.mark(self._marked)

    def mark(self, code: str) -> None:
        """Show which one is in force; also before it is offered."""
        self._marked = code
        for name, button in self._buttons.items():
            button.setChecked(name == code)

    @property
    def current(self) -> str:
        """The one in force."""
        return self._marked

    def button(self, code: str) -> QAbstractButton:
        """The button of a choice."""
        return self._buttons[code]

    def _choose(self, code: str) -> None:
        self.mark(code)
        self.chosen.emit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        codes = list(self._buttons)
        if step is None or not codes:
            super().keyPressEvent(event)
            return
        at = codes.index(self.current) if self.current in codes else 0
        code = codes[(at + step) % len(codes)]
        self._buttons[code].setFocus()
        self._choose(code)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill_round(QPainter(self), self.rect(), RADIUS["control"], tokens().sunken)


class _Button(QAbstractButton):
    """One of the choices."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._choice = Segment("", "")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_choice(self, choice: Segment) -> None:
        self._choice = choice
        self.setText(choice.text)
        self.setAccessibleName(choice.text)
        key = f" ({key_words(choice.key)})" if choice.key else ""
        self.setToolTip(plain_tip(f"{choice.text}{key}"))
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        self.setChecked(True)

    def sizeHint(self) -> QSize:
        choice = self._choice
        width = EDGE * 2 + text_width(choice.text, font("secondary", bold=True))
        width += ICON + GAP if choice.icon else 0
        if choice.key and choice.is_key_shown:
            width += GAP + text_width(choice.key, font("caption"))
        return QSize(width, ROW["control"] - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, choice = QPainter(self), tokens(), self._choice
        rect = self.rect()
        value = now.accent_text if self.isChecked() else now.text if self.underMouse() else now.text2
        if not self.isEnabled():
            value = now.disabled
        if self.isChecked():
            fill_round(painter, rect, RADIUS["control"] - 1, now.surface, now.border)
        left = EDGE
        if choice.icon:
            paint_icon(painter, QRect(left, (rect.height() - ICON) // 2, ICON, ICON), choice.icon, value)
            left += ICON + GAP
        space = QRect(left, 0, rect.width() - left, rect.height())
        left += draw_text(painter, space, choice.text, font("secondary", bold=self.isChecked()), value, LEFT) + GAP
        if choice.key and choice.is_key_shown:
            key = QRect(left, 0, rect.width() - left, rect.height())
            draw_text(painter, key, choice.key, font("caption"), now.text3, LEFT)
        if self.hasFocus():
            focus_ring(painter, rect, RADIUS["control"] - 1)
