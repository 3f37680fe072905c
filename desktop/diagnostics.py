"""Shows what the program says of itself; asks a rendering process how it is shut in, off the GUI thread."""

import platform
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.preview import problem_words
from desktop.problems import VERSION
from desktop.starting import Place
from desktop.tasks import Lane, Tasks
from rendering.messages import Diagnostics
from ui.diagnostics import DiagnosticsDialog

if TYPE_CHECKING:
    from rendering.client import Renderer


def show_diagnostics(parent: QWidget, tasks: Tasks, place: Place, renderer: Callable[[], "Renderer"]) -> None:
    """Open the dialog; its line about the walls follows. Addresses are shown without passwords."""
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    dialog = DiagnosticsDialog(VERSION, system, where(place), parent)

    def told(found: Diagnostics) -> None:
        dialog.show_walls(found.level, found.parts, is_strict=found.is_strict)

    def failed(error: Exception) -> None:
        dialog.show_failure(problem_words(error))

    tasks.run(Lane.RENDER, lambda: renderer().diagnostics(), told, failed, owner=dialog)
    dialog.open()


def where(place: Place) -> str:
    """The office's place, without what would let anybody in."""
    if place.url:
        scheme, _, rest = place.url.partition("://")
        return f"{scheme}://{rest.rpartition('@')[2].partition('?')[0]}"
    return str(place.folder)
