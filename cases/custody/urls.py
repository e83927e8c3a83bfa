"""Addresses of exhibits and custody, under /cases/."""

from django.urls import path

from cases.custody.views import exhibits, keeping, papers, stock

urlpatterns = [
    path("<uuid:pk>/register/", exhibits.Register.as_view(), name="register"),
    path("<uuid:pk>/register/files/", exhibits.RegisterFiles.as_view(), name="register_files"),
    path("<uuid:pk>/exhibits/", exhibits.listing, name="exhibits"),
    path("<uuid:pk>/exhibits/verify/", exhibits.Verify.as_view(), name="verify"),
    path("exhibits/<uuid:pk>/", exhibits.show, name="exhibit"),
    path("exhibits/<uuid:pk>/file/", exhibits.take_file, name="exhibit_file"),
    path("exhibits/receipts/<uuid:pk>/", exhibits.take_receipt, name="exhibit_receipt"),
    path("exhibits/<uuid:pk>/note/", exhibits.Note.as_view(), name="note"),
    path("exhibits/<uuid:pk>/move/", exhibits.Move.as_view(), name="move"),
    path("x/<uuid:pk>/", exhibits.scan, name="scan"),
    path("<uuid:pk>/exhibits/labels/", papers.labels, name="labels"),
    path("<uuid:pk>/exhibits/labels/pdf/", papers.labels_pdf, name="labels_pdf"),
    path("<uuid:pk>/exhibits/pdf/", papers.inventory, name="exhibits_pdf"),
    path("<uuid:pk>/exhibits/export/", exhibits.Export.as_view(), name="custody_export"),
    path("exhibits/<uuid:pk>/hold/", keeping.Hold.as_view(), name="hold_exhibit"),
    path("exhibits/holds/<uuid:pk>/lift/", keeping.Lift.as_view(), name="lift_hold"),
    path("exhibits/<uuid:pk>/destroy/", keeping.Propose.as_view(), name="propose_destruction"),
    path("exhibits/destructions/<uuid:pk>/", keeping.show, name="destruction"),
    path("exhibits/destructions/<uuid:pk>/certificate/", keeping.certificate, name="destruction_certificate"),
    path("<uuid:pk>/exhibits/count/", stock.Begin.as_view(), name="begin_count"),
    path("exhibits/counts/<uuid:pk>/", stock.Count.as_view(), name="count"),
    path("exhibits/counts/<uuid:pk>/close/", stock.Close.as_view(), name="close_count"),
    path("places/", stock.places, name="places"),
    path("places/<uuid:pk>/", stock.place, name="place"),
    path("places/<uuid:pk>/close/", stock.ClosePlace.as_view(), name="close_place"),
]
