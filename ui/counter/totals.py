"""The day in numbers: one chip per state that narrows the list to it, and the bars of the day's profile."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QToolTip, QWidget

from ui.counter.visits import STATES_IN_ORDER, SlotLoad, VisitState
from ui.counter.words import visit_words
from ui.icons import paint_icon
from ui.parts.painting import LEFT, draw_text, fill_round, focus_ring, text_width
from ui.theme import RADIUS, color, font, theme_signals, tokens, tone
from ui.words import clock, translate


class _Total(QAbstractButton):
    """A state's glyph, word and number."""

    def __init__(self, state: VisitState) -> None:
        super().__init__()
        self._state, self._count = state, 0
        self.setObjectName(f"total_{state.value}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_signals().changed.connect(self.update)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(f"{visit_words(self._state).text} {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = visit_words(self._state)
        number = max(text_width(str(self._count), font("title", bold=True)), 20)
        return QSize(10 + 16 + 6 + text_width(words.text, font("secondary")) + 8 + number + 10, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, words = QPainter(self), tokens(), visit_words(self._state)
        colours = tone(words.tone)
        if self.isChecked():
            fill_round(painter, self.rect(), RADIUS["control"], now.accent_tint, now.accent_line)
        elif self.underMouse():
            fill_round(painter, self.rect(), RADIUS["control"], now.hover, now.line)
        value = colours.text if self._count else now.text3
        paint_icon(painter, QRect(10, 8, 16, 16), words.glyph, value)
        left = 32 + draw_text(painter, QRect(32, 0, self.width(), 32), words.text, font("secondary"), now.text2) + 8
        weight = font("title", bold=True)
        space = QRect(left, 0, self.width() - left, 32)
        draw_text(painter, space, str(self._count), weight, now.text if self._count else now.text3, LEFT)
        if self.hasFocus():
            focus_ring(painter, self.rect(), RADIUS["control"])


class Totals(QWidget):
    """One number per state. `chosen` carries the states to narrow the list to; none: everybody."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("totals")
        self._totals = {state: _Total(state) for state in STATES_IN_ORDER}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for total in self._totals.values():
            total.toggled.connect(lambda _: self.chosen.emit(self.states()))
            row.addWidget(total)

    def show_totals(self, counts: Mapping[VisitState, int]) -> None:
        """These numbers. Cancelled is shown only when somebody was."""
        for state, total in self._totals.items():
            total.show_count(counts.get(state, 0))
        gone = self._totals[VisitState.CANCELLED]
        gone.setVisible(bool(counts.get(VisitState.CANCELLED, 0)) or gone.isChecked())

    def states(self) -> frozenset[VisitState]:
        """What the list is narrowed to; empty: nothing is left out."""
        return frozenset(state for state, total in self._totals.items() if total.isChecked())

    def clear(self) -> None:
        """Everybody again."""
        for total in self._totals.values():
            total.setChecked(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            for total in self._totals.values():
                total.show_count(total._count)


class Profile(QWidget):
    """Bars of the day, one per slot's start: places as a frame, people as its fill, served ones darkest; the hour it is as a line."""

    HEIGHT = 112

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dayProfile")
        self._loads: tuple[SlotLoad, ...] = ()
        self._now: datetime | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.HEIGHT)
        theme_signals().changed.connect(self.update)

    def show_loads(self, loads: Sequence[SlotLoad], now: datetime) -> None:
        """Show these slots at this time."""
        self._loads, self._now = tuple(loads), now
        self.setAccessibleName(translate("Counter", "全天分布"))
        self.setAccessibleDescription("; ".join(self.words(load) for load in self._loads))
        self.update()

    def words(self, load: SlotLoad) -> str:
        """A bar in words."""
        text = translate("Counter", "{time} 已约 {booked}/{capacity}，到场 {arrived}，已办 {served}")
        return text.format(
            time=clock(load.starts_at),
            booked=load.booked,
            capacity=load.capacity,
            arrived=load.arrived,
            served=load.served,
        )

    def _bar(self, place: int) -> QRect:
        count, inner = len(self._loads), self.rect().adjusted(0, 4, 0, -18)
        step = min(inner.width() / max(count, 1), 28.0)
        left = round(inner.x() + place * step)
        return QRect(left, inner.y(), max(round(inner.x() + (place + 1) * step) - left - 3, 3), inner.height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            for place, load in enumerate(self._loads):
                bar = self._bar(place)
                if bar.x() <= event.pos().x() <= bar.right() + 3:
                    QToolTip.showText(event.globalPos(), self.words(load), self)
                    return True
            QToolTip.hideText()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        highest = max((max(load.capacity, load.booked) for load in self._loads), default=0)
        if not highest:
            return
        for place, load in enumerate(self._loads):
            bar = self._bar(place)
            for number, fill in ((load.capacity, now.sunken), (load.booked, now.heat[1]), (load.arrived, now.heat[3])):
                self._fill(painter, bar, number / highest, fill)
            self._fill(painter, bar, load.served / highest, now.accent)
            if load.starts_at.minute == 0 or place == 0:
                space = QRect(max(bar.x() - 6, 0), bar.bottom() + 2, 40, 16)
                draw_text(painter, space, clock(load.starts_at), font("caption"), now.text3, LEFT)
        self._mark_now(painter)

    def _fill(self, painter: QPainter, bar: QRect, share: float, value: str) -> None:
        height = round(bar.height() * share)
        if height:
            painter.fillRect(QRect(bar.x(), bar.bottom() + 1 - height, bar.width(), height), color(value))

    def _mark_now(self, painter: QPainter) -> None:
        if self._now is None:
            return
        for place, load in enumerate(self._loads):
            after = self._loads[place + 1].starts_at if place + 1 < len(self._loads) else None
            if load.starts_at <= self._now and (after is None or self._now < after):
                bar = self._bar(place)
                span = (after - load.starts_at).total_seconds() if after else 1800.0
                share = min((self._now - load.starts_at).total_seconds() / span, 1.0)
                x = bar.x() + round((bar.width() + 3) * share)
                painter.fillRect(x, bar.y() - 4, 2, bar.height() + 4, color(tokens().bad_fill))
