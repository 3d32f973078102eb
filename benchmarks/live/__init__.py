"""Live editing against its peers; ``python -m benchmarks.live``."""
