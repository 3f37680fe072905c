"""The counter's screen. It shows the day it is given and reports what the person wants; it asks nobody.

The scan field has the focus whenever the screen is shown: what a scanner types always arrives, and every act has a key that
no scanner types.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QEvent, QLocale, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from ui.counter.acts import ACTS, OTHERS, may
from ui.counter.columns import COLUMNS
from ui.counter.delegate import VisitsDelegate
from ui.counter.head import CounterHead
from ui.counter.model import VisitsModel
from ui.counter.panel import VisitPanel
from ui.counter.visits import OPEN_STATES, Day, Visit, VisitState, in_order, matching, scanned, totals
from ui.parts.actions import add_action, name_action
from ui.parts.banner import Banner
from ui.parts.busy_line import BusyLine
from ui.parts.empty_state import EmptyState
from ui.parts.key_footer import FooterKey, KeyFooter
from ui.parts.surface import Surface
from ui.parts.table_view import TableView
from ui.words import clock, local, long_day, translate

SEARCH_AFTER_MS = 180
WIDE = 1240  # logical pixels of the list: buttons say their words from here on


class CounterView(QWidget):
    """`acted` carries the act's name (see `ui.counter.acts`) and the visit's id.

    `search_wanted`: these words name nobody as far as the view can tell; it is answered with `show_found`. `code_unknown`: the
    same, and Enter was pressed.
    """

    acted = Signal(str, str)
    code_unknown = Signal(str)
    search_wanted = Signal(str)
    walk_in_requested = Signal(str)
    booking_requested = Signal()
    display_requested = Signal()
    day_sheet_requested = Signal()
    close_day_requested = Signal()
    settle_requested = Signal()
    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("counter")
        self._day: Day | None = None
        self._is_picked = False
        self._found: tuple[str, frozenset[str]] = ("", frozenset())
        self._asking = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._asking.timeout.connect(lambda: self.search_wanted.emit(self.head.scan.text().strip()))
        self._kept = (0, 0)
        self._is_online = True
        self.model = VisitsModel(self)
        self._build()
        self._add_keys()
        self._connect()
        self.retranslate()
        self._show_current()

    # building

    def _build(self) -> None:
        self.head = CounterHead()
        self.banner = Banner()
        self.kept_banner = Banner()
        self.kept_banner.setObjectName("keptBanner")
        self.busy = BusyLine()
        self.panel = VisitPanel()
        self.footer = KeyFooter()
        self.table = TableView()
        self.table.setObjectName("visits")
        self.table.setModel(self.model)
        self.table.setItemDelegate(VisitsDelegate(self.table))
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = self.table.horizontalHeader()
        header.setSectionsMovable(False)
        header.setSectionsClickable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._empty = EmptyState()
        ground = Surface("surface")
        QVBoxLayout(ground).addWidget(self._empty)
        self._stack.addWidget(ground)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        for widget in (self.head, self.banner, self.kept_banner, self.busy):
            left.addWidget(widget)
        left.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.footer)
        self.setFocusProxy(self.head.scan)

    def _add_keys(self) -> None:
        self._actions = {
            name: add_action(self, f"counter_{name}", spec.keys, partial(self._act, name))
            for name, spec in ACTS.items()
        }
        handlers: dict[str, Callable[[], object]] = {
            "walkIn": lambda: self.walk_in_requested.emit(self.head.scan.text().strip()),
            "book": self.booking_requested.emit,
            "chooseMine": lambda: self.head.choose("mine"),
            "display": self.display_requested.emit,
            "settle": self.settle_requested.emit,
            "daySheet": self.day_sheet_requested.emit,
            "closeDay": self.close_day_requested.emit,
            "everybody": self._everybody,
            "refresh": self.retry_requested.emit,
        }
        self._others = {
            name: add_action(self, f"counter_{name}", keys, handlers[name]) for name, (keys, _) in OTHERS.items()
        }
        self.panel.follow(self._actions)
        for button, name in (
            (self.head.walk_in_button, "walkIn"),
            (self.head.book_button, "book"),
            (self.head.display_button, "display"),
            (self.head.sheet_button, "daySheet"),
            (self.head.close_button, "closeDay"),
        ):
            button.follow(self._others[name], is_worded=name == "walkIn")

    def _connect(self) -> None:
        scan = self.head.scan
        scan.textChanged.connect(lambda _: self._narrow())
        scan.entered.connect(self._entered)
        scan.walked.connect(self._walk)
        self.head.totals.chosen.connect(lambda _: self._narrow())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.table.clicked.connect(lambda _: self._pick())
        self.table.opened.connect(self._open)
        self.banner.acted.connect(lambda _: self.retry_requested.emit())
        self.kept_banner.acted.connect(lambda _: self.settle_requested.emit())
        self._empty.acted.connect(self._empty_acted)

    # what is shown

    def show_day(self, day: Day) -> None:
        """Show the day; whoever is chosen stays chosen, and the list does not move under the eye."""
        self._day = day
        self.head.day.setText(long_day(local(day.now).date()))
        self.head.totals.show_totals(totals(day.visits))
        self.panel.show_day(day)
        self._fill()
        self._tell_status()

    def show_loading(self) -> None:
        """Nothing is known yet."""
        self._day = None
        self._fill()

    def show_no_site(self) -> None:
        """The office has no place with counters yet."""
        self._stack.setCurrentIndex(1)
        self._empty.show_words(
            "house",
            translate("Counter", "还没有服务地点"),
            translate("Counter", "由主管在预约日历里建立地点和窗口后，这里显示当天的名单。"),
        )

    def show_kept(self, waiting: int, refused: int, *, is_online: bool) -> None:
        """How many marks of this PC wait for the office, how many it refused, and whether it answers."""
        self._kept, self._is_online = (waiting, refused), is_online
        if refused:
            text = translate("Counter", "{count} 项标记需要处理。").format(count=refused)
            self.kept_banner.show_message("bad", text, translate("Counter", "查看"), "kept", "F12", may_close=False)
        elif not is_online:
            text = translate(
                "Counter", "连不上办公数据：签到、叫号、办结、爽约照常进行，标记先存在本机（{count} 项待上报）。"
            )
            said = text.format(count=waiting)
            self.kept_banner.show_message("warn", said, "", "kept", may_close=False)
        else:
            self.kept_banner.dismiss()
        self._tell_status()

    def tick(self, now: datetime) -> None:
        """Time has passed."""
        self.model.tick(now)
        self._show_current()

    @property
    def day(self) -> Day | None:
        """The day shown."""
        return self._day

    def visit(self, visit_id: str) -> Visit | None:
        """A visit of the day."""
        return next((visit for visit in self._day.visits if visit.id == visit_id), None) if self._day else None

    def current(self) -> Visit | None:
        """The visit chosen."""
        index = self.table.currentIndex()
        return self.model.visit_at(index.row()) if index.isValid() else None

    def choose(self, visit_id: str) -> None:
        """Choose a visit."""
        place = self.model.place_of(visit_id)
        if place >= 0:
            self.table.setCurrentIndex(self.model.index(place, 0))
            self._pick()

    def _narrowed(self) -> tuple[Visit, ...]:
        if self._day is None:
            return ()
        states = self.head.totals.states()
        if VisitState.WAITING in states:
            states |= {VisitState.UNPLACED}
        words = self.head.scan.text().strip()
        shown = matching(self._day.visits, words)
        if words and words == self._found[0]:
            shown = tuple(visit for visit in self._day.visits if visit in shown or visit.id in self._found[1])
        return in_order([visit for visit in shown if not states or visit.state in states])

    def _fill(self) -> None:
        chosen = self.current()
        bar, was_empty = self.table.verticalScrollBar(), self.model.rowCount() == 0
        place_before, scroll = self.table.currentIndex().row(), bar.value()
        visits = self._narrowed()
        self.model.show_visits(visits, self._day.now if self._day else datetime.now(UTC))
        self._stack.setCurrentIndex(0 if visits else 1)
        self._tell_empty()
        if visits:
            place = self.model.place_of(chosen.id) if chosen else -1
            if place < 0 and place_before >= 0:
                place = min(place_before, len(visits) - 1)
            if place >= 0:
                self.table.setCurrentIndex(self.model.index(place, 0))
                row_height = self.table.verticalHeader().defaultSectionSize()
                bar.setValue(scroll + (place - max(place_before, 0)) * row_height if place_before >= 0 else scroll)
            elif was_empty:
                self._begin_where_the_day_is(visits)
        self._show_current()

    def _begin_where_the_day_is(self, visits: Sequence[Visit]) -> None:
        """The first look falls on those who are still to be dealt with, with a little of what is done above them."""
        first = next((place for place, visit in enumerate(visits) if visit.state in OPEN_STATES), 0)
        index = self.model.index(max(first - 2, 0), 0)
        self.table.scrollTo(index, TableView.ScrollHint.PositionAtTop)

    def _narrow(self) -> None:
        self._is_picked = False
        self._fill()
        self._asking.stop()
        if not self.head.scan.text().strip():
            return
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        else:
            self._asking.start()

    def show_found(self, words: str, ids: frozenset[str]) -> None:
        """Whom the office means by these words, for what the view does not know of people: whole phones, ID numbers."""
        self._found = (words, ids)
        if words == self.head.scan.text().strip():
            self._fill()
            if self.model.rowCount():
                self.table.setCurrentIndex(self.model.index(0, 0))

    def enter(self, visit_id: str) -> None:
        """As if this visit's own code had been scanned."""
        visit = self.visit(visit_id)
        if visit is not None:
            self._do_natural(visit, may_check_in=True)

    def _show_current(self) -> None:
        visit, now = self.current(), self._day.now if self._day else self.model.now
        now = max(now, self.model.now)
        is_closed = self._day is not None and self._day.is_closed
        for name, action in self._actions.items():
            action.setEnabled(may(name, visit, now, is_day_closed=is_closed))
        self._others["walkIn"].setEnabled(self._day is not None and not is_closed)
        self._others["closeDay"].setEnabled(self._day is not None and not is_closed)
        self.panel.show_visit(visit, now)
        if visit is not None:
            self.head.scan.setAccessibleDescription(self.model.spoken(visit))

    # intentions

    def _act(self, name: str) -> None:
        visit = self.current()
        if visit is not None:
            self.acted.emit(name, visit.id)
        self._to_scan()

    def _to_scan(self) -> None:
        """The scan field has the keys, unless what was done led to another screen, which has them now."""
        if self.isVisible():
            self.head.scan.setFocus()

    def _entered(self, text: str) -> None:
        """A scanned code does what its visit is ready for; a search does it when it leaves no doubt who is meant."""
        if self._day is None:
            return
        visit = scanned(self._day.visits, text)
        if visit is None and (self._is_picked or not text or self.model.rowCount() == 1):
            visit = self.current()
        if visit is None:
            if self.model.rowCount() == 0 and text:
                self.code_unknown.emit(text)
            elif text:
                said = translate("Counter", "有 {count} 人符合，请用上下键选定后再按 Enter。")
                self.footer.set_status(said.format(count=self.model.rowCount()))
            return
        self._do_natural(visit, may_check_in=bool(text))

    def _do_natural(self, visit: Visit, *, may_check_in: bool) -> None:
        self.head.scan.clear()
        self.head.totals.clear()
        self.choose(visit.id)
        self._is_picked = False
        if may_check_in and visit.state is VisitState.EXPECTED and self._actions["check_in"].isEnabled():
            self.acted.emit("check_in", visit.id)
        elif self._actions["review"].isEnabled():
            self.acted.emit("review", visit.id)
        elif self._actions["open_case"].isEnabled():
            self.acted.emit("open_case", visit.id)

    def _open(self, index: QModelIndex) -> None:
        visit = self.model.visit_at(index.row())
        if visit is not None:
            self._do_natural(visit, may_check_in=False)
        self._to_scan()

    def _walk(self, step: int) -> None:
        count = self.model.rowCount()
        if not count:
            return
        row = self.table.currentIndex().row()
        place = (0 if step > 0 else count - 1) if row < 0 else min(max(row + step, 0), count - 1)
        self.table.setCurrentIndex(self.model.index(place, 0))
        self._is_picked = True

    def _pick(self) -> None:
        self._is_picked = True
        self._to_scan()

    def _everybody(self) -> None:
        self.head.scan.clear()
        self.head.totals.clear()

    def _empty_acted(self) -> None:
        if self._day is not None and self._day.visits:
            self._everybody()
        else:
            self.retry_requested.emit()

    def event(self, event: QEvent) -> bool:
        """Back at this window, whatever was in between: the scan field has the keys."""
        if event.type() is QEvent.Type.WindowActivate:
            self._to_scan()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        header, space = self.table.horizontalHeader(), self.width() - self.panel.width()
        is_english = QLocale().language() is not QLocale.Language.Chinese
        self.head.set_wide(space >= WIDE)
        for section, column in enumerate(COLUMNS):
            header.setSectionHidden(section, space < column.from_width)
            if section < len(COLUMNS) - 1:
                header.resizeSection(section, column.width + (column.more_in_english if is_english else 0))

    # words

    def _tell_empty(self) -> None:
        if self._day is None:
            self._empty.show_words("clock", translate("Counter", "正在读取今天的名单"))
        elif self._day.visits:
            title = translate("Counter", "没有符合的人")
            text = translate("Counter", "今天的名单里没有。现场来的人按 F6 取号。")
            self._empty.show_words("search", title, text, translate("Counter", "显示全部"), "Ctrl+E")
        else:
            title = translate("Counter", "今天没有预约")
            text = translate("Counter", "现场来的人按 F6 取号，有空位时立即排入。")
            self._empty.show_words("calendar-days", title, text)

    def _tell_status(self) -> None:
        waiting, _ = self._kept
        said = []
        if self._day is not None and self._day.is_closed:
            said.append(translate("Counter", "今日已结束"))
        if waiting:
            said.append(translate("Counter", "{count} 项待上报").format(count=waiting))
        if self._day is not None:
            text = translate("Counter", "已同步 {time}") if self._is_online else translate("Counter", "名单截至 {time}")
            said.append(text.format(time=clock(self._day.now)))
        self.footer.set_status(" · ".join(said))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        group = translate("Counter", "窗口")
        for name, spec in ACTS.items():
            name_action(self._actions[name], translate("Counter", spec.word), group)
        for name, (_, word) in OTHERS.items():
            name_action(self._others[name], translate("Counter", word), group)
        self.table.setAccessibleName(translate("Counter", "今天的名单"))
        self.footer.set_keys(
            [
                FooterKey(("↑", "↓"), translate("Counter", "选人")),
                FooterKey(("Enter",), translate("Counter", "签到或打开")),
                FooterKey(("F2",), translate("Counter", "签到")),
                FooterKey(("F3",), translate("Counter", "叫号")),
                FooterKey(("F4",), translate("Counter", "办结")),
                FooterKey(("F5",), translate("Counter", "爽约")),
                FooterKey(("F6",), translate("Counter", "现场取号")),
                FooterKey(("Ctrl", "Z"), translate("Counter", "撤销标记")),
                FooterKey(("F1",), translate("Counter", "全部按键")),
            ]
        )
        self.head.retranslate()
        self.panel.retranslate()
        self._fit_columns()
        if self._day is not None:
            self.show_day(self._day)
        else:
            self._tell_empty()
