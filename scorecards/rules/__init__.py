"""Judgement as plain decisions: what is complete, who may read and decide, where a panel differs."""
