"""What the public sees: versions of a review, the log of what was published, and the pages."""
