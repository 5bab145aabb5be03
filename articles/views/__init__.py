"""The paper's pages, one file a kind."""
