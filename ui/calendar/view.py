"""The calendar's screen. It shows a board and reports what the person wants; it asks nobody and writes nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from casework.reservations import LARGEST_CAPACITY
from ui.calendar.draft_bar import DraftBar
from ui.calendar.grid import CalendarGrid, Place, Tool
from ui.calendar.keys import PEOPLE, SHAPING, calendar_actions, name_actions
from ui.calendar.legend import Legend
from ui.calendar.panel import NARROW, WIDE, SidePanel
from ui.calendar.popover import CapacityCard
from ui.calendar.shown import Board, Heat, Span, State
from ui.calendar.strip import WeekStrip
from ui.calendar.words import HEATS, SPANS, said
from ui.parts.action_button import ActionButton
from ui.parts.banner import Banner
from ui.parts.busy_line import BusyLine
from ui.parts.empty_state import EmptyState
from ui.parts.key_footer import FooterKey, KeyFooter
from ui.parts.label import Label
from ui.parts.segments import Segment, Segments
from ui.parts.surface import Surface

ROOMY = 1500
"""From this width on the panel is wide and every legend fits."""
SPAN_KEYS = ("Ctrl+1", "Ctrl+2", "Ctrl+3")
TOOLS = {"select": Tool.SELECT, "brush": Tool.BRUSH, "closeBrush": Tool.CLOSE}
HERE = frozenset({"strip", "panel", "select", "brush", "closeBrush", "heat"})
"""What the view does by itself."""


class CalendarView(QWidget):
    """`act_requested` carries the name of an act (see keys.py); places are (row, column) of the board."""

    act_requested = Signal(str)
    day_chosen = Signal(object)
    span_chosen = Signal(object)
    site_chosen = Signal(str)
    counter_chosen = Signal(str)
    selection_changed = Signal()
    capacity_set = Signal(object, int)  # places, total of each cell
    cells_opened = Signal(object, int, object, object)  # places, total, applicants' share, kind
    cells_painted = Signal(object, int)
    cells_closed = Signal(object)
    person_dropped = Signal(str, int, int)
    column_copied = Signal(int, int)
    history_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar")
        self.may_shape = True
        self._is_opening = False
        self.grid = CalendarGrid()
        self.strip, self.panel, self.draft_bar = WeekStrip(), SidePanel(), DraftBar()
        self.banner, self.busy, self.footer, self.legend = Banner(), BusyLine(), KeyFooter(), Legend()
        self.card = CapacityCard(self.grid)
        self._build()
        self.actions_by_name = calendar_actions(self, self.grid, self._act, self._act_on_grid)
        self._follow_actions()
        self._connect()
        self.setFocusProxy(self.grid)
        self.tools.mark("select")
        self.heats.mark(Heat.BOOKED.value)
        self.spans.mark(Span.WEEK.value)
        self.retranslate()

    # building

    def _build(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.strip)
        self._empty = EmptyState()
        ground = Surface("surface")
        QVBoxLayout(ground).addWidget(self._empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(ground)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.draft_bar)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(middle, 1)
        row.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._top())
        column.addWidget(self._tool_row())
        column.addWidget(self.busy)
        column.addLayout(row, 1)
        column.addWidget(self.footer)

    def _top(self) -> QWidget:
        top = Surface("surface")
        top.setFixedHeight(56)
        self._title = Label(role="page", bold=True)
        self._range, self._week = Label(role="title", bold=True), Label(role="secondary", tint="text2")
        self._range.setObjectName("calendarRange")
        self.before, self.today, self.after = (
            ActionButton(icon="chevron-left"),
            ActionButton(),
            ActionButton(icon="chevron-right"),
        )
        self.spans = Segments()
        self.spans.setObjectName("calendarSpans")
        self.sites, self.counters = QComboBox(), QComboBox()
        self.sites.setObjectName("calendarSites")
        self.counters.setObjectName("calendarCounters")
        for box, wide in ((self.sites, 150), (self.counters, 140)):
            box.setMinimumWidth(wide)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.more = ActionButton(icon="more", kind="quiet")
        self.more.setObjectName("calendarMore")
        row = QHBoxLayout(top)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addSpacing(12)
        for button in (self.before, self.today, self.after):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self._range)
        row.addSpacing(4)
        row.addWidget(self._week)
        row.addStretch(1)
        row.addWidget(self.spans)
        row.addSpacing(4)
        for widget in (self.sites, self.counters, self.more):
            row.addWidget(widget)
        return top

    def _tool_row(self) -> QWidget:
        bar = Surface("surface", "b")
        bar.setFixedHeight(44)
        self.tools, self.heats = Segments(), Segments()
        self.tools.setObjectName("calendarTools")
        self.heats.setObjectName("calendarHeats")
        self.brush = QSpinBox()
        self.brush.setObjectName("brushCapacity")
        self.brush.setRange(0, LARGEST_CAPACITY)
        self.brush.setValue(4)
        self.brush.setMinimumWidth(76)
        self.brush.hide()
        self.split = ActionButton(kind="plain")
        self.split.setObjectName("calendarSplit")
        self.light = ActionButton(icon="shield-check", kind="plain")
        self.light.setObjectName("invariantLight")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 16, 4)
        row.setSpacing(8)
        for widget in (self.tools, self.brush, self.heats, self.split, self.light):
            row.addWidget(widget)
        row.addWidget(self.legend, 1)
        return bar

    def _follow_actions(self) -> None:
        act = self.actions_by_name
        act["split"].setCheckable(True)
        for button, name, is_worded in (
            (self.before, "before", False),
            (self.today, "today", True),
            (self.after, "after", False),
            (self.split, "split", True),
            (self.light, "audit", False),
            (self.draft_bar.discard, "discard", True),
            (self.draft_bar.apply, "apply", True),
            (self.draft_bar.preview, "preview", True),
        ):
            button.follow(act[name], is_worded)
        self.panel.follow(act["close"], act["book"], act["find"])

    def _connect(self) -> None:
        grid, panel, card = self.grid, self.panel, self.card
        grid.selection_changed.connect(self.selection_changed)
        grid.focus_moved.connect(lambda *_: self.selection_changed.emit())
        grid.opened.connect(lambda: self._act_on_grid("enter"))
        grid.painted.connect(self._painted)
        grid.erased.connect(lambda places: self.cells_painted.emit(places, 0))
        grid.dragged.connect(self._dragged)
        grid.person_dropped.connect(self.person_dropped)
        grid.column_copied.connect(self.column_copied)
        grid.edge_passed.connect(lambda way: self.act_requested.emit("after" if way > 0 else "before"))
        grid.typed.connect(self._typed)
        card.committed.connect(self._commit)
        card.dismissed.connect(grid.setFocus)
        panel.capacity_set.connect(lambda value: self.capacity_set.emit(self.places(), value))
        panel.left.connect(grid.setFocus)
        panel.history_wanted.connect(self.history_wanted)
        self.strip.chosen.connect(self.day_chosen)
        self.spans.chosen.connect(lambda code: self.span_chosen.emit(Span(code)))
        self.tools.chosen.connect(lambda code: self._use_tool(code))
        self.heats.chosen.connect(lambda code: self._use_heat(Heat(code)))
        self.sites.activated.connect(lambda _: self.site_chosen.emit(str(self.sites.currentData() or "")))
        self.counters.activated.connect(lambda _: self.counter_chosen.emit(str(self.counters.currentData() or "")))
        self.more.clicked.connect(self._open_menu)
        self.banner.acted.connect(lambda code: self.act_requested.emit(code))
        self._empty.acted.connect(lambda: self.act_requested.emit("add_site"))

    # what is shown

    def set_shaping(self, may_shape: bool) -> None:
        """Whether this person may change what is offered; others see it and book people into it."""
        self.may_shape = may_shape
        for name in SHAPING:
            self.actions_by_name[name].setEnabled(may_shape)
            self.actions_by_name[name].setVisible(may_shape)
        self.tools.setVisible(may_shape)
        self.panel.set_shaping(may_shape)

    def show_board(self, board: Board, *, is_flashing: bool = False) -> None:
        """The board; see `CalendarGrid.show_board`."""
        self._stack.setCurrentIndex(0)
        self.panel.show()
        self.grid.show_board(board, is_flashing=is_flashing)

    def show_nothing(self) -> None:
        """The office has no site yet."""
        text = self.tr("先建立服务大厅和窗口，再按周模板开放时段。")
        action = self.tr("新建服务大厅") if self.may_shape else ""
        self._empty.show_words("calendar", self.tr("还没有服务大厅"), text, action)
        self._stack.setCurrentIndex(1)
        self.panel.hide()

    def show_title(self, span: Span, words: str, week: str) -> None:
        """What is shown, in words."""
        self._range.setText(words)
        self._week.setText(week)
        self.spans.mark(span.value)

    def show_sites(self, sites: Sequence[tuple[str, str]], chosen: str) -> None:
        """Sites as (id, name)."""
        _fill(self.sites, sites, chosen)
        self.sites.setVisible(bool(sites))

    def show_counters(self, counters: Sequence[tuple[str, str]], chosen: str) -> None:
        """Counters as (id, name); all of them together come first."""
        every = self.tr("全部窗口（{count}）").format(count=len(counters))
        _fill(self.counters, [("", every), *counters], chosen)
        self.counters.setVisible(bool(counters))

    def show_light(self, is_good: bool | None, words: str) -> None:
        """The light that says whether bookings and numbers agree; None: not looked yet."""
        self.light.set_icon_name("shield-check" if is_good is not False else "shield-alert")
        self.light.set_kind("plain" if is_good is None else "ok" if is_good else "bad")
        self.light.set_name(words)

    # selection

    def places(self) -> tuple[Place, ...]:
        """The selected places."""
        return tuple(sorted(self.grid.selection))

    def ask_capacity(self, title: str, capacity: int, *, is_opening: bool, typed: str = "") -> None:
        """Ask how many places, beside the selection."""
        self._is_opening = is_opening
        row, column = self.grid.focus
        rect = self.grid.plan.rect(row, column).translated(-self.grid.offset())
        corner = self.grid.viewport().geometry().topLeft()
        self.card.ask(QRect(rect.topLeft() + corner, rect.size()), title, capacity, is_opening=is_opening, typed=typed)

    def _commit(self, capacity: int, share: int | None, kind: object) -> None:
        if self._is_opening:
            self.cells_opened.emit(self.places(), capacity, share, kind)
        else:
            self.capacity_set.emit(self.places(), capacity)

    def _typed(self, digit: str) -> None:
        if self.may_shape and self.grid.board.span is not Span.MONTH:
            count = len(self.grid.selection)
            title = self.tr("{count} 格，每格的容量").format(count=count) if count > 1 else self.tr("容量")
            self.ask_capacity(title, 0, is_opening=False, typed=digit)

    def _dragged(self) -> None:
        """A drag over nothing but empty cells asks at once what to open."""
        board = self.grid.board
        cells = [board.cell(row, column) for row, column in self.grid.selection]
        is_empty = all(cell.state in (State.NONE, State.PROVISIONAL) and not cell.slots for cell in cells)
        if self.may_shape and board.span is not Span.MONTH and cells and is_empty:
            self.act_requested.emit("open")

    def _painted(self, places: tuple[Place, ...]) -> None:
        if self.grid.tool is Tool.CLOSE:
            self.cells_closed.emit(places)
        else:
            self.cells_painted.emit(places, self.brush.value())

    # acts

    def _act(self, name: str) -> None:
        if name not in HERE:
            self.act_requested.emit(name)
        elif name == "strip":
            self.strip.setFocus()
        elif name == "panel":
            self.panel.people.setFocus()
        elif name == "heat":
            order = list(Heat)
            self._use_heat(order[(order.index(self.grid.heat) + 1) % len(order)])
        else:
            self._use_tool(name)

    def _act_on_grid(self, name: str) -> None:
        match name:
            case "column":
                self.grid.select_column()
            case "row":
                self.grid.select_row()
            case "peek":
                self.grid.peek()
            case "leave":
                self.act_requested.emit("leave")
                self._use_tool("select")
                self.grid.set_focus(self.grid.focus)
            case "enter" if self.grid.board.span is Span.MONTH:
                self.act_requested.emit("open_day")
            case _:
                self.panel.people.setFocus()
                if not self.panel.people.currentIndex().isValid():
                    self.panel.people.setCurrentIndex(self.panel.people.people.index(0))

    def _use_tool(self, code: str) -> None:
        self.grid.tool = TOOLS[code]
        self.tools.mark(code)
        self.brush.setVisible(code == "brush")
        shape = Qt.CursorShape.ArrowCursor if code == "select" else Qt.CursorShape.CrossCursor
        self.grid.viewport().setCursor(shape)

    def _use_heat(self, heat: Heat) -> None:
        self.heats.mark(heat.value)
        self.legend.show_heat(heat)
        self.grid.show_heat(heat)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in (("templates", "holidays", "rules"), ("numbers", "changes", "audit"), ("refresh",)):
            for name in group:
                if self.actions_by_name[name].isVisible():
                    menu.addAction(self.actions_by_name[name])
            menu.addSeparator()
        if self.may_shape:
            for code, words in (("add_site", self.tr("新建服务大厅")), ("add_counter", self.tr("新建窗口"))):
                menu.addAction(words).triggered.connect(lambda _=False, code=code: self.act_requested.emit(code))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.grid.tool is not Tool.SELECT or not self.grid.geometry().contains(
            self.mapFromGlobal(event.globalPos())
        ):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shaping = [name for name in ("open", "close", "reopen", "copy", "allow") if name in SHAPING]
        for name in (*shaping, "", *(name for name in ("book", "find", "paste") if name in PEOPLE)):
            if not name:
                menu.addSeparator()
            elif self.actions_by_name[name].isVisible():
                menu.addAction(self.actions_by_name[name])
        menu.popup(event.globalPos())

    # size and words

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setFixedWidth(WIDE if self.width() >= ROOMY else NARROW)

    def sizeHint(self) -> QSize:
        return QSize(1300, 760)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        name_actions(self.actions_by_name)
        for button in (self.before, self.after, self.light):
            button.set_key("")  # no room for their caps: the key sheet lists them
        self._title.setText(self.tr("预约"))
        self.grid.setAccessibleName(self.tr("预约日历"))
        self.spans.set_choices(
            [Segment(span.value, said(SPANS[span]), "", key, False) for span, key in zip(Span, SPAN_KEYS, strict=True)]
        )
        self.tools.set_choices(
            (
                Segment("select", self.tr("选择"), "scan", "V"),
                Segment("brush", self.tr("画容量"), "pencil", "B"),
                Segment("closeBrush", self.tr("画停约"), "ban", "K"),
            )
        )
        self.heats.set_choices([Segment(heat.value, said(HEATS[heat][0])) for heat in Heat])
        self.brush.setAccessibleName(self.tr("画容量"))
        self.sites.setAccessibleName(self.tr("服务大厅"))
        self.counters.setAccessibleName(self.tr("窗口"))
        self.more.set_name(self.tr("更多"))
        self.footer.set_keys(
            [
                FooterKey(("←", "↑", "↓", "→"), self.tr("移动")),
                FooterKey(("Shift+↑↓",), self.tr("选区")),
                FooterKey(("0–9",), self.tr("容量")),
                FooterKey(("[", "]"), self.tr("增减")),
                FooterKey(("O",), self.tr("开放")),
                FooterKey(("X",), self.tr("停约")),
                FooterKey(("Ctrl+Z",), self.tr("撤销")),
                FooterKey(("?",), self.tr("全部按键")),
            ]
        )
        self.legend.retranslate()
        self.card.retranslate()
        self.panel.retranslate()
        self.grid.repaint_all()


def _fill(box: QComboBox, choices: Sequence[tuple[str, str]], chosen: str) -> None:
    box.blockSignals(True)
    box.clear()
    for code, words in choices:
        box.addItem(words, code)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(False)
