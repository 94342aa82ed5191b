"""What it all adds up to: figures, dashboards and the home page. Nothing imports this app."""
