"""The door for AI assistants: the Model Context Protocol, over HTTP and over stdio."""
