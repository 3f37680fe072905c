"""Colours, type and sizes of the whole program, and the style that draws Qt's own controls.

Colours are named tokens (resources/theme/tokens.json), one set for light and one for dark; whoever paints asks
`tokens()` each time it paints and repaints on `theme_signals().changed`. Controls are drawn by Qlementine, themed from
resources/theme/light.json and dark.json; where its wheel is missing, by Fusion with a palette of the same tokens. There
is no application stylesheet: it would hide the style from itself. All sizes are logical pixels.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, Literal

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

import resources

qlementine: Any
try:
    import PySide6Qlementine as qlementine
except ImportError:  # no wheel for this platform: Fusion draws the controls
    qlementine = None

Choice = Literal["light", "dark", "system"]
Role = Literal["caption", "secondary", "body", "title", "page", "figure"]

SPACE: Final = (4, 8, 12, 16, 24, 32)
TYPE: Final[Mapping[str, int]] = MappingProxyType(
    {"caption": 12, "secondary": 13, "body": 14, "title": 16, "page": 20, "figure": 24}
)
RADIUS: Final[Mapping[str, int]] = MappingProxyType(
    {"control": 6, "badge": 4, "cell": 4, "tile": 8, "card": 8, "chip": 14}
)
ROW: Final[Mapping[str, int]] = MappingProxyType(
    {
        "table": 40,
        "nav": 56,
        "queue": 36,
        "material": 32,
        "material_small": 28,
        "control": 32,
        "header": 32,
        "topbar": 56,
        "toolbar": 48,
        "footer": 32,
        "rail": 64,
        "slot": 40,
    }
)

SYSTEM_CJK: Final = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour by what it is for, as `#RRGGBB` or `#AARRGGBB`. `heat` and `heat_text` go from empty to full."""

    canvas: str
    surface: str
    sunken: str
    hover: str
    press: str
    line: str
    border: str
    strong: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_press: str
    accent_tint: str
    accent_line: str
    accent_text: str
    on_accent: str
    ok_bg: str
    ok: str
    ok_line: str
    ok_fill: str
    bad_bg: str
    bad: str
    bad_line: str
    bad_fill: str
    warn_bg: str
    warn: str
    warn_line: str
    warn_fill: str
    info_bg: str
    info: str
    info_line: str
    info_fill: str
    mute_bg: str
    mute: str
    mute_line: str
    mute_fill: str
    desk: str
    desk_text: str
    shadow: str
    veil: str
    heat: tuple[str, ...]
    heat_text: tuple[str, ...]
    avatar: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tone:
    """The four colours of a tone (ok, bad, warn, info, mute, or the untinted plain)."""

    text: str
    background: str
    line: str
    fill: str


class ThemeSignals(QObject):
    """Tells who paints that the colours or fonts are different now."""

    changed = Signal()


class _Current:
    """What is in force now: one per process, like the application's style itself."""

    def __init__(self) -> None:
        self.choice: Choice = "light"
        self.is_dark = False
        self.tokens: Tokens | None = None
        self.signals: ThemeSignals | None = None
        self.style: Any = None  # a QlementineStyle, whose wheel may be missing, or Fusion
        self.themes: dict[bool, Any] = {}  # Qlementine reads a Theme's colours later: they must stay alive
        self.cjk: tuple[str, ...] | None = None
        self.given_cjk: tuple[str, ...] = ()
        self.is_following = False


_current = _Current()


@lru_cache(maxsize=2)
def token_set(is_dark: bool) -> Tokens:
    """The tokens of the light or the dark set. Raises TypeError when the file does not hold exactly these names."""
    sets: dict[str, dict[str, Any]] = json.loads(resources.path("theme", "tokens.json").read_text("utf-8"))
    raw = sets["dark" if is_dark else "light"]
    raw.update({name: tuple(raw[name]) for name in ("heat", "heat_text", "avatar")})
    return Tokens(**raw)


def tokens() -> Tokens:
    """The colours in force."""
    if _current.tokens is None:
        _current.tokens = token_set(_current.is_dark)
    return _current.tokens


def is_dark() -> bool:
    """Whether the dark set is in force."""
    return _current.is_dark


def theme_choice() -> Choice:
    """What was chosen; `system` follows the desktop's own setting."""
    return _current.choice


@lru_cache(maxsize=256)
def color(value: str) -> QColor:
    """The QColor of a token. It is shared: copy it before changing it."""
    return QColor(value)


def tone(name: str) -> Tone:
    """Colours of a tone: `ok`, `bad`, `warn`, `info`, `mute`, `accent`; anything else is plain text on nothing."""
    now = tokens()
    if name in ("ok", "bad", "warn", "info", "mute"):
        return Tone(*(getattr(now, name + part) for part in ("", "_bg", "_line", "_fill")))
    if name == "accent":
        return Tone(now.accent_text, now.accent_tint, now.accent_line, now.accent)
    return Tone(now.text2, "#00000000", now.line, now.strong)


def theme_signals() -> ThemeSignals:
    """The object whose `changed` tells about a new theme or a font that arrived."""
    if _current.signals is None:
        _current.signals = ThemeSignals()
    return _current.signals


# Fonts


def cjk_families() -> tuple[str, ...]:
    """Families that draw Chinese: the system's good ones first, then the one handed over by `use_cjk_font`."""
    if _current.cjk is None:
        present = set(QFontDatabase.families())
        _current.cjk = tuple(name for name in SYSTEM_CJK if name in present)
    return _current.cjk + _current.given_cjk


