"""The bar of a change set that is not applied: how many cells, how many people, and what to do with it."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.icons import paint_icon
from ui.parts.action_button import ActionButton
from ui.parts.label import ElidedLabel, Label
from ui.theme import color, theme_signals, tokens


class DraftBar(QWidget):
    """Hidden while nothing is drafted. The people are those the office last said would be hit; None: not known yet."""

    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draftBar")
        self.setFixedHeight(48)
        self.changed = Label(role="body", bold=True)
        self.changed.setObjectName("draftChanged")
        self.people = Label(role="body", tint="bad", bold=True)
        self.people.setObjectName("draftPeople")
        self.summary = ElidedLabel(role="secondary", tint="text2")
        self.discard = ActionButton(kind="plain")
        self.discard.setObjectName("draftDiscard")
        self.apply = ActionButton(kind="outline")
        self.apply.setObjectName("draftApply")
        self.preview = ActionButton(icon="eye", kind="loud")
        self.preview.setObjectName("draftPreview")
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.changed)
        row.addSpacing(26)
        row.addWidget(self.people)
        row.addSpacing(8)
        row.addWidget(self.summary, 1)
        for button in (self.discard, self.apply, self.preview):
            row.addWidget(button)
        theme_signals().changed.connect(self.update)
        self.hide()

    def show_draft(self, cells: int, people: int | None, summary: str, conflicts: int = 0) -> None:
        """Tell about a draft; no cells at all hides the bar."""
        self.setVisible(cells > 0)
        self.changed.setText(self.tr("草稿：改动 {count} 格").format(count=cells))
        if conflicts:
            words, tint = self.tr("冲突 {count} 格").format(count=conflicts), "bad"
        elif people is None:
            words, tint = self.tr("正在核对影响"), "text3"
        elif people:
            words, tint = self.tr("影响 {count} 人").format(count=people), "bad"
        else:
            words, tint = self.tr("不影响任何人"), "text2"
        self.people.setText(words)
        self.people.set_tint(tint)
        self.summary.setText(summary)
        self.setAccessibleName(f"{self.changed.text()} {words}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        painter.fillRect(self.rect(), color(now.accent_tint))
        painter.fillRect(0, 0, self.width(), 1, color(now.accent_line))
        paint_icon(painter, QRect(18, 16, 16, 16), "pencil", now.accent_text)
        value = getattr(now, self.people.tint)
        paint_icon(painter, QRect(self.people.x() - 22, 16, 16, 16), "users", value)
