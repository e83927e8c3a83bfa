from vault.models.compartment import Compartment, Grant
from vault.models.holder import Holder, WrappedKey
from vault.models.identity_share import IdentityShare
from vault.models.quorum import Quorum
from vault.models.roster import Roster

__all__ = ["Compartment", "Grant", "Holder", "IdentityShare", "Quorum", "Roster", "WrappedKey"]
