"""Addresses of the sign-in, the home page and the members' pages (staff site only)."""

urlpatterns = []
