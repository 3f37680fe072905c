"""python -m tests.screens [FOLDER]: pictures of every screen, at 1366x768 and 1920x1080, light and dark, Chinese and English.

Made offscreen on a demo office of its own; for looking at, not for comparing bytes.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

SIZES = ((1366, 768), (1920, 1080))
PASSWORD = "Demo-2026"


def main(arguments: list[str]) -> int:
    """Write all pictures into the folder, `screens` if none is named."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    target = Path(arguments[0] if arguments else "screens")
    target.mkdir(parents=True, exist_ok=True)
    from PySide6.QtWidgets import QApplication

    from tests import screens_calendar, screens_counter

    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        subprocess.run([sys.executable, "-m", "admin", "demo", "--home", str(home / "demo")], check=True)
        for (width, height), theme, language in product(SIZES, ("light", "dark"), ("zh", "en")):
            Camera(app, home, target, (width, height), theme, language).take_all()
        screens_calendar.make_office(home / "calendar")
        for (width, height), theme, language in product(SIZES, ("light", "dark"), ("zh", "en")):
            Camera(app, home, target, (width, height), theme, language, "calendar").take(screens_calendar.take)
        with screens_counter.morning(home / "counter") as (made, reviewed):
            for (width, height), theme, language in product(SIZES, ("light", "dark"), ("zh", "en")):
                camera = Camera(app, home, target, (width, height), theme, language, "counter")
                camera.take(lambda camera: screens_counter.take(camera, made, reviewed))
    return 0


