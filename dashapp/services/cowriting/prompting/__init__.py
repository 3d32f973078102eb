"""The words that a language model is asked with: files with a version, rendered in one place."""
