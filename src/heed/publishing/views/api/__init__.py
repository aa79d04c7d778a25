"""The open interface: public reviews and items as JSON. Only ever read, by everybody, without a cookie."""
