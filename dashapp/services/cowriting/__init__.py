"""The co-writer: who writes, with which model, from what, and what comes of it."""
