"""Editing together: the shared documents, the rooms they are in, the log they are kept in."""
