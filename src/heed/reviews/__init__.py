"""The record: reviews, documents, passages, and the values proposed by machine and decided by people."""
