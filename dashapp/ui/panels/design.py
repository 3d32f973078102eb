"""The drawer of the design: template, colour, type, paper; shown on the page at once."""

from dataclasses import asdict
from typing import Any, get_args

import dash_bootstrap_components as dbc
from dash import (
    ALL,
    MATCH,
    Dash,
    Input,
    Output,
    State,
    ctx,
    dcc,
    html,
    no_update,
)

from dashapp.domain.errors import ImaginatorError
from dashapp.domain.style import DateFormat, Font, Paper, Style, Template
from dashapp.services.catalogue import Services
from dashapp.ui import ids
from dashapp.ui.controls import html_id
from dashapp.ui.identity import who
from dashapp.ui.in_page import in_page

_TEMPLATES: dict[str, str] = {
    "classic": "Classic – one column, centred name",
    "modern": "Modern – large name, coloured titles",
    "sidebar": "Sidebar – two columns",
    "compact": "Compact – much on a page",
    "academic": "Academic – dates at the side",
    "executive": "Executive – a band of colour",
    "plain": "Plain – for tracking systems",
}
_NAME = "fs-6 fw-semibold mb-1"
_NUMBERS = frozenset({"font_size", "spacing", "margin", "pages_wanted"})


def layout(style: Style) -> Any:
    """Return the drawer with the choices that are in force."""
    templates = [{"label": _TEMPLATES[name], "value": name} for name in get_args(Template)]
    inside = [
        html.Fieldset(
            [
                html.Legend("Template", className=_NAME),
                dbc.RadioItems(id=_id("template"), options=templates, value=style.template),
            ],
            className="mb-3",
        ),
        _field(
            "Colour", dbc.Input(id=_id("colour"), type="color", value=style.colour, debounce=True)
        ),
        _field("Font", dbc.Select(id=_id("font"), options=list(get_args(Font)), value=style.font)),
        _slider("Size of type", "font_size", style.font_size, (8, 12, 0.5), "pt"),
        _slider("Spacing", "spacing", style.spacing, (0.7, 1.4, 0.05)),
        _slider("Margin", "margin", style.margin, (10, 30, 1), "mm"),
        _field("Paper", dbc.Select(id=_id("paper"), options=_papers(), value=style.paper)),
        _field(
            "Dates",
            dbc.Select(
                id=_id("date_format"), options=list(get_args(DateFormat)), value=style.date_format
            ),
        ),
        _slider("Pages wanted", "pages_wanted", style.pages_wanted, (1, 6, 1)),
        html.Div(id=ids.DESIGN_STATE, className="muted", role="status"),
    ]
    return dbc.Offcanvas(
        inside,
        id=ids.DESIGN,
        title=html.Span("Design", id=ids.DESIGN_TITLE),
        labelledby=ids.DESIGN_TITLE,
        placement="start",
        backdrop=False,
        scrollable=True,
    )


def register(app: Dash, services: Services) -> None:
    """Add what the drawer does."""

    @app.callback(
        Output(ids.DESIGN, "is_open"),
        Input(ids.OPEN_DESIGN, "n_clicks"),
        State(ids.DESIGN, "is_open"),
        prevent_initial_call=True,
    )
    def show_design(_: int, is_open: bool) -> bool:  # noqa: FBT001 - Dash's own order
        return not is_open

    in_page(
        app,
        "amount",
        Output({"type": ids.STYLE_AMOUNT, "name": MATCH}, "children"),
        Input({"type": ids.STYLE, "name": MATCH}, "value"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(ids.STYLE_NOW, "data"),
        Input(ids.DESIGN_AT, "data"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def follow_style(_: int, resume_id: str) -> dict[str, Any]:
        return asdict(services.documents.snapshot(who(), resume_id).resume.style)

    in_page(
        app,
        "restyled",
        Input(ids.STYLE_NOW, "data"),
        State({"type": ids.STYLE, "name": ALL}, "value"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(ids.DESIGN_STATE, "children"),
        Input({"type": ids.STYLE, "name": ALL}, "value"),
        State(ids.DOCUMENT, "data"),
        prevent_initial_call=True,
    )
    def show_style(_: list[Any], resume_id: str) -> Any:
        chosen = ctx.triggered_id
        if not chosen or not ctx.triggered or ctx.triggered[0]["value"] is None:
            return no_update
        name, value = chosen["name"], ctx.triggered[0]["value"]
        value = _number(name, value)
        now = getattr(services.documents.snapshot(who(), resume_id).resume.style, name)
        if now == value:
            return no_update
        try:
            services.documents.restyle(who(), resume_id, {name: value})
        except ImaginatorError as error:
            return html.Div(str(error), className="problem")
        return "Saved."


def _id(name: str) -> dict[str, str]:
    return {"type": ids.STYLE, "name": name}


def _papers() -> list[dict[str, str]]:
    labels = {"a4": "A4", "us-letter": "US Letter"}
    return [{"label": labels[paper], "value": paper} for paper in get_args(Paper)]


def _field(label: str, control: Any) -> Any:
    name = html.Label(label, htmlFor=html_id(control.id), className=_NAME)
    return html.Div([name, control], className="mb-3")


def _slider(
    label: str, name: str, value: float, scale: tuple[float, float, float], unit: str = ""
) -> Any:
    low, high, step = scale
    amount = html.Span(value, id={"type": ids.STYLE_AMOUNT, "name": name})
    control = dcc.Input(
        id=_id(name),
        type="range",
        min=low,
        max=high,
        step=step,
        value=value,
        className="form-range",
    )
    head = [html.Span(label, className="fw-semibold grow"), html.Span([amount, f" {unit}"])]
    return html.Label([html.Span(head, className="d-flex"), control], className="d-block mb-3")


def _number(name: str, value: Any) -> Any:
    """Return what a control says as the style keeps it; a range says text or number."""
    if name not in _NUMBERS:
        return value
    return int(value) if name == "pages_wanted" else float(value)
