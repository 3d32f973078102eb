"""The parts of the workspace beside the text."""
