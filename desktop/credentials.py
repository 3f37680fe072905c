"""The token of "remember me": in the system's keyring, or where there is none in memory until the program ends.

Everything here may wait for the system and is called in a lane.
"""

import logging

log = logging.getLogger(__name__)
SERVICE = "permitdesk sign-in"


class Credentials:
    """The remembered token of one office; `office` names it."""

    def __init__(self, office: str) -> None:
        self._office = office
        self._token: str | None = None

    def is_lasting(self) -> bool:
        """Whether the system has a keyring that keeps what it is given."""
        import keyring
        from keyring.backends import fail, null

        try:
            return not isinstance(keyring.get_keyring(), fail.Keyring | null.Keyring)
        except Exception:  # backends raise what they like; none of it is worth stopping for
            return False

    def keep(self, token: str) -> None:
        """Remember a token."""
        self._token = token
        if self.is_lasting():
            self._in_keyring("set", token)

    def find(self) -> str | None:
        """The remembered token, if there is one."""
        if self._token is None and self.is_lasting():
            self._token = self._in_keyring("get")
        return self._token

    def forget(self) -> None:
        """Forget it everywhere."""
        self._token = None
        if self.is_lasting() and self._in_keyring("get") is not None:
            self._in_keyring("delete")

    def _in_keyring(self, act: str, token: str = "") -> str | None:
        import keyring

        try:
            if act == "set":
                keyring.set_password(SERVICE, self._office, token)
            elif act == "delete":
                keyring.delete_password(SERVICE, self._office)
            else:
                kept: str | None = keyring.get_password(SERVICE, self._office)
                return kept
        except Exception as error:  # locked, refused, gone: the token then lives in memory alone
            log.info("the keyring did not %s the token: %s", act, type(error).__name__)
        return None
