"""Django's PostgreSQL backend, told that ``id`` alone is no primary key in this house."""
