"""The registration's presenter: checks as one types, the checklist as one chooses, files, and the one command at the end."""

from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from casework.cases import ActiveCaseOf, CatalogueBody, FeeBasis, FileForMaterial, RegisterCase, Registered
from casework.catalogue import Catalogue, ChecklistItem, parse
from casework.errors import OfficeError, Refused, Unavailable
from casework.folder_import import file_problem, take_in
from casework.identity import id_no_problem, normal_id_no
from casework.office import Changes, Office
from casework.people import SUPERVISORS, Staff
from casework.workdays import today_in_beijing
from desktop.files import FILE_KINDS
from desktop.language import Language
from desktop.tasks import Lane, Tasks
from rendering.client import Renderer
from ui.register.checks import DataChecks
from ui.register.view import RegisterView
from ui.words import refusal_sentence

LOOK_AFTER_MS = 300


class RegisterPresenter(QObject):
    """What was typed stays until the case is registered; a case that could not be delivered is offered again with its key."""

    registered = Signal(object)  # Registered
    closed = Signal()
    said = Signal(str, str)

    def __init__(
        self, office: Office, tasks: Tasks, view: RegisterView, renderer: Renderer, me: Staff, language: Language
    ) -> None:
        super().__init__(view)
        self._office, self._tasks, self._view, self._renderer = office, tasks, view, renderer
        self._me, self._language = me, language
        self._catalogue: Catalogue | None = None
        self._items: tuple[ChecklistItem, ...] = ()
        self._files: dict[str, list[Path]] = {}
        self._wrong_files: dict[Path, str] = {}
        self._sent: dict[tuple[str, str, int], FileForMaterial] = {}
        self._checks = DataChecks(view.data, self._data, self)
        self._pending: tuple[RegisterCase, str] | None = None
        self._looker = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._looker.timeout.connect(self._look_for_active)
        view.back_requested.connect(self.closed)
        view.register_requested.connect(self.register)
        view.clear_requested.connect(self.clear)
        view.choice_changed.connect(self._choice_changed)
        view.conditions_changed.connect(self._refresh)
        self._checks.edited.connect(self._edited)
        view.files_dropped.connect(self.add_files)
        view.files_wanted.connect(self._choose_files)
        view.file_removed.connect(self._remove_file)
        view.banner.acted.connect(lambda _: self.register())

    def begin(self) -> None:
        """Bring the catalogue in force and show the form; what is there already stays."""
        work = partial(self._office.ask, CatalogueBody(district=None))
        self._tasks.run(Lane.READ, lambda: parse(work()), self._show, self._tell, owner=self, key="catalogue")

    def _show(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._view.show_choice(catalogue, self._language.code, may_waive=bool(self._me.roles & SUPERVISORS))
        self._refresh()

    def clear(self) -> None:
        """Begin with an empty form."""
        for box in self._view.data.boxes.values():
            box.set_value("")
        self._files, self._wrong_files = {}, {}
        self._checks.forget()
        self._view.banner.dismiss()
        if self._catalogue is not None:
            for condition in self._catalogue.conditions_for(self._view.business_type):
                self._view.conditions.boxes[condition.code].set_value(condition.default)
        self._refresh()

    # checking

    def _choice_changed(self) -> None:
        if self._catalogue is not None:
            self._view.show_type(self._catalogue, self._language.code)
            self._refresh()

    def _refresh(self) -> None:
        """The checklist follows from the conditions."""
        if self._catalogue is None:
            return
        self._checks.begin(self._catalogue, self._view.business_type)
        chosen = self._view.conditions.values()
        self._items = self._catalogue.checklist(self._view.business_type, chosen)
        self._show_list()
        self._check()

    def _show_list(self) -> None:
        assert self._catalogue is not None
        shown = {item.material for item in self._items}
        files = {code: paths for code, paths in self._files.items() if code in shown}
        self._view.show_checklist(self._items, self._catalogue, files, self._wrong_files, self._language.code)

    def _edited(self, code: str) -> None:
        if code == "id_no":
            self._looker.start()
        self._check_blocks()

    def _check(self) -> None:
        """Say what is wrong by now."""
        self._checks.tell()
        self._check_blocks()

    def _check_blocks(self) -> bool:
        """Say when the whole case can't be; whether that is so."""
        catalogue, view = self._catalogue, self._view
        if catalogue is None:
            return False
        blocks = catalogue.blocks(view.business_type, view.conditions.values(), self._data(), today_in_beijing())
        if blocks:
            name = {"zh": blocks[0].name.zh, "en": blocks[0].name.en}
            view.banner.show_message("warn", refusal_sentence("blocked", name), code="blocked", may_close=False)
        else:
            view.banner.dismiss("blocked")
        return bool(blocks)

    def _data(self) -> dict[str, str]:
        """The basic data; what was chosen as a condition and is also a field counts for both."""
        assert self._catalogue is not None
        data = self._view.data.values()
        fields = {field.code for field in self._catalogue.fields_for(self._view.business_type)}
        chosen = self._view.conditions.values()
        return data | {code: str(value) for code, value in chosen.items() if code in fields}

    def _look_for_active(self) -> None:
        id_no = self._view.data.values().get("id_no", "")
        if id_no and id_no_problem(id_no, today_in_beijing()) is None:
            question = ActiveCaseOf(normal_id_no(id_no))
            work = partial(self._office.ask, question)
            self._tasks.run(Lane.READ, work, self._found_active, lambda _: None, owner=self, key="active")

    def _found_active(self, case_no: str | None) -> None:
        self._checks.add("id_no", refusal_sentence("active_case", {"case_no": case_no}) if case_no else "")
        self._check()

    # files

    def add_files(self, code: str, paths: list[Path]) -> None:
        """Take files for a material; size and format are looked at in a lane."""
        for path in paths:
            if path in self._files.setdefault(code, []):
                continue
            self._files[code].append(path)
            formats = self._catalogue.materials[code].formats if self._catalogue is not None else ()
            looked = partial(self._looked_at, path)
            self._tasks.run(Lane.TRANSFER, partial(_look_at, path, formats), looked, owner=self)
        self._show_list()

    def _looked_at(self, path: Path, sentence: tuple[str, dict[str, object]] | None) -> None:
        if sentence is None:
            self._wrong_files.pop(path, None)
        else:
            self._wrong_files[path] = refusal_sentence(*sentence)
        self._show_list()

    def _choose_files(self, code: str) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self._view.window(), self.tr("选择文件"), "", self.tr("证件和材料 ({kinds})").format(kinds=FILE_KINDS)
        )
        if chosen:
            self.add_files(code, [Path(path) for path in chosen])

    def _remove_file(self, code: str, path: str) -> None:
        if Path(path) in self._files.get(code, []):
            self._files[code].remove(Path(path))
            self._show_list()

    # the command

    def register(self) -> None:
        """Check everything once more and register."""
        if self._catalogue is None or not self._view.go.isEnabled():
            return
        if not self._checks.tell_all() or self._check_blocks():
            self.said.emit(self.tr("还有没有填对的地方，已在各栏下方写明"), "warn")
            return
        listed = {item.material for item in self._items}
        files = [(code, path) for code, paths in self._files.items() if code in listed for path in paths]
        wrong = [path.name for _, path in files if path in self._wrong_files]
        if wrong:
            self.said.emit(self.tr("有文件不能使用，请先撤下：{names}").format(names=wrong[0]), "warn")
            return
        choice = self._view.choice
        command = RegisterCase(
            self._view.business_type,
            str(choice.district.currentData()),
            self._view.conditions.values(),
            self._data(),
            FeeBasis(str(choice.fee_basis.currentData())),
            waiver_reason=choice.waiver_reason.text().strip() if choice.is_waived() else "",
        )
        self._view.set_busy(True)
        self._view.banner.dismiss()
        self._tasks.run(Lane.TRANSFER, partial(self._send, command, files), self._done, self._tell, owner=self)

    def _send(self, command: RegisterCase, files: list[tuple[str, Path]]) -> Changes[Registered]:
        """In the lane: the files that are not there yet, then the case with all of them; tried again with the same key."""
        arrived = []
        for code, path in files:
            about = path.stat()
            known = (code, str(path), about.st_mtime_ns)
            if known not in self._sent:
                self._sent[known], _ = take_in(self._office, code, path, self._renderer.count_pages)
            arrived.append(self._sent[known])
        whole = RegisterCase(
            command.business_type,
            command.district,
            command.conditions,
            command.basic_data,
            command.fee_basis,
            files=tuple(arrived),
            waiver_reason=command.waiver_reason,
        )
        if self._pending is None or self._pending[0] != whole:
            self._pending = (whole, uuid4().hex)
        return self._office.do(*self._pending)

    def _done(self, changes: Changes[Registered]) -> None:
        self._view.set_busy(False)
        self._pending = None
        self._sent.clear()
        self.clear()
        self.said.emit(self.tr("已登记：{case_no}").format(case_no=changes.answer.case_no), "ok")
        self.registered.emit(changes.answer)

    def _tell(self, error: Exception) -> None:
        self._view.set_busy(False)
        if isinstance(error, OSError) and not isinstance(error, OfficeError):
            error = Refused(
                "import_file_unreadable", {"why": f"{Path(error.filename or '').name} {error.strerror or ''}"}
            )
        if not isinstance(error, OfficeError):
            self._tasks.unhandled.emit(error)
            return
        if error.code == "blob_gone":
            self._sent.clear()  # they have lain too long: send them anew
        may_retry = isinstance(error, Unavailable)
        text = refusal_sentence(error.code, error.values)
        action = self.tr("重试") if may_retry else ""
        self._view.banner.show_message("bad" if may_retry else "warn", text, action, "refused")


def _look_at(path: Path, formats: tuple[str, ...]) -> tuple[str, dict[str, object]] | None:
    """In the lane: the code of what is wrong with a file, with its values."""
    try:
        problem = file_problem(path, formats)
    except OSError as error:
        return "import_file_unreadable", {"why": error.strerror or ""}
    return None if problem is None else (problem.code, dict(problem.values))
