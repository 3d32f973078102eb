"""Writing: what a writer is asked for, what it answers, and what of an answer is let through."""
