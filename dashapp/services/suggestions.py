"""Suggestions: changes that wait for somebody who may make them; people's and the AI's alike."""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Final

from dashapp.domain import inline
from dashapp.domain.change import applied
from dashapp.domain.errors import (
    ImaginatorError,
    InvalidInput,
    NotAllowed,
    NotFound,
    TooLarge,
    WrongEdit,
)
from dashapp.domain.guarding import Guard, guarded
from dashapp.domain.people import Actor
from dashapp.domain.review import (
    AuthorKind,
    Byline,
    Change,
    Draft,
    Grounds,
    Suggestion,
    SuggestionState,
)
from dashapp.domain.suggestion_view import SuggestionShown, shown
from dashapp.domain.tree.node import Tree
from dashapp.domain.writing.placeholder import placeholders
from dashapp.services.acts import Act
from dashapp.services.cowriting.writing_store import FactStore
from dashapp.services.documents import new_id
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.editing.live_document import OwnStep
from dashapp.services.editing.replica import Replica
from dashapp.services.guards import Guards
from dashapp.services.notices import Notices
from dashapp.services.review_store import SuggestionStore

_MOST_OPEN, _MOST_AT_ONCE, _MOST_LETTERS = 500, 200, 200_000
_CLAIM = timedelta(seconds=30)
_BY_HAND: Final = Byline()
_ID: Final = re.compile(r"[0-9a-f]{20}")


