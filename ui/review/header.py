"""The bar above a case: whose it is, what it is, when it is due, who else is here, and the way to finish."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casework.review import CaseForReview
from ui.icons import pixmap
from ui.parts.action_button import ActionButton
from ui.parts.avatar import Avatar
from ui.parts.badge import StateBadge
from ui.parts.label import ElidedLabel, Label
from ui.parts.surface import Surface
from ui.theme import ROW, theme_signals, tokens, tone
from ui.words import business_type_word, due_words, since_words, state_words


class CaseHeader(Surface):
    """One line; what does not fit is cut, names last."""

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "b", parent)
        self.setFixedHeight(ROW["topbar"])
        self._case: CaseForReview | None = None
        self._now: datetime | None = None
        self.back = ActionButton(icon="chevron-left", kind="plain")
        self.back.setObjectName("back")
        self.back.clicked.connect(self.back_requested)
        self._name = Label(role="page", bold=True)
        self._name.setObjectName("applicantName")
        self._number = Label(role="body", tint="text2")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._state = StateBadge()
        self._kind = Label(role="body", tint="text2")
        self._employer = ElidedLabel(role="body", tint="text2")
        self._due_glyph = Label()
        self._due = Label(role="body", bold=True)
        self._avatar = Avatar()
        self._presence = Label(role="secondary", tint="text2")
        self.more = ActionButton(icon="ellipsis", kind="plain")
        self.more.setObjectName("more")
        self.finish = ActionButton(icon="send", kind="loud")
        self.finish.setObjectName("finish")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(12)
        for widget in (self.back, self._name, self._number, self._state, self._kind):
            row.addWidget(widget)
        row.addWidget(self._employer, 1)
        due = QHBoxLayout()
        due.setSpacing(6)
        due.addWidget(self._due_glyph)
        due.addWidget(self._due)
        row.addLayout(due)
        row.addSpacing(8)
        row.addWidget(self._avatar)
        row.addWidget(self._presence)
        row.addWidget(self.more)
        row.addWidget(self.finish)
        theme_signals().changed.connect(self._again)

    def show_case(self, case: CaseForReview, now: datetime, me: str) -> None:
        """Show a case; `me` is who looks."""
        self._case, self._now = case, now
        row = case.row
        self._name.setText(row.applicant_name)
        self._number.setText(row.case_no)
        words = state_words("on_hold" if row.is_on_hold else row.state)
        self._state.show_state(words.glyph, words.text, "info" if words.tone == "plain" else words.tone)
        self._kind.setText(
            self.tr("{kind} · 第 {round} 轮").format(kind=business_type_word(row.business_type), round=row.round)
        )
        self._employer.setText(row.employer_name)
        due = due_words(row.due_at, now, row.workdays_left)
        value = tone(due.tone).text if due.tone in ("bad", "warn") else tokens().text2
        self._due_glyph.setPixmap(pixmap(due.glyph, value, 16, self.devicePixelRatioF()))
        self._due.setText(due.text)
        self._due.set_tint(due.tone if due.tone in ("bad", "warn") else "text2")
        others = [person for person in case.present if person.staff_id != me]
        self._avatar.setVisible(bool(others))
        self._presence.setVisible(bool(others))
        if others:
            person = others[0]
            self._avatar.show_person(person.full_name)
            text = self.tr("{name}在审") if person.is_holder else self.tr("{name}在看")
            self._presence.setText(f"{text.format(name=person.full_name)} · {since_words(person.since_at, now)}")

    def _again(self) -> None:
        if self._case is not None and self._now is not None:
            self.show_case(self._case, self._now, "")
