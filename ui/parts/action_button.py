"""The button of every action: icon, word and the cap of its key, in the few looks the program knows."""

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.parts.key_cap import cap_width, key_words, paint_cap
from ui.parts.painting import LEFT, MIDDLE, draw_text, fill_round, focus_ring, text_width
from ui.parts.tips import plain_tip
from ui.theme import RADIUS, ROW, font, is_dark, theme_signals, tokens

Kind = Literal["loud", "quiet", "ok", "bad", "ok_loud", "bad_loud", "outline", "plain"]
ICON, GAP, EDGE = 16, 8, 12


class ActionButton(QPushButton):
    """A painted push button, the same under every style.

    Kinds: `loud` (accent, one per screen), `quiet` (a soft fill), `ok` and `bad` (tints), `ok_loud` and `bad_loud`
    (filled), `outline` (surface and border, for tinted bars), `plain` (a fill only under the pointer). A checked button
    is tinted.
    Without text it is a square that needs `name` for screen readers and the tooltip.
    """

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        key: str = "",
        kind: Kind = "quiet",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._glyph = icon
        self._key = key
        self._kind: Kind = kind
        self._name = name
        self._bold = False
        self._has_cap = True
        self._action: QAction | None = None
        self._is_worded = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme_signals().changed.connect(self._redo)
        self._explain()

    # what it shows

    def setText(self, text: str) -> None:
        super().setText(text)
        self._redo()

    def set_name(self, name: str) -> None:
        """Name of a button without text, also the tooltip of any."""
        self._name = name
        self._explain()

    def set_icon_name(self, icon: str) -> None:
        self._glyph = icon
        self._redo()

    def set_key(self, key: str) -> None:
        self._key = key
        self._redo()

    def hide_cap(self) -> None:
        """Tell the key in the tooltip alone."""
        self._has_cap = False
        self._redo()

    def set_kind(self, kind: Kind) -> None:
        self._kind = kind
        self.update()

    @property
    def kind(self) -> Kind:
        """Its look."""
        return self._kind

    def follow(self, action: QAction, is_worded: bool = True) -> None:
        """Show an action and trigger it: word, key, tick and whether it is enabled come from it from now on."""
        self._action = action
        self.setCheckable(action.isCheckable())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._copy)
        self._is_worded = is_worded
        self._copy()

    def set_worded(self, is_worded: bool) -> None:
        """Whether the word and the key's cap of the action followed are shown; without them both stay in the tooltip."""
        if is_worded != self._is_worded:
            self._is_worded = is_worded
            self._copy()

    def _copy(self) -> None:
        action = self._action
        if action is None:
            return
        self._key = key_words(action.shortcut())
        self._name = action.toolTip() or action.text()
        self.setEnabled(action.isEnabled())
        self.setChecked(action.isChecked())
        self.setText(action.text() if self._is_worded else "")

    def _explain(self) -> None:
        words = self._name or self.text()
        self.setAccessibleName(words)
        key = f" ({key_words(self._key)})" if self._key else ""
        self.setToolTip(plain_tip(f"{words}{key}" if self._name or key else ""))

    @property
    def _cap(self) -> str:
        """The key as its cap shows it; empty where there is room for the icon alone."""
        return key_words(self._key) if self._has_cap and self._is_worded else ""

    def _redo(self) -> None:
        self._explain()
        self.updateGeometry()
        self.update()

    # size and paint

    def sizeHint(self) -> QSize:
        height = ROW["control"]
        if not self.text() and not self._cap:
            return QSize(height, height)
        width = EDGE
        if self._glyph:
            width += ICON + (GAP if self.text() or self._cap else 0)
        width += text_width(self.text(), font("body"))
        if self._cap:
            width += (GAP if self.text() else 0) + cap_width(self._cap) + 6
        else:
            width += EDGE
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QEnterEvent) or event.type() in (QEvent.Type.HoverLeave, QEvent.Type.EnabledChange):
            self.update()
        return super().event(event)

    def _colours(self) -> tuple[str | None, str | None, str, bool]:
        """Fill, line, text, and whether the fill is strong enough to need white on it."""
        now = tokens()
        is_over, is_down = self.underMouse() and self.isEnabled(), self.isDown()
        if not self.isEnabled():
            return (None if self._kind == "plain" else now.mute_bg, None, now.disabled, False)
        if self.isCheckable() and self.isChecked():
            return now.accent_tint, now.accent_line if is_over else None, now.accent_text, False
        soft = now.press if is_dark() else now.sunken
        softer = QColor(now.press).lighter(122).name() if is_dark() else now.press
        match self._kind:
            case "loud":
                fill = now.accent_press if is_down else now.accent_hover if is_over else now.accent
                return fill, None, now.on_accent, True
            case "ok_loud" | "bad_loud":
                fill = now.ok_fill if self._kind == "ok_loud" else now.bad_fill
                if is_over or is_down:
                    fill = QColor(fill).darker(112 if is_down else 106).name()
                return fill, None, now.on_accent, True
            case "ok":
                return now.ok_bg, now.ok_line if is_over or is_down else None, now.ok, False
            case "bad":
                return now.bad_bg, now.bad_line if is_over or is_down else None, now.bad, False
            case "outline":
                return now.press if is_down else now.hover if is_over else now.surface, now.border, now.text, False
            case "plain":
                return (softer if is_down else soft if is_over else None), None, now.text2, False
            case _:
                return (softer if is_over or is_down else soft), None, now.text, False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, line, value, is_strong = self._colours()
        rect = self.rect()
        if fill or line:
            fill_round(painter, rect, RADIUS["control"], fill, line)
        middle = rect.center().y() + 1
        if not self.text() and not self._cap:
            paint_icon(painter, rect, self._glyph, value, ICON)
        else:
            self._paint_row(painter, rect, middle, value, is_strong)
        if self.hasFocus():
            focus_ring(painter, rect, RADIUS["control"], is_strong)

    def _paint_row(self, painter: QPainter, rect: QRect, middle: int, value: str, is_strong: bool) -> None:
        """Icon and word in the middle of what the cap leaves; the cap on the right."""
        key = self._cap
        right = rect.width() - (cap_width(key) + 6 if key else EDGE)
        icon_width = ICON + (GAP if self.text() else 0) if self._glyph else 0
        text_space = max(0, right - (GAP if key else 0) - EDGE - icon_width)
        wide = min(text_width(self.text(), font("body")), text_space)
        left = EDGE + max(0, (text_space - wide) // 2)
        if self._glyph:
            tone = tokens().text2 if value == tokens().text else value
            paint_icon(painter, QRect(left, middle - ICON // 2, ICON, ICON), self._glyph, tone)
            left += icon_width
        if self.text():
            align = LEFT if wide else MIDDLE
            draw_text(painter, QRect(left, 0, wide, rect.height()), self.text(), font("body"), value, align)
        if key:
            on_fill = value if is_strong else None
            paint_cap(painter, right, middle, key, on_fill, not self.isEnabled())
