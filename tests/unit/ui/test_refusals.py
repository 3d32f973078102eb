"""What a callback refuses is told on the page, whatever the callback sets."""

from typing import Any

import pytest
from dash import ALL, Dash, Input, Output, html

from dashapp.domain.errors import InvalidInput
from dashapp.ui import server

PRESSED = {"id": "button", "property": "n_clicks", "value": 1}
ONE: dict[str, Any] = {"id": "one", "property": "children"}
MANY: list[dict[str, Any]] = [
    {"id": {"type": "part", "n": n}, "property": "children"} for n in "ab"
]


@pytest.mark.parametrize(
    ("sets", "outputs"),
    [
        ([Output("one", "children")], ONE),
        ([Output({"type": "part", "n": ALL}, "children")], MANY),
        ([Output("one", "children"), Output({"type": "part", "n": ALL}, "children")], [ONE, MANY]),
        ([], None),
    ],
    ids=["one", "many of a kind", "both", "nothing"],
)
def test_a_refusal_is_told_whatever_the_callback_sets(sets: list[Output], outputs: Any) -> None:
    app = Dash("a test", on_error=server._tell)
    app.layout = html.Div()

    @app.callback(*sets, Input("button", "n_clicks"))
    def refuse(_: int) -> Any:
        raise InvalidInput("Say something first.")

    client = app.server.test_client()
    client.get("/_dash-layout")
    (name,) = app.callback_map
    body = {"output": name, "inputs": [PRESSED], "changedPropIds": ["button.n_clicks"]}
    answer = client.post("/_dash-update-component", json=body | {"outputs": outputs})
    assert answer.status_code == 200
    said = answer.get_json()
    assert "Say something first." in str(said["sideUpdate"]["toast"])
    assert not said.get("response")
