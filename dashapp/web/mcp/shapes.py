"""What tools take and give: the schemas that clients see. Texts are what people wrote: data."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from dashapp.domain.review import SuggestionAct

LONGEST_TEXT, LONGEST_ID, MOST_AT_ONCE = 20_000, 80, 100
LONGEST_SOURCE, MOST_SOURCES = 500, 20

Id = Annotated[str, Field(min_length=1, max_length=LONGEST_ID)]
ResumeId = Annotated[Id, Field(description="The id of a résumé, from list_resumes.")]
JobId = Annotated[Id, Field(description="The id of a job post, from list_jobs.")]
Offset = Annotated[int, Field(ge=0, le=10_000_000, description="next_offset of the page before.")]
Limit = Annotated[int, Field(ge=1, le=MOST_AT_ONCE, description="How many to return.")]
IsCut = Annotated[bool, Field(description="Whether it is longer than is told here.")]
Revision = Annotated[int, Field(ge=1, le=2**31 - 1, description="A revision, from list_history.")]


class Page(BaseModel):
    """A part of something longer."""

    total: int = Field(description="How many there are in all.")
    next_offset: int | None = Field(None, description="The offset of the next page, if any.")


class ResumeLine(BaseModel):
    """A résumé in the list."""

    id: str
    title: str
    updated_at: datetime
    copy_of: str | None = Field(None, description="The résumé that it is a tailored copy of.")
    purpose: str = Field("", description="What a copy is for.")


class ResumeList(Page):
    """Résumés, the latest change first."""

    resumes: list[ResumeLine]


class Place(BaseModel):
    """A text that can be changed, by its place."""

    node: str
    field: str
    where: str = Field(description="Where a person finds it.")
    text: str
    entry: str = Field("", description="The node of the entry that an item stands in.")
    is_cut: IsCut = False


class ResumeRead(Page):
    """What a résumé says; of the four, the form that was asked for is there."""

    id: str
    revision: int = Field(description="Counts the stored changes.")
    json_resume: dict[str, Any] | None = None
    markdown: str | None = None
    places: list[Place] | None = None


class Report(BaseModel):
    """What the rules find."""

    rules: int
    rules_met: int
    rules_untried: int = Field(description="Rules that know English alone, for other languages.")
    words: int
    findings: list[dict[str, Any]] = Field(description="Each with its `node` and `field`.")
    bullets: list[dict[str, Any]] = Field(description="How much each shows, with the same.")
    left_out: int = Field(0, description="How many of both are not told here, for their length.")


class Requirement(BaseModel):
    """Something that a job post asks for, and the evidence for it."""

    text: str
    kind: str
    importance: str
    status: str
    why: str
    evidence: list[dict[str, Any]] = Field(description="Each with its `node` and `field`.")


class Match(BaseModel):
    """How a résumé meets a job post."""

    title: str
    score: float | None
    explanation: str
    requirements: list[Requirement]


class JobScore(BaseModel):
    """How a résumé meets one of several job posts."""

    job_id: str
    title: str
    score: float | None
    explanation: str
    missing: list[str] = Field(description="What no evidence was found for.")


class JobScores(BaseModel):
    """Several job posts against one résumé."""

    jobs: list[JobScore]


class Edit(BaseModel):
    """A change of one text."""

    act: SuggestionAct = Field(
        "rewrite",
        description="rewrite a text; add an item behind the item `node`, or at the end of the list"
        " `field` of the entry `node`; remove the item `node`; or put the item or entry `node`"
        " first in its list, naming one of its texts by `field` and `before`.",
    )
    node: Id = Field(description="From read_resume as `places`.")
    field: str = Field("text", max_length=LONGEST_ID, description="From the same.")
    before: str = Field(
        "",
        max_length=LONGEST_TEXT,
        description="What the text says now, to the letter; nothing where an item is added.",
    )
    after: str | None = Field(
        None,
        max_length=LONGEST_TEXT,
        description="What it is to say: for rewrite and add. An empty one empties a plain field.",
    )
    reason: str = Field("", max_length=600, description="Why, for the person who decides.")
    job: str = Field("", max_length=40, description="The id of the job post it is for.")
    sources: list[Annotated[str, Field(max_length=LONGEST_SOURCE)]] = Field(
        default=[],
        max_length=MOST_SOURCES,
        description="What it leans on, such as a link or a quote.",
    )


class Suggested(BaseModel):
    """A suggestion that waits for a person."""

    id: str
    node: str
    field: str
    act: str
    before: str
    after: str
    reason: str
    by: str
    standing: str = Field("fits", description="fits, overtaken, or gone.")
    where: str = ""
    claims: list[str] = Field(description="What it says anew, which only a person can confirm.")
    is_cut: IsCut = False


class Suggestions(BaseModel):
    """Suggestions that were kept."""

    suggestions: list[Suggested]


class Edited(BaseModel):
    """What became of one edit."""

    node: str
    field: str
    outcome: Literal["done", "already", "waits"] = Field(
        description="done; said that already; or waits as a suggestion for a person."
    )
    suggestion: str = ""
    claims: list[str] = []
    why: str = Field("", description="Why it waits.")


class Edits(BaseModel):
    """What became of each edit."""

    edits: list[Edited]


class Words(BaseModel):
    """The text, or the words in it, that something is about."""

    node: Id = Field(description="From read_resume as `places`.")
    field: str = Field("text", max_length=LONGEST_ID, description="From the same.")
    quote: str = Field("", max_length=300, description="The words in it; nothing for all.")


class Remarked(BaseModel):
    """One thing that somebody said."""

    by: str
    at: datetime
    text: str


class ThreadShown(BaseModel):
    """Remarks about some words."""

    id: str
    node: str
    field: str
    where: str
    quote: str
    is_resolved: bool
    remarks: list[Remarked]
    left_out: int = Field(0, description="How many earlier remarks are not told here.")


class Review(Page):
    """What waits beside the text; the page counts both together, suggestions first."""

    suggestions: list[Suggested]
    threads: list[ThreadShown]


class TodoShown(BaseModel):
    """Something to do."""

    id: str
    text: str
    by: str
    due: date | None = None
    is_done: bool
    done_by: str = ""


class TodoList(Page):
    """To-dos, the open ones first."""

    todos: list[TodoShown]


class JobShown(BaseModel):
    """A job post that is kept; the list tells only how it begins."""

    id: str
    title: str
    created_at: datetime
    text: str


class JobList(Page):
    """Job posts, the newest first."""

    jobs: list[JobShown]


class Copied(BaseModel):
    """A tailored copy."""

    id: str
    copy_of: str
    purpose: str
    is_new: bool = Field(description="False where a copy for the same purpose was there already.")


class Sitting(BaseModel):
    """What one person wrote without a long pause."""

    who: str
    since: datetime
    until: datetime
    revision: int
    changes: int
    name: str = Field("", description="What somebody called this version.")


class HistoryList(Page):
    """Who wrote when, the latest first."""

    sittings: list[Sitting]


class Difference(BaseModel):
    """One place that differs."""

    node: str
    field: str = Field(description="The one text that differs; nothing where all of it does.")
    kind: str
    where: str
    words: list[tuple[str, str]] = Field(description="Parts: same, new, or gone; and their words.")
    is_cut: IsCut = False


class Differences(Page):
    """What differs between then and now."""

    differences: list[Difference]


class Done(BaseModel):
    """That it is done."""

    done: str
