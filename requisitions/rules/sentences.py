"""The ledger's verbs of this app in words, for the feed. ``actor`` and ``subject`` are names, the rest is data."""

SENTENCES = {
    "plan_item_created": "{actor} planned the seat",
    "plan_item_changed": "{actor} changed it, version {version}",
    "plan_item_proposed": "{actor} proposed it, version {version}",
    "plan_item_approved": "{actor} agreed to version {version}",
    "plan_item_sent_back": "{actor} sent version {version} back",
    "plan_item_declined": "{actor} declined version {version}",
    "plan_item_split": "{actor} split it in two",
    "requisition_created": "{actor} created the requisition",
    "kickoff_scheduled": "{actor} set the kickoff's moment",
    "kickoff_changed": "{actor} changed the kickoff, version {version}",
    "requirement_challenged": "{actor} answered whether to reject without {subject}",
    "kickoff_held": "The kickoff was held",
    "kickoff_signed": "{actor} signed version {version} of the kickoff",
    "kickoff_agreed": "Both sides agreed on version {version}",
    "requirements_approved": "{actor} approved the requirements",
    "requisition_opened": "{actor} opened the requisition",
    "requisition_held": "{actor} put the requisition on hold",
    "requisition_resumed": "{actor} resumed the requisition",
    "requisition_filled": "The requisition is filled",
    "requisition_cancelled": "{actor} cancelled the requisition",
    "requisition_imported": "The requisition was imported with its history",
    "application_imported": "{subject} was imported",
    "application_reimported": "A later import added to {subject}",
    "application_added": "{actor} added {subject}",
    "application_moved": "{actor} moved {subject} to {to}",
    "application_rejected": "{actor} declined {subject} without a requirement",
    "application_withdrawn": "{subject} withdrew",
    "candidate_told": "{actor} told {subject} the outcome",
    "application_reopened": "{actor} reopened {subject}",
    "application_hired": "{subject} is hired",
    "slate_presented": "{actor} presented {subject}, {size} candidates",
    "slate_reviewed": "Everybody on {subject} has an answer",
    "slate_returned": "{actor} returned {subject} as off-criteria",
    "slate_withdrawn": "{actor} withdrew {subject}",
    "interview_scheduled": "{actor} scheduled an interview with {application}",
    "interview_rescheduled": "{actor} moved the interview with {application}, reason: {reason}",
    "interview_cancelled": "The interview with {application} was cancelled, reason: {reason}",
    "interview_held": "The interview with {application} was held",
    "preparation_confirmed": "{actor} has read the kit for {application}",
    "panel_changed": "{actor} changed the panel for {application}",
    "offer_extended": "{application} received the offer",
    "offer_accepted": "{application} accepted the offer",
    "offer_declined": "{application} declined the offer",
    "offer_rescinded": "{actor} took the offer to {application} back",
}

# Where one key of the data changes what is to be said.
TOLD_WITH = {
    ("application_moved", "slate"): "{actor} advanced {subject} from {slate} to {to}",
    ("application_rejected", "slate"): "{actor} declined {subject} from {slate}, citing {requirement}",
    ("application_rejected", "requirement"): "{actor} declined {subject}, citing {requirement}",
}

# Which key of the data holds the id of what.
KEYS = {
    "application": "requisitions.application",
    "to": "requisitions.stage",
    "from": "requisitions.stage",
    "requirement": "requisitions.requirement",
    "slate": "requisitions.slate",
}
