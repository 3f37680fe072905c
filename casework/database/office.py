"""`DatabaseOffice`: one person's door to an office in a database. Every act is one short transaction with its journal row."""

from contextlib import suppress
from datetime import datetime
from typing import Any, BinaryIO, TypeVar

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from casework import wire
from casework.database import signing_in
from casework.database.act import Act, Look
from casework.database.doors import ACTS, LOOKS, NOTES
from casework.database.due import CalendarDue
from casework.database.engine import reading, writing
from casework.database.feed import Watch
from casework.database.files import expire_blobs, record_blob, store, where_file_lies
from casework.database.journal_rows import append, outcome_of
from casework.database.office_data import OfficeData
from casework.database.sealing import seal_due
from casework.database.tables import lease, presence, staff
from casework.errors import Conflict, NotAllowed, OfficeError, Refused, Unavailable
from casework.office import Blob, Changes, Command, Documents, Feed, FileId, Note, Progress, Question
from casework.people import CASE_READERS, CASE_WRITERS, SignedIn, Staff

A = TypeVar("A")
LONGEST_KEY = 80


class DatabaseOffice:
    """See `casework.office.Office`. Several may share one `OfficeData`; each is one person's."""

    def __init__(self, data: OfficeData, *, is_owner: bool = True) -> None:
        self.data = data
        self._is_owner = is_owner
        self._token_hash: bytes | None = None
        self._acting: Staff | None = None
        self._watch = Watch(data)
        self._documents = DatabaseDocuments(self)
        self._calendar_due = CalendarDue()

    @property
    def documents(self) -> Documents:
        """The uploaded files."""
        return self._documents

    # who

    def sign_in(self, user_name: str, password: str, *, remember: bool = False) -> SignedIn:
        """See `Office.sign_in`."""
        staff_id = self._checked(user_name, password)
        with writing(self.data.engines) as connection:
            signed_in = signing_in.open_session(self.data, connection, staff_id, remember=remember)
        self._token_hash = signing_in.token_hash_of(signed_in.token)
        return signed_in

    def _checked(self, user_name: str, password: str) -> int:
        refusal: NotAllowed | None = None
        staff_id = 0
        with writing(self.data.engines) as connection:
            try:
                staff_id = signing_in.check_password(self.data, connection, user_name, password)
            except NotAllowed as error:
                refusal = error  # raised after the failure was counted
        if refusal is not None:
            raise refusal
        return staff_id

    def resume(self, token: str) -> SignedIn:
        """See `Office.resume`."""
        with reading(self.data.engines) as connection:
            signed_in = signing_in.resume_session(self.data, connection, token)
        self._token_hash = signing_in.token_hash_of(token)
        return signed_in

    def sign_out(self) -> None:
        """See `Office.sign_out`."""
        if self._token_hash is None:
            return
        with writing(self.data.engines) as connection:
            try:
                person, _ = signing_in.who_is(self.data, connection, self._token_hash)
            except NotAllowed:
                pass  # it ended by itself
            else:
                mine = lease.c.holder_id == int(person.id)
                connection.execute(update(lease).where(mine).values(holder_id=None, taken_at=None, alive_at=None))
                connection.execute(delete(presence).where(presence.c.staff_id == int(person.id)))
            signing_in.close_session(connection, self._token_hash)
        self._token_hash = None

    def check_my_password(self, person: Staff, password: str) -> bool:
        """Whether this is the person's password; counts as an attempt to sign in. NotAllowed: locked_until."""
        try:
            return self._checked(person.user_name, password) == int(person.id)
        except NotAllowed as error:
            if error.code == "wrong_password":
                return False
            raise

    def acting_as(self, user_name: str) -> "DatabaseOffice":
        """A further door that acts as this account without a password: for timers, imports and the demo, on the office's own PC."""
        with reading(self.data.engines) as connection:
            row = connection.execute(select(staff).where(staff.c.user_name == user_name)).one_or_none()
        if row is None:
            raise NotAllowed("sign_in_needed")
        other = DatabaseOffice(self.data, is_owner=False)
        other._acting = signing_in.staff_of(row)
        return other

    @property
    def acting_staff_id(self) -> str | None:
        """Whom this door acts for without a password, if it does."""
        return self._acting.id if self._acting is not None else None

    def another(self) -> "DatabaseOffice":
        """A further door to the same office, at which nobody has signed in yet."""
        return DatabaseOffice(self.data, is_owner=False)

    def who(self, connection: Any, may: frozenset[Any]) -> tuple[Staff, datetime]:
        """Who acts, and when. NotAllowed: sign_in_needed, token_invalid, token_expired, not_your_role."""
        if self._acting is not None:
            person, now = self._acting, self.data.now()
        elif self._token_hash is not None:
            person, now = signing_in.who_is(self.data, connection, self._token_hash)
        else:
            raise NotAllowed("sign_in_needed")
        if not person.roles & may:
            raise NotAllowed("not_your_role", {"roles": sorted(may)})
        return person, now

    # the three doors

    def do(self, command: Command[A], key: str) -> Changes[A]:
        """See `Office.do`."""
        if not 8 <= len(key) <= LONGEST_KEY or not key.isprintable():
            raise Refused("key_wrong")
        name, request = wire.dump_message(command)
        request_mark = self.data.vault.mark("request", f"{name} {request}")
        try:
            changes = self._act(command, name, key, request_mark)
        except IntegrityError as error:
            changes = self._lost_a_race(command, key, request_mark, error)
        if changes.changed:
            self.data.announcer.changed()
        return changes

    def _act(self, command: Command[A], name: str, key: str, request_mark: bytes) -> Changes[A]:
        with writing(self.data.engines) as connection:
            person, now = self.who(connection, command.may)
            done = outcome_of(connection, key, request_mark)
            if done is not None:
                return Changes(done[0], wire.load_answer(command, done[1]))
            act = Act(self.data, connection, now, person)
            answer = ACTS[type(command)](act, command)
            outcome = wire.dump_answer(command, answer)
            return Changes(append(act, name, key, request_mark, outcome), answer)

    def _lost_a_race(self, command: Command[A], key: str, request_mark: bytes, error: IntegrityError) -> Changes[A]:
        """Two writers met at one unique value: either this very act was done meanwhile, or somebody was quicker."""
        with reading(self.data.engines) as connection:
            done = outcome_of(connection, key, request_mark)
        if done is None:
            raise _conflict_of(error) from error
        return Changes(done[0], wire.load_answer(command, done[1]))

    def ask(self, question: Question[A]) -> A:
        """See `Office.ask`."""
        with reading(self.data.engines) as connection:
            person, now = self.who(connection, question.may)
            answer: A = LOOKS[type(question)](Look(self.data, connection, now, person), question)
            return answer

    def note(self, note: Note[A]) -> A:
        """See `Office.note`."""
        wire.dump_message(note)  # text that no database could hold is refused here
        from casework.people import CheckPassword

        if isinstance(note, CheckPassword):
            with reading(self.data.engines) as connection:
                person, _ = self.who(connection, note.may)
            return self.check_my_password(person, note.password)  # type: ignore[return-value] # CheckPassword answers bool
        with writing(self.data.engines) as connection:
            person, now = self.who(connection, note.may)
            answer: A = NOTES[type(note)](Act(self.data, connection, now, person), note)
            return answer

    def changes(self, cursor: str | None, wait_ms: int = 0) -> Feed:
        """See `Office.changes`."""
        with reading(self.data.engines) as connection:
            self.who(connection, CASE_READERS | CASE_WRITERS)
        return self._watch.changes(cursor, wait_ms)

    # housekeeping

    def run_due(self) -> None:
        """What the office does by itself every second: seal the journal, forget unreferenced bytes, tell other PCs of changes.

        Deadlines of the calendar are looked at every 20 s; reminders once an hour.
        """
        self.data.announcer.flush()
        seal_due(self.data)
        self._calendar_due.run(self)
        with writing(self.data.engines) as connection:
            expire_blobs(Act(self.data, connection, self.data.now(), signing_in.staff_of(_system(connection))))

    def stop_waiting(self) -> None:
        """Let a waiting `changes` end soon."""
        self._watch.close()

    def close(self) -> None:
        """See `Office.close`."""
        self._watch.dispose()
        if self._is_owner:
            with suppress(OfficeError):  # what could not be sealed now is sealed at the next start
                seal_due(self.data)
            self.data.engines.close()


