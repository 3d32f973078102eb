"""The tests of Imaginator."""
