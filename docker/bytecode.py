"""Compiles what the server imports, and only that; ``bytecode.py MODULES FOLDER [--alone]``.

With ``--alone`` the bytecode takes the place of its source: of others' packages the source is
never read, and it is a fifteenth of the image. Ours stays, for whoever reads a traceback.

The bytecode is hash-based and not checked, so that it is right whatever the files' times are
and the same in every build. ``modules.txt`` is what a running server has imported; see
``imported.py``.
"""

import importlib.util
import py_compile
import sys
from pathlib import Path

_READ_AS_SOURCE = ("anyio",)  # looks into its own source for what to import when


def main(folder: Path, modules: list[str], *, is_alone: bool) -> None:
    """Write the bytecode of the modules that stand in the folder."""
    for name in modules:
        bare = folder / name.replace(".", "/")
        takes_over = is_alone and name.partition(".")[0] not in _READ_AS_SOURCE
        for source in (bare.with_suffix(".py"), bare / "__init__.py"):
            if source.is_file():
                cache = Path(importlib.util.cache_from_source(str(source)))
                py_compile.compile(
                    str(source),
                    cfile=str(source.with_suffix(".pyc") if takes_over else cache),
                    dfile=str(source),
                    doraise=True,
                    invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
                )
                if takes_over:
                    source.unlink()


if __name__ == "__main__":
    names, place, *words = sys.argv[1:]
    main(Path(place), Path(names).read_text("utf-8").split(), is_alone=words == ["--alone"])
