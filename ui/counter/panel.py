"""The person in hand: number, name, what stands out, and the keys for what may be done now; below it the day's profile."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.counter.acts import loud_act
from ui.counter.totals import Profile
from ui.counter.visits import Day, Visit
from ui.counter.words import flags, queued_words, visit_words, waiting_words
from ui.icons import paint_icon
from ui.parts.action_button import ActionButton
from ui.parts.badge import StateBadge
from ui.parts.empty_state import EmptyState
from ui.parts.label import ElidedLabel, Label
from ui.parts.painting import fill_round
from ui.parts.surface import Surface
from ui.theme import RADIUS, ROW, set_font, theme_signals, tone
from ui.words import StateWords, business_type_word, clock, state_words, translate

WIDTH = 320
GLYPH = 16


class FlagStripe(QWidget):
    """One thing that stands out, on its tint, with what to do about it."""

    def __init__(self, words: StateWords, advice: str) -> None:
        super().__init__()
        self._words = words
        text = Label(words.text, "secondary", words.tone if words.tone != "plain" else "text2", bold=True)
        text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 8, 10, 8)
        column.setSpacing(2)
        column.addWidget(text)
        if advice:
            said = Label(advice, "caption", "text2")
            said.setWordWrap(True)
            column.addWidget(said)
        self.setAccessibleName(f"{words.text} {advice}".strip())
        theme_signals().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), tone(self._words.tone)
        fill_round(painter, self.rect(), RADIUS["control"], colours.background, colours.line)
        paint_icon(painter, QRect(10, 9, GLYPH, GLYPH), self._words.glyph, colours.text)


class VisitPanel(Surface):
    """Shows one visit. Its buttons follow the view's actions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "l", parent)
        self.setObjectName("visitPanel")
        self.setFixedWidth(WIDTH)
        self._buttons: dict[str, ActionButton] = {}
        self._shown: tuple[Visit | None, datetime | None] = (None, None)
        self._build()

    def _build(self) -> None:
        self._number = Label(role="figure", bold=True)
        set_font(self._number, "figure", bold=True)
        self._badge = StateBadge()
        top = QHBoxLayout()
        top.addWidget(self._number)
        top.addStretch(1)
        top.addWidget(self._badge)
        self._name = ElidedLabel(role="page", bold=True)
        self._name.setObjectName("visitName")
        self._about = ElidedLabel(role="secondary", tint="text2")
        self._case = ElidedLabel(role="secondary", tint="text2")
        self._case.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._times = Label(role="secondary", tint="text2")
        self._times.setWordWrap(True)
        self._stripes = QVBoxLayout()
        self._stripes.setSpacing(6)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        person = QWidget()
        column = QVBoxLayout(person)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(6)
        column.addLayout(top)
        for label in (self._name, self._about, self._case, self._times):
            column.addWidget(label)
        column.addSpacing(4)
        column.addLayout(self._stripes)
        column.addStretch(1)
        column.addLayout(self._grid)
        self._person = person
        self._nobody = EmptyState()
        self._profile_title = Label(role="caption", tint="text3", bold=True)
        self._profile_note = Label(role="caption", tint="text3")
        self.profile = Profile()
        below = self._below = Surface("surface", "t")
        below.hide()
        head = QHBoxLayout()
        head.addWidget(self._profile_title)
        head.addStretch(1)
        head.addWidget(self._profile_note)
        foot = QVBoxLayout(below)
        foot.setContentsMargins(16, 10, 16, 8)
        foot.setSpacing(6)
        foot.addLayout(head)
        foot.addWidget(self.profile)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(person, 1)
        whole.addWidget(self._nobody, 1)
        whole.addWidget(below)

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """Make a button for each of these acts, in two columns."""
        for place, (name, action) in enumerate(actions.items()):
            button = ActionButton(kind="quiet")
            button.setObjectName(f"{name}Button")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.follow(action)
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().verticalPolicy())
            button.setMinimumHeight(ROW["control"])
            self._buttons[name] = button
            self._grid.addWidget(button, place // 2, place % 2)

    def show_visit(self, visit: Visit | None, now: datetime) -> None:
        """Show this person, or that nobody is chosen."""
        self._shown = (visit, now)
        self._person.setVisible(visit is not None)
        self._nobody.setVisible(visit is None)
        if visit is None:
            return
        words = visit_words(visit.state)
        self._number.setText(visit.queue_no or "—")
        self._badge.show_state(words.glyph, words.text, words.tone)
        self._name.setText(visit.name or visit.case_no)
        self._about.setText(" · ".join(filter(None, (business_type_word(visit.business_type), visit.id_last4))))
        said = state_words(visit.case_state).text if visit.case_state else ""
        self._case.setText(" · ".join(filter(None, (visit.case_no, said))))
        self._times.setText(self._time_words(visit, now))
        self._show_flags(visit)
        loud = loud_act(visit)
        for name, button in self._buttons.items():
            button.set_kind("loud" if name == loud and button.isEnabled() else "quiet")

    def show_day(self, day: Day) -> None:
        """The profile of the day."""
        self.profile.show_loads(day.loads, day.now)
        booked, capacity = sum(load.booked for load in day.loads), sum(load.capacity for load in day.loads)
        text = translate("Counter", "已约 {booked}/{capacity}").format(booked=booked, capacity=capacity)
        self._profile_note.setText(text)
        self._below.setVisible(bool(day.loads))

    def _time_words(self, visit: Visit, now: datetime) -> str:
        slot, said = "", []
        if visit.starts_at and visit.ends_at:
            slot = f"{clock(visit.starts_at)}–{clock(visit.ends_at)} · {visit.counter_name}"
        if visit.arrived_at:
            said.append(translate("Counter", "{time} 到场").format(time=clock(visit.arrived_at)))
        if visit.called_at:
            called = translate("Counter", "{time} 叫号 {counter}")
            said.append(called.format(time=clock(visit.called_at), counter=visit.called_counter).strip())
        waits = waiting_words(visit, now)
        if waits:
            said.append(translate("Counter", "等候 {time}").format(time=waits))
        return "\n".join(filter(None, (slot, " · ".join(said))))

    def _show_flags(self, visit: Visit) -> None:
        while self._stripes.count():
            item = self._stripes.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        advice = {
            "shield-alert": translate("Counter", "签到后可现场审核，或免费改约。"),
            "hourglass": translate("Counter", "未补齐前现场不能通过。"),
        }
        for words in flags(visit):
            self._stripes.addWidget(FlagStripe(words, advice.get(words.glyph, "")))
        if visit.queued:
            text = translate("Counter", "标记已存在本机，办公数据恢复后自动上报。")
            self._stripes.addWidget(FlagStripe(queued_words(visit.queued), text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(translate("Counter", "当前办理人"))
        self._profile_title.setText(translate("Counter", "全天分布"))
        title = translate("Counter", "还没有选人")
        self._nobody.show_words("user-round", title, translate("Counter", "扫描办理编号或预约码，或用上下键选择。"))
        visit, now = self._shown
        if now is not None:
            self.show_visit(visit, now)
