"""The acts on a whole case: finishing its round, holding, recalling, adding a material; each with its dialog where one is needed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from casework.cases import AnswerTakeOver, HoldCase, ReleaseCase
from casework.materials import AddMaterial, MarkResubmitted, MaterialState, Stage
from casework.notices import Notice, NoticePreview, RecordHandOver, SentNotice
from casework.office import Changes
from casework.review import (
    FailField,
    FinishRound,
    MarkMissing,
    RecallRound,
    ReopenReview,
    Reveal,
    RoundFinished,
    Verdict,
)
from desktop.notice import file_name_of, pdf_of, write_whole
from desktop.tasks import Lane
from ui.notice.dialog import NoticeDialog
from ui.parts.asking import NameDialog, ReasonDialog
from ui.review.dialogs import AddMaterialDialog

if TYPE_CHECKING:
    from desktop.review import ReviewPresenter

DELETE_ON_CLOSE = Qt.WidgetAttribute.WA_DeleteOnClose


class ReviewActs(QObject):
    """Carries out what the review's keys and menu ask for."""

    def __init__(self, presenter: "ReviewPresenter") -> None:
        super().__init__(presenter)
        self._p = presenter
        self._acts: dict[str, Callable[[], None]] = {
            "finish": self.finish,
            "missing": self.missing,
            "hold": self.hold,
            "recall": self.recall,
            "reopen": self.reopen,
            "take_over": presenter.lease.ask_take_over,
            "keep": partial(self._answer, False),
            "add": self.add_material,
            "resubmitted": self.resubmitted,
            "reveal": self.reveal,
            "notices": self.notices,
            "next": self.next,
        }

    def run(self, name: str) -> None:
        """Carry out an act by its name; without a case there is nothing to do."""
        if self._p.case_id is not None and self._p.view.case is not None:
            self._acts[name]()

    # the round

    def finish(self) -> None:
        """Close the round: show its notice first, or move a case that passed on at once.

        Verdicts still on their way come first: the round is finished as the office knows it.
        """
        self._p.read(then=self._finish_now)

    def _finish_now(self) -> None:
        view = self._p.view
        waiting = view.waiting()
        if not self._p.is_in_review:
            self._warn(self.tr("案件不在审核中，不能完成本轮"))
        elif waiting:
            text = self.tr("还有 {count} 份材料未审：按 U 去看，未交的可按 M 一次记为未提供")
            self._warn(text.format(count=len(waiting)))
        elif not self._p.fencing:
            self._p.lease.take(self._finish_now)
        elif view.has_failures():
            assert self._p.case_id is not None
            self._p.ask(NoticePreview(self._p.case_id), self._preview)
        else:
            self._finish(None)

    def _preview(self, notice: Notice) -> None:
        dialog = NoticeDialog(notice, self._p.view.window())
        dialog.setAttribute(DELETE_ON_CLOSE)
        dialog.send_requested.connect(self._finish)
        dialog.pdf_requested.connect(self.save_pdf)
        dialog.open()

    def _finish(self, digest: str | None) -> None:
        case, case_id = self._p.view.case, self._p.case_id
        if case is None or case_id is None:
            return
        command = FinishRound(case_id, case.row.version, self._p.fencing, digest)
        self._p.do(command, self._finished, self._not_finished)

    def _finished(self, changes: Changes[RoundFinished]) -> None:
        is_sent = changes.answer.notice_id is not None and changes.answer.state == "resubmission_required"
        text = self.tr("补正通知已发出，10 分钟内可撤回") if is_sent else self.tr("本轮完成：案件已转入下一步")
        self._p.said.emit(text, "ok")
        self._p.read()

    def _not_finished(self, error: Exception) -> None:
        self._p.tell(error)
        self._p.read()

    def missing(self) -> None:
        """Fail every wanted material without a file."""
        case_id = self._p.case_id
        assert case_id is not None
        self._p.do(MarkMissing(case_id), self._marked)

    def _marked(self, changes: Changes[tuple[str, ...]]) -> None:
        text = self.tr("{count} 份材料记为未提供").format(count=len(changes.answer))
        self._p.said.emit(text, "ok")
        self._p.read()

    def next(self) -> None:
        """On to the next case."""
        self._p.next_wanted.emit(self._p.case_id)

    # hold, recall, reopen

    def _ask_reason(
        self, title: str, text: str, accept: str, then: Callable[[str], None], *, is_bad: bool = False
    ) -> None:
        dialog = ReasonDialog(title, text, accept, self._p.view.window(), is_bad=is_bad)
        dialog.setAttribute(DELETE_ON_CLOSE)
        dialog.accepted.connect(lambda: then(dialog.reason))
        dialog.open()

    def hold(self) -> None:
        """Put the case on hold, or take it off."""
        case = self._p.view.case
        assert case is not None
        if case.row.is_on_hold:
            text = case.hold_reason
            self._ask_reason(self.tr("解除挂起"), text, self.tr("解除"), partial(self._hold, ReleaseCase))
        else:
            text = self.tr("挂起期间不计时，不出现在待审中。")
            self._ask_reason(self.tr("挂起案件"), text, self.tr("挂起"), partial(self._hold, HoldCase))

    def _hold(self, command: type[HoldCase] | type[ReleaseCase], reason: str) -> None:
        case, case_id = self._p.view.case, self._p.case_id
        if case is not None and case_id is not None:
            self._p.do(command(case_id, case.row.version, reason), lambda _: self._p.read())

    def recall(self) -> None:
        """Take back what was sent."""
        text = self.tr("通知将作废，本轮重新打开；申请人已打开或超过 10 分钟后不能撤回。")
        self._ask_reason(self.tr("撤回通知"), text, self.tr("撤回"), self._recall, is_bad=True)

    def _recall(self, reason: str) -> None:
        case, case_id = self._p.view.case, self._p.case_id
        if case is not None and case_id is not None:
            self._p.do(RecallRound(case_id, case.row.version, reason), lambda _: self._p.read())

    def reopen(self) -> None:
        """A supervisor opens the review again."""
        text = self.tr("预约保留，申请人会收到告知。")
        self._ask_reason(self.tr("重新打开审核"), text, self.tr("重新打开"), self._reopen)

    def _reopen(self, reason: str) -> None:
        case, case_id = self._p.view.case, self._p.case_id
        if case is not None and case_id is not None:
            self._p.do(ReopenReview(case_id, case.row.version, reason), lambda _: self._p.read())

    def _answer(self, is_granted: bool) -> None:
        case_id = self._p.case_id
        if case_id is not None and self._p.fencing:
            self._p.do(AnswerTakeOver(case_id, self._p.fencing, is_granted), lambda _: self._p.read())

    # materials and data

    def add_material(self) -> None:
        """Ask for a further material in the same notice."""
        case, catalogue = self._p.view.case, self._p.view.catalogue
        if case is None or catalogue is None or not self._p.is_in_review:
            return
        have = {material.code for material in case.materials}
        known = [m for m in catalogue.materials.values() if m.code not in have and m.stage is Stage.UPLOAD]
        names = {m.code: m.short.in_language(self._p.view.language) for m in known}
        dialog = AddMaterialDialog(names, self._p.view.window())
        dialog.setAttribute(DELETE_ON_CLOSE)
        dialog.accepted.connect(lambda: self._add(dialog.material, dialog.question))
        dialog.open()

    def _add(self, material: str, question: str) -> None:
        case, case_id = self._p.view.case, self._p.case_id
        if case is not None and case_id is not None:
            self._p.do(AddMaterial(case_id, case.row.version, material, question), lambda _: self._p.read())

    def resubmitted(self) -> None:
        """The replacements are in."""
        case, case_id = self._p.view.case, self._p.case_id
        if case is not None and case_id is not None:
            self._p.do(MarkResubmitted(case_id, case.row.version), self._handed_in)

    def _handed_in(self, _changes: object) -> None:
        self._p.said.emit(self.tr("已记为补交，案件回到待审"), "ok")
        self._p.read()

    def fail_field(self, field: str) -> None:
        """Reject a stated value; an empty text takes the rejection back."""
        case, catalogue = self._p.view.case, self._p.view.catalogue
        if case is None or catalogue is None or not self._p.is_in_review:
            return
        name = catalogue.fields[field].name.in_language(self._p.view.language)
        said = next((failed.text for failed in case.failed_fields if failed.field == field), "")
        title = self.tr("驳回填报：{name}").format(name=name)
        text = self.tr("写给申请人，随本轮通知发出；清空即取消驳回。")
        dialog = ReasonDialog(title, text, self.tr("驳回"), self._p.view.window(), may_be_empty=bool(said))
        dialog.setAttribute(DELETE_ON_CLOSE)
        dialog.set_reason(said)
        dialog.accepted.connect(lambda: self._fail_field(field, dialog.reason))
        dialog.open()

    def _fail_field(self, field: str, text: str) -> None:
        case, case_id = self._p.view.case, self._p.case_id
        if case is not None and case_id is not None:
            self._p.do(FailField(case_id, case.row.version, field, text), lambda _: self._p.read())

    def fail_late(self, code: str, verdict: Verdict) -> None:
        """Fail a material settled in an earlier round; the supervisor is told why only now (domain.md 10.4)."""
        text = self.tr("这份材料前几轮已审定。请写明为什么现在才发现，主管会看到。")
        then = partial(self._fail_late, code, verdict)
        self._ask_reason(self.tr("改判未通过"), text, self.tr("改判"), then, is_bad=True)

    def _fail_late(self, code: str, verdict: Verdict, reason: str) -> None:
        self._p.set_pending(code, MaterialState.FAILED)
        self._p.give(code, verdict, late_reason=reason)

    def reveal(self) -> None:
        """Show masked data for a reason, which is logged."""
        case = self._p.view.case
        if case is None or case.is_unmasked:
            return
        text = self.tr("查看会连同理由记入日志。")
        self._ask_reason(self.tr("显示完整信息"), text, self.tr("显示"), self._reveal)

    def _reveal(self, reason: str) -> None:
        case_id = self._p.case_id
        if case_id is not None:
            self._p.note(Reveal(case_id, reason), self._p.view.show_revealed)

    # notices

    def notices(self) -> None:
        """The newest notice, with what became of it."""
        case = self._p.view.case
        if case is None or not case.notices:
            self._warn(self.tr("还没有发过通知"))
            return
        sent = case.notices[0]
        dialog = NoticeDialog(sent.notice, self._p.view.window(), sent=sent)
        dialog.setAttribute(DELETE_ON_CLOSE)
        dialog.pdf_requested.connect(self.save_pdf)
        dialog.recall_requested.connect(dialog.reject)
        dialog.recall_requested.connect(self.recall)
        dialog.hand_over_requested.connect(dialog.reject)
        dialog.hand_over_requested.connect(partial(self._ask_receiver, sent))
        dialog.open()

    def _ask_receiver(self, sent: SentNotice) -> None:
        title, label = self.tr("登记当面交付"), self.tr("签收人")
        dialog = NameDialog(title, label, self.tr("登记"), self._p.view.window(), sent.notice.applicant_name)
        dialog.setAttribute(DELETE_ON_CLOSE)
        dialog.accepted.connect(lambda: self._hand_over(sent, dialog.text))
        dialog.open()

    def _hand_over(self, sent: SentNotice, receiver: str) -> None:
        case_id = self._p.case_id
        if case_id is not None:
            self._p.do(RecordHandOver(case_id, sent.id, receiver), lambda _: self._p.read())

    def save_pdf(self, notice: Notice, language: str) -> None:
        """Save a notice as PDF where the person says."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._p.view.window(), self.tr("存为 PDF"), file_name_of(notice), "PDF (*.pdf)"
        )
        if chosen:
            self.write_pdf(notice, language, chosen)

    def write_pdf(self, notice: Notice, language: str, path: str) -> None:
        """Write a notice as PDF; what goes wrong is said."""
        data = pdf_of(notice, language)
        work = partial(write_whole, Path(path), data)
        self._p.tasks.run(Lane.TRANSFER, work, lambda _: self._saved(), self._not_saved, owner=self._p)

    def _saved(self) -> None:
        self._p.said.emit(self.tr("已保存"), "ok")

    def _not_saved(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self._warn(self.tr("不能保存：{why}").format(why=error.strerror or ""))
        else:
            self._p.tasks.unhandled.emit(error)

    def _warn(self, text: str) -> None:
        self._p.view.panel.say(text)
