"""Pages of the outbox, under /o/<slug>/."""

from django.urls import path

from hiring.delivery import views

urlpatterns = [
    path("me/reminders/", views.my_channel, name="my_channel"),
    path("settings/chat/", views.webhooks, name="webhooks"),
    path("settings/chat/<uuid:webhook_id>/remove/", views.remove_webhook, name="remove_webhook"),
    path("mailbox/", views.mailbox, name="mailbox"),
    path("mailbox/outbox/", views.outbox, name="outbox"),
    path("mailbox/<uuid:message_id>/", views.message, name="message"),
    path("mailbox/<uuid:message_id>/body/", views.message_body, name="message_body"),
]
