"""Following by e-mail, for everybody: no account, no cookie, and nothing happens before a mail was answered."""
