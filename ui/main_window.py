"""The window: the rail, the screens, one place for messages across the top and one for passing ones.

It knows no screen: `desktop/application.py` adds those that are built. It switches between them by itself and
reports every other intention. Sign-in and the idle lock cover everything (`cover`); meanwhile no key of a screen works.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.icons import icon
from ui.key_sheet import KeySheet
from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.actions import add_action, name_action
from ui.parts.banner import Banner
from ui.parts.surface import Surface
from ui.parts.toast import Toast
from ui.rail import Rail
from ui.theme import is_dark, theme_choice, theme_signals
from ui.words import OTHER_LANGUAGE, OTHER_SHORT, role_word, translate

TITLES: Mapping[str, str] = {
    "inbox": QT_TRANSLATE_NOOP("MainWindow", "待办"),
    "calendar": QT_TRANSLATE_NOOP("MainWindow", "预约"),
    "counter": QT_TRANSLATE_NOOP("MainWindow", "窗口"),
    "mail": QT_TRANSLATE_NOOP("MainWindow", "邮件"),
    "progress": QT_TRANSLATE_NOOP("MainWindow", "进度"),
    "payments": QT_TRANSLATE_NOOP("MainWindow", "收费"),
    "overview": QT_TRANSLATE_NOOP("MainWindow", "总览"),
    "admin": QT_TRANSLATE_NOOP("MainWindow", "管理"),
}


class MainWindow(QMainWindow):
    """Signals tell what the person wants; `theme_chosen` carries light, dark or system, `language_chosen` zh or en."""

    screen_chosen = Signal(str)
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    sign_out_requested = Signal()
    help_requested = Signal()
    lock_requested = Signal()
    diagnostics_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self._language = "zh"
        self._person: tuple[str, tuple[str, ...]] = ("", ())
        self._titles: dict[str, str] = {}
        self._pages: dict[str, QWidget] = {}
        self._belongs: dict[str, str] = {}
        self._keys: dict[str, QAction] = {}
        self._hidden: list[QDialog] = []
        self._build()
        self._add_keys()
        theme_signals().changed.connect(self._mark_theme)
        self._mark_theme()
        self.retranslate()
        self.setMinimumSize(1024, 640)

    def _build(self) -> None:
        self._rail = Rail()
        self._rail.chosen.connect(self._go)
        self._rail.help.clicked.connect(self.show_keys)
        self._rail.theme.clicked.connect(lambda: self.theme_chosen.emit("light" if is_dark() else "dark"))
        self._rail.language.clicked.connect(lambda: self.language_chosen.emit(self._other_language()))
        self._rail.person.clicked.connect(self._open_menu)
        self.banner = Banner()
        self.banner.setObjectName("windowBanner")
        self._screens = QStackedWidget()
        self._screens.setObjectName("screens")
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.banner)
        right.addWidget(self._screens, 1)
        self._shell = Surface("surface")
        row = QHBoxLayout(self._shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(right, 1)
        self._layers = QStackedWidget()
        self._layers.addWidget(self._shell)
        self.setCentralWidget(self._layers)
        self.toast = Toast(self._layers)

    def _add_keys(self) -> None:
        everywhere = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._help = add_action(self._shell, "showKeys", ("F1", "?"), self.show_keys, everywhere)
        self._lock = add_action(self._shell, "lock", "Ctrl+L", self.lock_requested.emit, everywhere)
        self._about = add_action(self._shell, "about", "Shift+F1", self.diagnostics_requested.emit, everywhere)
        self._sign_out = QAction(self)
        self._sign_out.setObjectName("signOut")
        self._sign_out.triggered.connect(self.sign_out_requested)
        self._themes = QActionGroup(self)
        for code in ("light", "dark", "system"):
            choice = QAction(self._themes, checkable=True)
            choice.setObjectName(f"theme_{code}")
            choice.setData(code)
        self._themes.triggered.connect(lambda action: self.theme_chosen.emit(action.data()))

    # screens

    def add_screen(self, code: str, icon_name: str, title: str, widget: QWidget) -> None:
        """Add a destination. `title` is Chinese, translated in the context MainWindow; `TITLES` has the known ones."""
        number = len(self._rail.tiles) + 1
        key = f"Alt+{number}" if number <= 9 else ""
        self._rail.add_tile(code, icon_name, key)
        self._titles[code] = title
        self._pages[code] = widget
        self._screens.addWidget(widget)
        self._keys[code] = add_action(self._shell, f"go_{code}", key, lambda: self._go(code))
        self.retranslate()
        if len(self._pages) == 1:
            self.show_screen(code)

    def add_page(self, code: str, belongs_to: str, widget: QWidget) -> None:
        """Add a screen one reaches only from another, as reviewing from the inbox; the rail marks that one."""
        self._pages[code] = widget
        self._belongs[code] = belongs_to
        self._screens.addWidget(widget)

    def remove_screens(self) -> None:
        """Take all screens out, for the next person with other roles. The widgets are deleted, dialogs with them."""
        for dialog in self.findChildren(QDialog):
            dialog.hide()
            dialog.deleteLater()
        self._hidden.clear()
        for code, widget in self._pages.items():
            self._screens.removeWidget(widget)
            widget.deleteLater()
            if code in self._keys:
                self._shell.removeAction(self._keys.pop(code))
        self._rail.remove_tiles()
        for table in (self._pages, self._titles, self._belongs):
            table.clear()

    def show_screen(self, code: str) -> None:
        """Go to a screen or page. Raises KeyError when it was not added."""
        page = self._pages[code]
        _close_menus()
        self._screens.setCurrentWidget(page)
        self._rail.mark(self._belongs.get(code, code))
        page.setFocus()

    def current_screen(self) -> str:
        """Code of the screen or page shown; empty when there is none."""
        shown = self._screens.currentWidget()
        return next((code for code, widget in self._pages.items() if widget is shown), "")

    @property
    def codes(self) -> tuple[str, ...]:
        """All screens and pages that were added, in that order."""
        return tuple(self._pages)

    def set_count(self, code: str, count: int) -> None:
        """How much waits at a destination; 0 shows nothing."""
        if code in self._rail.tiles:
            self._rail.tiles[code].set_count(count)

    def _go(self, code: str) -> None:
        self.show_screen(code)
        self.screen_chosen.emit(code)

    # who, and what covers everything

    def set_person(self, name: str, roles: Sequence[str]) -> None:
        """Who is signed in; roles are codes."""
        self._person = (name, tuple(roles))
        self._rail.person.show_person(name, self._role_words())

    def set_language(self, code: str) -> None:
        """Which language is in force: zh or en."""
        self._language = code
        self.retranslate()

    def cover(self, widget: QWidget) -> None:
        """Show a page over everything: sign-in or lock. The window owns it until `uncover` or the next one.

        Dialogs show personal data too: they are hidden meanwhile, with what was typed in them.
        """
        self.toast.hide()
        self._hide_dialogs()
        self._layers.addWidget(widget)
        self._layers.setCurrentWidget(widget)
        self._shell.setEnabled(False)
        self._drop_covers(but=widget)
        widget.setFocus()

    def uncover(self) -> None:
        """Show the screens again; what covered them is deleted."""
        self._shell.setEnabled(True)
        self._layers.setCurrentWidget(self._shell)
        self._drop_covers()
        shown = self._screens.currentWidget()
        if shown is not None:
            shown.setFocus()
        hidden, self._hidden = self._hidden, []
        for dialog in hidden:
            if isValid(dialog):
                dialog.open()

    def _hide_dialogs(self) -> None:
        _close_menus()
        for dialog in self.findChildren(QDialog):
            if dialog.isVisible():
                dialog.setVisible(False)
                self._hidden.append(dialog)

    def _drop_covers(self, but: QWidget | None = None) -> None:
        for index in range(self._layers.count() - 1, 0, -1):
            widget = self._layers.widget(index)
            if widget is not None and widget is not but:
                self._layers.removeWidget(widget)
                widget.deleteLater()

    @property
    def is_covered(self) -> bool:
        """Whether sign-in or lock is shown."""
        return self._layers.currentWidget() is not self._shell

    def show_keys(self) -> None:
        """Open the key sheet of what is shown."""
        self.help_requested.emit()
        sheet = KeySheet(self._shell, self)
        sheet.open()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name, _ = self._person
        who = menu.addAction(icon("user"), name)
        who.setEnabled(False)
        roles = menu.addAction(self._role_words())
        roles.setEnabled(False)
        menu.addSeparator()
        menu.addActions(self._themes.actions())
        menu.addSeparator()
        menu.addAction(self._about)
        menu.addAction(self._lock)
        menu.addAction(self._sign_out)
        place = self._rail.person
        menu.popup(place.mapToGlobal(QPoint(place.width() + 8, place.height() - menu.sizeHint().height())))

    def _role_words(self) -> str:
        return self.tr("、").join(role_word(role) for role in self._person[1])

    def _other_language(self) -> str:
        return "en" if self._language == "zh" else "zh"

    def _mark_theme(self) -> None:
        self._rail.theme.set_icon_name("sun" if is_dark() else "moon")
        for action in self._themes.actions():
            action.setChecked(action.data() == theme_choice())

    # words

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("居证台"))
        group = self.tr("全程")
        for code, tile in self._rail.tiles.items():
            title = translate("MainWindow", self._titles[code])
            tile.set_title(title)
            name_action(self._keys[code], title, group)
        name_action(self._help, self.tr("全部按键"), group)
        name_action(self._about, self.tr("关于与诊断"), group)
        self._about.setIcon(icon("info"))
        name_action(self._lock, self.tr("锁定"), group)
        self._lock.setIcon(icon("lock"))
        self._sign_out.setText(self.tr("退出登录"))
        self._sign_out.setIcon(icon("log-out"))
        words = {"light": self.tr("浅色"), "dark": self.tr("深色"), "system": self.tr("跟随系统")}
        for action in self._themes.actions():
            action.setText(words[action.data()])
        self._rail.help.set_name(self.tr("全部按键"), "F1")
        self._rail.theme.set_name(self.tr("切换浅色与深色"))
        self._rail.language.setText(OTHER_SHORT[self._language])
        self._rail.language.set_name(OTHER_LANGUAGE[self._language])
        self._rail.person.show_person(self._person[0], self._role_words())


def _close_menus() -> None:
    """Keys reach a window below its open menu; one that closed later would give the keyboard to what is no longer there."""
    popup = QApplication.activePopupWidget()
    while popup is not None and popup.close():
        popup = QApplication.activePopupWidget()
