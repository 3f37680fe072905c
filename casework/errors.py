"""What can go wrong, as a code and values, never a sentence: the sentence is made where it is shown, in the reader's language."""

from collections.abc import Mapping


class OfficeError(Exception):
    """Something the office could not do. `code` names the rule, `values` what it was measured with (JSON values only)."""

    def __init__(self, code: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.values: dict[str, object] = dict(values or {})

    def __str__(self) -> str:
        return f"{type(self).__name__}({self.code}, {self.values})"


class Refused(OfficeError):
    """A rule of the office forbids it; trying again changes nothing until the input or the case changes.

    `values["field"]` or `values["material"]` name the place it belongs beside, where there is one.
    """


class NotAllowed(OfficeError):
    """This person may not do it, or is not signed in (codes `sign_in_needed`, `token_invalid`, `locked_until`, `wrong_password`)."""


class NotFound(OfficeError):
    """The thing named does not exist, or not for this person."""


class Conflict(OfficeError):
    """Somebody was quicker. `values` hold `by`, `at` (ISO 8601, UTC) and, where it helps, `theirs` and `now`."""


class Unavailable(OfficeError):
    """The database, the disk or the network does not answer; the same command with the same key may be tried again."""


ERRORS: tuple[type[OfficeError], ...] = (Refused, NotAllowed, NotFound, Conflict, Unavailable)
