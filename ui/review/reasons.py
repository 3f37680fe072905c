"""Reason codes as tiles on the digits 1 to 9, and a search over all of them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QLineEdit,
    QListWidgetItem,
    QSizePolicy,
    QWidget,
)

from casework.catalogue import Catalogue, Reason
from ui.parts.choice_list import ChoiceList
from ui.parts.dialog import Dialog
from ui.parts.key_cap import cap_width, paint_cap
from ui.parts.painting import LEFT, draw_text, fill_round, focus_ring
from ui.parts.tips import plain_tip
from ui.theme import RADIUS, font, theme_signals, tokens
from ui.words import translate

TILE = 32


class ReasonTile(QAbstractButton):
    """One reason: its digit, its word; tinted red when chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digit, self._word, self.code = "", "", ""
        self.setCheckable(True)
        self.setFixedHeight(TILE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme_signals().changed.connect(self.update)

    def show_reason(self, digit: str, word: str) -> None:
        """Show this reason."""
        self._digit, self._word = digit, word
        self.setAccessibleName(f"{digit} {word}")
        self.setToolTip(plain_tip(word))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(150, TILE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        is_on = self.isChecked()
        fill = now.bad_bg if is_on else now.hover if self.underMouse() and self.isEnabled() else now.surface
        fill_round(painter, self.rect(), RADIUS["control"], fill, now.bad_line if is_on else now.border)
        if self.hasFocus():
            focus_ring(painter, self.rect(), RADIUS["control"])
        left = 8
        if self._digit:
            paint_cap(painter, left, self.height() // 2 + 1, self._digit)
            left += cap_width(self._digit) + 8
        value = now.bad if is_on else now.text if self.isEnabled() else now.disabled
        draw_text(
            painter,
            QRect(left, 0, self.width() - left - 8, self.height()),
            self._word,
            font("secondary", bold=is_on),
            value,
            LEFT,
        )


class ReasonGrid(QWidget):
    """The likely reasons of a material in two columns, then those found by search. `changed` tells that the choice is another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._tiles: dict[str, ReasonTile] = {}
        self._pool: list[ReasonTile] = []
        self._likely: tuple[str, ...] = ()
        self._chosen: list[str] = []
        self._catalogue: Catalogue | None = None
        self._language = "zh"

    def show_reasons(self, catalogue: Catalogue, likely: Sequence[str], chosen: Sequence[str], language: str) -> None:
        """The reasons of a material, some of them chosen."""
        self._catalogue, self._likely, self._language = catalogue, tuple(likely)[:9], language
        self._chosen = list(chosen)
        self._lay_out()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Codes of the chosen reasons, in the order they were chosen."""
        return tuple(self._chosen)

    @property
    def likely(self) -> tuple[str, ...]:
        """Codes on the digits."""
        return self._likely

    def toggle(self, code: str) -> None:
        """Choose a reason or take it back."""
        if code in self._chosen:
            self._chosen.remove(code)
        else:
            self._chosen.append(code)
        if code not in self._likely:
            self._lay_out()
        for known, tile in self._tiles.items():
            tile.setChecked(known in self._chosen)
        self.changed.emit()

    def toggle_digit(self, digit: int) -> None:
        """Choose by number key."""
        if 1 <= digit <= len(self._likely):
            self.toggle(self._likely[digit - 1])

    def _lay_out(self) -> None:
        """Tiles are made once and shown with other reasons: making widgets is what a key must not wait for."""
        known = self._catalogue.reasons if self._catalogue is not None else {}
        others = [code for code in self._chosen if code not in self._likely]
        codes = [code for code in (*self._likely, *others) if code in known]
        while len(self._pool) < len(codes):
            place = len(self._pool)
            tile = ReasonTile(self)
            tile.clicked.connect(lambda _=False, tile=tile: self.toggle(tile.code))
            self._pool.append(tile)
            self._grid.addWidget(tile, place // 2, place % 2)
        self._tiles = dict(zip(codes, self._pool, strict=False))
        for code, tile in self._tiles.items():
            digit = str(self._likely.index(code) + 1) if code in self._likely else ""
            tile.code = code
            tile.setObjectName(f"reason_{code}")
            tile.show_reason(digit, known[code].name.in_language(self._language))
            tile.setChecked(code in self._chosen)
        for place, tile in enumerate(self._pool):
            tile.setVisible(place < len(codes))


class ReasonSearch(Dialog):
    """All reasons by any part of their words or code."""

    def __init__(self, catalogue: Catalogue, language: str, parent: QWidget) -> None:
        super().__init__(translate("Review", "全部原因"), width=420, parent=parent)
        self._reasons = tuple(catalogue.reasons.values())
        self._language = language
        self._field = QLineEdit()
        self._field.setObjectName("reasonSearch")
        self._field.setPlaceholderText(translate("Review", "输入原因中的字"))
        self._field.textChanged.connect(self._narrow)
        self._list = ChoiceList()
        self._list.setObjectName("reasonList")
        self._list.itemDoubleClicked.connect(lambda _: self.accept())
        self.body.addWidget(self._field)
        self.body.addWidget(self._list)
        self.set_buttons(translate("Review", "选用"), translate("Review", "取消"))
        self._narrow("")
        self._field.setFocus()

    def _narrow(self, text: str) -> None:
        self._list.clear()
        for reason in self._reasons:
            word = reason.name.in_language(self._language)
            if text.lower() in word.lower() or text.lower() in reason.code.lower():
                item = QListWidgetItem(word)
                item.setData(Qt.ItemDataRole.UserRole, reason.code)
                self._list.addItem(item)
        self._list.setCurrentRow(0)

    @property
    def code(self) -> str:
        """The reason chosen."""
        item = self._list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._list.setMinimumHeight(280)


def reason_words(reasons: Sequence[str], known: Catalogue, language: str) -> str:
    """Reasons in one line."""
    words: list[Reason] = [known.reasons[code] for code in reasons if code in known.reasons]
    return translate("Words", "、").join(reason.name.in_language(language) for reason in words)
