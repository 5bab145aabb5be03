"""How Django writes and reads dates and numbers here: named by FORMAT_MODULE_PATH."""
