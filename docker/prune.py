"""Removes from a virtual environment what no running server opens; ``prune.py SITE-PACKAGES``."""

import shutil
import subprocess
import sys
from pathlib import Path

_FOLDERS = (
    # onnxruntime's binding holds the library in itself; the rest makes models, never runs them.
    "onnxruntime/datasets",
    "onnxruntime/quantization",
    "onnxruntime/tools",
    "onnxruntime/transformers",
    "google",
    # Figures leave as JSON that we write: the classes that would check them are not imported.
    "plotly/express",
    "plotly/figure_factory",
    "plotly/labextension",
    "plotly/matplotlylib",
    "plotly/package_data/datasets",
    "plotly/validators",
    # Readers of other libraries' tables: see _HOLLOWED.
    "narwhals",
    # Parts of Dash that no page of ours asks for.
    "dash/labextension",
    "dash/testing",
    # Clients and servers that nothing of ours calls.
    "authlib/integrations/*django*",
    "authlib/integrations/*starlette*",
    "authlib/integrations/flask_oauth*",
    "authlib/integrations/httpx_client",
    "authlib/integrations/sqla_oauth2",
    "dash/mcp",
    "gunicorn/asgi",
    "gunicorn/dirty",
    "gunicorn/http2",
    "websockets/asyncio",
    "websockets/legacy",
    "websockets/sync",
    "websockets/trio",
    # Parts that compile, test or serve other systems.
    "lxml/html",
    "lxml/isoschematron",
    "numpy/_core/include",
    "numpy/_core/lib",
    "numpy/distutils",
    "numpy/f2py",
    "numpy/fft",
    "numpy/ma",
    "numpy/polynomial",
    "numpy/random",
    "numpy/testing",
    "pydantic/v1",
    "setuptools",
    "_distutils_hack",
    "alembic/testing",
    "docx/templates/default-docx-template",
    "pkg_resources",
    "sqlalchemy/dialects/mssql",
    "sqlalchemy/dialects/mysql",
    "sqlalchemy/dialects/oracle",
    "sqlalchemy/ext/asyncio",
    "sqlalchemy/ext/declarative",
    "sqlalchemy/ext/mypy",
    "sqlalchemy/orm",
    "sqlalchemy/testing",
    # Sentences of forms in other languages; ours are our own.
    "wtforms/locale",
)
_FILES = (
    "distutils-precedence.pth",
    "dash/dash-renderer/build/dash_renderer.dev.js",
    "dash/dcc/async-mathjax.js",
    "pydantic/mypy.py",
    "sqlalchemy/ext/[!_c]*.py",
    "dash/deps/*@16*.js",
    "dash/deps/*@18.2*.js",
    "dash/deps/react@18.3.1.js",
    "dash/deps/react-dom@18.3.1.js",
    "dash/deps/prop-types@15.8.1.js",
    # What classes are made from before a release.
    "dash/*/metadata.json",
    "dash_bootstrap_components/_components/metadata.json",
    "lxml/objectify*.so",
    "lxml/sax*.so",
    "numpy/_core/_simd*.so",
    "onnxruntime/capi/libonnxruntime.so*",
    "onnxruntime/capi/libonnxruntime_providers_shared.so",
    "plotly/package_data/widgetbundle.js",
    "plotly/graph_objs/_[!_f]*.py",
    "plotly/graph_objs/_figurewidget.py",
    "plotly/graph_objs/_funnel*.py",
    # What pip would remove by; the licences stay.
    "*.dist-info/RECORD",
    "*.dist-info/sboms/*",
    "**/*.map",
    "**/*.pyi",
    "**/*.pyx",
    "**/*.pxd",
    "**/*.pxi",
    "**/*.c",
    "**/*.h",
    "**/*.hpp",
)
# Listed by Dash, which asks for their times, and fetched by no page.
_EMPTIED = (
    "dash/dash_table/async-*.js",
    "dash/dash_table/commons.js",
    "dash/dash_table/demo.js",
    "dash/dcc/async-datepicker.js",
)
# Symbols are for debuggers. numpy's libraries and those it brings do not survive the loss.
_STRIPPED = (
    *("cryptography", "httptools", "msgspec", "pycrdt", "pypdfium2_raw", "sqlalchemy", "typst"),
    *("uvloop", "wrapt", "yaml"),
)
# Imported by Dash and Plotly, used by neither for figures that are made as dictionaries: a module of
# a megabyte, of which an annotation of dcc.Graph names the one class, and a library of tables,
# whose import takes a twelfth of the start.
_HOLLOWED = {
    "plotly/graph_objs/_figure.py": "class Figure:\n    pass\n",
    "narwhals/__init__.py": "",
    "narwhals/stable/__init__.py": "",
    "narwhals/stable/v1/__init__.py": "",
}


def main(site: Path) -> None:
    """Remove what is named above and every folder of tests, and say how much that was."""
    before = _size(site)
    for pattern in _FOLDERS:
        for folder in site.glob(pattern):
            shutil.rmtree(folder)
    for tests in [path for path in site.rglob("tests") if path.is_dir()]:
        shutil.rmtree(tests, ignore_errors=True)
    for pattern in _FILES:
        for path in list(site.glob(pattern)):
            path.unlink()
    shutil.rmtree(site.parents[2] / "share")  # for notebooks, and pages of manuals
    for traces in (site / "plotly/graph_objs").iterdir():
        if traces.is_dir() and traces.name != "__pycache__":
            shutil.rmtree(traces)
    for pattern in _EMPTIED:
        for path in site.glob(pattern):
            path.write_bytes(b"")
    for name, rest in _HOLLOWED.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(rest, encoding="utf-8")
    libraries = [str(path) for name in _STRIPPED for path in (site / name).rglob("*.so*")]
    subprocess.run(["strip", "--strip-unneeded", *libraries], check=True)  # noqa: S603, S607
    print(f"{before / 1e6:.0f} MB before, {_size(site) / 1e6:.0f} MB after")  # noqa: T201


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
