"""Files made from papers: PDF, Word, slides. Pure: values in, bytes out, and the same bytes for the same values."""
