"""Checking a form as one types: what is told when, the same wherever basic data are typed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from casework.basic_data import check_basic_data
from casework.catalogue import Catalogue
from casework.lifecycle import BusinessType
from casework.workdays import today_in_beijing
from ui.register.form import DataForm
from ui.words import refusal_sentence

LONG = frozenset({"id_no", "uscc", "spouse_id_no"})  # wrong or right as soon as all 18 characters are there


class DataChecks(QObject):
    """Says beside each field of a form what is wrong with it: while typing only what has been left once, or what is complete
    and wrong; with `tell_all` everything. `edited` carries a field's code after it was looked at.

    `values` gives the data to be checked, which may hold more than the form.
    """

    edited = Signal(str)

    def __init__(self, form: DataForm, values: Callable[[], Mapping[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._form, self._values = form, values
        self._rules: tuple[Catalogue, BusinessType] | None = None
        self._left: set[str] = set()
        self._more: dict[str, str] = {}
        form.edited.connect(self._edited)
        form.left.connect(self._leave)

    def begin(self, catalogue: Catalogue, business_type: BusinessType) -> None:
        """The rules to check by."""
        self._rules = (catalogue, business_type)

    def forget(self) -> None:
        """Begin anew: nothing has been left yet."""
        self._left.clear()
        self._more.clear()

    def add(self, field: str, sentence: str) -> None:
        """Something else is wrong with a field, as the office knows; an empty sentence takes it back."""
        self._more[field] = sentence

    def _edited(self, code: str) -> None:
        if code in LONG and len(self._form.boxes[code].value()) >= 18:
            self._left.add(code)
        self._more.pop(code, None)
        self.tell()
        self.edited.emit(code)

    def _leave(self, code: str) -> None:
        if self._form.boxes[code].value():
            self._left.add(code)
        self.tell()

    def tell(self) -> bool:
        """Say what is to be told by now; whether all is well, told or not."""
        if self._rules is None:
            return False
        found = {p.field: p for p in check_basic_data(*self._rules, self._values(), today_in_beijing())}
        told = {code: refusal_sentence(p.code, p.values) for code, p in found.items() if code in self._left}
        self._form.tell({code: text for code, text in self._more.items() if text} | told)
        return not found

    def tell_all(self) -> bool:
        """From now on every field is told at once; the first that is wrong gets the focus. Whether all is well."""
        self._left |= set(self._form.boxes)
        is_well = self.tell()
        if not is_well:
            self._form.go_to_problem()
        return is_well
