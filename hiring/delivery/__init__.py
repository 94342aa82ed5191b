"""The outbox: what leaves the house (mail, calendar files; later chat and webhooks)."""
