"""A deep dive at a glance below the screen: counts, the ledger, what waits for somebody."""
