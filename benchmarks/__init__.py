"""What must be shown by measurement: `make bench`."""
