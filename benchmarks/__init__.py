"""Measurements that anyone can rerun, each beside a named peer."""
