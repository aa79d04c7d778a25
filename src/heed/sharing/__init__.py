"""Learning that goes to people: subscriptions; later audiences, circulations and receipts."""
