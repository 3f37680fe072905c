"""The card of a file that can't be shown: why in a sentence, what is known of it, and what may be done. The case stays reviewable."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import paint_icon
from ui.parts.action_button import ActionButton
from ui.parts.label import ElidedLabel, Label
from ui.parts.painting import fill_round
from ui.preview.files import PreviewFile
from ui.preview.layout import PageKey
from ui.theme import RADIUS, theme_signals, tokens
from ui.words import translate

if TYPE_CHECKING:
    from ui.preview.canvas import PageCanvas

WIDTH, HEIGHT = 380, 264


class ProblemCard(QWidget):
    """`acted` carries the file, and `retry` or `fail`."""

    acted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("problemCard")
        self._file_id = ""
        self._title = ElidedLabel(role="title", bold=True)
        self._why = Label(role="body", tint="text")
        self._why.setWordWrap(True)
        self._facts = Label(role="secondary", tint="text2")
        self._facts.setWordWrap(True)
        self._note = Label(role="secondary", tint="text3")
        self._note.setWordWrap(True)
        self._retry = ActionButton(icon="refresh-cw", kind="quiet")
        self._retry.setObjectName("cardRetry")
        self._retry.clicked.connect(lambda: self.acted.emit(self._file_id, "retry"))
        self._fail = ActionButton(icon="x", kind="bad")
        self._fail.setObjectName("cardFail")
        self._fail.clicked.connect(lambda: self.acted.emit(self._file_id, "fail"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._retry)
        row.addWidget(self._fail)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 72, 24, 20)
        column.setSpacing(6)
        for label in (self._title, self._why, self._facts, self._note):
            column.addWidget(label)
        column.addStretch(1)
        column.addLayout(row)
        theme_signals().changed.connect(self.update)

    def show_file(self, file: PreviewFile, *, may_fail: bool) -> None:
        """Say it of this file."""
        self._file_id = file.id
        self._title.setText(file.name)
        self._why.setText(file.problem)
        self._facts.setText(file.facts)
        self._facts.setVisible(bool(file.facts))
        note = translate("Preview", "不影响其他材料的审核。请申请人换一份清晰、无密码的文件。")
        self._note.setText(note if may_fail else "")
        self._retry.setText(translate("Preview", "再试一次"))
        self._fail.setText(translate("Preview", "选未通过原因"))
        self._fail.setVisible(may_fail)
        self.setAccessibleName(f"{file.name}: {file.problem} {file.facts}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        fill_round(painter, self.rect(), RADIUS["card"], now.surface, now.border)
        disc = QRect(24, 20, 40, 40)
        fill_round(painter, disc, 20, now.bad_bg)
        paint_icon(painter, disc, "file-x", now.bad, 20)


class ProblemCards(QObject):
    """The cards on a canvas, each where its file's first page would be."""

    def __init__(self, canvas: "PageCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._cards: dict[str, ProblemCard] = {}
        self._put_away: list[ProblemCard] = []
        self.may_fail = False

    def show_for(self, files: Iterable[PreviewFile]) -> None:
        """A card for each file with a problem; the others go."""
        wanted = {file.id: file for file in files if file.problem}
        for gone in set(self._cards) - set(wanted):
            card = self._cards.pop(gone)
            card.hide()
            self._put_away.append(card)
        for file_id, file in wanted.items():
            if file_id not in self._cards:
                self._cards[file_id] = self._put_away.pop() if self._put_away else self._new_card()
            self._cards[file_id].show_file(file, may_fail=self.may_fail)
        self.place()

    def _new_card(self) -> ProblemCard:
        card = ProblemCard(self._canvas.viewport())
        card.acted.connect(self._canvas.card_acted)
        return card

    def set_may_fail(self, may_fail: bool) -> None:
        """Whether the material may be failed now."""
        if may_fail != self.may_fail:
            self.may_fail = may_fail
            self.show_for(self._canvas.files)

    def place(self) -> None:
        """Put the cards where their pages lie now."""
        view = self._canvas.viewport().rect()
        for file_id, card in self._cards.items():
            rect = self._canvas.rect_of(PageKey(file_id, 1))
            card.setVisible(rect is not None and rect.intersects(view))
            if rect is not None:
                width, height = min(WIDTH, view.width() - 16), HEIGHT
                left = max(8, rect.center().x() - width // 2)
                top = max(rect.y() + 8, rect.center().y() - height // 2)
                card.setGeometry(left, top, width, height)
