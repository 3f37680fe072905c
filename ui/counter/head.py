"""The top of the counter's screen: where and when, the scan field that always has the focus, the day in numbers."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from ui.counter.totals import Totals
from ui.icons import icon
from ui.parts.action_button import ActionButton
from ui.parts.chip import Chip
from ui.parts.label import Label
from ui.parts.surface import Surface
from ui.theme import set_font
from ui.words import translate

FIELD_HEIGHT = 40


class ScanField(QLineEdit):
    """Takes what a scanner or a person types. Up, Down, PgUp, PgDn walk through the list; Enter reports; Esc empties."""

    entered = Signal(str)
    walked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scan")
        self.setClearButtonEnabled(True)
        self.setFixedHeight(FIELD_HEIGHT)
        self.setMaxLength(64)
        self._glyph = QAction(icon("scan", size=20), "", self)
        self.addAction(self._glyph, QLineEdit.ActionPosition.LeadingPosition)
        set_font(self, "title")

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes a mark back, not a letter: what a scanner typed is gone by then anyway."""
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
        key = Qt.Key(event.key())
        if key in steps:
            self.walked.emit(steps[key])
        elif (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.entered.emit(self.text().strip())
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()


class CounterHead(Surface):
    """Says where and when; its chips choose the site, the counters shown and one's own counter. Signals carry ids."""

    site_chosen = Signal(str)
    counter_chosen = Signal(str)
    mine_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._names: dict[str, Mapping[str, str]] = {"site": {}, "counter": {}, "mine": {}}
        self._chosen = {"site": "", "counter": "", "mine": ""}
        self._build()

    def _build(self) -> None:
        self.title = Label(role="page", bold=True)
        self.title.setObjectName("counterTitle")
        self.day = Label(role="secondary", tint="text2")
        self._chips = {
            name: Chip(icon=glyph) for name, glyph in (("site", "house"), ("counter", "users"), ("mine", "user"))
        }
        for name, chip in self._chips.items():
            chip.setObjectName(f"choose_{name}")
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(lambda _=False, name=name: self.choose(name))
        self.sheet_button = ActionButton(icon="printer", kind="quiet")
        self.display_button = ActionButton(icon="maximize-2", kind="quiet")
        self.close_button = ActionButton(icon="lock", kind="quiet")
        self.book_button = ActionButton(icon="calendar-clock", kind="quiet")
        self.walk_in_button = ActionButton(icon="user-plus", kind="quiet")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.title)
        top.addSpacing(4)
        top.addWidget(self.day)
        top.addSpacing(8)
        for chip in self._chips.values():
            top.addWidget(chip)
        top.addStretch(1)
        for button in (
            self.sheet_button,
            self.display_button,
            self.close_button,
            self.book_button,
            self.walk_in_button,
        ):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            top.addWidget(button)
        self.scan = ScanField()
        self.scan.setMinimumWidth(340)
        self.scan.setMaximumWidth(420)
        self.totals = Totals()
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.scan, 1)
        below.addWidget(self.totals)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(below)

    def set_wide(self, is_wide: bool) -> None:
        """Whether there is room for the words of all buttons."""
        for button in (self.sheet_button, self.display_button, self.close_button, self.book_button):
            button.set_worded(is_wide)

    def show_choices(self, name: str, names: Mapping[str, str], chosen: str) -> None:
        """What may be chosen (ids and names), and what is: `site`, `counter` (empty id: all) or `mine` (empty id: none yet)."""
        self._names[name], self._chosen[name] = dict(names), chosen
        self._tell()

    def choose(self, name: str) -> None:
        """Open the choice."""
        chip, menu = self._chips[name], QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        signal = {"site": self.site_chosen, "counter": self.counter_chosen, "mine": self.mine_chosen}[name]
        for code, word in self._names[name].items():
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(code == self._chosen[name])
            action.triggered.connect(lambda _=False, code=code: signal.emit(code))
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    def _tell(self) -> None:
        labels = {
            "site": translate("Counter", "地点"),
            "counter": translate("Counter", "显示"),
            "mine": translate("Counter", "我的窗口"),
        }
        for name, chip in self._chips.items():
            value = self._names[name].get(self._chosen[name], "") or translate("Counter", "未选")
            chip.show_filter(labels[name], value, False)
            chip.setVisible(len(self._names[name]) > (1 if name == "site" else 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(translate("Counter", "窗口"))
        self.scan.setPlaceholderText(translate("Counter", "扫码，或输入姓名、手机、证件尾号"))
        self.scan.setAccessibleName(translate("Counter", "扫码与搜索"))
        self._tell()