def needs_cjk_font() -> bool:
    """Whether Chinese would be drawn as boxes: no family of this system draws it and none has been handed over."""
    return not cjk_families() and not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)


def use_cjk_font(data: bytes) -> bool:
    """Draw Chinese with this font file's bytes where the system has nothing better. False when it is not a font."""
    number = QFontDatabase.addApplicationFontFromData(QByteArray(data))
    families = tuple(QFontDatabase.applicationFontFamilies(number)) if number >= 0 else ()
    if not families:
        return False
    _current.given_cjk += families
    app = QApplication.instance()
    if isinstance(app, QApplication):
        _restyle(app)
    return True


@lru_cache(maxsize=64)
def _font(pixels: int, bold: bool, families: tuple[str, ...]) -> QFont:
    made = QFont()
    made.setFamilies(["Inter", *families, "Segoe UI", "Helvetica Neue", "DejaVu Sans", "sans-serif"])
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made


def font(role: Role, bold: bool = False) -> QFont:
    """The font of a role, with digits of equal width; weights are 400 and 700 only. A copy: change it freely."""
    return QFont(_font(TYPE[role], bold, cjk_families()))


def set_font(widget: QWidget, role: Role, bold: bool = False) -> None:
    """Give a widget the font of a role so that the style does not take it back when it polishes the widget later."""
    widget.ensurePolished()
    widget.setFont(font(role, bold))


# Style


def palette_of(now: Tokens) -> QPalette:
    """The palette that follows from the tokens, with a readable placeholder."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: now.canvas,
        QPalette.ColorRole.WindowText: now.text,
        QPalette.ColorRole.Base: now.surface,
        QPalette.ColorRole.AlternateBase: now.hover,
        QPalette.ColorRole.ToolTipBase: now.text,
        QPalette.ColorRole.ToolTipText: now.surface,
        QPalette.ColorRole.PlaceholderText: now.text3,
        QPalette.ColorRole.Text: now.text,
        QPalette.ColorRole.Button: now.sunken,
        QPalette.ColorRole.ButtonText: now.text,
        QPalette.ColorRole.BrightText: now.on_accent,
        QPalette.ColorRole.Light: now.surface,
        QPalette.ColorRole.Midlight: now.hover,
        QPalette.ColorRole.Mid: now.border,
        QPalette.ColorRole.Dark: now.strong,
        QPalette.ColorRole.Shadow: now.shadow,
        QPalette.ColorRole.Highlight: now.accent,
        QPalette.ColorRole.HighlightedText: now.on_accent,
        QPalette.ColorRole.Link: now.accent_text,
        QPalette.ColorRole.LinkVisited: now.accent_text,
        QPalette.ColorRole.Accent: now.accent,
    }
    for role, value in roles.items():
        made.setColor(role, QColor(value))
    dimmed = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(dimmed, role, QColor(now.disabled))
    made.setColor(dimmed, QPalette.ColorRole.Highlight, QColor(now.mute_bg))
    made.setColor(dimmed, QPalette.ColorRole.HighlightedText, QColor(now.disabled))
    return made


def _qlementine_theme(is_dark_set: bool) -> Any:
    """The Qlementine theme of a set: colours from its file, fonts and palette from here (the file cannot hold them)."""
    theme = qlementine.Theme.fromJsonPath(str(resources.path("theme", "dark.json" if is_dark_set else "light.json")))
    regular = font("body")
    theme.fontRegular = regular
    theme.fontBold = regular  # the style would set every button in bold
    theme.fontCaption = font("caption")
    theme.fontMonospace = font("secondary")
    for name, role in (
        ("fontH1", "figure"),
        ("fontH2", "figure"),
        ("fontH3", "page"),
        ("fontH4", "title"),
        ("fontH5", "body"),
    ):
        setattr(theme, name, font(role, bold=True))  # type: ignore[arg-type]  # the literal is spelt just above
    theme.palette = palette_of(token_set(is_dark_set))
    return theme


def _restyle(app: QApplication) -> None:
    """Bring style, palette and fonts in line with what is in force, and announce it."""
    now = _current.tokens = token_set(_current.is_dark)
    if qlementine is not None:
        if _current.style is None:
            _current.style = qlementine.QlementineStyle(app)
            _current.style.setAnimationsEnabled(True)
            app.setStyle(_current.style)
        theme = _qlementine_theme(_current.is_dark)
        _current.themes[_current.is_dark] = theme
        _current.style.setTheme(theme)
    elif _current.style is None:
        _current.style = QStyleFactory.create("Fusion")
        app.setStyle(_current.style)
    app.setPalette(palette_of(now))
    app.setFont(font("body"))
    theme_signals().changed.emit()


def _follow_system() -> None:
    app = QApplication.instance()
    if _current.choice == "system" and isinstance(app, QApplication):
        apply_theme(app, "system")


def apply_theme(app: QApplication, choice: Choice) -> None:
    """Put the light or the dark set in force, or with `system` whatever the desktop says, now and when it changes."""
    hints = app.styleHints()
    if not _current.is_following:
        hints.colorSchemeChanged.connect(_follow_system)
        _current.is_following = True
    _current.choice = choice
    if choice == "system":
        hints.unsetColorScheme()
        _current.is_dark = hints.colorScheme() is Qt.ColorScheme.Dark
    else:
        _current.is_dark = choice == "dark"
        hints.setColorScheme(Qt.ColorScheme.Dark if _current.is_dark else Qt.ColorScheme.Light)
    _restyle(app)


def token_names() -> tuple[str, ...]:
    """Names of all tokens, in order."""
    return tuple(field.name for field in fields(Tokens))
