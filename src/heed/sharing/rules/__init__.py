"""When a round is due, and what is worth telling. Plain values, no Django."""
