"""The accounts of the demo office, shown on its sign-in page; a click or a key fills the form."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.actions import add_action, name_action
from ui.parts.avatar import paint_avatar
from ui.parts.key_cap import cap_width, paint_cap
from ui.parts.label import Label
from ui.parts.painting import LEFT, draw_text, fill_round, focus_ring
from ui.parts.tips import plain_tip
from ui.theme import RADIUS, font, theme_signals, tokens
from ui.words import role_word


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account of the demo office. `roles` are codes."""

    user_name: str
    password: str
    full_name: str
    roles: tuple[str, ...]


class _AccountTile(QAbstractButton):
    """A person of the demo: disc, name, what they do, and the key that fills the form."""

    def __init__(self, account: DemoAccount, key: str) -> None:
        super().__init__()
        self._account, self._key = account, key
        self.setObjectName(f"demo_{account.user_name}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(44)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme_signals().changed.connect(self.update)
        self.tell()

    def tell(self) -> None:
        words = f"{self._account.full_name} {self._roles()}"
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(f"{words} · {self._account.user_name}" + (f" ({self._key})" if self._key else "")))
        self.update()

    def _roles(self) -> str:
        return " · ".join(role_word(role) for role in self._account.roles)

    def sizeHint(self) -> QSize:
        return QSize(160, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = tokens()
        fill_round(painter, self.rect(), RADIUS["control"], now.hover if self.underMouse() else now.surface, now.line)
        paint_avatar(painter, QRect(8, 8, 28, 28), self._account.full_name)
        right = self.width() - 8
        if self._key:
            right -= cap_width(self._key)
            paint_cap(painter, right, self.height() // 2, self._key)
        width = right - 44 - 6
        draw_text(painter, QRect(44, 4, width, 19), self._account.full_name, font("secondary"), now.text, LEFT)
        draw_text(painter, QRect(44, 22, width, 17), self._roles(), font("caption"), now.text3, LEFT)
        if self.hasFocus():
            focus_ring(painter, self.rect(), RADIUS["control"])


class DemoList(QWidget):
    """The demo's accounts in two columns; Alt+1 to Alt+9 choose one."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(role="caption", tint="text3")
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        self._tiles: list[_AccountTile] = []
        self.hide()

    def show_accounts(self, accounts: Sequence[DemoAccount]) -> None:
        """Show these accounts instead of the ones before; none hides the list."""
        for tile in self._tiles:
            self._grid.removeWidget(tile)
            tile.deleteLater()
        for action in self.actions():
            self.removeAction(action)
        self._tiles = []
        for number, account in enumerate(accounts):
            key = f"Alt+{number + 1}" if number < 9 else ""
            tile = _AccountTile(account, key)
            tile.clicked.connect(lambda checked=False, who=account: self.chosen.emit(who))
            self._grid.addWidget(tile, number // 2, number % 2)
            self._tiles.append(tile)
            if key:
                act = add_action(self, f"demo{number + 1}", key, tile.click, Qt.ShortcutContext.WindowShortcut)
                name_action(act, account.full_name, self.tr("演示账号"))
        self.retranslate()
        self.setVisible(bool(accounts))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("演示账号（点选填入）"))
        for tile in self._tiles:
            tile.tell()
