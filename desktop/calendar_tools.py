"""What stands around the calendar: templates, holidays, settings, numbers, the record of changes, sites and counters."""

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from casework.booking_numbers import CalendarNumbers, NumbersBy, NumbersRow
from casework.errors import OfficeError, Refused
from casework.holidays import (
    BindMakeupDay,
    HolidayForm,
    HolidayNotices,
    HolidayPreview,
    HolidayYears,
    ImportHolidays,
    read_holiday_json,
)
from casework.reservations import BookingRules, CalendarRange, DayKind, DayTotals, RulesOfBooking, TotalsByDay
from casework.shaping import (
    AddCounter,
    AddSite,
    ChangeSet,
    ChangeSets,
    SetBookingRules,
    Surplus,
)
from casework.slot_templates import (
    EndTemplate,
    SaveTemplate,
    Template,
    TemplateBody,
    TemplateId,
    TemplateOutcome,
    TemplatePreview,
    Templates,
)
from casework.template_run import apply_templates
from casework.workdays import SHANGHAI
from desktop.calendar import CalendarPresenter, show_dialog
from desktop.calendar_export import write_calendar, write_table
from desktop.calendar_impact import CalendarImpact
from desktop.calendar_shaping import CalendarShaping
from desktop.tasks import Lane
from ui.calendar.changes import ChangesDialog
from ui.calendar.holidays import HolidaysDialog
from ui.calendar.numbers import NumbersDialog, heads
from ui.calendar.rules import RulesDialog
from ui.calendar.templates import TemplatesDialog
from ui.parts.asking import NameDialog
from ui.parts.banner import Banner
from ui.words import refusal_sentence


