"""Reports that come from another system, one a line of JSON."""
