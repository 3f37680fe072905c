"""Giving a verdict on the material in hand: what has to hold first is said beside the buttons."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from casework.lifecycle import IN_REVIEW
from casework.materials import MaterialState, Stage
from casework.office import FileId
from casework.regions import Region
from casework.review import CaseMaterial, GivenReason, Verdict, VerdictKind, must_see_pages
from ui.review.verdict_panel import Typed
from ui.words import translate

if TYPE_CHECKING:
    from ui.review.view import ReviewView

SETTLED = frozenset({MaterialState.PASSED, MaterialState.DEFERRED, MaterialState.NOT_APPLICABLE})


class VerdictGiving(QObject):
    """The verdict keys of a review's view."""

    def __init__(self, view: "ReviewView") -> None:
        super().__init__(view)
        self._view = view
        self._given: dict[str, Verdict] = {}  # by material, the last one given at the end

    # taking back

    def gave(self, code: str, verdict: Verdict) -> None:
        """A verdict was given; it can be taken back."""
        self._given.pop(code, None)
        self._given[code] = verdict

    def forget(self, code: str | None = None) -> None:
        """This verdict did not come about, or the case is left: there is nothing to take back."""
        if code is None:
            self._given.clear()
        else:
            self._given.pop(code, None)

    def undo(self) -> None:
        """Take back the verdict on the material in hand; where it has none yet, the last one given, and go back to that."""
        material = self._view.current
        if material is None:
            return
        code = material.code
        if not self._view.is_judged(material) and self._given:
            code = next(reversed(self._given))
            self._view.take_in_hand(code)
        self._view.undo_requested.emit(code)

    def put_back(self, code: str) -> None:
        """A verdict was taken back: what was chosen and typed for it stands there again."""
        verdict = self._given.pop(code, None)
        if verdict is not None and verdict.kind is not VerdictKind.PASSED:
            reasons = tuple(reason.code for reason in verdict.reasons)
            self._view.panel.keep({code: Typed(reasons, verdict.text, verdict.regions)})

    # giving

    def _is_judgeable(self, material: CaseMaterial | None, *, is_late: bool = False) -> bool:
        if material is None or self._view.case is None:
            return False
        self._view.panel.say("")
        if not self._view.may_review:
            self._view.panel.say(translate("ReviewView", "您的角色不能判定材料"))
            return False
        if self._view.case.row.state not in IN_REVIEW or self._view.case.row.is_on_hold:
            self._view.panel.say(translate("ReviewView", "案件不在审核中，不能判定"))
            return False
        if not material.is_open and not is_late:
            self._view.panel.say(translate("ReviewView", "此材料本轮不需判定"))
            return False
        return True

    def pass_it(self, *, is_confirmed: bool = False) -> None:
        """Pass the material in hand; unseen must-see pages ask for Shift+P."""
        material = self._view.current
        if not self._is_judgeable(material) or material is None or self._view.catalogue is None:
            return
        if not material.files:
            self._view.panel.say(translate("ReviewView", "没有文件，不能通过；按 F 记为未提供，或按 X 记为不适用"))
            return
        unseen = self._unseen_must_see(material)
        if unseen and not is_confirmed:
            pages = translate("ReviewView", "、").join(str(page) for page in unseen[:8])
            self._view.panel.say(
                translate("ReviewView", "第 {pages} 页还没看过：空格键去看，或按 Shift+P 仍然通过").format(pages=pages)
            )
            return
        self._view.give(material, Verdict(VerdictKind.PASSED), is_confirmed=is_confirmed and bool(unseen))

    def _unseen_must_see(self, material: CaseMaterial) -> list[int]:
        """Numbers, over all files, of must-see pages that have not been on the screen."""
        assert self._view.catalogue is not None
        rule = self._view.catalogue.materials[material.code].must_see
        found, before = [], 0
        evidence = self._view.preview.canvas.evidence
        for file in material.newest_files:
            for page in sorted(must_see_pages(file.page_count, rule)):
                is_seen = page in file.seen_pages or any(k.file_id == file.id and k.page == page for k in evidence.seen)
                if not is_seen:
                    found.append(before + page)
            before += file.page_count or 1
        return found

    def fail_it(self) -> None:
        """Fail the material in hand with the chosen reasons; without a file the reason is 未提供."""
        material = self._view.current
        may_be_late = material is not None and self._is_settled(material)
        if not self._is_judgeable(material, is_late=may_be_late) or material is None or self._view.catalogue is None:
            return
        typed = self._view.panel.typed()
        reasons = typed.reasons or (() if material.files else ("NOT_PROVIDED",))
        if not reasons:
            self._view.panel.say(translate("ReviewView", "请先选原因：数字键 1–9，或按 / 查全部"))
            return
        if any(self._view.catalogue.reasons[code].needs_text for code in reasons) and not typed.text:
            self._view.panel.say(translate("ReviewView", "选「其他」时请写明原因：按 T 输入"))
            return
        files = {file.id for file in material.newest_files}
        regions = tuple(region for region in typed.regions if region.file_id in files)
        given = tuple(GivenReason(code, *self._place(material, regions)) for code in reasons)
        verdict = Verdict(VerdictKind.FAILED, given, typed.text, regions=regions)
        if self._is_settled(material):
            self._view.late_fail_requested.emit(material.code, verdict)
        else:
            self._view.give(material, verdict)

    def _is_settled(self, material: CaseMaterial) -> bool:
        """Whether an earlier round settled it: it can only be failed now, and only with a reason why so late."""
        return material.stage is Stage.UPLOAD and not material.is_open and material.state in SETTLED

    def _place(self, material: CaseMaterial, regions: Sequence[Region]) -> tuple[FileId | None, int | None]:
        """The page that was drawn upon, else the one in view, which the reason is about when there are several."""
        if regions:
            return regions[0].file_id, regions[0].page
        key = self._view.preview.active.current_key()
        pages = sum(file.page_count or 1 for file in material.newest_files)
        if key is None or pages < 2 or key.file_id not in {file.id for file in material.newest_files}:
            return None, None
        return FileId(key.file_id), key.page

    def defer_it(self) -> None:
        """Accept now, supply by the date shown."""
        material = self._view.current
        if not self._is_judgeable(material) or material is None or self._view.catalogue is None:
            return
        if not self._view.catalogue.materials[material.code].is_deferrable:
            self._view.panel.say(translate("ReviewView", "此材料不能容缺"))
            return
        by = self._view.panel.supply_by.value()
        if by is None:
            self._view.panel.say(translate("ReviewView", "请填容缺补交日期"))
            return
        typed = self._view.panel.typed()
        reasons = tuple(GivenReason(code) for code in typed.reasons)
        self._view.give(material, Verdict(VerdictKind.DEFERRED, reasons, typed.text, by))

    def not_applicable(self) -> None:
        """The material is not wanted of this applicant; says why."""
        material = self._view.current
        if not self._is_judgeable(material) or material is None:
            return
        text = self._view.panel.typed().text
        if not text:
            self._view.panel.say(translate("ReviewView", "记为不适用请先写明理由：按 T 输入"))
            return
        self._view.give(material, Verdict(VerdictKind.NOT_APPLICABLE, (), text))
