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
    "course_written": "{actor} wrote what {subject} asks for",
    "course_retired": "{actor} retired {subject}",
    "course_restored": "{actor} restored {subject}",
    "training_gate_changed": "{actor} set the gate: {lead_kickoff} for kickoffs, {sit_on_panel} for panels, "
    "{decide_debrief} for debriefs",
    "training_recorded": "{actor} noted {course} for {member}",
    "training_withdrawn": "{actor} took back evidence of {course} for {member}",
    "training_waived": "{actor} waived {course} for {member}",
    "training_waiver_ended": "{actor} ended the waiver of {course} for {member}",
    "shadow_added": "{member} is to shadow an interview",
    "shadow_removed": "{member} does not shadow an interview after all",
    "shadow_submitted": "{member} handed in what they saw while shadowing",
    "shadow_signed": "{actor} signed that {member} shadowed",
    "survey_sent": "{application} was asked how it was to apply",
    "survey_answered": "A candidate said how it was to apply",
    "surveys_switched": "{actor} switched the candidates’ survey {to}",
    "kit_question_removed": "{actor} took a question out of the kit of {stage}",
}

# Which key of the data holds the id of what.
KEYS = {"stage": "requisitions.stage", "course": "scorecards.course", "member": "tenancy.member"}
