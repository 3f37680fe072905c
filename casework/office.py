"""The one interface to the office: `do` changes, `ask` reads, `note` keeps what has no version.

Whoever holds an `Office` does not know whether it is a SQLite file, a shared PostgreSQL or a server far away.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar, Generic, NewType, Protocol, TypeVar

if TYPE_CHECKING:
    from casework.people import SignedIn

A = TypeVar("A")
A_co = TypeVar("A_co", covariant=True)

BlobId = NewType("BlobId", str)
FileId = NewType("FileId", str)


class Command(Generic[A]):
    """Something that changes the office; `A` is what it answers with. Subclasses are frozen dataclasses named by a verb."""

    __slots__ = ()
    may: ClassVar[frozenset[str]]  # roles, see people.Role
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}  # read by wire.py: unknown keys are refused


class Question(Generic[A]):
    """Something that only reads; `A` is the answer. Subclasses are frozen dataclasses named by a noun."""

    __slots__ = ()
    may: ClassVar[frozenset[str]]  # roles, see people.Role
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}  # read by wire.py: unknown keys are refused


class Note(Generic[A]):
    """Presence, drafts, evidence of reading: kept without version, journal row or feed; `A` is what it answers with."""

    __slots__ = ()
    may: ClassVar[frozenset[str]]  # roles, see people.Role
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}  # read by wire.py: unknown keys are refused


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that has a new version: `stream` is `case:17`, `staff:3`, ...; `act` the command's name, `at` UTC."""

    stream: str
    no: int
    act: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Changes(Generic[A]):
    """What a command changed, and its answer. The same key again gives the same value."""

    changed: tuple[Changed, ...]
    answer: A


@dataclass(frozen=True, slots=True)
class Feed:
    """What has changed since a cursor. `cursor` goes into the next call; `is_reset` means: read everything anew."""

    cursor: str
    changed: tuple[Changed, ...]
    is_reset: bool = False


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes that have arrived and belong to nothing yet; unreferenced ones expire after 24 h.

    `format` is what the first bytes say: pdf, jpeg, png, tiff, webp, heic, gif, bmp.
    """

    id: BlobId
    size: int
    format: str


Progress = Callable[[int, int], bool]
"""Called with (done, total) bytes or steps; answering False stops the work."""


class Documents(Protocol):
    """The uploaded files: encrypted where they lie, in clear only in memory."""

    def put(self, stream: BinaryIO, size: int, progress: Progress | None = None) -> Blob:
        """Take in bytes in 4-MB chunks. Refused: file_empty, file_too_large (size, limit), format_not_accepted; Unavailable: disk_full."""
        ...

    def open(self, file_id: FileId) -> bytes:
        """The whole file in clear; rights are checked, the access is logged.

        NotFound: file_missing; Refused: file_changed (its bytes are not those that were uploaded).
        """
        ...


class Office(Protocol):
    """One signed-in person's door to the office. Instances may be used from several threads."""

    @property
    def documents(self) -> Documents:
        """The uploaded files."""
        ...

    def sign_in(self, user_name: str, password: str, *, remember: bool = False) -> "SignedIn":
        """Sign in; this object then acts for that person. NotAllowed: wrong_password (left), locked_until (at)."""
        ...

    def resume(self, token: str) -> "SignedIn":
        """Go on with a kept token. NotAllowed: token_invalid, token_expired."""
        ...

    def sign_out(self) -> None:
        """End the session of this object; its token is worthless afterwards and its leases are given back."""
        ...

    def do(self, command: Command[A], key: str) -> Changes[A]:
        """Carry out `command` in one transaction. `key` is made by the client; the same key again answers with the first outcome.

        Raises Refused, NotAllowed, NotFound, Conflict (stale version) or Unavailable (try again with the same key).
        """
        ...

    def ask(self, question: Question[A]) -> A:
        """Answer without writing anything. Raises NotAllowed, NotFound or Unavailable."""
        ...

    def note(self, note: Note[A]) -> A:
        """Keep presence, a draft or evidence. Raises NotAllowed, NotFound or Unavailable."""
        ...

    def changes(self, cursor: str | None, wait_ms: int = 0) -> Feed:
        """What changed since `cursor` (None: only the cursor of now). Waits up to `wait_ms` for something, then answers empty."""
        ...

    def close(self) -> None:
        """Let go of connections and threads; the object is not used afterwards."""
        ...


def name_of(message: Command[Any] | Question[Any] | Note[Any]) -> str:
    """The message's name on the wire and in the journal: its class name."""
    return type(message).__name__