class Camera:
    """The program in one size, theme and language."""

    def __init__(
        self,
        app: Any,
        home: Path,
        target: Path,
        size: tuple[int, int],
        theme: str,
        language: str,
        office: str = "demo",
    ) -> None:
        from desktop.application import Application
        from desktop.settings import Settings
        from desktop.starting import Place

        self._app, self._target, self.size = app, target, size
        self._name = f"{theme}_{language}_{size[0]}"
        settings = Settings(home / self._name)
        settings.set("theme", theme)
        settings.set("language", language)
        self.program = Application(app, Place(home / office, is_demo=office == "demo"), settings)

    def take_all(self) -> None:
        """Every screen of casework, and the dialogs one meets on the way."""

        def cases(camera: "Camera") -> None:
            camera.shoot("sign_in")
            self.program.signing.sign_in("wangmin", PASSWORD)
            self.until(lambda: self.program.screens is not None)
            self._cases(self.program.screens)
            self.program.lock()
            self.shoot("lock")

        self.take(cases)

    def take(self, pictures: "Callable[[Camera], None]") -> None:
        """Start the program, take pictures, and end it."""
        program, window = self.program, self.program.window
        try:
            program.start()
            self.until(lambda: program.office is not None and window.isVisible())
            window.resize(*self.size)
            window.activateWindow()
            pictures(self)
        finally:
            program.language.use("zh")  # the next program in this process begins without this one's translation
            program.close()
            self._app.aboutToQuit.disconnect(program.close)
            window.close()
            window.deleteLater()

    def _cases(self, screens: Any) -> None:
        self.until(lambda: screens.inbox_view.model.rowCount() > 0)
        self.shoot("inbox")
        self.program.window.show_keys()
        self.dialog("keySheet", "keys")
        screens.open_case(screens.inbox_view.model.id_at(0))
        self.until(lambda: screens.review_view.case is not None)
        self.wait(900)
        self.shoot("review")
        for act, object_name, name in (
            ("correct_data", "basicDataDialog", "correct_data"),
            ("correct_conditions", "conditionsDialog", "correct_conditions"),
        ):
            screens.review.run(act)
            self.dialog(object_name, name)
        screens.review.close()
        self._preview(screens)
        waiting = next(id_ for id_ in self._ids() if self._has_notice(id_))
        screens.open_case(waiting)
        self.until(lambda: screens.review_view.case is not None)
        screens.review.notices.show()
        self.dialog("noticeDialog", "notice")
        screens.review.notices.amend()
        self.dialog("amendDialog", "amend")
        first = screens.inbox_view.model.ids[:3]
        screens.assigning.begin(first, screens.inbox_view.model.rows_of(first))
        self.dialog("assignDialog", "assign")
        screens.review.close()
        screens.inbox_view.register_requested.emit()
        self.wait(500)
        self.shoot("register")
        self.program.window.show_screen("inbox")

    def _preview(self, screens: Any) -> None:
        """Compare, regions, facts, find and the card of a file that can't be shown."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        view, preview = screens.review_view, screens.review_view.preview

        def take(case_id: str, code: str) -> None:
            screens.open_case(case_id)
            self.until(lambda: view.case is not None and view.case.row.id == case_id)
            self.until(lambda: screens.review.opened.fencing or view.panel.may_fail)
            view.materials.set_current(code)
            view._choose(code)
            self.wait(1500)

        take(*self._rejected())
        preview._actions["compare"].trigger()
        self.wait(1200)
        preview.compare.toggle_marking()
        self.wait(900)
        self.shoot("compare")
        preview.stop_compare()
        preview._actions["region"].trigger()
        for key in (*[Qt.Key.Key_Up] * 3, Qt.Key.Key_Return, *[Qt.Key.Key_Down] * 9):
            QTest.keyClick(preview.canvas, key)
        self.shoot("regions")
        while preview.canvas.pointer.regions.mine:
            preview.canvas.pointer.regions.remove()
        preview.canvas.pointer.regions.stop()
        screens.review.close()
        take(*self._locked())
        self.shoot("card")
        view.materials.set_current("labor_contract")
        view._choose("labor_contract")
        self.wait(1200)
        if not preview.side.isVisible():
            preview.toggle_side("facts")
        self.wait(600)
        self.shoot("facts")
        preview._actions["find"].trigger()
        preview.find_bar.edit.setText("合同")
        QTest.keyClick(preview.find_bar.edit, Qt.Key.Key_Return)
        self.wait(800)
        self.shoot("find")
        preview.find_bar.close_bar()
        preview.toggle_side("thumbnails")
        self.wait(900)
        self.shoot("thumbnails")
        screens.review.close()

    def _rejected(self) -> tuple[str, str]:
        """A case in its second round, and the material that came back."""
        from casework.cases import CaseId, CasesMatching, Queue
        from casework.review import CaseOpened
        from ui.review.places import rejected_of

        office = self.program.office
        assert office is not None
        for case_id in office.ask(CasesMatching(Queue.MINE)).ids:
            for material in office.ask(CaseOpened(CaseId(case_id))).materials:
                rejected = rejected_of(material)
                if material.code == "id_card" and rejected is not None and rejected.given.verdict.regions:
                    return case_id, material.code
        raise LookupError("no case in its second round")

    def _locked(self) -> tuple[str, str]:
        """A case with a contract, into which a file with a password is put where nothing was."""
        import io

        from casework.cases import CaseId, CasesMatching, Queue, TakeLease
        from casework.materials import AttachFile
        from casework.review import CaseOpened
        from tests.rendering.samples import pdf

        office = self.program.office
        assert office is not None
        for case_id in office.ask(CasesMatching(Queue.IN_REVIEW)).ids:
            case = office.ask(CaseOpened(CaseId(case_id)))
            filled = {material.code for material in case.materials if material.files}
            empty = next((m for m in case.materials if not m.files and m.is_open), None)
            if "labor_contract" in filled and empty is not None and case.row.state == "pre_reviewing":
                office.do(TakeLease(case.row.id), f"screens-lease-{self._name}")
                data = pdf(1, password="secret")
                blob = office.documents.put(io.BytesIO(data), len(data))
                name = "个人信息授权书.pdf"
                command = AttachFile(case.row.id, empty.code, empty.version, blob.id, name, None)
                office.do(command, f"screens-file-{self._name}")
                return case_id, empty.code
        raise LookupError("no case with a place that is empty")

    def _ids(self) -> tuple[str, ...]:
        from casework.cases import CasesMatching, Queue

        assert self.program.office is not None
        return self.program.office.ask(CasesMatching(Queue.WAITING)).ids

    def _has_notice(self, case_id: str) -> bool:
        from casework.cases import CaseId
        from casework.review import CaseOpened

        assert self.program.office is not None
        return bool(self.program.office.ask(CaseOpened(CaseId(case_id))).notices)

    def dialog(self, object_name: str, name: str) -> None:
        """A picture of the dialog that is open, which is then put away."""
        from PySide6.QtWidgets import QDialog

        self.wait(300)
        for dialog in self._app.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                self.save(dialog, name)
                dialog.reject()

    def shoot(self, name: str) -> None:
        """A picture of the window."""
        self.wait(350)
        self.save(self.program.window, name)

    def save(self, widget: Any, name: str) -> None:
        """A picture of any widget."""
        widget.grab().save(str(self._target / f"{name}_{self._name}.png"))

    def until(self, condition: Callable[[], object], seconds: float = 30) -> None:
        """Let the program run until something holds."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("the screen did not come")
            self.wait(20)

    def wait(self, ms: int) -> None:
        """Let the program run."""
        end = time.monotonic() + ms / 1000
        while time.monotonic() < end:
            self._app.processEvents()
            time.sleep(0.005)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
