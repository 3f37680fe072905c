"""The counter's acts as they lie on this PC until the office has them: an encrypted file that survives the program and the power.

Every act is written here before it is sent and taken out when the office has answered, so that nothing is lost between key and
answer. One sealed line per entry (AES-256-GCM); the key is in the system's keyring, else in a file only its owner can read.
Everything here waits for the disk and is called in a lane.
"""

import base64
import binascii
import hashlib
import json
import logging
import os
import time
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from casework.errors import Unavailable
from casework.vault import KEY_LENGTH, Box, new_key

log = logging.getLogger(__name__)
SERVICE = "permitdesk counter"
ABOUT = "counter act"
SPENT_LINES = 200


@dataclass(frozen=True, slots=True)
class KeptAct:
    """One act: the client's `key`, who did it when (`at`, ISO 8601 UTC), the message's name and JSON, and what it is about.

    `visit` is the booking it marks, or the key of the walk-in it makes; `facts` are shown while it waits. `problem` is the code
    the office refused it with, `values` what it was measured with; such an act waits for a person to settle it.
    """

    key: str
    by_id: str
    by_name: str
    at: str
    name: str
    body: str
    visit: str
    facts: dict[str, Any] = field(default_factory=dict)
    problem: str = ""
    values: dict[str, Any] = field(default_factory=dict)


class CounterStore:
    """The kept acts of one office on this PC, oldest first. `use_keyring` False keeps the key beside the file."""

    def __init__(self, folder: Path, office: str, *, use_keyring: bool = True) -> None:
        self._office, self._use_keyring = office, use_keyring
        mark = hashlib.sha256(office.encode()).hexdigest()[:16]
        self._path = folder / f"counter-{mark}.acts"
        self._key_path = folder / f"counter-{mark}.key"
        self._box: Box | None = None
        self._acts: dict[str, KeptAct] = {}
        self._lines = 0

    def load(self) -> tuple[KeptAct, ...]:
        """Read what is kept. A last line cut short by a crash was never acted upon and is dropped.

        What cannot be read for another reason (another key, damage) is set aside beside it and told in the log.
        """
        self._acts, self._lines = {}, 0
        if not self._path.exists():
            return ()
        *lines, rest = self._path.read_bytes().split(b"\n")
        unread = 0
        for line in lines:
            try:
                self._take(json.loads(self._the_box().open(base64.b64decode(line, validate=True), ABOUT)))
            except (Unavailable, binascii.Error, ValueError, TypeError):
                unread += 1
        self._lines = len(lines)
        if unread:
            aside = self._path.with_suffix(f".unread{time.time_ns()}")
            aside.write_bytes(self._path.read_bytes())
            log.warning("%s of the counter's kept acts cannot be read; a copy is kept as %s", unread, aside.name)
        if unread or rest:
            self._rewrite()
        return self.acts()

    def acts(self) -> tuple[KeptAct, ...]:
        """What is kept, oldest first."""
        return tuple(self._acts.values())

    def keep(self, act: KeptAct) -> None:
        """Keep an act, or what is now known of it; it is on the disk when this returns.

        OSError: the disk refuses; it is then kept in memory alone.
        """
        self._acts[act.key] = act
        self._append({"act": asdict(act)})

    def swap(self, key: str, act: KeptAct) -> None:
        """Put an act in another's place, before all that followed it. OSError: as `keep`."""
        self._acts = {one.key: one for one in (act if old.key == key else old for old in self._acts.values())}
        self._rewrite()

    def refuse(self, key: str, problem: str, values: dict[str, Any]) -> None:
        """The office refused it: keep it until somebody has settled it."""
        self.keep(replace(self._acts[key], problem=problem, values=values))

    def drop(self, key: str) -> None:
        """The office has it, or it was settled."""
        if key not in self._acts:
            return
        del self._acts[key]
        if not self._acts or self._lines > SPENT_LINES + len(self._acts):
            self._rewrite()
        else:
            self._append({"done": key})

    def _take(self, entry: dict[str, Any]) -> None:
        if "done" in entry:
            self._acts.pop(str(entry["done"]), None)
        else:
            act = KeptAct(**entry["act"])
            self._acts[act.key] = act

    # the file

    def _line(self, entry: dict[str, Any]) -> bytes:
        text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
        return base64.b64encode(self._the_box().seal(text.encode(), ABOUT)) + b"\n"

    def _append(self, entry: dict[str, Any]) -> None:
        line = self._line(entry)
        with self._opened(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND) as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        self._lines += 1

    def _rewrite(self) -> None:
        part = self._path.with_suffix(".part")
        with self._opened(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) as file:
            for act in self._acts.values():
                file.write(self._line({"act": asdict(act)}))
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._path)
        self._lines = len(self._acts)

    def _opened(self, path: Path, flags: int) -> Any:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.fdopen(os.open(path, flags, 0o600), "wb")

    # the key

    def _the_box(self) -> Box:
        if self._box is None:
            self._box = Box(self._find_key() or self._make_key())
        return self._box

    def _find_key(self) -> bytes | None:
        if self._key_path.exists():
            kept: str | None = self._key_path.read_text(encoding="ascii", errors="replace").strip()
        else:
            kept = self._in_keyring("get")
        try:
            key = bytes.fromhex(kept or "")
        except ValueError:
            key = b""
        return key if len(key) == KEY_LENGTH else None

    def _make_key(self) -> bytes:
        key = new_key()
        if self._in_keyring("set", key.hex()) is not None and self._in_keyring("get") == key.hex():
            return key
        with self._opened(self._key_path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) as file:
            file.write(key.hex().encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        return key

    def _in_keyring(self, act: str, value: str = "") -> str | None:
        if not self._use_keyring:
            return None
        import keyring

        try:
            if act == "set":
                keyring.set_password(SERVICE, self._office, value)
                return value
            kept: str | None = keyring.get_password(SERVICE, self._office)
            return kept
        except Exception as error:  # backends raise what they like: the key then lies in its file
            log.info("the keyring did not %s the counter's key: %s", act, type(error).__name__)
            return None
