from vault.models.compartment import Compartment, Grant
from vault.models.holder import Holder, WrappedKey
from vault.models.identity_share import IdentityShare
from vault.models.quorum import Quorum

__all__ = ["Compartment", "Grant", "Holder", "IdentityShare", "Quorum", "WrappedKey"]
