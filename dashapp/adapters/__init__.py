"""One outside technology a module; each fulfils a port of the services."""
