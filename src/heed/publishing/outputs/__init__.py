"""Files made from the record: each module turns plain blocks into one format. No Django."""
