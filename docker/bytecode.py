"""Compiles what the server imports, and only that; ``bytecode.py MODULES FOLDER [--alone | --into ROOT]``.

With ``--alone`` the bytecode takes the place of its source and says nothing of docstrings: of
others' packages neither is read, and they are a tenth of the image. With ``--into`` it is written
below another root, to be copied over: the official image brings Python's own library without, which
reads docstrings of its own. Our sources stay, for whoever reads a traceback.

Run it with ``-X no_debug_ranges``: columns of tracebacks are a tenth of what is read at a start.
The bytecode is hash-based and not checked, so that it is right whatever the files' times are
and the same in every build. ``modules.txt`` is what a running server has imported; see
``imported.py``.
"""

import argparse
import ast
import importlib.util
import marshal
from pathlib import Path

_READ_AS_SOURCE = ("anyio",)  # looks into its own source for what to import when
_HASHED_UNCHECKED = (1).to_bytes(4, "little")
"""The flags of PEP 552."""


def main(folder: Path, modules: list[str], *, is_alone: bool, root: Path | None) -> None:
    """Write the bytecode of the modules that stand in the folder."""
    for name in modules:
        bare = folder / name.replace(".", "/")
        takes_over = is_alone and name.partition(".")[0] not in _READ_AS_SOURCE
        for source in (bare.with_suffix(".py"), bare / "__init__.py"):
            if not source.is_file():
                continue
            made = Path(importlib.util.cache_from_source(str(source)))
            if takes_over:
                made = source.with_suffix(".pyc")
            elif root is not None:
                made = root / made.relative_to("/")
            made.parent.mkdir(parents=True, exist_ok=True)
            made.write_bytes(bytecode(source, has_docs=not takes_over))
            if takes_over:
                source.unlink()


def bytecode(source: Path, *, has_docs: bool) -> bytes:
    """Return what a ``.pyc`` of the source holds."""
    text = source.read_bytes()
    tree = ast.parse(text, str(source))
    if not has_docs:
        for each in ast.walk(tree):
            _drop_docs(each)
    code = compile(tree, str(source), "exec", dont_inherit=True)
    head = importlib.util.MAGIC_NUMBER + _HASHED_UNCHECKED + importlib.util.source_hash(text)
    return head + marshal.dumps(code)


def _drop_docs(scope: ast.AST) -> None:
    if not isinstance(scope, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return
    if ast.get_docstring(scope, clean=False) is not None:
        said = scope.body.pop(0)
        if not scope.body and not isinstance(scope, ast.Module):
            scope.body.append(ast.copy_location(ast.Pass(), said))


if __name__ == "__main__":
    words = argparse.ArgumentParser()
    words.add_argument("modules", type=Path)
    words.add_argument("folder", type=Path)
    words.add_argument("--alone", action="store_true")
    words.add_argument("--into", type=Path)
    told = words.parse_args()
    names = told.modules.read_text("utf-8").split()
    main(told.folder, names, is_alone=told.alone, root=told.into)
