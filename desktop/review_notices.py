"""The notices of the case that is open: shown with what became of them, saved, handed over, recalled."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from casework.notices import Notice, RecordHandOver, SentNotice
from desktop.notice import file_name_of, pdf_of, write_whole
from desktop.open_case import OpenCase
from desktop.tasks import Lane
from ui.notice.dialog import NoticeDialog
from ui.parts.asking import NameDialog
from ui.review.view import ReviewView


class ReviewNotices(QObject):
    """Shows notices. `recall_wanted` tells that the newest is to be taken back."""

    recall_wanted = Signal()

    def __init__(self, opened: OpenCase, view: ReviewView, parent: QObject) -> None:
        super().__init__(parent)
        self._open, self._view = opened, view

    def by_name(self) -> dict[str, Callable[[], None]]:
        """What this carries out, by the names of the view's acts."""
        return {"notices": self.show}

    def show(self) -> None:
        """The newest notice, with what became of it."""
        case = self._open.case
        if case is None or not case.notices:
            self._view.panel.say(self.tr("还没有发过通知"))
            return
        sent = case.notices[0]
        dialog = NoticeDialog(sent.notice, self._view.window(), sent=sent)
        dialog.pdf_requested.connect(self.save_pdf)
        dialog.recall_requested.connect(dialog.reject)
        dialog.recall_requested.connect(self.recall_wanted)
        dialog.hand_over_requested.connect(dialog.reject)
        dialog.hand_over_requested.connect(partial(self._hand_over, sent))
        dialog.open()

    def _hand_over(self, sent: SentNotice) -> None:
        title, label = self.tr("登记当面交付"), self.tr("签收人")
        dialog = NameDialog(title, label, self.tr("登记"), self._view.window(), sent.notice.applicant_name)
        self._open.act_by(dialog, lambda id_, _: RecordHandOver(id_, sent.id, dialog.text))
        dialog.open()

    # as PDF

    def save_pdf(self, notice: Notice, language: str) -> None:
        """Save a notice as PDF where the person says."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._view.window(), self.tr("存为 PDF"), file_name_of(notice), "PDF (*.pdf)"
        )
        if chosen:
            self.write_pdf(notice, language, chosen)

    def write_pdf(self, notice: Notice, language: str, path: str) -> None:
        """Write a notice as PDF; what goes wrong is said."""
        work = partial(write_whole, Path(path), pdf_of(notice, language))
        self._open.tasks.run(Lane.TRANSFER, work, lambda _: self._saved(), self._not_saved, owner=self)

    def _saved(self) -> None:
        self._open.said.emit(self.tr("已保存"), "ok")

    def _not_saved(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self._view.panel.say(self.tr("不能保存：{why}").format(why=error.strerror or ""))
        else:
            self._open.tasks.unhandled.emit(error)
