"""The record's pages."""
