"""The append-only record of what happened; the only way news travels upward."""
