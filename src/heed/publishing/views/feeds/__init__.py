"""Feeds: learning as it is published, for programs that fetch it for their reader. One view for all of them."""
