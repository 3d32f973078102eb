"""What a résumé is and what can be said about it: pure, no I/O, no framework."""
