"""The database engine of settings.py. One difference from Django's own.

PostgreSQL lets ``GROUP BY`` name the primary key for all columns, and Django groups by what it
believes to be the key: ``id``. Ours is ``(organization_id, id)``, so every column is named.
"""

from django.db.backends.postgresql import base
from django.db.backends.postgresql.features import DatabaseFeatures as PostgresFeatures


class DatabaseFeatures(PostgresFeatures):
    allows_group_by_selected_pks = False


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
