"""The building: settings, urls, celery, the clock, and what every app stands on."""
