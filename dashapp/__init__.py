"""Imaginator: a résumé co-writer that a team runs itself."""

import os

__version__ = "0.1.0"

# There are no plugins of pydantic here, and to look for them it reads of every installed package.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
