"""Joins the parts: the only chooser of adapters."""

from dashapp.bootstrap.joining import join
from dashapp.bootstrap.parts import Parts

__all__ = ["Parts", "join"]
