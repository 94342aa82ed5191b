"""How far ahead an appointment may stand: where the calendar ends no letter and no due time can be worked out."""

from datetime import UTC, datetime

from django.core.validators import MaxValueValidator

within_reach = MaxValueValidator(datetime(2200, 1, 1, tzinfo=UTC), "That is too far ahead. Check the year.")
