"""Twelve good one-page materials from open to finished in the real window, each painted whole for 300 ms before its key.

Counts the key presses that the program took; the reference is one a material and one to finish.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from casework.cases import CaseId
from casework.office import Office

MATERIALS = 12


def main() -> None:
    """Print the figure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from casework.lifecycle import CaseState
    from desktop.application import Application
    from desktop.settings import Settings
    from desktop.starting import Place
    from tests.end_to_end.desk import PASSWORD, office_on_disk

    app = QApplication(sys.argv[:1])

    def until(condition: Callable[[], object], seconds: float = 30.0) -> None:
        loop = QEventLoop()
        timer, limit = QTimer(interval=5), QTimer(singleShot=True, interval=int(seconds * 1000))
        timer.timeout.connect(lambda: condition() and loop.quit())
        limit.timeout.connect(lambda: loop.exit(1))
        timer.start()
        limit.start()
        if loop.exec():
            raise TimeoutError(str(condition))

    presses = 0

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal presses
        presses += 1
        QTest.keyClick(QApplication.focusWidget() or program.window, key, modifier)

    with tempfile.TemporaryDirectory() as folder, office_on_disk(Path(folder, "office")) as made:
        case_id = made.register(1, materials=MATERIALS)
        program = Application(app, Place(Path(folder, "office")), Settings(Path(folder)))
        try:
            program.start()
            until(lambda: program.office is not None and program.window.isVisible())
            program.window.activateWindow()
            program.signing.sign_in("wangmin", PASSWORD)
            until(lambda: program.screens is not None)
            screens = program.screens
            assert screens is not None
            screens.inbox.take_next()
            until(lambda: screens.review_view.case is not None and screens.review.opened.fencing)
            view = screens.review_view
            rest = len(view.waiting()) - MATERIALS
            for _ in range(MATERIALS):
                until(lambda: view.preview.seen_pages() == (1, 1))
                press(Qt.Key.Key_P)
            if rest:  # the checklist asks for more than twelve: these are not part of the figure
                door = made.office.acting_as("wangmin")
                until(lambda: not screens.review.opened.is_busy)
                settle(door, case_id)
                door.close()
                until(lambda: not view.waiting())
            press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            until(lambda: made.case(case_id).row.state is CaseState.PRE_REVIEW_PASSED)
        finally:
            program.close()
    wanted = MATERIALS + 1
    figure = {"figure": "keystrokes", "ours": presses, "reference": wanted, "ratio": round(presses / wanted, 2)}
    print(json.dumps(figure | {"unit": "keys", "n": MATERIALS}))


def settle(door: Office, case_id: CaseId) -> None:
    """Take the materials beyond the twelve off the list, each with its reason."""
    from casework.review import CaseOpened, RecordVerdict, Verdict, VerdictKind

    verdict = Verdict(VerdictKind.NOT_APPLICABLE, text="not part of the figure")
    for item in door.ask(CaseOpened(case_id)).materials:
        if item.blocks_finish:
            command = RecordVerdict(case_id, item.code, item.version, verdict)
            door.do(command, f"keystrokes-{item.code}")


if __name__ == "__main__":
    main()
