"""The accounts of the people who work here."""

from accounts.models.invitation import Invitation
from accounts.models.member import Member
from accounts.models.name_token import NameToken
from accounts.models.permission import ObjectPermission

__all__ = ["Invitation", "Member", "NameToken", "ObjectPermission"]
