"""The administrator's addresses of questionnaires, below /questionnaires/."""

from django.urls import path

from reporting_channels.views import question_edit, questionnaire_preview, questionnaires

urlpatterns = [
    path("", questionnaires.list_all, name="questionnaires"),
    path("new/", questionnaires.new, name="questionnaire_new"),
    path("<uuid:pk>/", questionnaires.show, name="questionnaire"),
    path("<uuid:pk>/start/", questionnaires.start, name="questionnaire_start"),
    path("versions/<uuid:pk>/preview/", questionnaire_preview.preview, name="questionnaire_preview"),
    path("drafts/<uuid:pk>/", question_edit.outline, name="questionnaire_draft"),
    path("drafts/<uuid:pk>/publish/", questionnaires.publish, name="questionnaire_publish"),
    path("drafts/<uuid:pk>/discard/", questionnaires.discard, name="questionnaire_discard"),
    path("drafts/<uuid:pk>/whole/", question_edit.whole, name="questionnaire_whole"),
    path("drafts/<uuid:pk>/sections/<slug:code>/", question_edit.section, name="questionnaire_section"),
    path("drafts/<uuid:pk>/sections/<slug:code>/add/", question_edit.add, name="questionnaire_add"),
    path("drafts/<uuid:pk>/questions/<slug:code>/", question_edit.question, name="questionnaire_question"),
]
