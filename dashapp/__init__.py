"""Imaginator: a résumé co-writer that a team runs itself."""
