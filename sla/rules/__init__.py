"""Working time, the life of a commitment and escalation decisions: values in, values out, no Django, no clock."""
