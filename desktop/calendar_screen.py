"""The calendar's screen, joined: the view, and the presenters that answer its parts."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from casework.office import Changed, Office
from casework.people import Staff
from desktop.calendar import CalendarPresenter
from desktop.calendar_impact import CalendarImpact
from desktop.calendar_people import CalendarPeople
from desktop.calendar_shaping import CalendarShaping
from desktop.calendar_tools import CalendarTools
from desktop.settings import Settings
from desktop.tasks import Tasks
from ui.calendar.view import CalendarView


class CalendarScreen(QObject):
    """It reads nothing before it is shown for the first time."""

    said = Signal(str, str)
    session_lost = Signal()

    def __init__(self, office: Office, tasks: Tasks, settings: Settings, me: Staff) -> None:
        super().__init__()
        self.view = CalendarView()
        self.calendar = CalendarPresenter(office, tasks, self.view, settings, me)
        self.shaping = CalendarShaping(self.calendar)
        self.impact = CalendarImpact(self.calendar, self.shaping)
        self.people = CalendarPeople(self.calendar, self.shaping)
        self.tools = CalendarTools(self.calendar, self.shaping, self.impact)
        self.impact.moved.connect(self.calendar.refresh)
        self.calendar.said.connect(self.said)
        self.calendar.session_lost.connect(self.session_lost)
        self._is_started = False

    def show(self) -> None:
        """It is on the screen now."""
        if self._is_started:
            self.calendar.refresh()
        else:
            self._is_started = True
            self.calendar.start()

    def stop(self) -> None:
        """The person goes."""
        self.calendar.stop()

    def refresh(self) -> None:
        """Read again, as the language has changed."""
        if self._is_started:
            self.calendar.read_sites()

    def on_changed(self, changed: Sequence[Changed], *, is_reset: bool = False) -> None:
        """Somebody changed something."""
        if self._is_started:
            self.calendar.on_changed(changed, is_reset=is_reset)
