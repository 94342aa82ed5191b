"""Pages of the outbox, under /o/<slug>/."""

from django.urls import path

from hiring.delivery import views

urlpatterns = [
    path("mailbox/", views.mailbox, name="mailbox"),
    path("mailbox/outbox/", views.outbox, name="outbox"),
    path("mailbox/<uuid:message_id>/", views.message, name="message"),
    path("mailbox/<uuid:message_id>/body/", views.message_body, name="message_body"),
]
