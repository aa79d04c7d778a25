"""What themes there are, and which of them words point to. Pure: no Django."""
