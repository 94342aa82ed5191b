"""The promises' verbs in words, for the feed. ``actor`` is a name, the rest is data."""

SENTENCES = {
    "agreement_signed": "The mutual agreement counts from here",
    "promise_broken": "A promise was not kept in time: {clause}",
    "breach_retracted": "A promise turned out to have been kept in time: {clause}",
    "commitment_rescheduled": "Due time worked out anew, the hours of its owner having changed: {clause}",
    "commitment_nudged": "{actor} nudged",
    "commitment_snoozed": "{actor} put reminders off: {clause}",
    "terms_reapplied": "{actor} let running promises follow the new agreement",
    "commitment_waived": "{actor} waived a promise: {clause}",
    "commitment_paused": "{actor} let a promise rest: {clause}",
    "commitment_resumed": "{actor} let a promise run again: {clause}",
}
