"""Files of many formats, each read into a résumé by a module of its own."""
