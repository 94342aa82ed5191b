"""Hiring plan, requisition, kickoff, requirements, interview plan, candidates, slates, interviews, offers."""
