"""The queues on the left: mine, the team's, and one's own saved filters, each with its size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from casework.cases import COUNT_AT_MOST, FilterCount, Queue, SavedFilter
from ui.icons import paint_icon
from ui.inbox.today import TodayFigures
from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.painting import LEFT, RIGHT, draw_text, fill_round, focus_ring
from ui.parts.quick_scroll import make_quick
from ui.theme import RADIUS, ROW, color, font, theme_signals, tokens
from ui.words import count_words, translate

WIDTH, NARROW = 208, 176  # the second where the window is narrow

GROUPS: tuple[tuple[str, tuple[tuple[Queue, str, str], ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Inbox", "我的工作"),
        (
            (Queue.MINE, "inbox", QT_TRANSLATE_NOOP("Inbox", "我的待审")),
            (Queue.DUE_TODAY, "clock", QT_TRANSLATE_NOOP("Inbox", "今天到期")),
            (Queue.OVERDUE, "triangle-alert", QT_TRANSLATE_NOOP("Inbox", "已逾期")),
            (Queue.RETURNED, "corner-up-left", QT_TRANSLATE_NOOP("Inbox", "申请人已补交")),
            (Queue.ON_HOLD, "pause", QT_TRANSLATE_NOOP("Inbox", "挂起")),
            (Queue.SUPERVISOR_TASKS, "shield-alert", QT_TRANSLATE_NOOP("Inbox", "主管待办")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Inbox", "全组"),
        (
            (Queue.UNASSIGNED, "users", QT_TRANSLATE_NOOP("Inbox", "未分配")),
            (Queue.IN_REVIEW, "folder", QT_TRANSLATE_NOOP("Inbox", "全部在审")),
            (Queue.WAITING, "hourglass", QT_TRANSLATE_NOOP("Inbox", "等待申请人")),
            (Queue.PASSED, "check", QT_TRANSLATE_NOOP("Inbox", "已过预审")),
            (Queue.ALL, "archive", QT_TRANSLATE_NOOP("Inbox", "全部案件")),
        ),
    ),
)
TINTS: Mapping[Queue, str] = {Queue.DUE_TODAY: "warn", Queue.OVERDUE: "bad", Queue.SUPERVISOR_TASKS: "bad"}


def queue_word(queue: Queue) -> str:
    """A queue's name."""
    for _, entries in GROUPS:
        for code, _, word in entries:
            if code is queue:
                return translate("Inbox", word)
    return queue.value


@dataclass(slots=True)
class _Line:
    kind: str  # head, queue, saved
    code: str
    glyph: str
    word: str
    rect: QRect


