"""A job post against a résumé: requirements, the evidence for each, and what is missing."""
