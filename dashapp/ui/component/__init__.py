"""The Dash components of the live editor; what they do is in ``src``, in TypeScript."""

from typing import Any, ClassVar

from dash.development.base_component import Component

_NAMESPACE = "imaginator_editor"


class _Ours(Component):
    _namespace: ClassVar[str] = _NAMESPACE
    _js_dist: ClassVar[list[dict[str, Any]]] = [
        {"relative_package_path": "bundle.js", "namespace": _NAMESPACE}
    ]
    _css_dist: ClassVar[list[dict[str, Any]]] = [
        {"relative_package_path": "bundle.css", "namespace": _NAMESPACE}
    ]
