"""A résumé as text of one kind or another; each form can be read back."""
