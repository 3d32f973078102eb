"""Imaginator: a résumé co-writer that a team runs itself."""

__version__ = "0.1.0"
