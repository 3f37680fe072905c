"""What was changed in the calendar, newest first: undo a whole act, or go on with the people it hit."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.shaping import ChangeKind, ChangeSet
from ui.calendar.words import said
from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.action_button import ActionButton
from ui.parts.actions import add_action, name_action
from ui.parts.dialog import Dialog
from ui.parts.line_list import LineList
from ui.words import moment

KINDS: Mapping[ChangeKind, str] = {
    ChangeKind.EDITS: QT_TRANSLATE_NOOP("Calendar", "改动"),
    ChangeKind.TEMPLATE: QT_TRANSLATE_NOOP("Calendar", "按模板开放"),
    ChangeKind.ALLOWANCE: QT_TRANSLATE_NOOP("Calendar", "签批超额"),
    ChangeKind.HOLIDAYS: QT_TRANSLATE_NOOP("Calendar", "放假通知"),
}


class ChangesDialog(Dialog):
    """`undo_wanted` and `list_wanted` carry the change set the keyboard is on."""

    undo_wanted = Signal(object)
    list_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(width=720, parent=parent)
        self.setObjectName("changesDialog")
        self.set_words(self.tr("改动记录"), self.tr("每次应用是一组，可整组撤销；已改约的人留在新时段。"))
        self.set_buttons(self.tr("改约名单"), self.tr("关闭"))
        self._changes: tuple[ChangeSet, ...] = ()
        self.lines = LineList()
        self.lines.setObjectName("changesList")
        self.lines.setAccessibleName(self.tr("改动记录"))
        self.lines.setMinimumHeight(320)
        self.lines.currentRowChanged.connect(lambda _: self._check())
        self.lines.itemDoubleClicked.connect(lambda _: self.accept())
        self.body.addWidget(self.lines)
        self._undo = add_action(self, "changes_undo", "Ctrl+Z", self._ask_undo)
        name_action(self._undo, self.tr("撤销这一组"), self.tr("改动记录"))
        button = ActionButton(icon="undo")
        button.setObjectName("changesUndo")
        button.follow(self._undo)
        self.extra.addWidget(button)
        self._check()
        self.lines.setFocus()

    def show_changes(self, changes: Sequence[ChangeSet]) -> None:
        """These, newest first."""
        row = max(self.lines.currentRow(), 0)
        self._changes = tuple(changes)
        self.lines.clear()
        for change in self._changes:
            parts = [moment(change.at), change.by, said(KINDS[change.kind])]
            parts.append(self.tr("{count} 个时段").format(count=change.slots))
            if change.people:
                parts.append(self.tr("影响 {count} 人").format(count=change.people))
            if change.waiting:
                parts.append(self.tr("待改约 {count} 人").format(count=change.waiting))
            if change.reason:
                parts.append(change.reason)
            if change.undone_at is not None:
                parts.append(self.tr("已由 {by} 撤销").format(by=change.undone_by))
            self.lines.addItem(" · ".join(parts))
        self.lines.setCurrentRow(min(row, len(self._changes) - 1))
        self._check()

    @property
    def chosen(self) -> ChangeSet | None:
        """The change set the keyboard is on."""
        row = self.lines.currentRow()
        return self._changes[row] if 0 <= row < len(self._changes) else None

    def _check(self) -> None:
        change = self.chosen
        self._undo.setEnabled(change is not None and change.undone_at is None)
        self.accept_button.setEnabled(change is not None and change.people > 0)

    def _ask_undo(self) -> None:
        if self.chosen is not None:
            self.undo_wanted.emit(self.chosen)

    def accept(self) -> None:
        """Go on with the people of the chosen one."""
        if self.chosen is not None and self.accept_button.isEnabled():
            self.list_wanted.emit(self.chosen)
            super().accept()
