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

from tests.counter_office import PASSWORD as COUNTER_PASSWORD
from tests.counter_office import CounterOffice
from tests.screens_counter import morning

SIZES = ((1366, 768), (1920, 1080))
PASSWORD = "Demo-2026"


def main(arguments: list[str]) -> int:
    """Write all pictures into the folder, `screens` if none is named."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    target = Path(arguments[0] if arguments else "screens")
    target.mkdir(parents=True, exist_ok=True)
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        subprocess.run([sys.executable, "-m", "admin", "demo", "--home", str(home / "demo")], check=True)
        for (width, height), theme, language in product(SIZES, ("light", "dark"), ("zh", "en")):
            Camera(app, home, target, (width, height), theme, language).take_all()
        with morning(home / "counter") as (made, reviewed):
            for (width, height), theme, language in product(SIZES, ("light", "dark"), ("zh", "en")):
                camera = Camera(app, home, target, (width, height), theme, language, is_counter=True)
                camera.take_counter(made, reviewed)
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
        *,
        is_counter: bool = False,
    ) -> None:
        from desktop.application import Application
        from desktop.settings import Settings
        from desktop.starting import Place

        self._app, self._target, self._size = app, target, size
        self._name = f"{theme}_{language}_{size[0]}"
        settings = Settings(home / self._name)
        settings.set("theme", theme)
        settings.set("language", language)
        place = Place(home / "counter") if is_counter else Place(home / "demo", is_demo=True)
        self.program = Application(app, place, settings)

    def take_all(self) -> None:
        """Every screen, and the dialogs one meets on the way."""
        program, window = self.program, self.program.window
        try:
            program.start()
            self._until(lambda: program.office is not None and window.isVisible())
            window.resize(*self._size)
            window.activateWindow()
            self._shoot("sign_in")
            program.signing.sign_in("wangmin", PASSWORD)
            self._until(lambda: program.screens is not None)
            self._cases(program.screens)
            program.lock()
            self._shoot("lock")
        finally:
            program.language.use("zh")  # the next program in this process begins without this one's translation
            program.close()
            self._app.aboutToQuit.disconnect(program.close)
            window.close()
            window.deleteLater()

    def take_counter(self, made: CounterOffice, reviewed: str) -> None:
        """A morning at the counter: the day's list, the on-site review, the call display."""
        program, window = self.program, self.program.window
        try:
            program.settings.set("counter_mine", made.counters[1])
            program.start()
            self._until(lambda: program.office is not None and window.isVisible())
            window.resize(*self._size)
            window.activateWindow()
            program.signing.sign_in("chenyu", COUNTER_PASSWORD)
            self._until(lambda: program.screens is not None and program.screens.counter is not None)
            self._counter(program.screens, reviewed)
        finally:
            program.language.use("zh")  # the next program in this process begins without this one's translation
            program.close()
            self._app.aboutToQuit.disconnect(program.close)
            window.close()
            window.deleteLater()

    def _counter(self, screens: Any, reviewed: str) -> None:
        counter = screens.counter
        self.program.window.show_screen("counter")
        self._until(lambda: counter.view.day is not None and counter.view.day.visits)
        chosen = next(visit for visit in counter.view.day.visits if visit.state == "called")
        counter.view.choose(chosen.id)
        counter.view.table.scrollTo(counter.view.table.currentIndex(), counter.view.table.ScrollHint.PositionAtCenter)
        self._shoot("counter")
        counter.counter.paper.toggle_display()
        display = counter.counter.paper.display
        display.resize(*self._size)
        self._wait(300)
        display.grab().save(str(self._target / f"display_{self._name}.png"))
        display.close()
        self.program.window.show_screen("onsite")
        counter.onsite.open(reviewed)
        self._until(lambda: counter.onsite_view.review is not None)
        self._wait(1200)
        self._shoot("onsite")
        counter.onsite.close()
        counter.view.head.scan.setText("W201")
        self._wait(100)
        counter.view.walk_in_requested.emit("张")
        self._wait(700)
        self._dialog("personDialog", "walk_in")

    def _cases(self, screens: Any) -> None:
        self._until(lambda: screens.inbox_view.model.rowCount() > 0)
        self._shoot("inbox")
        self.program.window.show_keys()
        self._dialog("keySheet", "keys")
        screens.open_case(screens.inbox_view.model.id_at(0))
        self._until(lambda: screens.review_view.case is not None)
        self._wait(900)
        self._shoot("review")
        for act, object_name, name in (
            ("correct_data", "basicDataDialog", "correct_data"),
            ("correct_conditions", "conditionsDialog", "correct_conditions"),
        ):
            screens.review.run(act)
            self._dialog(object_name, name)
        screens.review.close()
        waiting = next(id_ for id_ in self._ids() if self._has_notice(id_))
        screens.open_case(waiting)
        self._until(lambda: screens.review_view.case is not None)
        screens.review.notices.show()
        self._dialog("noticeDialog", "notice")
        screens.review.notices.amend()
        self._dialog("amendDialog", "amend")
        first = screens.inbox_view.model.ids[:3]
        screens.assigning.begin(first, screens.inbox_view.model.rows_of(first))
        self._dialog("assignDialog", "assign")
        screens.review.close()
        screens.inbox_view.register_requested.emit()
        self._wait(500)
        self._shoot("register")
        self.program.window.show_screen("inbox")

    def _ids(self) -> tuple[str, ...]:
        from casework.cases import CasesMatching, Queue

        assert self.program.office is not None
        return self.program.office.ask(CasesMatching(Queue.WAITING)).ids

    def _has_notice(self, case_id: str) -> bool:
        from casework.cases import CaseId
        from casework.review import CaseOpened

        assert self.program.office is not None
        return bool(self.program.office.ask(CaseOpened(CaseId(case_id))).notices)

    def _dialog(self, object_name: str, name: str) -> None:
        from PySide6.QtWidgets import QDialog

        self._wait(300)
        for dialog in self._app.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.grab().save(str(self._target / f"{name}_{self._name}.png"))
                dialog.reject()

    def _shoot(self, name: str) -> None:
        self._wait(350)
        self.program.window.grab().save(str(self._target / f"{name}_{self._name}.png"))

    def _until(self, condition: Callable[[], object], seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("the screen did not come")
            self._wait(20)

    def _wait(self, ms: int) -> None:
        end = time.monotonic() + ms / 1000
        while time.monotonic() < end:
            self._app.processEvents()
            time.sleep(0.005)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
