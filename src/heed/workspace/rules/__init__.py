"""What the desk's pages work out from values alone."""
