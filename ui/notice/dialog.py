"""The notice in a phone: looked at before it is sent, and afterwards with what became of it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from casework.notices import Notice, SentNotice
from casework.regions import Region
from ui.notice.page import PAPER, WIDTH, NoticePage
from ui.parts.action_button import ActionButton, Kind
from ui.parts.actions import add_action, name_action
from ui.parts.dialog import Dialog
from ui.parts.label import Label
from ui.parts.painting import fill_round
from ui.theme import tokens
from ui.words import OTHER_LANGUAGE, moment, translate

FRAME = 12


class NoticeView(QWidget):
    """The page itself, exactly 390 px wide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: NoticePage | None = None
        self._crops: Mapping[Region, QImage] = {}
        self.setFixedWidth(int(WIDTH))

    def show_notice(self, notice: Notice, language: str) -> None:
        """Show a notice in `zh` or `en`."""
        self._page = NoticePage(notice, language, self._crops)
        self.setFixedHeight(int(self._page.size.height()))
        self.setAccessibleName(self._page.plain_text())
        self.update()

    def show_crops(self, crops: Mapping[Region, QImage]) -> None:
        """The places the notice points to, cut out of their pages; their room was kept."""
        self._crops = crops
        if self._page is not None:
            self._page.crops = crops
            self.update()

    @property
    def page(self) -> NoticePage | None:
        """What is painted."""
        return self._page

    def sizeHint(self) -> QSize:
        return QSize(int(WIDTH), 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._page is not None:
            self._page.paint(QPainter(self))


class Phone(QWidget):
    """A phone's frame around a page that scrolls."""

    def __init__(self, view: NoticeView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        area = QScrollArea()
        area.setObjectName("noticePhone")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(view)
        area.viewport().setAutoFillBackground(False)
        self.area = area
        column = QVBoxLayout(self)
        column.setContentsMargins(FRAME, FRAME + 18, FRAME, FRAME + 12)
        column.addWidget(area)
        self.setFixedWidth(int(WIDTH) + 2 * FRAME)
        self.setMinimumHeight(480)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill_round(painter, self.rect(), 34, "#1c222c")
        inner = QRectF(self.rect()).adjusted(FRAME - 2, FRAME - 2, -FRAME + 2, -FRAME + 2)
        path = QPainterPath()
        path.addRoundedRect(inner, 24, 24)
        painter.fillPath(path, PAPER)
        fill_round(painter, QRect(self.width() // 2 - 36, FRAME + 5, 72, 6), 3, tokens().border)


class NoticeDialog(Dialog):
    """A notice not sent yet (`send_requested` carries its digest), or one that was sent with what can be done about it."""

    send_requested = Signal(str)
    pdf_requested = Signal(object, str)  # Notice, language
    hand_over_requested = Signal()
    recall_requested = Signal()
    amend_requested = Signal()

    def __init__(
        self,
        notice: Notice,
        parent: QWidget,
        *,
        language: str = "zh",
        sent: SentNotice | None = None,
        may_amend: bool = False,
    ) -> None:
        super().__init__(width=int(WIDTH) + (120 if sent is None else 340), parent=parent)
        self.setObjectName("noticeDialog")
        self._notice, self._language, self._sent = notice, language, sent
        self._view = NoticeView()
        self.phone = Phone(self._view)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.phone)
        row.addStretch(1)
        self.body.addLayout(row, 1)
        self._tongue = self._offer(
            "noticeLanguage", OTHER_LANGUAGE[language], "languages", "Ctrl+L", self._turn_language
        )
        words = translate("Notice", "存为 PDF")
        self._offer(
            "noticePdf", words, "download", "Ctrl+S", lambda: self.pdf_requested.emit(self._notice, self._language)
        )
        self._fate = Label(role="secondary", tint="text2")
        self._fate.setWordWrap(True)
        self.body.addWidget(self._fate)
        self._show()
        self._name(may_amend)
        screen = parent.window().height()
        self.resize(self.minimumWidth(), max(min(screen - 80, 860), 600))

    def _name(self, may_amend: bool) -> None:
        if self._sent is None:
            text = translate("Notice", "申请人手机上看到的就是这样。发出后 10 分钟内可以撤回。")
            self.set_words(translate("Notice", "发送前请看一遍"), text)
            self.set_buttons(translate("Notice", "发送"), translate("Notice", "再改改"), accept_key="Enter")
            self.accepted.connect(lambda: self.send_requested.emit(self._notice.digest()))
            self._fate.hide()
            return
        self.set_words(translate("Notice", "已发通知"), "")
        self.set_buttons("", translate("Notice", "关闭"))
        self._fate.setText(" · ".join(fate_words(self._sent)))
        if self._sent.recall_until_at is not None:
            words = translate("Notice", "撤回")
            self._offer("noticeRecall", words, "undo-2", "Ctrl+Z", self.recall_requested.emit, "bad")
        if may_amend:
            words = translate("Notice", "更正")
            self._offer("noticeAmend", words, "pencil", "Ctrl+G", self.amend_requested.emit)
        if self._sent.handed_over_at is None and self._sent.recalled_at is None:
            words = translate("Notice", "登记当面交付")
            self._offer("noticeHandOver", words, "hand", "Ctrl+H", self.hand_over_requested.emit)

    def _offer(
        self, name: str, words: str, icon: str, key: str, act: Callable[[], object], kind: Kind = "plain"
    ) -> ActionButton:
        """A button on the left, with its key."""
        button = ActionButton(words, icon=icon, kind=kind)
        button.setObjectName(name)
        action = add_action(self, f"{name}Action", key, act)
        name_action(action, words, translate("Notice", "通知"))
        button.follow(action)
        button.hide_cap()
        self.extra.addWidget(button)
        return button

    def show_crops(self, crops: Mapping[Region, QImage]) -> None:
        """The places the notice points to have come."""
        self._view.show_crops(crops)

    def _turn_language(self) -> None:
        self._language = "en" if self._language == "zh" else "zh"
        self._show()

    def _show(self) -> None:
        self._view.show_notice(self._notice, self._language)
        self._tongue.setText(OTHER_LANGUAGE[self._language])


def fate_words(sent: SentNotice) -> list[str]:
    """What became of a notice, in short sentences."""
    words = [translate("Notice", "{at} 由{by}发出").format(at=moment(sent.sent_at), by=sent.sent_by)]
    if sent.recalled_at is not None:
        words.append(translate("Notice", "{at} 已撤回").format(at=moment(sent.recalled_at)))
    if sent.opened_at is not None:
        words.append(translate("Notice", "{at} 申请人已打开").format(at=moment(sent.opened_at)))
    if sent.handed_over_at is not None:
        text = translate("Notice", "{at} 已当面交给{to}")
        words.append(text.format(at=moment(sent.handed_over_at), to=sent.handed_over_to))
    if sent.mail_state == "waiting":
        words.append(translate("Notice", "邮件待发"))
    return words