class CalendarTools(QObject):
    """Answers the dialogs. Each asks through the calendar's presenter and shows it again where something changed."""

    _progressed = Signal(object, int, int)  # from the lane into this thread

    def __init__(self, calendar: CalendarPresenter, shaping: CalendarShaping, impact: CalendarImpact) -> None:
        super().__init__(calendar)
        self._calendar, self._shaping, self._impact = calendar, shaping, impact
        self._progressed.connect(lambda dialog, done, total: dialog.show_progress(done, total))
        acts: dict[str, Callable[[], None]] = {
            "templates": self.templates,
            "holidays": self.holidays,
            "rules": self.rules,
            "numbers": self.numbers,
            "changes": self.changes,
            "add_site": self.add_site,
            "add_counter": self.add_counter,
        }
        calendar.view.act_requested.connect(lambda name: acts[name]() if name in acts else None)

    def _told(self, banner: Banner, error: Exception) -> None:
        """Trouble is said where it happened."""
        if isinstance(error, OfficeError):
            banner.show_message("bad", refusal_sentence(error.code, error.values), code="refused")
        else:
            self._calendar.failed(error)

    # sites and counters

    def add_site(self) -> None:
        """A new site."""
        if not self._calendar.may_shape:
            return
        dialog = NameDialog(self.tr("新建服务大厅"), self.tr("名称"), self.tr("新建"), self._calendar.view.window())
        dialog.accepted.connect(
            lambda: self._calendar.do(
                AddSite(dialog.text), uuid4().hex, lambda site_id: self._calendar.read_sites(str(site_id))
            )
        )
        show_dialog(dialog)

    def add_counter(self) -> None:
        """A new counter of the site shown."""
        if not self._calendar.may_shape or self._calendar.place.site is None:
            return
        number = len(self._calendar.place.site.counters) + 1
        suggested = self.tr("{number} 号窗口").format(number=number)
        window = self._calendar.view.window()
        dialog = NameDialog(self.tr("新建窗口"), self.tr("名称"), self.tr("新建"), window, suggested)
        command = partial(AddCounter, self._calendar.place.site.id)
        dialog.accepted.connect(
            lambda: self._calendar.do(command(dialog.text), uuid4().hex, lambda _: self._calendar.read_sites())
        )
        show_dialog(dialog)

    # templates

    def templates(self) -> None:
        """Edit weekly templates and fill days by them."""
        place = self._calendar.place
        if place.site is None or not self._calendar.may_shape:
            return
        counters = [one for one in place.site.counters if one.is_active]
        dialog = TemplatesDialog(counters, datetime.now(SHANGHAI).date(), self._calendar.view.window())
        stop = threading.Event()
        dialog.saved.connect(partial(self._save_template, dialog))
        dialog.ended.connect(partial(self._end_template, dialog))
        dialog.previewed.connect(partial(self._preview_templates, dialog))
        dialog.applied.connect(partial(self._apply_templates, dialog, stop))
        dialog.stopped.connect(stop.set)
        dialog.finished.connect(lambda _: stop.set())
        self._read_templates(dialog)
        show_dialog(dialog)

    def _read_templates(self, dialog: TemplatesDialog, choose: TemplateId | None = None) -> None:
        question = Templates(self._calendar.place.site_id)
        self._calendar.ask(question, lambda found: dialog.show_templates(found, choose), owner=dialog)

    def _save_template(
        self, dialog: TemplatesDialog, template_id: TemplateId | None, version: int, body: TemplateBody
    ) -> None:
        def saved(template: Template) -> None:
            dialog.banner.show_message("ok", self.tr("模板已保存"), code="saved")
            self._read_templates(dialog, template.id)

        command = SaveTemplate(template_id, version, body)
        self._calendar.do(command, uuid4().hex, saved, partial(self._told, dialog.banner))

    def _end_template(self, dialog: TemplatesDialog, template: Template) -> None:
        command = EndTemplate(template.id, template.version)
        told = partial(self._told, dialog.banner)
        self._calendar.do(command, uuid4().hex, lambda _: self._read_templates(dialog), told)

    def _preview_templates(self, dialog: TemplatesDialog, ids: tuple[TemplateId, ...], first: date, last: date) -> None:
        question = TemplatePreview(self._calendar.place.site_id, ids, first, last)
        work = partial(self._calendar.office.ask, question)
        told = partial(self._told, dialog.banner)
        self._calendar.tasks.run(Lane.READ, work, dialog.show_outcome, told, owner=dialog, key="preview")

    def _apply_templates(
        self, dialog: TemplatesDialog, stop: threading.Event, ids: tuple[TemplateId, ...], first: date, last: date
    ) -> None:
        stop.clear()
        dialog.set_running(True)

        def told(done: int, total: int) -> bool:
            self._progressed.emit(dialog, done, total)
            return not stop.is_set()

        office, site_id = self._calendar.office, self._calendar.place.site_id
        work = partial(apply_templates, office, site_id, ids, first, last, uuid4().hex, told)
        done = partial(self._templates_applied, dialog)
        self._calendar.tasks.run(Lane.WRITE, work, done, partial(self._not_applied, dialog), owner=self)

    def _templates_applied(self, dialog: TemplatesDialog, outcome: TemplateOutcome) -> None:
        dialog.show_outcome(outcome, is_done=True)
        if outcome.change_set is not None:
            self._shaping.remember(outcome.change_set)
        self._calendar.refresh()

    def _not_applied(self, dialog: TemplatesDialog, error: Exception) -> None:
        dialog.set_running(False)
        self._told(dialog.banner, error)

    # holidays

    def holidays(self) -> None:
        """Enter or import a notice, and bind make-up days."""
        if not self._calendar.may_shape:
            return
        dialog = HolidaysDialog(self._calendar.view.window())
        dialog.year_chosen.connect(partial(self._read_year, dialog))
        dialog.previewed.connect(partial(self._preview_holidays, dialog))
        dialog.imported.connect(partial(self._import_holidays, dialog))
        dialog.file_wanted.connect(partial(self._choose_file, dialog))
        dialog.bound.connect(partial(self._bind, dialog))
        self._read_years(dialog)
        show_dialog(dialog)

    def _read_years(self, dialog: HolidaysDialog, choose: int | None = None) -> None:
        self._calendar.ask(HolidayYears(), lambda years: dialog.show_years(years, choose), owner=dialog)

    def _read_year(self, dialog: HolidaysDialog, year: int) -> None:
        self._calendar.ask(HolidayNotices(year), dialog.show_notices, "notices", owner=dialog)
        if self._calendar.place.site is None:
            return
        middle = date(year, 7, 1)
        site_id = self._calendar.place.site.id
        halves = ((date(year, 1, 1), middle - timedelta(days=1)), (middle, date(year, 12, 31)))

        def both() -> list[DayTotals]:
            return [
                one for first, last in halves for one in self._calendar.office.ask(TotalsByDay(site_id, first, last))
            ]

        def took(days: list[DayTotals]) -> None:
            dialog.show_makeup_days([one.day for one in days if one.day.kind is DayKind.MAKEUP])

        self._calendar.tasks.run(Lane.READ, both, took, self._calendar.failed, owner=dialog, key="makeup")

    def _choose_file(self, dialog: HolidaysDialog) -> None:
        path, _ = QFileDialog.getOpenFileName(dialog, self.tr("读入 JSON"), "", "JSON (*.json)")
        if path:
            self.read_file(dialog, Path(path))

    def read_file(self, dialog: HolidaysDialog, path: Path) -> None:
        """Read a notice from a file, off this thread, and show its difference."""

        def read() -> HolidayForm:
            try:
                return read_holiday_json(path.read_text(encoding="utf-8")[:1_000_000])
            except (OSError, UnicodeDecodeError) as error:
                raise Refused("holiday_file_wrong", {"place": path.name}) from error

        def took(form: HolidayForm) -> None:
            dialog.show_form(form)
            self._preview_holidays(dialog, form)

        told = partial(self._told, dialog.banner)
        self._calendar.tasks.run(Lane.TRANSFER, read, took, told, owner=dialog, key="file")

    def _preview_holidays(self, dialog: HolidaysDialog, form: HolidayForm) -> None:
        work = partial(self._calendar.office.ask, HolidayPreview(form))
        told = partial(self._told, dialog.banner)
        self._calendar.tasks.run(
            Lane.READ, work, partial(dialog.show_diff, form), told, owner=dialog, key="holiday preview"
        )

    def _import_holidays(self, dialog: HolidaysDialog, form: HolidayForm) -> None:
        def imported(changes: tuple[ChangeSet, ...]) -> None:
            self._read_years(dialog, form.year)
            dialog.banner.show_message("ok", self.tr("{year} 年放假通知已录入").format(year=form.year), code="done")
            self._calendar.refresh()
            waiting = next((change for change in changes if change.waiting), None)
            if waiting is not None:
                self._impact.open_list(waiting)

        command = ImportHolidays(form, dialog.revision(), Surplus.MOVE)
        self._calendar.do(command, uuid4().hex, imported, partial(self._told, dialog.banner))

    def _bind(self, dialog: HolidaysDialog, on: date, weekday: int | None) -> None:
        command = BindMakeupDay(self._calendar.place.site_id, on, weekday)
        told = partial(self._told, dialog.banner)
        self._calendar.do(command, uuid4().hex, lambda _: self._calendar.refresh(), told)

    # settings

    def rules(self) -> None:
        """The office's settings of booking."""
        if self._calendar.may_shape:
            self._calendar.ask(RulesOfBooking(), self._show_rules, "rules", owner=self)

    def _show_rules(self, rules: BookingRules) -> None:
        dialog = RulesDialog(rules, self._calendar.view.window())
        dialog.accepted.connect(lambda: self._set_rules(dialog))
        show_dialog(dialog)

    def _set_rules(self, dialog: RulesDialog) -> None:
        command = SetBookingRules(
            dialog.rules.version,
            dialog.horizon.value(),
            dialog.release_at_minute,
            dialog.earliest.value(),
            dialog.grace.value(),
        )
        self._calendar.do(command, uuid4().hex, lambda _: self._calendar.said.emit(self.tr("放号设置已保存"), "ok"))

    # numbers

    def numbers(self) -> None:
        """The numbers of what is shown, or of any range."""
        place = self._calendar.place
        if place.site is None:
            return
        dialog = NumbersDialog(place.first, place.wanted.last, self._calendar.view.window())
        dialog.wanted.connect(partial(self._read_numbers, dialog))
        dialog.exported.connect(partial(self._choose_export, dialog))
        dialog.ask()
        show_dialog(dialog)

    def _read_numbers(self, dialog: NumbersDialog, by: NumbersBy, first: date, last: date) -> None:
        site_id = None if by is NumbersBy.SITE else self._calendar.place.site_id
        work = partial(self._calendar.office.ask, CalendarNumbers(by, first, last, site_id))

        def took(rows: tuple[NumbersRow, ...]) -> None:
            dialog.show_rows(by, rows)

        told = partial(self._told, dialog.banner)
        self._calendar.tasks.run(Lane.READ, work, took, told, owner=dialog, key="numbers")

    def _choose_export(self, dialog: NumbersDialog, kind: str) -> None:
        name = self.tr("预约统计") if kind == "xlsx" else self.tr("预约日历")
        kinds = "Excel (*.xlsx)" if kind == "xlsx" else "iCal (*.ics)"
        path, _ = QFileDialog.getSaveFileName(dialog, name, f"{name}.{kind}", kinds)
        if path:
            self.export(dialog, kind, Path(path))

    def export(self, dialog: NumbersDialog, kind: str, path: Path) -> None:
        """Write the numbers as shown (xlsx) or the range's opening hours (ics, at most 31 days), off this thread."""
        first, last = dialog.first.value(), dialog.last.value()
        site = self._calendar.place.site
        if first is None or last is None or site is None:
            return
        title = self.tr("预约统计")
        if kind == "xlsx":
            work: Callable[[], Path] = partial(write_table, path, title, heads(dialog.model.by), dialog.model.table())
        else:
            words = {"open": self.tr("已约 {booked}/{capacity}"), "closed": self.tr("停约")}

            def work() -> Path:
                view = self._calendar.office.ask(CalendarRange(site.id, first, min(last, first + timedelta(days=30))))
                return write_calendar(path, site.name, view.days, view.slots, words)

        def wrote(written: Path) -> None:
            words = self.tr("已导出到 {path}").format(path=written.name)
            dialog.banner.show_message("ok", words, code="exported")

        def failed(error: Exception) -> None:
            if isinstance(error, OSError):
                words = self.tr("文件写不进去：{why}").format(why=error.strerror or str(error))
                dialog.banner.show_message("bad", words, code="export")
            else:
                self._told(dialog.banner, error)

        self._calendar.tasks.run(Lane.TRANSFER, work, wrote, failed, owner=dialog)

    # the record of changes

    def changes(self) -> None:
        """What was changed, to be undone or gone on with."""
        if self._calendar.place.site is None:
            return
        dialog = ChangesDialog(self._calendar.view.window())
        dialog.undo_wanted.connect(self._shaping.undo_change)
        dialog.undo_wanted.connect(lambda _: dialog.reject())
        dialog.list_wanted.connect(self._impact.open_list)
        self._calendar.ask(ChangeSets(self._calendar.place.site.id), dialog.show_changes, owner=dialog)
        show_dialog(dialog)
