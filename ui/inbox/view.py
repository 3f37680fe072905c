"""The inbox screen. It shows what it is given and reports what the person wants; it asks nobody."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QLocale, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from casework.cases import CaseFilter, CaseRow, Queue, SavedFilter, SortBy
from ui.icons import icon
from ui.inbox.columns import BY_CODE, COLUMNS, column_title
from ui.inbox.delegate import CasesDelegate
from ui.inbox.filters import FilterBar
from ui.inbox.model import CasesModel
from ui.inbox.queues import QueueList, queue_word
from ui.parts.action_button import ActionButton
from ui.parts.actions import add_action, name_action
from ui.parts.banner import Banner
from ui.parts.busy_line import BusyLine
from ui.parts.empty_state import EmptyState
from ui.parts.key_footer import FooterKey, KeyFooter
from ui.parts.label import Label
from ui.parts.surface import Surface
from ui.parts.table_view import TableView
from ui.words import count_words

SEARCH_AFTER_MS = 180


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
        self.model = CasesModel(self)
        self.model.rows_wanted.connect(self.rows_wanted)
        self.queues = QueueList()
        self.filters = FilterBar()
        self._queue_title = ""
        self._total = (0, False)
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
        self._stack.addWidget(self._table())
        self._empty = EmptyState()
        ground = Surface("surface")
        QVBoxLayout(ground).addWidget(self._empty)
        self._stack.addWidget(ground)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.queues)
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

    def _table(self) -> QWidget:
        self.table = TableView()
        self.table.setObjectName("cases")
        self.table.setModel(self.model)
        self.table.setItemDelegate(CasesDelegate(self.table))
        header = self.table.horizontalHeader()
        for section, column in enumerate(COLUMNS):
            header.resizeSection(section, column.width)
            header.setSectionHidden(section, not column.is_shown)
        header.setStretchLastSection(False)
        employer = next(section for section, column in enumerate(COLUMNS) if column.code == "employer")
        header.setSectionResizeMode(employer, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.setSectionsMovable(True)
        return self.table

    def _connect(self) -> None:
        self.queues.queue_chosen.connect(self.queue_chosen)
        self.queues.filter_chosen.connect(self.filter_chosen)
        self.queues.filter_removed.connect(self.filter_removed)
        self.filters.changed.connect(self.filter_changed)
        self.table.opened.connect(self._open)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.horizontalHeader().sectionMoved.connect(lambda *_: self.columns_changed.emit(self.columns()))
        self._typing = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._typing.timeout.connect(lambda: self.search_changed.emit(self.search.text().strip()))
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.search.returnPressed.connect(self.table.setFocus)
        self.banner.acted.connect(lambda _: self.retry_requested.emit())
        self._empty.acted.connect(self._clear_everything)
        self.columns_button.clicked.connect(self._choose_columns)
        self.setFocusProxy(self.table)

    def _add_keys(self) -> None:
        self._actions = {
            "next": add_action(self, "nextCaseAction", "N", self.next_requested.emit),
            "search": add_action(self, "focusSearch", ("/", "Ctrl+F"), self._focus_search),
            "assign": add_action(self, "assignCases", "A", self._assign),
            "open": add_action(self, "openCase", "", self._open_selected),
            "register": add_action(self, "registerCase", "Ctrl+N", self.register_requested.emit),
            "import": add_action(self, "importFolder", "Ctrl+I", self.import_requested.emit),
            "save": add_action(self, "saveFilter", "Ctrl+S", self.save_filter_requested.emit),
            "columns": add_action(self, "columns", "Ctrl+Shift+C", self._choose_columns),
            "refresh": add_action(self, "refresh", "F5", self.retry_requested.emit),
            "queues": add_action(self, "focusQueues", "G", self.queues.setFocus),
            "down": add_action(self, "rowDown", "J", lambda: self._move(1)),
            "up": add_action(self, "rowUp", "K", lambda: self._move(-1)),
            "leave": add_action(self, "leaveSearch", "Esc", self._leave_search),
        }
        self.register_button.follow(self._actions["register"])
        self.register_button.set_key("")
        self.import_button.follow(self._actions["import"])
        self.import_button.set_key("")
        self.next_button.follow(self._actions["next"])
        self.save_button.follow(self._actions["save"])
        self.save_button.set_key("")

    # what is shown

    def show_queue(self, queue: Queue, title: str = "", code: str = "") -> None:
        """Which queue or saved filter the table is about to show."""
        self._queue_title = title or queue_word(queue)
        self.queues.mark(code or queue.value)
        self._tell_title()

    def show_counts(self, counts: Mapping[Queue, int]) -> None:
        """Sizes of the queues."""
        self._counts = counts
        self.queues.show_counts(counts)
        self._tell_title()

    def show_cases(self, ids: Sequence[str], rows: Sequence[CaseRow], *, is_more: bool, is_narrowed: bool) -> None:
        """These cases; selection and scroll stay with what was selected."""
        selected, bar = self.selected_id(), self.table.verticalScrollBar()
        together = self.selected_ids()
        place_before = self.model.place_of(selected) if selected else -1
        scroll = bar.value()
        self.model.show_ids(ids, rows)
        self._total = (len(ids), is_more)
        self._tell_title()
        self._stack.setCurrentIndex(0 if ids else 1)
        if not ids:
            self._tell_empty(is_narrowed)
            return
        place = self.model.place_of(selected) if selected else -1
        if place < 0:
            place = min(max(place_before, 0), len(ids) - 1)
            self.table.setCurrentIndex(self.model.index(place, 0))
            bar.setValue(scroll if place_before >= 0 else 0)
            return
        self.table.setCurrentIndex(self.model.index(place, 0))
        self._select(together)
        bar.setValue(scroll + (place - place_before) * self.table.verticalHeader().defaultSectionSize())

    def _select(self, ids: Sequence[str]) -> None:
        """Select these cases again, where several were."""
        if len(ids) < 2:
            return
        chosen = QItemSelection()
        for place in sorted(place for id_ in ids if (place := self.model.place_of(id_)) >= 0):
            chosen.select(self.model.index(place, 0), self.model.index(place, 0))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().select(chosen, flags)

    def scroll_to_top(self) -> None:
        """Begin at the first case: another queue, another search."""
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.scrollToTop()

    def show_problem(self, text: str) -> None:
        """The cases could not be read; Retry is offered."""
        self.banner.show_message("bad", text, self.tr("重试"), "inbox", "F5")

    def show_columns(self, codes: Sequence[str]) -> None:
        """These columns in this order."""
        known = [code for code in codes if code in BY_CODE]
        if not known:
            return
        header = self.table.horizontalHeader()
        for section, column in enumerate(COLUMNS):
            header.setSectionHidden(section, column.code not in known)
        sections = {column.code: section for section, column in enumerate(COLUMNS)}
        for place, code in enumerate(known):
            header.moveSection(header.visualIndex(sections[code]), place)

    def columns(self) -> tuple[str, ...]:
        """The columns shown, in their order."""
        header = self.table.horizontalHeader()
        order = sorted(range(len(COLUMNS)), key=header.visualIndex)
        return tuple(COLUMNS[section].code for section in order if not header.isSectionHidden(section))

    def set_rights(self, *, may_review: bool, may_assign: bool) -> None:
        """Whether the person may take cases, and give several at once to others; the office refuses it all the same."""
        self.next_button.setEnabled(may_review)
        self._actions["assign"].setEnabled(may_assign)
        self._actions["assign"].setVisible(may_assign)
        mode = TableView.SelectionMode.ExtendedSelection if may_assign else TableView.SelectionMode.SingleSelection
        self.table.setSelectionMode(mode)

    def selected_ids(self) -> tuple[str, ...]:
        """All selected cases, from the top."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(id_ for row in rows if (id_ := self.model.id_at(row)) is not None)

    def selected_id(self) -> str | None:
        """The selected case."""
        index = self.table.currentIndex()
        return self.model.id_at(index.row()) if index.isValid() else None

    def show_saved(self, saved: Sequence[SavedFilter]) -> None:
        """One's own filters."""
        self.queues.show_saved(saved)

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
        ids = self.selected_ids()
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

    def _sort(self, section: int) -> None:
        column = COLUMNS[section]
        header = self.table.horizontalHeader()
        if column.sort is None:
            return
        is_same = header.property("sorted") == section
        order = header.sortIndicatorOrder() if is_same else Qt.SortOrder.AscendingOrder
        if is_same:
            order = (
                Qt.SortOrder.DescendingOrder if order is Qt.SortOrder.AscendingOrder else Qt.SortOrder.AscendingOrder
            )
        header.setProperty("sorted", section)
        header.setSortIndicator(section, order)
        self.sort_changed.emit(column.sort, order is Qt.SortOrder.DescendingOrder)

    def show_sort(self, sort: SortBy, *, is_descending: bool) -> None:
        """What the table is sorted by."""
        section = next(i for i, column in enumerate(COLUMNS) if column.sort is sort)
        header = self.table.horizontalHeader()
        header.setProperty("sorted", section)
        header.setSortIndicator(section, Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder)

    def _move(self, step: int) -> None:
        row = self.table.currentIndex().row() + step
        if 0 <= row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, 0))
            self.table.setFocus()

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
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        header = self.table.horizontalHeader()
        for section, column in enumerate(COLUMNS):
            action = QAction(column_title(column), menu, checkable=True)
            action.setChecked(not header.isSectionHidden(section))
            action.setEnabled(column.code not in ("case_no", "name"))
            action.triggered.connect(lambda is_on, section=section: self._show_column(section, is_on))
            menu.addAction(action)
        menu.popup(self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height() + 4)))

    def _show_column(self, section: int, is_on: bool) -> None:
        self.table.horizontalHeader().setSectionHidden(section, not is_on)
        self.columns_changed.emit(self.columns())

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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        is_english = QLocale().language() is QLocale.Language.English
        for section, column in enumerate(COLUMNS):
            if column.more_in_english:
                more = column.more_in_english if is_english else 0
                self.table.horizontalHeader().resizeSection(section, column.width + more)
        group = self.tr("待办")
        words = {
            "next": self.tr("下一件"),
            "search": self.tr("搜索"),
            "assign": self.tr("分配给审核员"),
            "open": self.tr("打开"),
            "register": self.tr("登记案件"),
            "import": self.tr("导入文件夹"),
            "save": self.tr("保存筛选"),
            "columns": self.tr("选择列"),
            "refresh": self.tr("刷新"),
            "queues": self.tr("选队列"),
            "down": self.tr("下移"),
            "up": self.tr("上移"),
            "leave": self.tr("离开搜索"),
        }
        for name, text in words.items():
            name_action(self._actions[name], text, group)
        for button in (self.register_button, self.import_button, self.save_button):
            button.set_key("")
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
