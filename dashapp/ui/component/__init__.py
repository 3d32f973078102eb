"""The Dash components of the live editor; what they do is in ``src``, in TypeScript."""

from typing import Any

from dash.development.base_component import Component

NAMESPACE = "imaginator_editor"


class ResumeEditor(Component):
    """Edits one résumé together with everyone else who has it open.

    In: ``documentId``, ``ticket`` (a fresh one after each rise of ``ticketWanted``),
    ``focus`` (``node``, ``field``, ``nonce``), ``command`` (``name``: undo, redo, forget or
    forgetRefused, ``nonce``),
    ``review`` (what is said beside the text), ``mode`` (edit or suggest), ``follow`` (a client),
    ``answered`` (``node`` and ``field`` of a proposal, whether it ``isKept``, ``nonce``),
    ``titles`` (what the page calls each section that has no title of its own).
    Out: ``revision``, ``saveState``, ``notice``, ``peers``, ``selection``, ``ticketWanted``,
    ``canUndo``, ``canRedo``, ``canEdit``, ``canSuggest``, ``isSuggesting``, ``name``, ``beside``
    (rises with every change beside the text), ``proposed``, ``decided``, ``chosen``,
    ``commentOn``, ``undone`` (a suggestion), ``recovered`` (what this device alone still had),
    ``lost`` (``words`` that were written here and are nowhere kept, and ``why``).
    """

    _children_props = []
    _base_nodes = []
    _namespace = NAMESPACE
    _type = "ResumeEditor"
    _prop_names = [
        "id", "documentId", "ticket", "focus", "command", "revision", "saveState", "notice",
        "peers", "selection", "ticketWanted", "canUndo", "canRedo", "canEdit", "name", "review",
        "mode", "isSuggesting", "canSuggest", "follow", "beside", "proposed", "decided", "chosen",
        "commentOn", "undone", "recovered", "answered", "lost", "titles",
    ]  # fmt: skip
    _valid_wildcard_attributes = []
    available_properties = _prop_names
    available_wildcard_properties = []

    def __init__(self, **props: Any) -> None:
        super().__init__(**props)  # type: ignore[no-untyped-call]


class PagePreview(Component):
    """Shows the pages as they will print. Out: ``pages``, ``pagesWanted``, ``titles``."""

    _children_props = []
    _base_nodes = []
    _namespace = NAMESPACE
    _type = "PagePreview"
    _prop_names = ["id", "documentId", "pages", "pagesWanted", "titles"]
    _valid_wildcard_attributes = []
    available_properties = _prop_names
    available_wildcard_properties = []

    def __init__(self, **props: Any) -> None:
        super().__init__(**props)  # type: ignore[no-untyped-call]


class PanelTabs(Component):
    """Panels of which one is shown, with tabs that a keyboard reaches.

    ``tabs`` are the ``id``, ``label`` and perhaps ``hidden`` of each panel in ``children``;
    ``active_tab`` is the one that is shown.
    """

    _children_props = []
    _base_nodes = ["children"]
    _namespace = NAMESPACE
    _type = "PanelTabs"
    _prop_names = ["children", "id", "tabs", "active_tab"]
    _valid_wildcard_attributes = []
    available_properties = _prop_names
    available_wildcard_properties = []

    def __init__(self, children: list[Any], **props: Any) -> None:
        super().__init__(children=children, **props)  # type: ignore[no-untyped-call]
