"""Assembly: settings, addresses and the command line. Knows all parts; no part knows it."""
