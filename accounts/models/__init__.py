"""The accounts of the people who work here."""

from accounts.models.invitation import Invitation
from accounts.models.member import Member
from accounts.models.name_token import NameToken
from accounts.models.permission import ObjectPermission
from accounts.models.workspace import Draft, Preference, Workspace

__all__ = ["Draft", "Invitation", "Member", "NameToken", "ObjectPermission", "Preference", "Workspace"]
