"""Addresses of exhibits and custody, under /cases/."""

from django.urls import path

from cases.custody.views import exhibits

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
]
