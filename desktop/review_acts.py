"""The acts on a whole case: finishing its round, holding, recalling, adding a material; each with its dialog where one is needed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from casework.cases import HoldCase, ReleaseCase
from casework.materials import AddMaterial, MarkResubmitted, Stage
from casework.notices import Notice, NoticePreview
from casework.office import Changes
from casework.review import FinishRound, MarkMissing, RecallRound, ReopenReview, Reveal, RoundFinished
from desktop.open_case import Making, OpenCase
from desktop.review_lease import ReviewLease
from desktop.review_notices import ReviewNotices
from ui.notice.dialog import NoticeDialog
from ui.parts.asking import ReasonDialog
from ui.review.dialogs import AddMaterialDialog
from ui.review.view import ReviewView


class ReviewActs(QObject):
    """Carries out what the review's keys and menu ask for. `next_wanted` carries the id of the case to be left."""

    next_wanted = Signal(object)

    def __init__(
        self, opened: OpenCase, view: ReviewView, lease: ReviewLease, notices: ReviewNotices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._open, self._view, self._lease, self._notices = opened, view, lease, notices

    def by_name(self) -> dict[str, Callable[[], None]]:
        """What this carries out, by the names of the view's acts."""
        return {
            "finish": self.finish,
            "missing": self.missing,
            "hold": self.hold,
            "recall": self.recall,
            "reopen": self.reopen,
            "add": self.add_material,
            "resubmitted": self.resubmitted,
            "reveal": self.reveal,
            "next": lambda: self.next_wanted.emit(self._open.id),
        }

    # the round

    def finish(self) -> None:
        """Close the round: show its notice first, or move a case that passed on at once.

        Verdicts still on their way come first: the round is finished as the office knows it.
        """
        self._open.read(then=self._finish_now)

    def _finish_now(self) -> None:
        waiting = self._view.waiting()
        if not self._open.is_in_review:
            self._view.panel.say(self.tr("案件不在审核中，不能完成本轮"))
        elif waiting:
            text = self.tr("还有 {count} 份材料未审：按 U 去看，未交的可按 M 一次记为未提供")
            self._view.panel.say(text.format(count=len(waiting)))
        elif not self._open.fencing:
            self._lease.take(self._finish_now)
        elif self._view.has_failures():
            assert self._open.id is not None
            self._open.ask(NoticePreview(self._open.id), self._preview)
        else:
            self._finish(None)

    def _preview(self, notice: Notice) -> None:
        dialog = NoticeDialog(notice, self._view.window())
        dialog.send_requested.connect(self._finish)
        dialog.pdf_requested.connect(self._notices.save_pdf)
        self._notices.bring_crops(notice, dialog)
        dialog.open()

    def _finish(self, digest: str | None) -> None:
        fencing = self._open.fencing
        self._open.act(lambda id_, seen: FinishRound(id_, seen, fencing, digest), self._finished, self._not_finished)

    def _finished(self, changes: Changes[RoundFinished]) -> None:
        is_sent = changes.answer.notice_id is not None and changes.answer.state == "resubmission_required"
        text = self.tr("补正通知已发出，10 分钟内可撤回") if is_sent else self.tr("本轮完成：案件已转入下一步")
        self._open.said.emit(text, "ok")
        self._open.read()

    def _not_finished(self, error: Exception) -> None:
        self._open.tell(error)
        self._open.read()

    def missing(self) -> None:
        """Fail every wanted material without a file."""
        self._open.act(lambda id_, _: MarkMissing(id_), self._marked)

    def _marked(self, changes: Changes[tuple[str, ...]]) -> None:
        text = self.tr("{count} 份材料记为未提供").format(count=len(changes.answer))
        self._open.said.emit(text, "ok")
        self._open.read()

    # hold, recall, reopen

    def _ask_reason(
        self, title: str, text: str, accept: str, make: Callable[[str], Making[None]], *, is_bad: bool = False
    ) -> None:
        """Ask why, then carry out what `make` makes of the reason; the words stay until it is done."""
        dialog = ReasonDialog(title, text, accept, self._view.window(), is_bad=is_bad)
        self._open.act_by(dialog, lambda id_, seen: make(dialog.reason)(id_, seen))
        dialog.open()

    def hold(self) -> None:
        """Put the case on hold, or take it off."""
        case = self._open.case
        if case is None:
            return
        if case.row.is_on_hold:
            title, accept = self.tr("解除挂起"), self.tr("解除")
            self._ask_reason(title, case.hold_reason, accept, lambda why: lambda id_, seen: ReleaseCase(id_, seen, why))
        else:
            title, text = self.tr("挂起案件"), self.tr("挂起期间不计时，不出现在待审中。")
            self._ask_reason(title, text, self.tr("挂起"), lambda why: lambda id_, seen: HoldCase(id_, seen, why))

    def recall(self) -> None:
        """Take back what was sent."""
        text = self.tr("通知将作废，本轮重新打开；申请人已打开或超过 10 分钟后不能撤回。")
        self._ask_reason(
            self.tr("撤回通知"),
            text,
            self.tr("撤回"),
            lambda why: lambda id_, seen: RecallRound(id_, seen, why),
            is_bad=True,
        )

    def reopen(self) -> None:
        """A supervisor opens the review again."""
        text = self.tr("预约保留，申请人会收到告知。")
        self._ask_reason(
            self.tr("重新打开审核"),
            text,
            self.tr("重新打开"),
            lambda why: lambda id_, seen: ReopenReview(id_, seen, why),
        )

    # materials and data

    def add_material(self) -> None:
        """Ask for a further material in the same notice."""
        case, catalogue = self._open.case, self._open.catalogue
        if case is None or catalogue is None or not self._open.is_in_review:
            return
        have = {material.code for material in case.materials}
        known = [m for m in catalogue.materials.values() if m.code not in have and m.stage is Stage.UPLOAD]
        names = {m.code: m.short.in_language(self._open.language) for m in known}
        dialog = AddMaterialDialog(names, self._view.window())
        self._open.act_by(dialog, lambda id_, seen: AddMaterial(id_, seen, dialog.material, dialog.question))
        dialog.open()

    def resubmitted(self) -> None:
        """The replacements are in."""
        self._open.act(lambda id_, seen: MarkResubmitted(id_, seen), self._handed_in)

    def _handed_in(self, _changes: object) -> None:
        self._open.said.emit(self.tr("已记为补交，案件回到待审"), "ok")
        self._open.read()

    def reveal(self) -> None:
        """Show masked data for a reason, which is logged."""
        if self._open.case is None or self._open.case.is_unmasked:
            return
        text = self.tr("查看会连同理由记入日志。")
        dialog = ReasonDialog(self.tr("显示完整信息"), text, self.tr("显示"), self._view.window())
        dialog.accepted.connect(lambda: self._reveal(dialog.reason))
        dialog.open()

    def _reveal(self, reason: str) -> None:
        if self._open.id is not None:
            self._open.note(Reveal(self._open.id, reason), self._open.show_in_full)
