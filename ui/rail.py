"""The navigation rail: where one can go, how much waits there, and who one is."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import paint_icon
from ui.parts.avatar import paint_avatar
from ui.parts.painting import MIDDLE, draw_text, fill_round, focus_ring, text_width
from ui.parts.surface import Surface
from ui.parts.tips import plain_tip
from ui.theme import RADIUS, ROW, font, theme_signals, tokens
from ui.words import count_words

TILE = 56


class RailTile(QAbstractButton):
    """A destination: icon, word, and how much waits there."""

    def __init__(self, icon: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._key, self._count = icon, key, 0
        self.setCheckable(True)
        self.setFixedSize(TILE, TILE)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme_signals().changed.connect(self.update)

    def set_title(self, title: str) -> None:
        self.setText(title)
        self._tell()

    def set_count(self, count: int) -> None:
        self._count = count
        self._tell()

    @property
    def count(self) -> int:
        """How much waits there."""
        return self._count

    def _tell(self) -> None:
        waiting = f" {count_words(self._count)}" if self._count else ""
        self.setAccessibleName(self.text() + waiting)
        self.setToolTip(plain_tip(f"{self.text()} ({self._key})" if self._key else self.text()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(TILE, TILE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = tokens()
        value = now.accent_text if self.isChecked() else now.text2
        if self.isChecked():
            fill_round(painter, self.rect(), RADIUS["tile"], now.accent_tint)
        elif self.underMouse():
            fill_round(painter, self.rect(), RADIUS["tile"], now.press)
        paint_icon(painter, QRect((TILE - 20) // 2, 9, 20, 20), self._icon, value)
        label = font("caption", bold=self.isChecked())
        draw_text(painter, QRect(0, 32, TILE, 18), self.text(), label, value, MIDDLE)
        if self._count:
            self._paint_count(painter)
        if self.hasFocus():
            focus_ring(painter, self.rect(), RADIUS["tile"])

    def _paint_count(self, painter: QPainter) -> None:
        now = tokens()
        words, letter = count_words(self._count, 99), font("caption", bold=True)
        letter.setPixelSize(11)
        width = max(16, text_width(words, letter) + 8)
        pill = QRect(min(TILE - width, TILE // 2 + 4), 3, width, 16)
        fill_round(painter, pill.adjusted(-2, -2, 2, 2), 10, now.accent_tint if self.isChecked() else now.canvas)
        fill_round(painter, pill, 8, now.accent if self.isChecked() else now.mute_bg)
        draw_text(painter, pill, words, letter, now.on_accent if self.isChecked() else now.text2, MIDDLE)


class RailButton(QAbstractButton):
    """A small tool at the foot of the rail: an icon, or two letters."""

    def __init__(self, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(40, 36)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme_signals().changed.connect(self.update)

    def set_icon_name(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def set_name(self, name: str, key: str = "") -> None:
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(f"{name} ({key})" if key else name))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = tokens()
        if self.underMouse():
            fill_round(painter, self.rect(), RADIUS["control"], now.press)
        if self._icon:
            paint_icon(painter, self.rect(), self._icon, now.text2, 20)
        else:
            draw_text(painter, self.rect(), self.text(), font("secondary", bold=True), now.text2, MIDDLE)
        if self.hasFocus():
            focus_ring(painter, self.rect(), RADIUS["control"])


class PersonButton(QAbstractButton):
    """One's own disc, which opens the menu about oneself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setFixedSize(40, 40)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme_signals().changed.connect(self.update)

    def show_person(self, name: str, roles: str) -> None:
        """Whose disc it is."""
        self._name = name
        self.setAccessibleName(f"{name} {roles}".strip())
        self.setToolTip(plain_tip(f"{name} · {roles}" if roles else name))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_avatar(painter, QRect(4, 4, 32, 32), self._name, tokens().accent)
        if self.hasFocus() or self.underMouse():
            focus_ring(painter, self.rect(), 20)


class LogoTile(QWidget):
    """The product's mark."""

    def __init__(self, size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setFixedSize(size, size)
        theme_signals().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_logo(QPainter(self), QRect(0, 0, self._size, self._size), tokens().accent, tokens().on_accent)


def paint_logo(painter: QPainter, rect: QRect, fill: str, value: str) -> None:
    """Paint the product's mark, a tile with 证, into a square."""
    fill_round(painter, rect, rect.width() / 4, fill)
    letter = font("body", bold=True)
    letter.setPixelSize(round(rect.width() * 0.56))
    draw_text(painter, rect, "证", letter, value, MIDDLE)  # untranslated: the product's mark


class Rail(Surface):
    """64 pixels wide; destinations from the top, tools and oneself at the foot."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("canvas", "r", parent)
        self.setFixedWidth(ROW["rail"])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.tiles: dict[str, RailTile] = {}
        self.help = RailButton("circle-help")
        self.help.setObjectName("railHelp")
        self.theme = RailButton("moon")
        self.theme.setObjectName("railTheme")
        self.language = RailButton()
        self.language.setObjectName("railLanguage")
        self.person = PersonButton()
        self.person.setObjectName("railPerson")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 12, 4, 10)
        self._column.setSpacing(4)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._column.addWidget(LogoTile(), 0, middle)
        self._column.addSpacing(16)
        self._column.addStretch(1)
        for tool in (self.help, self.theme, self.language):
            self._column.addWidget(tool, 0, middle)
        self._column.addSpacing(8)
        self._column.addWidget(self.person, 0, middle)

    def add_tile(self, code: str, icon: str, key: str) -> RailTile:
        """Add a destination below the others."""
        tile = RailTile(icon, key)
        tile.setObjectName(f"rail_{code}")
        tile.clicked.connect(lambda: self.chosen.emit(code))
        self._column.insertWidget(2 + len(self.tiles), tile, 0, Qt.AlignmentFlag.AlignHCenter)
        self.tiles[code] = tile
        return tile

    def mark(self, code: str) -> None:
        """Show where one is."""
        for name, tile in self.tiles.items():
            tile.setChecked(name == code)

    def remove_tiles(self) -> None:
        """Take all destinations away."""
        for tile in self.tiles.values():
            self._column.removeWidget(tile)
            tile.deleteLater()
        self.tiles.clear()
