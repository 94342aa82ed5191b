"""Mail over SMTP: HTML and text, and the calendar file as an alternative that mail clients act on."""

import smtplib
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from hiring.delivery.channels import Channel, Undeliverable
from hiring.delivery.models import Message

PERMANENT = range(500, 600)


def send(message: Message) -> None:
    """Hand `message` to the mail server. Its Message-ID is the same at every attempt."""
    mail = EmailMultiAlternatives(
        subject=message.headline,
        body=message.text,
        to=[_addressee(message)],
        headers={"Message-ID": f"<{message.pk}@{settings.MAIL_DOMAIN}>", "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(message.html, "text/html")
    if message.calendar:
        mail.attach("invite.ics", message.calendar, f"text/calendar; method={message.calendar_method}")
    if message.attached:
        mail.attach(message.attached.name, message.attached.content, message.attached.kind)
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        code = next(iter(refused.recipients.values()))[0]
        raise Undeliverable(f"SMTP {code} for the address", is_permanent=code in PERMANENT) from refused
    except smtplib.SMTPResponseException as refused:
        raise Undeliverable(f"SMTP {refused.smtp_code}", is_permanent=refused.smtp_code in PERMANENT) from refused
    except (OSError, smtplib.SMTPException) as failure:
        raise Undeliverable(type(failure).__name__) from failure


def _addressee(message: Message) -> str:
    try:
        return formataddr((message.to_name, message.to_address))
    except UnicodeEncodeError as unusual:
        # Letters outside ASCII before the @ need SMTPUTF8 all the way, which few servers speak.
        raise Undeliverable("The address has letters outside ASCII", is_permanent=True) from unusual


ENTRY = Channel(name="E-mail", send=send)
