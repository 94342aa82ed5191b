"""Who works at the two organizations: names, titles and roles. Nobody here exists."""

import unicodedata
from dataclasses import dataclass

from hiring.tenancy.access import Role

RECRUITER, MANAGER, INTERVIEWER = (Role.RECRUITER,), (Role.HIRING_MANAGER, Role.INTERVIEWER), (Role.INTERVIEWER,)


@dataclass(frozen=True)
class Person:
    """`zone`: only where it differs from the organization's. `reports_to`: somebody's name."""

    name: str
    roles: tuple[Role, ...]
    title: str
    department: str
    reports_to: str = ""
    zone: str = ""

    def address(self, domain: str) -> str:
        """Return the e-mail address: the name in plain letters."""
        return f"{plain(self.name)}@{domain}"


SPELT = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "ł": "l", "ı": "i", "đ": "d"})


def plain(name: str) -> str:
    """Return a name as the first part of an address: plain letters, dots between the words."""
    letters = unicodedata.normalize("NFKD", name.lower().translate(SPELT))
    kept = "".join(each for each in letters if (each.isascii() and each.isalpha()) or each == " ")
    return ".".join(kept.split())


def _interviewers(department: str, reports_to: str, people: str) -> tuple[Person, ...]:
    """Read "Name, title; Name, title" as people of one department."""
    pairs = (each.split(", ", 1) for each in people.split("; "))
    return tuple(Person(name, INTERVIEWER, title, department, reports_to) for name, title in pairs)


NORTHWIND = (
    Person("Sofia Marchetti", (Role.CHRO,), "Chief human resources officer", "People"),
    Person("Arjun Mehta", (Role.BUSINESS_LEADER,), "Chief operating officer", "Operations"),
    Person("Nadine Fischer", (Role.BUSINESS_LEADER,), "Chief technology officer", "Engineering"),
    Person("Catherine Osei", (Role.TA_DIRECTOR,), "TA director", "People", "Sofia Marchetti"),
    Person("Helen Brandt", (Role.TA_LEADER,), "TA leader", "People", "Catherine Osei"),
    Person("Henrik Lund", (Role.FINANCE,), "Finance partner", "Finance"),
    Person("Ruben Smit", (Role.ADMIN,), "People systems", "People", "Catherine Osei"),
    Person("Maya Lindqvist", RECRUITER, "Senior recruiter", "People", "Helen Brandt"),
    Person("Daniel Okafor", RECRUITER, "Recruiter", "People", "Helen Brandt"),
    Person("Priya Raman", RECRUITER, "Recruiter", "People", "Helen Brandt"),
    Person("Tomás Herrera", MANAGER, "Head of perception", "Perception", "Nadine Fischer"),
    Person("Aiko Tanaka", MANAGER, "Head of controls", "Controls", "Nadine Fischer"),
    Person("Ingrid Sørensen", MANAGER, "Head of firmware", "Firmware", "Nadine Fischer"),
    Person("Leila Haddad", MANAGER, "Head of data platform", "Data platform", "Nadine Fischer"),
    Person("Wouter de Vries", MANAGER, "Head of mechanical engineering", "Mechanical", "Nadine Fischer"),
    Person("Rachel Adeyemi", MANAGER, "Head of product", "Product", "Arjun Mehta"),
    Person("Marcus Bell", MANAGER, "Head of supply chain", "Supply chain", "Arjun Mehta"),
    Person("Jonas Weber", MANAGER, "Head of field operations", "Field operations", "Arjun Mehta", "Europe/Berlin"),
    *_interviewers(
        "Perception",
        "Tomás Herrera",
        "Lin Zhao, Staff perception engineer; Yusuf Demir, Senior software engineer; "
        "Noor Hassan, Perception engineer; Mateusz Zieliński, Calibration engineer; Chiara Fontana, Data curator",
    ),
    *_interviewers(
        "Controls",
        "Aiko Tanaka",
        "Bram Visser, Senior controls engineer; Ravindra Pillai, Motion planning engineer; "
        "Eline Mulder, Simulation engineer; Kenji Watanabe, Controls engineer; Adaeze Nwosu, Safety engineer",
    ),
    *_interviewers(
        "Firmware",
        "Ingrid Sørensen",
        "Tobias Lindgren, Staff firmware engineer; Farah Aziz, Firmware engineer; Pieter Jansen, Electronics engineer; "
        "Milica Petrović, Embedded test engineer; Samir Khoury, Firmware engineer",
    ),
    *_interviewers(
        "Data platform",
        "Leila Haddad",
        "Oluwaseun Bello, Staff data engineer; Hanna Virtanen, Analytics engineer; Diego Fuentes, Platform engineer; "
        "Meera Krishnan, Site reliability engineer; Lotte Bakker, Data engineer",
    ),
    *_interviewers(
        "Mechanical",
        "Wouter de Vries",
        "Sanne Hoekstra, Senior mechanical engineer; Igor Kovalenko, Actuator engineer; Giulia Rossi, Design engineer; "
        "Thijs van den Berg, Test rig engineer; Amara Diallo, Manufacturing engineer",
    ),
    *_interviewers(
        "Product",
        "Rachel Adeyemi",
        "Camille Dubois, Product manager; Owen Hughes, Product designer; Zainab Yusuf, User researcher; "
        "Stefan Novak, Product manager; Marije Postma, Product operations",
    ),
    *_interviewers(
        "Supply chain",
        "Marcus Bell",
        "Femke de Boer, Planning lead; Carlos Mendes, Strategic buyer; Ewa Kowalska, Logistics planner; "
        "Nikhil Joshi, Cost analyst; Astrid Holm, Supplier quality engineer",
    ),
    *_interviewers(
        "Field operations",
        "Jonas Weber",
        "Lukas Brunner, Field service lead; Ana Ribeiro, Deployment engineer; Hamza Malik, Field engineer; "
        "Kirsten Dahl, Customer success manager; Petr Dvořáček, Service trainer",
    ),
)

HARBOR = (
    Person("Grace Whitfield", (Role.CHRO,), "Chief people officer", "People"),
    Person("Anthony Russo", (Role.BUSINESS_LEADER,), "Chief operating officer", "Operations"),
    Person("Denise Carter", (Role.TA_DIRECTOR, Role.TA_LEADER), "Director of talent acquisition", "People"),
    Person("Samuel Ortiz", (Role.FINANCE,), "Finance partner", "Finance"),
    Person("Beth Nakamura", (Role.ADMIN,), "HR systems", "People"),
    Person("Keisha Brown", RECRUITER, "Clinical recruiter", "People", "Denise Carter"),
    Person("Tyler Novak", RECRUITER, "Recruiter", "People", "Denise Carter", "America/Chicago"),
    Person("Maria Santos", MANAGER, "Director of nursing", "Nursing", "Anthony Russo"),
    Person("Vikram Shah", MANAGER, "Head of clinical data", "Clinical data", "Anthony Russo"),
    Person("Joanne Kelly", MANAGER, "Patient access manager", "Patient access", "Anthony Russo"),
    *_interviewers(
        "Nursing",
        "Maria Santos",
        "Ngozi Eze, Charge nurse; Patrick O'Neill, Nurse educator; Hye-jin Park, Charge nurse",
    ),
    *_interviewers(
        "Clinical data",
        "Vikram Shah",
        "Rebecca Stein, Data analyst; Jamal Washington, Data engineer; Lucía Herrero, Biostatistician",
    ),
    *_interviewers(
        "Patient access", "Joanne Kelly", "Dana Whitaker, Access supervisor; Minh Tran, Scheduling coordinator"
    ),
)
