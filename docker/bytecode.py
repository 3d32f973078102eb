"""Compiles what the server imports, and only that; ``bytecode.py SITE-PACKAGES MODULES``.

The bytecode is hash-based and not checked, so that it is right whatever the files' times are
and the same in every build. ``modules.txt`` is what a running server has imported; see
``imported.py``.
"""

import importlib.util
import py_compile
import sys
from pathlib import Path


def main(folders: list[Path], modules: list[str]) -> None:
    """Write the bytecode of the modules that stand in the folders."""
    for name in modules:
        for folder in folders:
            bare = folder / name.replace(".", "/")
            for source in (bare.with_suffix(".py"), bare / "__init__.py"):
                if source.is_file():
                    py_compile.compile(
                        str(source),
                        cfile=importlib.util.cache_from_source(str(source)),
                        dfile=str(source),
                        doraise=True,
                        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
                    )


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[2:]], Path(sys.argv[1]).read_text("utf-8").split())
