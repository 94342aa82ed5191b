"""Northwind's library of competencies: what each rating looks like, and what interviewers wrote when they gave it."""

from hiring.embedded.demo_company.library.business import BUSINESS
from hiring.embedded.demo_company.library.engineering import ENGINEERING
from hiring.embedded.demo_company.library.skill import Skill

NORTHWIND = (*ENGINEERING, *BUSINESS)

__all__ = ["NORTHWIND", "Skill"]
