"""What the window's process has loaded after it has shown documents: no decoder, and none of Qt's plugins that read PDF or SVG."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.desk import OfficeOnDisk, office_on_disk, one_page

FORBIDDEN_MODULES = {"pymupdf", "fitz", "PIL", "pillow_heif", "pypdfium2", "pypdfium2_raw", "numpy"}
FORBIDDEN_LIBRARIES = (
    "libqpdf",
    "libqsvg",
    "libqtiff",
    "libqwebp",
    "libqjpeg",
    "libqgif",
    "_mupdf",
    "libmupdf",
    "libheif",
    "pdfium",
)

#: The program on an office, leafing through all documents of a case; prints what is loaded then.
RUN = """
import json, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop.application import Application
from desktop.settings import Settings
from desktop.starting import Place
app = QApplication(sys.argv[:1])
program = Application(app, Place(Path(sys.argv[1])), Settings(Path(sys.argv[2])))

def until(condition):
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, condition
        app.processEvents()
        time.sleep(0.005)

program.start()
until(lambda: program.office is not None and program.window.isVisible())
program.signing.sign_in("wangmin", sys.argv[3])
until(lambda: program.screens is not None)
screens = program.screens
screens.open_case("1")
view = screens.review_view
until(lambda: view.case is not None)
shown = []
for material in view.case.materials:
    if material.files:
        view.materials.set_current(material.code)
        view._choose(material.code)
        canvas = view.preview.canvas
        until(lambda: all(file.problem or canvas.is_sharp(*canvas.visible()[0]) for file in canvas.files))
        shown += [bool(file.problem) for file in canvas.files]
loaded = sorted({name.split(".")[0] for name in sys.modules})
maps = Path("/proc/self/maps")
libraries = sorted({line.split("/")[-1] for line in maps.read_text().splitlines() if "/" in line}) if maps.exists() else []
print(json.dumps([shown, loaded, libraries]), flush=True)
program.close()
"""


@pytest.fixture
def on_disk(tmp_path: Path):  # type: ignore[no-untyped-def] # a generator of OfficeOnDisk
    with office_on_disk(tmp_path / "office") as made:
        yield made


def test_the_window_s_process_decodes_nothing(on_disk: OfficeOnDisk, tmp_path: Path) -> None:
    from tests.end_to_end.test_preview import case_with
    from tests.rendering import samples

    documents = {
        "id_card": one_page("print"),
        "photo_1inch": one_page("photo", is_photo=True),
        "hukou_self": samples.image("PNG"),
        "integrity_personal": samples.image("TIFF"),
        "lease_contract": b"%PDF-1.7\n" + bytes(range(256)) * 40,
        "labor_contract": samples.pdf(1, password="secret"),
    }
    case_with(on_disk, 21, **documents)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    from tests.end_to_end.desk import PASSWORD

    command = [sys.executable, "-c", RUN, str(on_disk.folder), str(tmp_path / "home"), PASSWORD]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    shown, modules, libraries = json.loads(ran.stdout.splitlines()[-1])
    assert shown.count(False) == 4, "four are shown, two have their card"
    assert shown.count(True) == 2
    assert set(modules) & FORBIDDEN_MODULES == set()
    assert [name for name in libraries if any(part in name for part in FORBIDDEN_LIBRARIES)] == []
