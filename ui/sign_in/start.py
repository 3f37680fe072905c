"""What is shown before anybody can sign in: how far the office's opening has come, or why it can't be opened."""

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.parts.action_button import ActionButton
from ui.parts.busy_line import BusyLine
from ui.parts.label import Label
from ui.rail import paint_logo
from ui.sign_in.fields import Canvas, Card, ProblemLine
from ui.theme import tokens

CARD_WIDTH = 460


class Logo(QWidget):
    """The product's mark."""

    def __init__(self, size: int = 48, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_logo(QPainter(self), QRect(0, 0, self.width(), self.height()), tokens().accent, tokens().on_accent)


class CardPage(Canvas):
    """One card of a fixed width in the middle; `column` holds what a page puts into it."""

    def __init__(self, width: int = CARD_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = width
        self.card = Card(self)
        self.column = QVBoxLayout(self.card)
        self.column.setContentsMargins(40, 36, 40, 32)
        self.column.setSpacing(0)
        self.title = Label(role="page", bold=True)
        self.title.setWordWrap(True)
        self.text = Label(role="secondary", tint="text2")
        self.text.setWordWrap(True)
        self.column.addWidget(Logo())
        self.column.addSpacing(20)
        self.column.addWidget(self.title)
        self.column.addSpacing(6)
        self.column.addWidget(self.text)

    def fit(self) -> None:
        """Give the card the height its content needs and put it into the middle."""
        self.card.setFixedWidth(self._width)
        self.column.activate()
        height = self.column.heightForWidth(self._width)
        self.card.setFixedHeight(max(height, self.card.minimumSizeHint().height()))
        self.card.move((self.width() - self._width) // 2, max(16, (self.height() - self.card.height()) // 2 - 8))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language in force."""


class StartView(CardPage):
    """Progress of the opening, or what is in its way with Retry and Quit."""

    retry_requested = Signal()
    quit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("start")
        self._is_demo = self._has_steps = False
        self._bar = QProgressBar()
        self._bar.setObjectName("startProgress")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1)
        self._busy = BusyLine()
        self._busy.set_busy(True)
        self._step = Label(role="caption", tint="text3")
        self._problem = ProblemLine()
        self._problem.setObjectName("startProblem")
        self._retry = ActionButton(kind="loud", key="Enter")
        self._retry.setObjectName("startRetry")
        self._retry.clicked.connect(self.retry_requested)
        self._quit = ActionButton(kind="quiet")
        self._quit.setObjectName("startQuit")
        self._quit.clicked.connect(self.quit_requested)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._retry)
        row.addWidget(self._quit)
        row.addStretch(1)
        self.column.addSpacing(24)
        self.column.addWidget(self._busy)
        self.column.addWidget(self._bar)
        self.column.addSpacing(8)
        self.column.addWidget(self._step)
        self.column.addWidget(self._problem)
        self.column.addSpacing(12)
        self.column.addLayout(row)
        self._show(is_problem=False)
        self.retranslate()

    def _show(self, *, is_problem: bool) -> None:
        for part in (self._bar, self._step):
            part.setVisible(not is_problem and self._has_steps)
        self._busy.setVisible(not is_problem and not self._has_steps)
        for answer in (self._problem, self._retry, self._quit):
            answer.setVisible(is_problem)
        self.fit()

    def show_progress(self, done: int, total: int, *, is_demo: bool) -> None:
        """Steps done of all; a total of 0 means that nobody knows how many there are."""
        self._is_demo = is_demo
        self._has_steps = total > 0
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._step.setText(f"{done} / {total}" if total else "")
        self.retranslate()
        self._show(is_problem=False)

    def show_problem(self, text: str) -> None:
        """Say what is in the way."""
        self._problem.say(text)
        self._show(is_problem=True)
        self._retry.setFocus()

    @property
    def problem(self) -> str:
        """What is in the way; empty while all is well."""
        return self._problem.text if self._problem.isVisibleTo(self) else ""

    def retranslate(self) -> None:
        self.title.setText(self.tr("居证台"))
        making = self.tr("正在制作演示用的证件和案件，只在第一次启动时需要。")
        self.text.setText(making if self._is_demo else self.tr("正在打开办公数据…"))
        self._bar.setAccessibleName(self.text.text())
        self._retry.setText(self.tr("重试"))
        self._quit.setText(self.tr("退出"))
        self.fit()
