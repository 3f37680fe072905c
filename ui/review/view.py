"""The review screen. It shows a frozen case and reports what the reviewer wants; keys do everything."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from casework.catalogue import Catalogue
from casework.lifecycle import IN_REVIEW, CaseState
from casework.materials import MaterialState
from casework.review import CaseForReview, CaseMaterial, Verdict, VerdictKind
from ui.parts.banner import Banner
from ui.parts.busy_line import BusyLine
from ui.parts.key_footer import FooterKey, KeyFooter
from ui.parts.soon import Soon
from ui.parts.three_panes import ListColumn, lay_out
from ui.preview.view import PreviewView
from ui.review.drawing import Drawing
from ui.review.giving import VerdictGiving
from ui.review.header import CaseHeader
from ui.review.keys import ACTS, MENU, name_actions, review_actions
from ui.review.material_list import MaterialList
from ui.review.reasons import ReasonSearch
from ui.review.verdict_panel import PANEL_WIDTHS, VerdictPanel
from ui.words import clock

LIST_WIDTHS = (284, 264)  # the second where the window is narrow
WIDE_FROM = 1440
KINDS = {
    VerdictKind.PASSED: MaterialState.PASSED,
    VerdictKind.FAILED: MaterialState.FAILED,
    VerdictKind.DEFERRED: MaterialState.DEFERRED,
    VerdictKind.NOT_APPLICABLE: MaterialState.NOT_APPLICABLE,
}


class ReviewView(QWidget):
    """Three panes. Signals carry material codes; the presenter knows versions and keys."""

    verdict_given = Signal(str, object, bool)  # code, Verdict, whether unseen pages are confirmed
    undo_requested = Signal(str)
    draft_changed = Signal(str, object)  # code, Typed
    material_shown = Signal(str)
    field_chosen = Signal(str)
    files_dropped = Signal(str, object)
    files_wanted = Signal(str)
    late_fail_requested = Signal(str, object)  # code, Verdict
    act_requested = Signal(str)  # one of `keys.ACTS`
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self._case: CaseForReview | None = None
        self._catalogue: Catalogue | None = None
        self._language = "zh"
        self._me = ""
        self._pending: dict[str, MaterialState] = {}
        self._today = date.today()
        self.may_review, self.may_assign = True, False
        self.further: list[QAction] = []  # acts of other screens on the case, offered in the menu
        self._beside = Soon(self._show_beside, self)
        self._build()
        self.giving = VerdictGiving(self)
        self._drawing = Drawing(self)
        self._connect()
        self._add_keys()
        self.retranslate()

    # building

    def _build(self) -> None:
        self.header = CaseHeader()
        self.banner = Banner()
        self.busy = BusyLine()
        self.materials = MaterialList()
        self.preview = PreviewView(keys=self)
        self._panel = VerdictPanel()
        self.footer = KeyFooter()
        self._left = ListColumn(self.materials)
        panes = (self._left, self.preview, self._panel)
        lay_out(self, (self.header, self.banner, self.busy), panes, self.footer)
        self.setFocusProxy(self.materials)

    def _connect(self) -> None:
        self.header.back_requested.connect(self.back_requested)
        self.header.finish.clicked.connect(lambda: self._actions["finish"].trigger())
        self.header.more.clicked.connect(self._open_more)
        self.materials.chosen.connect(self._choose)
        self.materials.files_dropped.connect(self.files_dropped)
        self.panel.pass_requested.connect(self.giving.pass_it)
        self.panel.fail_requested.connect(self.giving.fail_it)
        self.panel.defer_requested.connect(self.giving.defer_it)
        self.panel.draft_changed.connect(self.draft_changed)
        self.panel.field_chosen.connect(self.field_chosen)
        self.preview.seen_changed.connect(lambda *_: self._tell_status())
        self.preview.comparing_changed.connect(self._widen)
        self.preview.next_document_requested.connect(lambda: self.materials.step(1))
        self.preview.previous_document_requested.connect(lambda: self.materials.step(-1))

    def _add_keys(self) -> None:
        handlers: dict[str, Callable[[], object]] = {
            "pass": self.giving.pass_it,
            "passUnseen": lambda: self.giving.pass_it(is_confirmed=True),
            "fail": self.giving.fail_it,
            "defer": self.giving.defer_it,
            "notApplicable": self.giving.not_applicable,
            "undo": self.giving.undo,
            "down": lambda: self.materials.step(1),
            "up": lambda: self.materials.step(-1),
            "nextUnjudged": self.go_to_unjudged,
            "allReasons": self._search_reasons,
            "text": lambda: self.panel.text.setFocus(),
            "files": lambda: self.files_wanted.emit(self.materials.current),
            "back": self._escape,
        }
        for name, act in ACTS.items():
            handlers[name] = lambda act=act: self.act_requested.emit(act)  # type: ignore[misc] # one of the acts
        self._actions = review_actions(self, handlers, self._digit)

    def set_rights(self, *, may_review: bool, may_assign: bool) -> None:
        """Whether the person may judge materials, and give cases to others; the office refuses it all the same."""
        self.may_review = self.panel.may_review = may_review
        self.may_assign = may_assign

    # what is shown

    def show_case(
        self, case: CaseForReview, catalogue: Catalogue, language: str, me: str, now: datetime, today: date
    ) -> None:
        """Show a case; the material in hand stays in hand."""
        is_other = self._case is None or self._case.row.id != case.row.id
        if is_other:
            self._beside.forget()
            self._panel.forget()
            self._pending.clear()
            self.giving.forget()
        self._case, self._catalogue, self._language, self._me, self._today = case, catalogue, language, me, today
        self._pending = {code: state for code, state in self._pending.items() if self._material(code) is not None}
        self.header.show_case(case, now, me)
        self.materials.show_materials(case.materials, catalogue, language)
        self._tell_progress()
        codes = self.materials.codes()
        if is_other or self.materials.current not in codes:
            first = next((m.code for m in case.materials if m.blocks_finish), codes[0] if codes else "")
            self.take_in_hand(first)
        else:
            self._show_current(is_new=False)

    @property
    def case(self) -> CaseForReview | None:
        """The case shown."""
        return self._case

    @property
    def catalogue(self) -> Catalogue | None:
        """The catalogue the case began with."""
        return self._catalogue

    @property
    def language(self) -> str:
        """The language names are shown in."""
        return self._language

    def close_case(self) -> None:
        """Show no case any more."""
        self._beside.forget()
        self._panel.flush()
        self._panel.forget()
        self._case = None
        self._pending.clear()
        self.banner.dismiss()
        self.preview.show_nothing("inbox", "")

    def _material(self, code: str) -> CaseMaterial | None:
        if self._case is None:
            return None
        return next((material for material in self._case.materials if material.code == code), None)

    @property
    def current(self) -> CaseMaterial | None:
        """The material in hand."""
        return self._material(self.materials.current)

    def _choose(self, code: str) -> None:
        if code:
            self._show_current(is_new=True)

    def _show_current(self, *, is_new: bool) -> None:
        material = self.current
        if material is None or self._case is None or self._catalogue is None:
            return
        self._beside.ask()
        if is_new:  # the document first: it is on the screen before anything else is laid out
            self.material_shown.emit(material.code)
        else:
            self._beside.now()

    def _show_beside(self) -> None:
        """What is beside the document: a turn of the event loop later, so that the key that asked for it is answered sooner."""
        material = self.current
        if material is None or self._case is None or self._catalogue is None:
            return
        self._panel.show_material(self._case, material, self._catalogue, self._language, self._today)
        self._drawing.show(material)
        self._tell_status()

    @property
    def panel(self) -> VerdictPanel:
        """The verdict on the material in hand: whoever asks for it never meets that of the one before."""
        self._beside.now()
        return self._panel

    def _widen(self, is_comparing: bool) -> None:
        """Two versions side by side take the list's place; J and K go on working."""
        self._left.setVisible(not is_comparing)
        if not is_comparing:
            self.materials.setFocus()

    def is_judged(self, material: CaseMaterial) -> bool:
        """Whether there is a verdict of this round on a material, be it only on its way."""
        if material.code in self._pending:
            return True
        return (
            self._case is not None and material.verdict is not None and material.verdict.round == self._case.row.round
        )

    def set_pending(self, code: str, state: MaterialState | None) -> None:
        """A verdict is on its way (or has arrived, or was refused)."""
        if state is None:
            self._pending.pop(code, None)
        else:
            self._pending[code] = state
        self.materials.set_pending(self._pending)
        self._tell_progress()

    def show_refusal(self, code: str, text: str) -> None:
        """A verdict was refused: back to its material, with the sentence beside it and what was typed."""
        self.set_pending(code, None)
        self.giving.forget(code)
        if self._material(code) is not None and code != self.materials.current:
            self.take_in_hand(code)
        self.panel.say(text)

    def take_in_hand(self, code: str) -> None:
        """Show this material of the case."""
        self.materials.set_current(code)
        self._show_current(is_new=True)

    # verdicts

    def give(self, material: CaseMaterial, verdict: Verdict, *, is_confirmed: bool = False) -> None:
        """Report a verdict and go on to what is next."""
        self.panel.flush()
        self.set_pending(material.code, KINDS[verdict.kind])
        self.giving.gave(material.code, verdict)
        self.verdict_given.emit(material.code, verdict, is_confirmed)
        self.go_to_unjudged()

    def go_to_unjudged(self) -> None:
        """On to the next material that still wants a verdict; stays when there is none."""
        codes = self.materials.codes()
        if not codes:
            return
        place = codes.index(self.materials.current) if self.materials.current in codes else -1
        for code in (*codes[place + 1 :], *codes[: place + 1]):
            material = self._material(code)
            if material is not None and material.blocks_finish and code not in self._pending:
                self.take_in_hand(code)
                self.materials.setFocus()
                return
        self._tell_status()

    def _digit(self, digit: int) -> None:
        if self.current is not None and self.current.is_open:
            self.panel.reasons.toggle_digit(digit)

    def _search_reasons(self) -> None:
        if self._catalogue is None or self.current is None or not self.current.is_open:
            return
        dialog = ReasonSearch(self._catalogue, self._language, self)
        dialog.accepted.connect(lambda: self._take_reason(dialog.code))
        dialog.open()

    def _take_reason(self, code: str) -> None:
        if code:
            self.panel.reasons.toggle(code)

    def _escape(self) -> None:
        if self.panel.text.hasFocus():
            self.materials.setFocus()
        else:
            self.back_requested.emit()

    # acts of the case

    def acts(self) -> Mapping[str, bool]:
        """Which acts of the case are possible now."""
        case = self._case
        if case is None:
            return {}
        state, is_held = case.row.state, case.row.is_on_hold
        is_open = state in IN_REVIEW and not is_held and self.may_review
        is_waiting = state is CaseState.RESUBMISSION_REQUIRED
        has_notice = any(sent.recalled_at is None for sent in case.notices)
        return {
            "finish": is_open and not self.waiting(),
            "missing": is_open,
            "files": (state in IN_REVIEW and not is_held) or is_waiting,
            "add": is_open,
            "correctData": self.may_review and not is_held and (state in IN_REVIEW or is_waiting),
            "correctConditions": is_open,
            "assign": self.may_assign,
            "hold": self.may_review,
            "resubmitted": is_waiting,
            "recall": any(sent.recall_until_at is not None for sent in case.notices),
            "reopen": state in (CaseState.PRE_REVIEW_PASSED, CaseState.ONSITE_BOOKED, CaseState.VISIT_DUE),
            "notices": has_notice,
            "takeOver": case.lease.holder_id is not None and case.lease.holder_id != self._me,
            "reveal": not case.is_unmasked,
        }

    def waiting(self) -> tuple[str, ...]:
        """Materials that still keep the round from being finished."""
        if self._case is None:
            return ()
        return tuple(m.code for m in self._case.materials if m.blocks_finish and m.code not in self._pending)

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        may = self.acts()
        for name in MENU:
            action = self._actions[name]
            action.setEnabled(may.get(name, False))
            menu.addAction(action)
        menu.addActions(self.further)
        menu.aboutToHide.connect(self._enable_all)
        menu.popup(self.header.more.mapToGlobal(QPoint(0, self.header.more.height() + 4)))

    def _enable_all(self) -> None:
        """Keys work again: what is not possible is answered with a sentence."""
        for action in self._actions.values():
            action.setEnabled(True)

    # words

    def _tell_progress(self) -> None:
        case = self._case
        if case is None:
            return
        wanted = [
            m for m in case.materials if m.blocks_finish or m.state not in (MaterialState.EMPTY, MaterialState.UPLOADED)
        ]
        waiting = self.waiting()
        self._left.show_progress(len(wanted) - len(waiting), len(wanted))
        self._left.note.setText(self.tr("待审 {waiting} · 共 {all} 份").format(waiting=len(waiting), all=len(wanted)))
        self.header.finish.setEnabled(bool(self.acts().get("finish")))
        self._tell_status()

    def _tell_status(self) -> None:
        if self._case is None:
            return
        seen, pages = self.preview.seen_pages()
        parts = []
        if pages:
            parts.append(self.tr("已看 {seen}/{pages} 页").format(seen=seen, pages=pages))
        waiting = len(self.waiting())
        if self._case.row.state in IN_REVIEW and not self._case.row.is_on_hold:
            if waiting:
                parts.append(self.tr("还有 {count} 份未审").format(count=waiting))
            elif (
                any(self._state_of(m) is MaterialState.FAILED for m in self._case.materials) or self._case.failed_fields
            ):
                parts.append(self.tr("已审完：Ctrl+Enter 查看通知"))
            else:
                parts.append(self.tr("全部通过：Ctrl+Enter 转入预审通过"))
        self.footer.set_status(" · ".join(parts))

    def _state_of(self, material: CaseMaterial) -> MaterialState:
        return self._pending.get(material.code, material.state)

    def has_failures(self) -> bool:
        """Whether finishing now would ask the applicant for something."""
        if self._case is None:
            return False
        asked = (MaterialState.FAILED, MaterialState.DEFERRED)
        return bool(self._case.failed_fields) or any(self._state_of(m) in asked for m in self._case.materials)

    def tell_draft_kept(self, at: datetime) -> None:
        """The draft is safe."""
        self.footer.set_status(self.tr("草稿已保存 {time}").format(time=clock(at, with_seconds=True)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.window().width() < WIDE_FROM
        self._left.setFixedWidth(LIST_WIDTHS[is_narrow])
        self.panel.setFixedWidth(PANEL_WIDTHS[is_narrow])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self._escape()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        name_actions(self._actions)
        self._left.title.setText(self.tr("本轮材料"))
        self.header.finish.setText(self.tr("完成本轮"))
        self.header.finish.set_key("Ctrl+Enter")
        self.header.back.set_name(self.tr("返回待办"))
        self.header.more.set_name(self.tr("更多"))
        self.materials.setAccessibleName(self.tr("材料"))
        self.panel.retranslate()
        self.footer.set_keys(
            [
                FooterKey(("J", "K"), self.tr("上下")),
                FooterKey(("P",), self.tr("通过")),
                FooterKey(("F",), self.tr("未通过")),
                FooterKey(("1–9",), self.tr("原因")),
                FooterKey(("Space",), self.tr("翻页")),
                FooterKey(("Z",), self.tr("撤销")),
                FooterKey(("?",), self.tr("全部按键")),
            ]
        )
        self._tell_progress()
