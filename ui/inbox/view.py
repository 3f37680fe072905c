"""The inbox screen. It shows what it is given and reports what the person wants; it asks nobody."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from casework.cases import CaseFilter, CaseRow, FilterCount, Queue, SavedFilter, Today
from ui.icons import icon
from ui.inbox.filters import FilterBar
from ui.inbox.keys import inbox_actions, name_actions
from ui.inbox.queues import QueuePane, queue_word
from ui.inbox.table import CasesTable
from ui.parts.action_button import ActionButton
from ui.parts.banner import Banner
from ui.parts.busy_line import BusyLine
from ui.parts.empty_state import EmptyState
from ui.parts.key_footer import FooterKey, KeyFooter
from ui.parts.label import Label
from ui.parts.surface import Surface
from ui.parts.table_view import TableView
from ui.words import clock, count_words

SEARCH_AFTER_MS = 180
WIDE_QUEUES_FROM, WIDE_TABLE_FROM = 1440, 1600


class InboxView(QWidget):
    """Queues, table, filters and search."""

    queue_chosen = Signal(object)
    filter_chosen = Signal(str)
    filter_removed = Signal(str)
    filter_changed = Signal(object)
    search_changed = Signal(str)
    sort_changed = Signal(object, bool)
    rows_wanted = Signal(object)
    case_opened = Signal(str)
    next_requested = Signal()
    assign_requested = Signal(object)  # ids
    register_requested = Signal()
    import_requested = Signal()
    save_filter_requested = Signal()
    columns_changed = Signal(object)
    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inbox")
        self.table = CasesTable()
        self.model = self.table.cases
        self.model.rows_wanted.connect(self.rows_wanted)
        self._pane = QueuePane()
        self.queues = self._pane.list
        self.filters = FilterBar()
        self._queue_title = ""
        self._total = (0, False)
        self._is_wide = True
        self._counts: Mapping[Queue, int] = {}
        self._build()
        self._connect()
        self._add_keys()
        self.retranslate()

    # building

    def _build(self) -> None:
        self.banner = Banner()
        self.busy = BusyLine()
        self.footer = KeyFooter()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.banner)
        right.addWidget(self._head())
        right.addWidget(self.busy)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._empty = EmptyState()
        ground = Surface("surface")
        QVBoxLayout(ground).addWidget(self._empty)
        self._stack.addWidget(ground)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pane)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.footer)

    def _head(self) -> QWidget:
        head = Surface("surface")
        self._title = Label(role="page", bold=True)
        self._title.setObjectName("queueTitle")
        self._summary = Label(role="secondary", tint="text2")
        self._summary.setObjectName("queueSummary")
        self.register_button = ActionButton(icon="plus")
        self.import_button = ActionButton(icon="folder-input")
        self.next_button = ActionButton(kind="loud")
        self.next_button.setObjectName("nextCase")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title)
        top.addSpacing(8)
        top.addWidget(self._summary)
        top.addStretch(1)
        for button in (self.register_button, self.import_button, self.next_button):
            top.addWidget(button)
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(300)
        self.search.setMaximumWidth(320)
        self._magnifier = QAction(icon("search"), "", self.search)
        self.search.addAction(self._magnifier, QLineEdit.ActionPosition.LeadingPosition)
        self.save_button = ActionButton(icon="bookmark", kind="plain")
        self.columns_button = ActionButton(icon="columns-3", kind="quiet")
        self.columns_button.setObjectName("chooseColumns")
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.search)
        below.addWidget(self.filters, 1)
        below.addWidget(self.save_button)
        below.addWidget(self.columns_button)
        column = QVBoxLayout(head)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(below)
        return head

    def _connect(self) -> None:
        self.queues.queue_chosen.connect(self.queue_chosen)
        self.queues.filter_chosen.connect(self.filter_chosen)
        self.queues.filter_removed.connect(self.filter_removed)
        self.filters.changed.connect(self.filter_changed)
        self.table.opened.connect(self._open)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.table.sort_changed.connect(self.sort_changed)
        self.table.columns_changed.connect(self.columns_changed)
        self._typing = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._typing.timeout.connect(lambda: self.search_changed.emit(self.search.text().strip()))
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.search.returnPressed.connect(self.table.setFocus)
        self.banner.acted.connect(lambda _: self.retry_requested.emit())
        self._empty.acted.connect(self._clear_everything)
        self.columns_button.clicked.connect(self._choose_columns)
        self.setFocusProxy(self.table)

    def _add_keys(self) -> None:
        handlers: dict[str, Callable[[], object]] = {
            "next": self.next_requested.emit,
            "open": self._open_selected,
            "search": self._focus_search,
            "assign": self._assign,
            "register": self.register_requested.emit,
            "import": self.import_requested.emit,
            "save": self.save_filter_requested.emit,
            "columns": self._choose_columns,
            "refresh": self.retry_requested.emit,
            "queues": self.queues.setFocus,
            "down": lambda: self.table.move_by(1),
            "up": lambda: self.table.move_by(-1),
            "leave": self._leave_search,
        }
        self._actions = inbox_actions(self, handlers)
        self.register_button.follow(self._actions["register"])
        self.register_button.hide_cap()
        self.import_button.follow(self._actions["import"])
        self.import_button.hide_cap()
        self.next_button.follow(self._actions["next"])
        self.save_button.follow(self._actions["save"])
        self.save_button.hide_cap()

    # what is shown

    def show_queue(self, queue: Queue, title: str = "", code: str = "") -> None:
        """Which queue or saved filter the table is about to show."""
        self._queue_title = title or queue_word(queue)
        self.queues.mark(code or queue.value)
        self._tell_title()

    def show_figures(self, today: Today, at: datetime) -> None:
        """What was done today and who else is at work, as of `at`."""
        self._pane.today.show_today(today)
        parts = [self.tr("已同步 {at}").format(at=clock(at))]
        if today.colleagues:
            parts.append(self.tr("{count} 位同事在办").format(count=today.colleagues))
        self.footer.set_status(" · ".join(parts))

    def show_counts(self, counts: Mapping[Queue, int]) -> None:
        """Sizes of the queues."""
        self._counts = counts
        self.queues.show_counts(counts)
        self._tell_title()

    def show_cases(self, ids: Sequence[str], rows: Sequence[CaseRow], *, is_more: bool, is_narrowed: bool) -> None:
        """These cases; selection and scroll stay with what was selected."""
        self._total = (len(ids), is_more)
        self._tell_title()
        self.table.show_cases(ids, rows)
        self._stack.setCurrentIndex(0 if ids else 1)
        if not ids:
            self._tell_empty(is_narrowed)

    def show_problem(self, text: str) -> None:
        """The cases could not be read; Retry is offered."""
        self.banner.show_message("bad", text, self.tr("重试"), "inbox", "F5")

    def set_rights(self, *, may_review: bool, may_assign: bool) -> None:
        """Whether the person may take cases, and give several at once to others; the office refuses it all the same."""
        self.next_button.setEnabled(may_review)
        self._actions["assign"].setEnabled(may_assign)
        self._actions["assign"].setVisible(may_assign)
        mode = TableView.SelectionMode.ExtendedSelection if may_assign else TableView.SelectionMode.SingleSelection
        self.table.setSelectionMode(mode)

    def show_saved(self, saved: Sequence[SavedFilter]) -> None:
        """One's own filters."""
        self.queues.show_saved(saved)

    def show_found(self, counts: Sequence[FilterCount]) -> None:
        """How many cases one's own filters find."""
        self.queues.show_found(counts)

    def show_names(self, districts: Mapping[str, str], reviewers: Mapping[str, str]) -> None:
        """Names of districts and reviewers by code, for the filters and the table."""
        self.model.set_districts(districts)
        self.filters.set_names(districts, reviewers)

    def show_filter(self, shown: CaseFilter, search: str) -> None:
        """Filter and search as they are now."""
        self.filters.show_filter(shown)
        if self.search.text().strip() != search:
            self.search.blockSignals(True)
            self.search.setText(search)
            self.search.blockSignals(False)

    # intentions

    def _open(self, index: QModelIndex) -> None:
        case_id = self.model.id_at(index.row())
        if case_id is not None:
            self.case_opened.emit(case_id)

    def _open_selected(self) -> None:
        self._open(self.table.currentIndex())

    def _assign(self) -> None:
        ids = self.table.selected_ids()
        if ids:
            self.assign_requested.emit(ids)

    def _open_menu(self, place: QPoint) -> None:
        if not self.table.indexAt(place).isValid():
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self._actions["open"])
        if self._actions["assign"].isVisible():
            menu.addAction(self._actions["assign"])
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _leave_search(self) -> None:
        if self.search.hasFocus() and self.search.text():
            self.search.clear()
        self.table.setFocus()

    def _clear_everything(self) -> None:
        self.search.clear()
        self.filters.show_filter(CaseFilter())
        self.filter_changed.emit(CaseFilter())

    def _choose_columns(self) -> None:
        self.table.choose_columns(self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height() + 4)))

    # words

    def _tell_title(self) -> None:
        self._title.setText(self._queue_title)
        count, is_more = self._total
        parts = [self.tr("{count} 件").format(count=f"{count}+" if is_more else str(count))]
        if is_more:
            parts.append(self.tr("请缩小范围"))
        for queue, text in (
            (Queue.OVERDUE, self.tr("{count} 件逾期")),
            (Queue.DUE_TODAY, self.tr("{count} 件今天到期")),
        ):
            if self._counts.get(queue):
                parts.append(text.format(count=count_words(self._counts[queue])))
        self._summary.setText(" · ".join(parts))

    def _tell_empty(self, is_narrowed: bool) -> None:
        if is_narrowed:
            title, text = self.tr("没有符合条件的案件"), self.tr("换个词，或清除筛选再看。")
            self._empty.show_words("search", title, text, self.tr("清除筛选"))
        else:
            title, text = self.tr("这里没有案件"), self.tr("按 N 取下一件，或在左侧换个队列。")
            self._empty.show_words("inbox", title, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.window().width()
        is_wide = width >= WIDE_QUEUES_FROM
        if is_wide is not self._is_wide:
            self._is_wide = is_wide
            self._pane.set_narrow(not is_wide)
            self.table.fit(is_wide=is_wide)
        self.table.show_spare("updated", is_shown=width >= WIDE_TABLE_FROM)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.table.fit(is_wide=self._is_wide)
        name_actions(self._actions)
        self.columns_button.set_name(self.tr("选择列"))
        self.search.setPlaceholderText(self.tr("姓名、编号、手机、证件号后四位、单位"))
        self.search.setAccessibleName(self.tr("搜索"))
        self.table.setAccessibleName(self.tr("案件"))
        self.footer.set_keys(
            [
                FooterKey(("J", "K"), self.tr("上下移动")),
                FooterKey(("Enter",), self.tr("打开")),
                FooterKey(("N",), self.tr("取下一件")),
                FooterKey(("/",), self.tr("搜索")),
                FooterKey(("G",), self.tr("选队列")),
                FooterKey(("?",), self.tr("全部按键")),
            ]
        )
        self.filters.retranslate()
        self._tell_title()
