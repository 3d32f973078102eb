"""A résumé as a flat set of nodes: the shape in which it is shared and edited."""
