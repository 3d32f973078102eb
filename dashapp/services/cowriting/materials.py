"""Gathers what a writer may lean on: the résumé by its places, the job, the answers, the to-dos."""

from dataclasses import dataclass

from dashapp.domain import inline
from dashapp.domain.comparison import PlacedText, place_of, texts_of, with_all_below
from dashapp.domain.date import is_ongoing
from dashapp.domain.errors import InvalidInput
from dashapp.domain.people import Actor
from dashapp.domain.resume import Resume
from dashapp.domain.review import is_prose, is_there
from dashapp.domain.tree.node import Node, Tree
from dashapp.domain.writing.request import JobBrief, Material, Need, Persona, Place, TodoBrief
from dashapp.services.cowriting.writing_store import FactStore
from dashapp.services.documents import Documents
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.jobs import Jobs
from dashapp.services.matches import Matches
from dashapp.services.review_store import TodoStore

_PRIVATE = frozenset({"email", "phone", "address", "postalCode", "image", "username", "url"})
"""What no writer needs to know."""

_DATES = ("date", "releaseDate", "startDate", "endDate")
_MOST_PLACES, _MOST_TODOS = 400, 60


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the material comes from."""

    documents: Documents
    live: LiveDocuments
    jobs: Jobs
    matches: Matches
    facts: FactStore
    todos: TodoStore


class Materials:
    """Gathers material for somebody who may read the résumé; rights are asked by who uses it."""

    def __init__(self, sources: Sources) -> None:
        self._from = sources

    def gathered(
        self, who: Actor, document: str, job_id: str = "", persona: Persona | None = None
    ) -> Material:
        """Return what a writer may lean on.

        Raises:
            NotFound: The résumé or the job is not there for ``who``.
        """
        resume = self._from.documents.snapshot(who, document).resume
        tree = self._from.live.tree(document)
        open_todos = [each for each in self._from.todos.todos(document) if not each.is_done]
        return Material(
            name=resume.name,
            places=tuple(_places(tree)),
            job=self._job(who, document, resume, job_id) if job_id else None,
            facts=tuple(each.text for each in self._from.facts.facts(document)),
            todos=tuple(
                TodoBrief(f"t{number}", each.id, each.text)
                for number, each in enumerate(open_todos[:_MOST_TODOS], 1)
            ),
            persona=persona,
            dates=tuple(_dates(tree)),
        )

    def _job(self, who: Actor, document: str, resume: Resume, job_id: str) -> JobBrief:
        job = self._from.jobs.job(who, job_id)
        try:
            report = self._from.matches.of_job(who, document, resume, job_id)
        except InvalidInput:
            return JobBrief(job.id, job.title, job.text)
        needs = tuple(
            Need(each.requirement.text, each.status, tuple(e.quote for e in each.evidence))
            for each in report.findings
        )
        return JobBrief(job.id, job.title, job.text, needs)


def chosen_keys(material: Material, tree: Tree, node: str = "", field: str = "") -> list[str]:
    """Return the places that a wish is about: all, those below a node, or one text of it."""
    below = with_all_below(node, tree) if node else None
    return [
        each.key
        for each in material.places
        if each.is_open
        and (below is None or each.node in below)
        and (not field or (each.node, each.field) == (node, field))
    ]


def _places(tree: Tree) -> list[Place]:
    found = [each for each in texts_of(tree) if each.field not in _PRIVATE and _is_read(tree, each)]
    return [_place(f"p{number}", each, tree) for number, each in enumerate(found[:_MOST_PLACES], 1)]


def _place(key: str, each: PlacedText, tree: Tree) -> Place:
    known = tree.nodes[each.node]
    is_bullet = known.kind == "item" and known.at.list == "highlights"
    is_label = (each.node, each.field) == ("basics", "label")
    is_open = is_label or is_prose(tree, each.node, each.field)
    return Place(
        key, each.node, each.field, each.where, each.text, is_bullet, _goes_on(known, tree), is_open
    )


def _dates(tree: Tree) -> list[str]:
    found = []
    for node in tree.nodes.values():
        dates = [node.values[name] for name in _DATES if node.values.get(name)]
        if node.kind == "entry" and dates and is_there(tree, node.id):
            found.append(f"{place_of(tree, node.id)}: {' to '.join(dates)}")
    return found


def _is_read(tree: Tree, each: PlacedText) -> bool:
    return tree.nodes[each.node].kind in ("basics", "entry", "item") and bool(
        inline.plain(each.text).strip()
    )


def _goes_on(node: Node, tree: Tree) -> bool:
    """Whether a text tells of something without an end."""
    entry = tree.nodes.get(node.at.parent) if node.kind == "item" else node
    if entry is None or entry.kind != "entry":
        return True
    return "startDate" in entry.values and is_ongoing(entry.values.get("endDate", ""))
