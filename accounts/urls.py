"""Addresses of the sign-in, the home page and the members' pages (staff site only)."""

from django.conf import settings
from django.urls import path

from accounts import demo
from accounts.drafts import views as drafts
from accounts.views import again, enrolment, home, key, members, search, sign_in

urlpatterns = [
    path("", home.show, name="home"),
    path("sign-in/", sign_in.SignIn.as_view(), name="account_login"),
    path("sign-in/code/", sign_in.Code.as_view(), name="mfa_authenticate"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("signed-out/", sign_in.signed_out, name="signed_out"),
    path("passphrase/", again.passphrase_again, name="passphrase_again"),
    path("kept/", again.kept_text, name="kept_text"),
    path("invitation/<str:token>/", enrolment.invitation, name="invitation"),
    path("search/", search.show, name="search"),
    path("drafts/keep/", drafts.keep, name="draft_keep"),
    path("drafts/drop/", drafts.drop, name="draft_drop"),
    path("recovery-code/", enrolment.recovery_code, name="recovery_code"),
    path("second-factor/", enrolment.second_factor_page, name="second_factor"),
    path("key/", key.show, name="my_key"),
    path("members/", members.list_all, name="members"),
    path("members/invite/", members.invite, name="member_invite"),
    path("members/<uuid:pk>/roles/", members.change_roles, name="member_roles"),
    path("members/<uuid:pk>/close/", members.deactivate, name="member_deactivate"),
    path("members/<uuid:pk>/reset/", members.reset, name="member_reset"),
]
if settings.DEMO:
    urlpatterns.append(path("demo/sign-in/<int:number>/", demo.sign_in, name="demo_sign_in"))