def _system(connection: Any) -> Any:
    return connection.execute(select(staff).where(staff.c.user_name == "system")).one()


def _conflict_of(error: IntegrityError) -> OfficeError:
    said = str(error.orig)
    if "id_no_mark" in said:
        return Refused("active_case")
    if "user_name" in said:
        return Refused("user_name_taken")
    if "FOREIGN KEY" in said.upper() or "CHECK" in said.upper():
        raise error
    return Conflict("version", {})


class DatabaseDocuments:
    """See `casework.office.Documents`."""

    def __init__(self, office: DatabaseOffice) -> None:
        self._office = office

    def put(self, stream: BinaryIO, size: int, progress: Progress | None = None) -> Blob:
        """See `Documents.put`."""
        data = self._office.data
        with reading(data.engines) as connection:
            self._office.who(connection, CASE_WRITERS)
        stored, key_sealed, content_mark = store(data, stream, size, progress)
        try:
            with writing(data.engines) as connection:
                person, now = self._office.who(connection, CASE_WRITERS)
                record_blob(Act(data, connection, now, person), stored, key_sealed, content_mark)
        except (OfficeError, Unavailable):
            data.store.remove(stored.id)
            raise
        return stored

    def open(self, file_id: FileId) -> bytes:
        """See `Documents.open`."""
        data = self._office.data
        with writing(data.engines) as connection:
            person, now = self._office.who(connection, CASE_READERS)
            act = Act(data, connection, now, person)
            case_id, name, key = where_file_lies(act, file_id)
            act.log_access("file_opened", case_id, {"file": file_id})
        return data.store.get(name, key)
