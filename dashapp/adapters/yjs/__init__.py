"""The shared document in memory, over pycrdt."""
