"""The on-site review: originals ticked against the scans beside them; pass, or one correction notice. It asks nobody."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casework.catalogue import Catalogue
from casework.lifecycle import CaseState, Flow, flow_of
from casework.onsite import OnsiteItem, OnsiteReview, Original, OriginalSeen, Remedy
from casework.review import CaseForReview
from ui.counter.onsite_panel import OnsitePanel
from ui.counter.originals import OriginalsList
from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.action_button import ActionButton
from ui.parts.actions import add_action, name_action
from ui.parts.badge import StateBadge
from ui.parts.banner import Banner
from ui.parts.busy_line import BusyLine
from ui.parts.key_footer import FooterKey, KeyFooter
from ui.parts.label import ElidedLabel, Label
from ui.parts.surface import Surface
from ui.parts.three_panes import ListColumn, lay_out
from ui.preview.view import PreviewView
from ui.theme import ROW
from ui.words import business_type_word, state_words, translate

LIST_WIDTH = 272

KEYS: Mapping[str, tuple[str | tuple[str, ...], str]] = {
    "matches": ("Space", QT_TRANSLATE_NOOP("Counter", "原件一致，下一份")),
    "differs": ("D", QT_TRANSLATE_NOOP("Counter", "原件不一致")),
    "missing": ("M", QT_TRANSLATE_NOOP("Counter", "未带原件")),
    "untick": ("Z", QT_TRANSLATE_NOOP("Counter", "撤销这一项")),
    "bring": ("B", QT_TRANSLATE_NOOP("Counter", "带原件再来")),
    "upload": ("U", QT_TRANSLATE_NOOP("Counter", "重新上传")),
    "note": ("T", QT_TRANSLATE_NOOP("Counter", "写说明")),
    "down": ("J", QT_TRANSLATE_NOOP("Counter", "下一份材料")),
    "up": ("K", QT_TRANSLATE_NOOP("Counter", "上一份材料")),
    "finish": (("Ctrl+Return", "Ctrl+Enter"), QT_TRANSLATE_NOOP("Counter", "复审通过或退回补正")),
    "reopen": ("Ctrl+Z", QT_TRANSLATE_NOOP("Counter", "撤回今天的结果")),
    "book": ("F7", QT_TRANSLATE_NOOP("Counter", "预约或改约")),
    "back": ("Esc", QT_TRANSLATE_NOOP("Counter", "返回窗口")),
}


@dataclass(slots=True)
class _Said:
    """What the officer chose and typed for a material and has not sent."""

    remedy: Remedy | None = None
    note: str | None = None


class OnsiteView(QWidget):
    """`ticked(code, original or None, note)`; `passed`; `failed(items)`."""

    ticked = Signal(str, object, str)
    passed = Signal()
    failed = Signal(object)
    reopened = Signal()
    booking_requested = Signal()
    material_shown = Signal(str)
    back_requested = Signal()
    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("onsite")
        self._review: OnsiteReview | None = None
        self._case: CaseForReview | None = None
        self._catalogue: Catalogue | None = None
        self._language = "zh"
        self._said: dict[str, _Said] = {}
        self._build()
        self._add_keys()
        self.retranslate()

    def _build(self) -> None:
        self.banner, self.busy, self.footer = Banner(), BusyLine(), KeyFooter()
        self.list = OriginalsList()
        self.preview = PreviewView()
        self.panel = OnsitePanel()
        self._left = ListColumn(self.list)
        self._left.setFixedWidth(LIST_WIDTH)
        lay_out(self, (self._head(), self.banner, self.busy), (self._left, self.preview, self.panel), self.footer)
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self._show)
        self.panel.seen_said.connect(self._tick)
        self.panel.remedy_said.connect(self._choose_remedy)
        self.panel.noted.connect(self._noted)
        self.banner.acted.connect(lambda _: self.retry_requested.emit())

    def _head(self) -> QWidget:
        head = Surface("surface", "b")
        head.setFixedHeight(ROW["topbar"])
        self._back = ActionButton(icon="chevron-left", kind="plain")
        self._back.setObjectName("onsiteBack")
        self._back.clicked.connect(self.back_requested)
        self._name = Label(role="page", bold=True)
        self._name.setObjectName("onsiteName")
        self._about = ElidedLabel(role="body", tint="text2")
        self._state = StateBadge()
        self._deferred = StateBadge()
        self.finish = ActionButton(icon="check", kind="ok_loud")
        self.finish.setObjectName("onsiteFinish")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(12)
        for widget in (self._back, self._name, self._state):
            row.addWidget(widget)
        row.addWidget(self._about, 1)
        row.addWidget(self._deferred)
        row.addWidget(self.finish)
        return head

    def _add_keys(self) -> None:
        handlers: dict[str, Callable[[], object]] = {
            "matches": lambda: self._tick(Original.MATCHES),
            "differs": lambda: self._tick(Original.DIFFERS),
            "missing": lambda: self._tick(Original.MISSING),
            "untick": lambda: self._tick(None),
            "bring": lambda: self._choose_remedy(Remedy.BRING),
            "upload": lambda: self._choose_remedy(Remedy.UPLOAD),
            "note": self.panel.note.setFocus,
            "down": lambda: self.list.step(1),
            "up": lambda: self.list.step(-1),
            "finish": self._finish,
            "reopen": self.reopened.emit,
            "book": self.booking_requested.emit,
            "back": self._escape,
        }
        self._actions = {
            name: add_action(self, f"onsite_{name}", keys, handlers[name]) for name, (keys, _) in KEYS.items()
        }
        self.finish.clicked.connect(self._finish)

    # what is shown

    def show_review(self, review: OnsiteReview, case: CaseForReview, catalogue: Catalogue, language: str) -> None:
        """Show a case at the counter; the material in hand stays in hand."""
        is_other = self._review is None or self._review.case_id != review.case_id
        if is_other:
            self._said.clear()
            self.panel.tell_problem("")
        self._review, self._case, self._catalogue, self._language = review, case, catalogue, language
        row = case.row
        self._name.setText(row.applicant_name)
        words = state_words(review.state)
        self._state.show_state(words.glyph, words.text, "info" if words.tone == "plain" else words.tone)
        self._about.setText(" · ".join((row.case_no, business_type_word(row.business_type), row.employer_name)))
        missing = [self._name_of(code) for code in review.deferred_missing]
        self._deferred.setVisible(bool(missing))
        text = translate("Counter", "容缺未补：{names}").format(names=translate("Words", "、").join(missing))
        self._deferred.show_state("hourglass", text, "warn")
        self.list.show_materials(review.materials, catalogue, language)
        if is_other or self.list.current not in self.list.codes():
            first = next((m.code for m in review.materials if m.is_wanted and m.original is None), "")
            self.list.set_current(first or (self.list.codes() or ("",))[0])
            self._show(self.list.current)
        else:
            self._fill()
        self._tell()

    def show_in_full(self, data: Mapping[str, object]) -> None:
        """The stated data in full: the person stands there and is served (domain.md 10.16)."""
        if self._case is not None:
            self._case = replace(self._case, basic_data=dict(data), is_unmasked=True)
            self._fill()

    def close_case(self) -> None:
        """Nothing of the case stays."""
        self._review = self._case = None
        self._said.clear()
        self.banner.dismiss()
        self.panel.tell_problem("")

    @property
    def review(self) -> OnsiteReview | None:
        """The review shown."""
        return self._review

    @property
    def case(self) -> CaseForReview | None:
        """The case shown."""
        return self._case

    def material(self, code: str) -> OriginalSeen | None:
        """One of the materials shown."""
        return next((m for m in self._review.materials if m.code == code), None) if self._review else None

    def items(self) -> tuple[OnsiteItem, ...]:
        """What is to be corrected, as it stands."""
        if self._review is None:
            return ()
        found = [m for m in self._review.materials if m.original in (Original.DIFFERS, Original.MISSING)]
        return tuple(OnsiteItem(m.code, self._remedy(m), self._words(m)) for m in found)

    def _remedy(self, material: OriginalSeen) -> Remedy:
        said = self._said.get(material.code)
        usual = Remedy.UPLOAD if material.original is Original.DIFFERS else Remedy.BRING
        return said.remedy if said is not None and said.remedy is not None else usual

    def _note(self, material: OriginalSeen) -> str:
        said = self._said.get(material.code)
        return said.note if said is not None and said.note is not None else material.note

    def _words(self, material: OriginalSeen) -> str:
        if self._note(material).strip():
            return self._note(material).strip()
        if self._remedy(material) is Remedy.BRING:
            return translate("Counter", "请携带原件到场核对。")
        return translate("Counter", "请按原件重新上传。")

    def _name_of(self, code: str) -> str:
        known = self._catalogue.materials.get(code) if self._catalogue else None
        return known.short.in_language(self._language) if known else code

    def _show(self, code: str) -> None:
        self.panel.tell_problem("")
        self._fill()
        self.material_shown.emit(code)

    def _fill(self) -> None:
        material, catalogue = self.material(self.list.current), self._catalogue
        if material is None or catalogue is None or self._case is None:
            return
        known = catalogue.materials.get(material.code)
        lines = [line.in_language(self._language) for line in known.check] if known else []
        fields = [catalogue.fields[code] for code in (known.fields if known else ()) if code in catalogue.fields]
        whole = material.zh if self._language == "zh" else material.en
        name = known.short.in_language(self._language) if known else whole
        self.panel.show_material(material, name, whole, lines, fields, self._case.basic_data, self._language)
        is_wrong = material.original in (Original.DIFFERS, Original.MISSING)
        self.panel.set_open(self.is_open)
        self.panel.show_remedy(self._remedy(material) if is_wrong else None, self._note(material), is_needed=is_wrong)

    def waiting(self) -> int:
        """How many originals are still to be looked at."""
        return sum(m.is_wanted and m.original is None for m in self._review.materials) if self._review else 0

    @property
    def is_open(self) -> bool:
        """Whether anything may be said of this case now."""
        return self._review is not None and self._review.is_open

    # intentions

    def _tick(self, original: Original | None) -> None:
        material = self.material(self.list.current)
        if material is None or not self.is_open:
            return
        note = self._note(material).strip()
        if original is Original.DIFFERS and not note:
            self.panel.tell_problem(translate("Counter", "先写明哪里不一致，再按 D。"))
            self.panel.note.setFocus()
            self._fill()
            return
        self.panel.tell_problem("")
        if original is Original.MISSING and material.original is Original.MISSING:
            original = None  # the same key again: it was brought after all
        self.ticked.emit(material.code, original, note)
        self._show_at_once(material, original)
        if original is not None:
            self.setFocus()
        if original is Original.MATCHES:
            self._go_on()

    def _show_at_once(self, material: OriginalSeen, original: Original | None) -> None:
        """The tick is shown before the office has it; what it says later stands."""
        review = self._review
        assert review is not None
        said = replace(material, original=original, by="", at=None)
        materials = tuple(said if m.code == material.code else m for m in review.materials)
        is_all = all(m.original is Original.MATCHES for m in materials if m.is_wanted)
        may_pass = is_all and not review.deferred_missing and review.state is CaseState.ONSITE_REVIEWING
        self._review = replace(review, materials=materials, may_pass=may_pass)
        if self._catalogue is not None:
            self.list.show_materials(materials, self._catalogue, self._language)
        self._fill()
        self._tell()

    def _go_on(self) -> None:
        """To the next material that waits for its tick, else simply the next."""
        codes, here = self.list.codes(), self.list.current
        after = codes[codes.index(here) + 1 :] if here in codes else codes
        open_ones = [code for code in after if (m := self.material(code)) and m.is_wanted and m.original is None]
        if open_ones:
            self.list.go_to(open_ones[0])

    def _choose_remedy(self, remedy: Remedy) -> None:
        material = self.material(self.list.current)
        if material is not None and self.is_open and material.original in (Original.DIFFERS, Original.MISSING):
            self._said.setdefault(material.code, _Said()).remedy = remedy
            self._fill()
            self._tell()

    def _noted(self) -> None:
        code = self.list.current
        if code:
            self._said.setdefault(code, _Said()).note = self.panel.note.toPlainText()
            self._tell()

    def _finish(self) -> None:
        if self._review is None or not self.is_open:
            return
        items = self.items()
        if items:
            self.failed.emit(items)
        elif self._review.may_pass:
            self.passed.emit()
        else:
            self.banner.show_message("warn", self._why_not(), code="not_yet")

    def _why_not(self) -> str:
        assert self._review is not None
        if self._review.deferred_missing:
            names = translate("Words", "、").join(self._name_of(code) for code in self._review.deferred_missing)
            return translate("Counter", "容缺的材料还没有补齐，现场不能通过：{names}。").format(names=names)
        return translate("Counter", "还有 {count} 份原件没有核对。").format(count=self.waiting())

    def _escape(self) -> None:
        if self.panel.note.hasFocus():
            self.setFocus()
        else:
            self.back_requested.emit()

    # words

    def _tell(self) -> None:
        review = self._review
        if review is None or self._case is None:
            return
        wanted = [m for m in review.materials if m.is_wanted]
        ticked = sum(m.original is Original.MATCHES for m in wanted)
        self._left.note.setText(f"{ticked}/{len(wanted)}")
        self._left.show_progress(ticked, len(wanted))
        items = self.items()
        is_new = flow_of(self._case.row.business_type) is Flow.NEW
        self.finish.setVisible(is_new and review.is_open)
        self.finish.setText(translate("Counter", "退回补正") if items else translate("Counter", "复审通过"))
        is_done = ticked + len(items) >= len(wanted)
        if items:
            self.finish.set_kind("bad_loud" if is_done else "bad")
        else:
            self.finish.set_kind("ok_loud" if review.may_pass else "quiet")
        self.finish.set_icon_name("send" if items else "check")
        self.finish.set_key("Ctrl+Enter")
        remedies = {Remedy.BRING: translate("Counter", "带原件"), Remedy.UPLOAD: translate("Counter", "重传")}
        self.panel.show_items([f"{self._name_of(i.material)} · {remedies[i.remedy]} · {i.text}" for i in items])
        self._tell_status(len(wanted) - ticked - len(items), len(items))

    def _tell_status(self, waiting: int, wrong: int) -> None:
        assert self._review is not None
        if not self._review.is_open:
            text = translate("Counter", "复审已有结果，这里只能查看")
        elif wrong:
            text = translate("Counter", "{count} 份要补正：Ctrl+Enter 查看通知").format(count=wrong)
        elif waiting > 0:
            text = translate("Counter", "还有 {count} 份待核").format(count=waiting)
        else:
            text = translate("Counter", "已核完：Ctrl+Enter 复审通过")
        self.footer.set_status(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        group = translate("Counter", "现场核验")
        for name, (_, text) in KEYS.items():
            name_action(self._actions[name], translate("Counter", text), group)
        self._back.set_name(translate("Counter", "返回窗口"))
        self._left.title.setText(translate("Counter", "核对原件"))
        self.list.setAccessibleName(translate("Counter", "核对原件"))
        self.panel.retranslate()
        self.footer.set_keys(
            [
                FooterKey(("Space",), translate("Counter", "一致")),
                FooterKey(("D",), translate("Counter", "不一致")),
                FooterKey(("M",), translate("Counter", "未带")),
                FooterKey(("B",), translate("Counter", "带原件再来")),
                FooterKey(("U",), translate("Counter", "重新上传")),
                FooterKey(("J", "K"), translate("Counter", "上下")),
                FooterKey(("Esc",), translate("Counter", "返回窗口")),
                FooterKey(("F1",), translate("Counter", "全部按键")),
            ]
        )
        self._tell()
