"""Filter chips above the table: each a menu of values; chosen ones are tinted and have a cross."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from casework.cases import CaseFilter
from casework.lifecycle import BusinessType, CaseState
from ui.parts.chip import Chip
from ui.words import business_type_word, state_words, translate

DUE_CHOICES = (0, 1, 2, 5)
ROUND_CHOICES = (2, 3)


class FilterBar(QWidget):
    """Shows a `CaseFilter` as chips; `changed` carries the new one."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = CaseFilter()
        self._districts: Mapping[str, str] = {}
        self._reviewers: Mapping[str, str] = {}
        self._chips: dict[str, Chip] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for name in (
            "business_types",
            "districts",
            "due_within",
            "states",
            "reviewers",
            "round_at_least",
            "has_deferred",
        ):
            chip = Chip()
            chip.setObjectName(f"filter_{name}")
            chip.clicked.connect(lambda _=False, name=name: self._open(name))
            chip.removed.connect(lambda name=name: self._clear(name))
            self._chips[name] = chip
            row.addWidget(chip)
        self._more = Chip(icon="plus")
        self._more.setObjectName("filter_more")
        self._more.clicked.connect(self._open_more)
        row.addWidget(self._more)
        row.addStretch(1)
        self._always = {"business_types", "districts", "due_within"}
        self.retranslate()

    def set_names(self, districts: Mapping[str, str], reviewers: Mapping[str, str]) -> None:
        """Names of districts and reviewers by code."""
        self._districts, self._reviewers = districts, reviewers
        self._tell()

    def show_filter(self, shown: CaseFilter) -> None:
        """Show this filter."""
        self._filter = shown
        self._tell()

    @property
    def filter(self) -> CaseFilter:
        """The filter shown."""
        return self._filter

    # words

    def _labels(self) -> dict[str, str]:
        return {
            "business_types": translate("Inbox", "业务类型"),
            "districts": translate("Inbox", "受理区"),
            "due_within": translate("Inbox", "到期"),
            "states": translate("Inbox", "状态"),
            "reviewers": translate("Inbox", "审核员"),
            "round_at_least": translate("Inbox", "轮次"),
            "has_deferred": translate("Inbox", "容缺"),
        }

    def _value(self, name: str) -> str:
        value = getattr(self._filter, name)
        if name == "business_types":
            return self._joined([business_type_word(code) for code in value])
        if name == "districts":
            return self._joined([self._districts.get(code, code) for code in value])
        if name == "states":
            return self._joined([state_words(code).text for code in value])
        if name == "reviewers":
            return self._joined([self._reviewers.get(code, code) for code in value])
        if value is None:
            return ""
        if name == "due_within":
            return self._due_word(value)
        if name == "round_at_least":
            return translate("Inbox", "第 {round} 轮起").format(round=value)
        return translate("Inbox", "有") if value else translate("Inbox", "无")

    def _joined(self, words: list[str]) -> str:
        shown = translate("Words", "、").join(words[:2])
        return shown + (f" +{len(words) - 2}" if len(words) > 2 else "")

    def _due_word(self, days: int) -> str:
        if days == 0:
            return translate("Inbox", "今天")
        return translate("Inbox", "{days} 天内").format(days=days)

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self._more.show_filter(translate("Inbox", "筛选"), "", False)
        self._tell()

    def _tell(self) -> None:
        for name, label in self._labels().items():
            value = self._value(name)
            self._chips[name].show_filter(label, value or translate("Inbox", "全部"), bool(value))
            self._chips[name].setVisible(bool(value) or name in self._always)

    # choosing

    def _clear(self, name: str) -> None:
        empty = getattr(CaseFilter(), name)
        self._set(replace(self._filter, **{name: empty}))

    def _set(self, new: CaseFilter) -> None:
        self._filter = new
        self._tell()
        self.changed.emit(new)

    def _choices(self, name: str) -> Mapping[Any, str]:
        match name:
            case "business_types":
                return {code: business_type_word(code) for code in BusinessType}
            case "districts":
                return dict(self._districts)
            case "states":
                return {code: state_words(code).text for code in CaseState}
            case "reviewers":
                return dict(self._reviewers)
            case "due_within":
                return {days: self._due_word(days) for days in DUE_CHOICES}
            case "round_at_least":
                return {number: translate("Inbox", "第 {round} 轮起").format(round=number) for number in ROUND_CHOICES}
        return {True: translate("Inbox", "有"), False: translate("Inbox", "无")}

    def _open(self, name: str) -> None:
        menu = self._menu(name)
        chip = self._chips[name]
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        value = getattr(self._filter, name)
        for code, word in self._choices(name).items():
            action = QAction(word, menu, checkable=True)
            action.setChecked(code in value if isinstance(value, tuple) else code == value)
            action.triggered.connect(lambda _=False, code=code: self._toggle(name, code))
            menu.addAction(action)
        return menu

    def _toggle(self, name: str, code: object) -> None:
        value = getattr(self._filter, name)
        if isinstance(value, tuple):
            kept = tuple(other for other in value if other != code)
            values: dict[str, Any] = {name: kept if len(kept) < len(value) else (*value, code)}
        else:
            values = {name: None if value == code else code}
        self._set(replace(self._filter, **values))

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for name, label in self._labels().items():
            sub = self._menu(name)
            sub.setTitle(label)
            menu.addMenu(sub)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))
