"""The commands, by what they are about; ``dashapp.__main__`` puts them together."""
