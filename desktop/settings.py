"""What this PC remembers: language, theme, window, columns. One small JSON file, written whole; a broken one is ignored."""

import json
import logging
import os
from pathlib import Path
from typing import Any

import platformdirs

log = logging.getLogger(__name__)
DEFAULTS: dict[str, Any] = {
    "language": "zh",
    "theme": "system",
    "user_name": "",
    "columns": [],
    "geometry": "",
    "counter_site": "",
    "counter_shown": "",
    "counter_mine": "",
    "counter_series": "",
    "counter_screen": "",
    "calendar_site": "",
}


def data_folder() -> Path:
    """This user's folder for the program's data: `PERMITDESK_HOME`, else the system's place."""
    set_by_hand = os.environ.get("PERMITDESK_HOME")
    return Path(set_by_hand) if set_by_hand else Path(platformdirs.user_data_dir("permitdesk", appauthor=False))


class Settings:
    """Values by name; `set` writes at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / "settings.json"
        self._values = dict(DEFAULTS)
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            self._values |= {name: kept[name] for name in DEFAULTS if isinstance(kept.get(name), type(DEFAULTS[name]))}
        except FileNotFoundError:
            pass  # the first start
        except (OSError, ValueError, AttributeError):
            log.info("the settings could not be read; the usual ones are used")

    def get(self, name: str) -> Any:
        """The value of a setting."""
        return self._values[name]

    def set(self, name: str, value: Any) -> None:
        """Remember a value. A disk that refuses is no reason to stop: the value holds until the program ends."""
        if self._values[name] == value:
            return
        self._values[name] = value
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            part.replace(self._path)
        except OSError:
            log.info("the settings could not be written")