class QueueList(QWidget):
    """Painted list of queues; Up and Down move in it, Enter and clicks choose."""

    queue_chosen = Signal(object)
    filter_chosen = Signal(str)
    filter_removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queues")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._counts: dict[Queue, int] = {}
        self._saved: tuple[SavedFilter, ...] = ()
        self._found: dict[str, FilterCount] = {}
        self._chosen = Queue.MINE.value
        self._hover = ""
        self._lines: list[_Line] = []
        theme_signals().changed.connect(self.update)
        self._build()

    def show_counts(self, counts: Mapping[Queue, int]) -> None:
        """Sizes of the queues; those without a size are not shown."""
        is_same = set(counts) == set(self._counts)
        self._counts = dict(counts)
        if not is_same:
            self._build()
        self.update()

    def show_saved(self, saved: Sequence[SavedFilter]) -> None:
        """One's own filters."""
        self._saved = tuple(saved)
        self._build()

    def show_found(self, counts: Sequence[FilterCount]) -> None:
        """Sizes of one's own filters."""
        self._found = {count.filter_id: count for count in counts}
        self.update()

    def mark(self, code: str) -> None:
        """Which queue or saved filter is shown."""
        self._chosen = code
        self.update()

    def count(self, queue: Queue) -> int:
        """A queue's size."""
        return self._counts.get(queue, 0)

    def _build(self) -> None:
        self._lines, y = [], 12
        groups = [
            (
                head,
                [
                    ("queue", code.value, glyph, translate("Inbox", word))
                    for code, glyph, word in entries
                    if not self._counts or code in self._counts
                ],
            )
            for head, entries in GROUPS
        ]
        if self._saved:
            saved = [("saved", entry.id, "bookmark", entry.name) for entry in self._saved]
            groups.append((QT_TRANSLATE_NOOP("Inbox", "保存的筛选"), saved))
        for head, entries in groups:
            self._lines.append(_Line("head", "", "", translate("Inbox", head), QRect(8, y, 0, 30)))
            y += 34
            for kind, code, glyph, word in entries:
                self._lines.append(_Line(kind, code, glyph, word, QRect(8, y, 0, ROW["queue"] - 2)))
                y += ROW["queue"]
            y += 8
        self.setMinimumHeight(y)
        self._stretch()
        self.setAccessibleName(translate("Inbox", "队列"))
        self.update()

    def _stretch(self) -> None:
        for line in self._lines:
            line.rect.setWidth(self.width() - 16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 480)

    def current_rect(self) -> QRect:
        """Where the queue chosen is painted."""
        return next((line.rect for line in self._lines if line.code == self._chosen), QRect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._build()

    # choosing

    def _line_at(self, x: float, y: float) -> _Line | None:
        found = (line for line in self._lines if line.kind != "head" and line.rect.contains(int(x), int(y)))
        return next(found, None)

    def _choose(self, line: _Line) -> None:
        self.mark(line.code)
        if line.kind == "queue":
            self.queue_chosen.emit(Queue(line.code))
        else:
            self.filter_chosen.emit(line.code)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self._line_at(event.position().x(), event.position().y())
        if line is not None:
            self._choose(line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        line = self._line_at(event.position().x(), event.position().y())
        self._hover = line.code if line else ""
        self.setCursor(Qt.CursorShape.PointingHandCursor if line else Qt.CursorShape.ArrowCursor)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = ""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        lines = [line for line in self._lines if line.kind != "head"]
        place = next((i for i, line in enumerate(lines) if line.code == self._chosen), 0)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and lines:
            self._choose(lines[min(max(place + step, 0), len(lines) - 1)])
        elif event.key() == Qt.Key.Key_Delete and lines and lines[place].kind == "saved":
            self.filter_removed.emit(lines[place].code)
        else:
            super().keyPressEvent(event)

    def _size_words(self, line: _Line) -> str:
        """How many cases a line leads to; nothing while that is unknown."""
        if line.kind == "queue":
            queue = Queue(line.code)
            return count_words(self._counts[queue]) if queue in self._counts else ""
        found = self._found.get(line.code)
        if found is None:
            return ""
        return f"{found.count}+" if found.is_more and found.count <= COUNT_AT_MOST else count_words(found.count)

    # paint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        painter.fillRect(self.rect(), color(now.canvas))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), color(now.line))
        for line in self._lines:
            if line.kind == "head":
                draw_text(painter, line.rect.adjusted(12, 0, 0, 0), line.word, font("caption"), now.text2)
            else:
                self._paint_line(painter, line)

    def _paint_line(self, painter: QPainter, line: _Line) -> None:
        now, rect = tokens(), line.rect
        is_chosen = line.code == self._chosen
        if is_chosen or line.code == self._hover:
            fill_round(painter, rect, RADIUS["control"], now.accent_tint if is_chosen else now.hover)
        if is_chosen and self.hasFocus():
            focus_ring(painter, rect, RADIUS["control"])
        queue = Queue(line.code) if line.kind == "queue" else None
        count = self._counts.get(queue, 0) if queue is not None else 0
        tint = TINTS.get(queue) if queue is not None and count else None
        value = now.accent_text if is_chosen else now.text
        paint_icon(
            painter,
            QRect(rect.x() + 12, rect.center().y() - 7, 16, 16),
            line.glyph,
            getattr(now, tint) if tint else now.text2 if not is_chosen else value,
        )
        number = self._size_words(line)
        space = QRect(rect.right() - 60, rect.y(), 50, rect.height())
        strong = is_chosen or bool(tint)
        number_color = getattr(now, tint) if tint and not is_chosen else value if is_chosen else now.text2
        used = draw_text(painter, space, number, font("body", bold=strong), number_color, RIGHT)
        words = QRect(rect.x() + 38, rect.y(), rect.width() - 38 - used - 18, rect.height())
        draw_text(painter, words, line.word, font("body", bold=is_chosen), value, LEFT)


class QueuePane(QWidget):
    """The queues, which scroll where there are too many, and below them what was done today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.today = QueueList(), TodayFigures()
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.list)
        make_quick(self._area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self.today)
        self.list.queue_chosen.connect(self._show_chosen)
        self.list.filter_chosen.connect(self._show_chosen)
        self.set_narrow(False)

    def set_narrow(self, is_narrow: bool) -> None:
        """Take less room, or all."""
        self.setFixedWidth(NARROW if is_narrow else WIDTH)

    def _show_chosen(self) -> None:
        rect = self.list.current_rect()
        self._area.ensureVisible(0, rect.center().y(), 0, rect.height())
