"""Addresses of flags, screening, joined cases and numbers, under /cases/."""

from django.urls import path

from cases.flags import views as flags
from cases.grid import views as grid
from cases.joining import views as joining
from cases.numbering import views as numbering
from cases.screening import views as screening

urlpatterns = [
    path("<uuid:pk>/fill/", grid.AddMany.as_view(), name="fill"),
    path("allegations/<uuid:pk>/around/", grid.Amend.as_view(), name="around"),
    path("allegations/<uuid:pk>/cite/", grid.Cite.as_view(), name="cite"),
    path("allegations/<uuid:pk>/sources/", grid.Sources.as_view(), name="sources"),
    path("allegations/<uuid:pk>/evidence/", grid.LinkEvidence.as_view(), name="link_evidence"),
    path("citations/<uuid:pk>/withdraw/", grid.WithdrawCitation.as_view(), name="withdraw_citation"),
    path("evidence/<uuid:pk>/", grid.show_evidence, name="evidence"),
    path("evidence/<uuid:pk>/file/", grid.take_evidence, name="evidence_file"),
    path("evidence/<uuid:pk>/withdraw/", grid.WithdrawLink.as_view(), name="withdraw_link"),
    path("number/", joining.by_number, name="by_number"),
    path("numbers/", numbering.numbering, name="numbering"),
    path("<uuid:pk>/hold/", flags.Hold.as_view(), name="hold"),
    path("<uuid:pk>/restrict/", flags.Restrict.as_view(), name="restrict"),
    path("<uuid:pk>/admit/", flags.Admit.as_view(), name="admit"),
    path("<uuid:pk>/criminal/", flags.NoteCriminal.as_view(), name="criminal"),
    path("flags/<uuid:pk>/lift/", flags.Lift.as_view(), name="lift"),
    path("<uuid:pk>/early-end/", screening.SetAside.as_view(), name="set_aside"),
    path("early-ends/<uuid:pk>/", screening.AnswerSettingAside.as_view(), name="answer_set_aside"),
    path("screenings/<uuid:pk>/", screening.AnswerScreening.as_view(), name="screening"),
    path("<uuid:pk>/link/", joining.Link.as_view(), name="link"),
    path("links/<uuid:pk>/end/", joining.Unlink.as_view(), name="unlink"),
    path("<uuid:pk>/merge/", joining.Merge.as_view(), name="merge"),
    path("mergers/<uuid:pk>/", joining.AnswerMerger.as_view(), name="answer_merger"),
    path("<uuid:pk>/split/", joining.Split.as_view(), name="split"),
]
