"""The notices of the case that is open: shown with what became of them, saved, handed over, recalled."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from casework.lifecycle import CaseState
from casework.notice_writing import items_in_force
from casework.notices import Notice, NoticeItem, RecordHandOver, SentNotice
from casework.review import AmendmentPreview, AmendNotice, CaseForReview, Verdict
from desktop.notice import file_name_of, pdf_of, write_whole
from desktop.notice_crops import Crops, NoticeCrops
from desktop.open_case import OpenCase
from desktop.tasks import Lane
from ui.notice.amending import AmendDialog
from ui.notice.dialog import NoticeDialog
from ui.parts.asking import NameDialog
from ui.review.view import ReviewView


class ReviewNotices(QObject):
    """Shows notices. `recall_wanted` tells that the newest is to be taken back."""

    recall_wanted = Signal()

    def __init__(self, opened: OpenCase, view: ReviewView, crops: NoticeCrops, parent: QObject) -> None:
        super().__init__(parent)
        self._open, self._view, self._crops = opened, view, crops

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
        may_amend = (
            case.row.state is CaseState.RESUBMISSION_REQUIRED
            and not case.row.is_on_hold
            and sent.recall_until_at is None
            and self._view.may_review
        )
        dialog = NoticeDialog(sent.notice, self._view.window(), sent=sent, may_amend=may_amend)
        dialog.pdf_requested.connect(self.save_pdf)
        dialog.recall_requested.connect(dialog.reject)
        dialog.recall_requested.connect(self.recall_wanted)
        dialog.hand_over_requested.connect(dialog.reject)
        dialog.hand_over_requested.connect(partial(self._hand_over, sent))
        dialog.amend_requested.connect(dialog.reject)
        dialog.amend_requested.connect(self.amend)
        self.bring_crops(sent.notice, dialog)
        dialog.open()

    def bring_crops(self, notice: Notice, dialog: NoticeDialog) -> None:
        """Have the places the notice points to shown in its dialog."""
        self._crops.bring(notice, lambda crops: dialog.show_crops(crops) if isValid(dialog) else None)

    def amend(self) -> None:
        """Withdraw and add by a further notice, seen as the phone will show it."""
        case, catalogue = self._open.case, self._open.catalogue
        if case is None or catalogue is None:
            return
        dialog = AmendDialog(case, _asked_for(case), catalogue, self._open.language, self._view.window())
        dialog.preview_wanted.connect(lambda withdrawn, added: self._preview(dialog, withdrawn, added))
        self._open.act_by(
            dialog,
            lambda id_, seen: AmendNotice(id_, seen, dialog.withdrawn, dialog.added, dialog.reason),
            self._amended,
            lambda: self._reload(dialog),
        )
        dialog.open()

    def _preview(self, dialog: AmendDialog, withdrawn: tuple[str, ...], added: tuple[tuple[str, Verdict], ...]) -> None:
        if self._open.id is None:
            return
        work = partial(self._open.office.ask, AmendmentPreview(self._open.id, withdrawn, added))
        self._open.tasks.run(
            Lane.READ,
            work,
            partial(self._previewed, dialog),
            lambda error: dialog.show_refusal(self._open.sentence(error)),
            owner=dialog,
            key="preview",
        )

    def _previewed(self, dialog: AmendDialog, notice: Notice) -> None:
        dialog.show_preview(notice)
        self._crops.bring(notice, lambda crops: dialog.show_crops(crops) if isValid(dialog) else None)

    def _reload(self, dialog: AmendDialog) -> None:
        if self._open.case is not None:
            dialog.take(self._open.case, _asked_for(self._open.case))

    def _amended(self, _changes: object) -> None:
        self._open.said.emit(self.tr("更正通知已发出"), "ok")
        self._open.read()

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
        self._crops.bring(notice, partial(self._write, notice, language, path))

    def _write(self, notice: Notice, language: str, path: str, crops: Crops) -> None:
        work = partial(write_whole, Path(path), pdf_of(notice, language, crops))
        self._open.tasks.run(Lane.TRANSFER, work, lambda _: self._saved(), self._not_saved, owner=self)

    def _saved(self) -> None:
        self._open.said.emit(self.tr("已保存"), "ok")

    def _not_saved(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self._view.panel.say(self.tr("不能保存：{why}").format(why=error.strerror or ""))
        else:
            self._open.tasks.unhandled.emit(error)


def _asked_for(case: CaseForReview) -> Mapping[str, NoticeItem]:
    """The materials asked for by the running round's notice and its amendments."""
    told = [sent.notice for sent in case.notices if sent.recalled_at is None and sent.notice.round == case.row.round]
    return items_in_force(tuple(reversed(told)))