class Suggestions:
    """What a person can do with suggestions; accepting one is an edit like any other."""

    def __init__(
        self,
        store: SuggestionStore,
        facts: FactStore,
        live: LiveDocuments,
        notices: Notices,
        guards: Guards,
    ) -> None:
        self._store = store
        self._facts = facts
        self._live = live
        self._notices = notices
        self._access = guards.access
        self._audit = guards.audit
        self._clock = guards.clock

    def listed(self, who: Actor, document: str) -> list[SuggestionShown]:
        """Return the suggestions that wait in a résumé, the oldest first."""
        self._access.require(who, Act.READ, document)
        waiting = self._store.waiting(document)
        tree = self._live.tree(document) if waiting else Tree(())
        return [shown(each, tree) for each in waiting]

    def propose(
        self,
        who: Actor,
        document: str,
        wanted: Sequence[tuple[Change, Grounds]],
        byline: Byline = _BY_HAND,
        draft: Draft | None = None,
    ) -> list[Suggestion]:
        """Keep suggestions, all or none; those of one's own that were not seen are not touched.

        Args:
            who: Whose they are.
            document: The résumé.
            wanted: What to change, and why.
            byline: What made them.
            draft: Where it was typed in a window: which one it is, and takes the place of. If the
                text says something else by now it is kept, and shown as overtaken.

        Raises:
            InvalidInput: A change cannot be made, or changes nothing; of several it is said which.
            TooLarge: They say more at once than can be compared with the résumé.
            NotAllowed: ``who`` may only read.
        """
        self._access.require(who, Act.SUGGEST, document)
        _require_few(wanted)
        tree = self._live.tree(document)
        waiting = self._store.waiting(document)
        if len(waiting) + len(wanted) > _MOST_OPEN:
            raise InvalidInput("Too many suggestions wait in this résumé. Decide some first.")
        now, kind, by = self._clock(), byline.kind, byline.name or who.author.name
        guard = self._guard(tree, document, kind)
        made: list[Suggestion] = []
        for place, each in enumerate(wanted):
            try:
                if kind == "assistant":
                    self._require_job(who, each[1].job)
                change, grounds = guarded(*each, tree, guard, is_exact=draft is None)
            except InvalidInput as error:
                raise (WrongEdit(place, str(error)) if len(wanted) > 1 else error) from None
            made_id = draft.id if draft and _ID.fullmatch(draft.id) else new_id()
            made.append(Suggestion(made_id, document, change, grounds, who.known_as, by, kind, now))
        kept = self._store.add_suggestions(made, draft.replaces if draft else "", now - _CLAIM)
        # Who asks again had no answer: what waits is not doubled, nor told again.
        if new := sum(mine is its for mine, its in zip(made, kept, strict=True)):
            told = f"suggests {new} change{'s' * (new != 1)}"
            self._notices.tell("suggestion", who, [self._access.maker_of(document)], told, document)
            self._live.changed_beside(document)
        return kept

    def accept(
        self,
        who: Actor,
        suggestion_id: str,
        text: str | None = None,
        *,
        is_confirmed: bool = False,
        is_vouched: bool = False,
    ) -> None:
        """Make the change, once; ``text`` is what to say instead, where it was edited first.

        Args:
            who: Who decides.
            suggestion_id: The suggestion.
            text: What to say instead of it.
            is_confirmed: Whether ``who`` says that what it claims anew is true.
            is_vouched: Whether their program asked the person that, and they said so.

        Raises:
            InvalidInput: It was decided already, does not fit any more, or claims something new
                that was not confirmed as true.
            NotAllowed: ``who`` may not edit, or a program would say what only a person may.
            Unavailable: It could not be stored; nothing was changed.
        """
        known = self._open(who, suggestion_id, Act.EDIT)
        is_program = who.scopes is not None
        is_new = bool(known.grounds.claims) and not is_vouched
        if is_program and (text is not None or is_new):
            raise NotAllowed("Only a person says that something new is true, or says it otherwise.")
        if is_new and text is None and not is_confirmed:
            claims = "; ".join(known.grounds.claims)
            raise InvalidInput(f"This says something new: {claims}. Confirm that it is true first.")
        change = known.change if text is None else replace(known.change, after=text)
        if found := placeholders(change.after):
            raise InvalidInput(f"Only you know what stands for {found[0]}. Fill it in first.")
        now = self._clock()
        if not self._store.claim(known.id, now, now - _CLAIM):
            raise InvalidInput("Somebody else is deciding this just now.")
        try:
            step = OwnStep(who.author, known.id)
            self._live.change(known.document, _making(change), step)
        except ImaginatorError:
            self._store.release(known.id)
            raise
        # Stored together with the edit; but a change that changed nothing left no edit.
        self._store.decide(known.id, "accepted", who.author.name, now)
        self._decided(who, known, "accepted", **({"vouched": True} if is_vouched else {}))

    def accept_all(self, who: Actor, document: str, only: Iterable[str]) -> int:
        """Accept those of some suggestions that fit and claim nothing new; return how many.

        Of several for one text the oldest is taken: the others fit no more, and wait.
        """
        chosen, count = set(only), 0
        for each in self.listed(who, document):
            known = each.suggestion
            if known.id in chosen and each.standing == "fits" and known.is_plain:
                with suppress(InvalidInput, NotFound):  # or somebody decided it meanwhile
                    self.accept(who, known.id)
                    count += 1
        return count

    def decline(self, who: Actor, suggestion_id: str) -> SuggestionState:
        """Say no to a suggestion, or take one's own back; return which it was.

        Raises:
            InvalidInput: It was decided already.
            NotAllowed: ``who`` may not edit, and it is not theirs.
        """
        known = self._store.suggestion(suggestion_id)
        is_mine = self._require_say(who, known)
        self._open(who, suggestion_id, Act.SUGGEST if is_mine else Act.EDIT)
        state: SuggestionState = "withdrawn" if is_mine else "declined"
        now = self._clock()
        is_free = self._store.claim(known.id, now, now - _CLAIM)
        if not is_free or not self._store.decide(known.id, state, who.author.name, now):
            raise InvalidInput("This was decided a moment ago.")
        self._decided(who, known, state)
        return state

    def decline_all(self, who: Actor, document: str, only: Iterable[str]) -> list[str]:
        """Decline those of some suggestions that still wait; return which."""
        chosen = set(only)
        waiting = [each.suggestion.id for each in self.listed(who, document)]
        declined = []
        for each in (each for each in waiting if each in chosen):
            with suppress(InvalidInput, NotFound):  # somebody decided it meanwhile
                self.decline(who, each)
                declined.append(each)
        return declined

    def bring_back(self, who: Actor, suggestion_id: str) -> None:
        """Let a suggestion wait again that was declined, or taken back.

        Raises:
            InvalidInput: It was not.
            NotAllowed: ``who`` may not edit, and it is not theirs.
        """
        known = self._store.suggestion(suggestion_id)
        self._require_say(who, known)
        if known.state not in ("declined", "withdrawn"):
            raise InvalidInput("This was not declined.")
        if self._store.decide(known.id, "open", "", self._clock(), was=known.state):
            self._decided(who, known, "reopened")

    def reopen(self, who: Actor, suggestion_id: str) -> None:
        """Let a suggestion wait again whose acceptance was undone."""
        known = self._store.suggestion(suggestion_id)
        self._access.require(who, Act.EDIT, known.document)
        now = self._clock()
        if self._store.decide(known.id, "open", "", now, was="accepted"):
            self._live.changed_beside(known.document)

    def _require_job(self, who: Actor, job: str) -> None:
        if job and not self._access.may(who, Act.READ_JOB, job):
            raise InvalidInput("There is no job post under this `job`. List them, or leave it out.")

    def _guard(self, tree: Tree, document: str, kind: AuthorKind) -> Guard | None:
        """Return what compares changes with what is known; a person's are compared with nothing."""
        if kind == "person":
            return None
        answers: dict[str, list[str]] = {}
        for fact in self._facts.facts(document):
            answers.setdefault(fact.node, []).append(fact.text)
        # A program that may write makes what claims nothing true at once, now or later.
        return Guard(tree, answers, is_strict=kind == "assistant")

    def _require_say(self, who: Actor, known: Suggestion) -> bool:
        """Refuse whoever has no say in whether it is declined; return whether it is their own."""
        self._access.require(who, Act.READ, known.document)
        is_mine = known.is_own(who)
        if is_mine:
            self._access.require(who, Act.SUGGEST, known.document)
        elif not self._access.may(who, Act.EDIT, known.document):
            raise NotAllowed("Only who may change this résumé decides on suggestions.")
        return is_mine

    def _open(self, who: Actor, suggestion_id: str, act: Act) -> Suggestion:
        known = self._store.suggestion(suggestion_id)
        self._access.require(who, act, known.document)
        if known.state != "open":
            raise InvalidInput(f"{known.decided_by} has {known.state} this already.")
        return known

    def _decided(self, who: Actor, known: Suggestion, how: str, **detail: bool) -> None:
        place, act = self._access.place_of(known.document), f"suggestion.{how}"
        self._audit.note(who, act, place, known.document, suggestion=known.id, **detail)
        if known.kind == "person":
            text = f"{how} your suggestion: {inline.plain(known.change.after)}"
            self._notices.tell("decision", who, [known.author], text, known.document)
        self._live.changed_beside(known.document)


def _require_few(wanted: Sequence[tuple[Change, Grounds]]) -> None:
    if len(wanted) > _MOST_AT_ONCE:
        raise InvalidInput(f"At most {_MOST_AT_ONCE} suggestions at once.")
    if sum(len(change.after) for change, _ in wanted) > _MOST_LETTERS:
        raise TooLarge(f"At most {_MOST_LETTERS:,} letters at once. Send fewer edits together.")


def _making(change: Change) -> Callable[[Replica], bytes]:
    """Return what makes a change in a replica that it still fits."""

    def make(replica: Replica) -> bytes:
        tree, touched = applied(change, replica.tree(), new_id)
        return replica.become(tree, {touched})

    return make
