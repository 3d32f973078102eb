"""Texts to vectors: the all-MiniLM-L6-v2 model, quantised, on the CPU."""
