"""Judgement's verbs in words, for the feed. Never what was judged: only that it was."""

SENTENCES = {
    "scorecard_submitted": "{actor} submitted a scorecard for {application}",
    "interview_revealed": "Every scorecard for {application} is in",
    "debrief_scheduled": "{actor} scheduled the debrief on {application}",
    "debrief_cancelled": "The debrief on {application} was called off, reason: {reason}",
    "debrief_held": "The debrief on {application} was held",
    "hire_reviewed": "{actor} looked back at hiring {application}",
    "debrief_decided": "{actor} decided on {application}",
    "question_written": "{actor} wrote {subject}, version {version}",
    "question_retired": "{actor} retired {subject}",
    "question_restored": "{actor} restored {subject}",
    "kit_question_added": "{actor} put a question into the kit of {stage}",
    "kit_question_removed": "{actor} took a question out of the kit of {stage}",
}

# Which key of the data holds the id of what.
KEYS = {"stage": "requisitions.stage"}
