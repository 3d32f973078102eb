"""Joins the parts: the only chooser of adapters."""
