"""Where a PC keeps the office key: the system's keyring, else a file only its owner can read (design rule 12)."""

import os
from pathlib import Path

from casework.errors import Refused, Unavailable
from casework.vault import KEY_LENGTH

FILE_NAME = "office.key"
SERVICE = "permitdesk office key"


def keep(folder: Path, office_key: bytes, *, use_keyring: bool = True) -> str:
    """Keep the key of the office in `folder`; answers `keyring` or `file`. Refused: office_key_exists, nothing is overwritten."""
    if find(folder) is not None:
        raise Refused("office_key_exists", {"folder": str(folder)})
    if use_keyring and into_keyring(folder, office_key):
        return "keyring"
    folder.mkdir(parents=True, exist_ok=True)
    with open(os.open(folder / FILE_NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(office_key.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return "file"


def find(folder: Path) -> bytes | None:
    """The key of the office in `folder`, or None. Refused: office_key_wrong, when what is kept is no key."""
    path = folder / FILE_NAME
    kept = path.read_text(encoding="ascii", errors="replace").strip() if path.exists() else _from_keyring(folder)
    if kept is None:
        return None
    try:
        key = bytes.fromhex(kept)
    except ValueError as error:
        raise Refused("office_key_wrong", {"folder": str(folder)}) from error
    if len(key) != KEY_LENGTH:
        raise Refused("office_key_wrong", {"folder": str(folder)})
    return key


def need(folder: Path) -> bytes:
    """The key of the office in `folder`. Unavailable: office_key_missing, said before anything is written."""
    key = find(folder)
    if key is None:
        raise Unavailable("office_key_missing", {"folder": str(folder)})
    return key


def into_keyring(folder: Path, office_key: bytes) -> bool:
    """Keep the key of the office in `folder` in the system's keyring; False when there is none that keeps it."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, str(folder.resolve()), office_key.hex())
        return bool(keyring.get_password(SERVICE, str(folder.resolve())) == office_key.hex())
    except (KeyringError, RuntimeError):
        return False


def _from_keyring(folder: Path) -> str | None:
    import keyring
    from keyring.errors import KeyringError

    try:
        kept: str | None = keyring.get_password(SERVICE, str(folder.resolve()))
        return kept
    except (KeyringError, RuntimeError):
        return None
