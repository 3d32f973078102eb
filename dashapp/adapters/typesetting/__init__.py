"""Setting a résumé: Typst for the page, python-docx for Word."""
