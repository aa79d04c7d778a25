"""Open data as files: what there is, what every column means, and the files themselves."""
