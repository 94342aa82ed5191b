"""How the analytics app's values are placed on pages; nothing is computed here."""
