"""How a résumé reads, to people and to machines: one function a rule."""
