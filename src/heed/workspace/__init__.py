"""The staff desk: home, and pages that draw on several parts."""
