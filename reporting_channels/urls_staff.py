"""The staff's addresses of this room, below /reports/."""

from django.urls import path

from reporting_channels.views import dialogue, disclosure, files, inbox, lists, minutes, quarantine, report, taking_down

urlpatterns = [
    path("", inbox.inbox, name="reports"),
    path("apart/", quarantine.queue, name="quarantine"),
    path("taking-down/", taking_down.home, name="taking_down"),
    path("taking-down/new/", taking_down.TakeDown.as_view(), name="take_down"),
    path("identities/", disclosure.list_all, name="disclosures"),
    path("identities/<uuid:pk>/", disclosure.show, name="disclosure"),
    path("identities/<uuid:pk>/name/", disclosure.identity, name="disclosure_identity"),
    path("<uuid:pk>/", report.show, name="report"),
    path("<uuid:pk>/minutes/", minutes.show, name="report_minutes"),
    path("<uuid:pk>/files/<uuid:attachment>/", files.show, name="report_file"),
    path("<uuid:pk>/files/<uuid:attachment>/original/", files.original, name="report_original"),
    path("<uuid:pk>/files/<uuid:attachment>/copy/", files.copy, name="report_copy"),
    path("<uuid:pk>/files/<uuid:attachment>/pages/<int:number>/", files.page, name="report_page"),
    path("<uuid:pk>/files/<uuid:attachment>/clean/", files.clean, name="report_clean"),
    path("<uuid:pk>/files/<uuid:attachment>/scan/", files.scan, name="report_scan"),
    path("<uuid:pk>/write/", dialogue.write, name="report_write"),
    path("<uuid:pk>/note/", dialogue.note, name="report_note"),
    path("<uuid:pk>/labels/", dialogue.tags, name="report_tags"),
    path("<uuid:pk>/hand-over/", dialogue.hand_over, name="report_hand_over"),
    path("texts/", lists.templates, name="reply_templates"),
    path("texts/new/", lists.template, name="reply_template_new"),
    path("texts/<uuid:pk>/", lists.template, name="reply_template"),
    path("labels/", lists.tags, name="tags"),
    path("labels/new/", lists.tag, name="tag_new"),
    path("labels/<uuid:pk>/", lists.tag, name="tag"),
    path("<uuid:pk>/give/", report.share, name="report_share"),
    path("<uuid:pk>/keep-away/", report.exclude, name="report_exclude"),
    path("<uuid:pk>/step-back/", report.recuse, name="report_recuse"),
    path("<uuid:pk>/identity/", disclosure.ask, name="report_identity"),
]
