"""Pictures of a résumé and of matches: pure functions from a report to a figure."""
