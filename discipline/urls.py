from django.urls import path

from discipline.board.urls import urlpatterns as board
from discipline.conversion.urls import urlpatterns as conversion
from discipline.limits import views as limits
from discipline.orders.urls import urlpatterns as orders
from discipline.papers import views as papers
from discipline.views import doors, execution, interim, pages
from discipline.watch.urls import urlpatterns as watch

app_name = "discipline"
urlpatterns = [
    path("", pages.Proceedings.as_view(), name="proceedings"),
    path("interim/", interim.listing, name="interim_measures"),
    path("interim/<uuid:pk>/", interim.show, name="interim_measure"),
    path("interim/<uuid:pk>/keep/", interim.Keep.as_view(), name="interim_keep"),
    path("interim/<uuid:pk>/again/", interim.Reexamine.as_view(), name="interim_reexamine"),
    path("interim/propose/<uuid:pk>/", interim.Propose.as_view(), name="interim_propose"),
    path("override/ask/<uuid:pk>/", limits.Ask.as_view(), name="override_ask"),
    path("override/<uuid:pk>/", limits.Override.as_view(), name="override"),
    path("open/<uuid:pk>/", pages.Open.as_view(), name="open"),
    path("<uuid:pk>/", pages.ProceedingPage.as_view(), name="proceeding"),
    path("<uuid:pk>/charge/", pages.Lay.as_view(), name="lay"),
    path("<uuid:pk>/rights/", doors.notify_rights, name="notify_rights"),
    path("<uuid:pk>/consultation/", doors.record_consultation, name="record_consultation"),
    path("<uuid:pk>/file/new/", doors.tell, name="tell"),
    path("<uuid:pk>/member/", doors.admit, name="admit"),
    path("<uuid:pk>/decision/", doors.propose, name="propose"),
    path("<uuid:pk>/sanction/", doors.impose, name="impose"),
    path("<uuid:pk>/papers/", papers.listing, name="papers"),
    path("<uuid:pk>/papers/<slug:kind>/", papers.Draft.as_view(), name="paper_draft"),
    path("paper/<uuid:pk>/", papers.show, name="paper"),
    path("paper/<uuid:pk>/copy/", papers.take, name="paper_copy"),
    path("paper/<uuid:pk>/service/", papers.Serve.as_view(), name="paper_serve"),
    path("sanction/<uuid:pk>/appeal/", doors.lodge, name="lodge"),
    path("sanction/<uuid:pk>/order/", execution.order, name="order"),
    path("sanction/<uuid:pk>/payroll/", execution.confirm_payroll, name="confirm_payroll"),
    path("sanction/<uuid:pk>/revocation/", execution.revoke, name="revoke"),
    path("sanction/<uuid:pk>/served/", execution.serve_revoked, name="serve_revoked"),
    path("sanction/<uuid:pk>/erasure/", execution.erase, name="erase"),
    path("appeal/<uuid:pk>/stay/", doors.ask_stay, name="ask_stay"),
    path("appeal/<uuid:pk>/stay/ruling/", doors.rule_stay, name="rule_stay"),
    path("appeal/<uuid:pk>/file/", doors.put_in, name="put_in"),
    path("effect/<uuid:pk>/", doors.carry_out, name="carry_out"),
    *board,
    *conversion,
    *orders,
    *watch,
]
