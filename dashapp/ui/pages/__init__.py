"""The pages, one a module: ``layout`` says what is on it, ``register`` what it does."""
