"""What is kept of what people say beside the text, and of what they were told of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Protocol

from dashapp.domain.notice import Notice
from dashapp.domain.review import Remark, Suggestion, SuggestionState, Thread, Todo


class SuggestionStore(Protocol):
    """Suggestions; each is decided once."""

    def add_suggestions(
        self, suggestions: Sequence[Suggestion], replaces: str, stale: datetime
    ) -> list[Suggestion]:
        """Keep new suggestions for a document, all or none, and return them as they are kept.

        What waits already, letter by letter or under its id, is not doubled. The one that they take
        the place of is withdrawn, unless it is another's or somebody took it after ``stale``.
        """
        ...

    def suggestion(self, suggestion_id: str) -> Suggestion:
        """Return a suggestion.

        Raises:
            NotFound: There is none under this id.
        """
        ...

    def waiting(self, document: str) -> list[Suggestion]:
        """Return the suggestions in a document that nobody has decided, the oldest first."""
        ...

    def claim(self, suggestion_id: str, at: datetime, stale: datetime) -> bool:
        """Take an open suggestion for oneself unless somebody took it after ``stale``."""
        ...

    def release(self, suggestion_id: str) -> None:
        """Let others decide it again."""
        ...

    def decide(
        self,
        suggestion_id: str,
        state: SuggestionState,
        by: str,
        at: datetime,
        *,
        was: SuggestionState = "open",
    ) -> bool:
        """Change the state of a suggestion that has the state ``was``; return whether it had."""
        ...


class ThreadStore(Protocol):
    """Threads with their remarks."""

    def add_thread(self, thread: Thread) -> None:
        """Keep a new thread with its first remark."""
        ...

    def add_remark(self, remark: Remark) -> None:
        """Keep a remark in a thread that is there, and open that again."""
        ...

    def thread(self, thread_id: str) -> Thread:
        """Return a thread.

        Raises:
            NotFound: There is none under this id.
        """
        ...

    def threads(self, document: str) -> list[Thread]:
        """Return the threads of a document, the oldest first."""
        ...

    def resolve(self, thread_id: str, by: str) -> None:
        """Note who says that a thread is dealt with; without a name it is open again."""
        ...


class TodoStore(Protocol):
    """To-dos."""

    def add_todo(self, todo: Todo) -> Todo:
        """Keep a to-do, unless one from its source is open; return the one that is."""
        ...

    def tick_todo(self, todo_id: str, by: str, at: datetime | None) -> bool:
        """Note who did a to-do when, or that it is open; return whether it is there."""
        ...

    def settle_todo(self, todo_id: str, by: str, at: datetime) -> bool:
        """Note who did a to-do when, unless somebody has by now; return whether it was open."""
        ...

    def todo(self, todo_id: str) -> Todo:
        """Return a to-do.

        Raises:
            NotFound: There is none under this id.
        """
        ...

    def todos(self, document: str) -> list[Todo]:
        """Return the to-dos of a document, the oldest first."""
        ...

    def remove_todo(self, todo_id: str) -> None:
        """Forget a to-do."""
        ...


class NoticeStore(Protocol):
    """What people were told, and what they do not want to be told."""

    def add_notices(self, notices: Sequence[Notice], since: datetime) -> None:
        """Keep notices, and of the same people no others from before a time."""
        ...

    def notices(self, person: str, most: int) -> list[Notice]:
        """Return what a person was told, the latest first."""
        ...

    def every_notice(self, person: str) -> Iterator[Notice]:
        """Yield all that a person was told, the latest first."""
        ...

    def unread(self, person: str) -> int:
        """Return how much of it they have not seen."""
        ...

    def read(self, person: str, at: datetime) -> None:
        """Note that a person has seen all of it."""
        ...

    def muted(self, people: Collection[str]) -> dict[str, frozenset[str]]:
        """Return the kinds of notices that people do not want."""
        ...

    def mute(self, person: str, kinds: Collection[str]) -> None:
        """Note the kinds of notices that a person does not want."""
        ...


Said = Mapping[str, Sequence[Mapping[str, Any]]]
"""What somebody said beside a résumé, by kind."""


GIVEN: Final = "to-do-given"
"""The kind of what others gave somebody to do."""


class SaidStore(Protocol):
    """What a person said beside résumés, whoever these are of, and whether or not they see them."""

    def said_beside(self, person: str) -> list[str]:
        """Return the résumés beside which they said something or were given something to do."""
        ...

    def said(self, person: str, document: str) -> Said:
        """Return their own words and nobody else's: also not those that they are about.

        What others gave them to do, in those others' words, is of a kind of its own, ``GIVEN``.
        """
        ...


class LookStore(Protocol):
    """What somebody saw last of a résumé."""

    def looked(self, person: str, document: str) -> int | None:
        """Return the revision that a person saw last, if they ever looked."""
        ...

    def look(self, person: str, document: str, revision: int) -> None:
        """Note the revision that a person sees, unless they saw a newer one."""
        ...
