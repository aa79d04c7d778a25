"""What files carry beside the text that is seen: one module a format, each a function from bytes to what it found."""
