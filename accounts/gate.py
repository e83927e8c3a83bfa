"""Who may come in at all: every page of the staff site asks for a sign-in, except those named here."""

# Names of the addresses that answer somebody who has not signed in.
PUBLIC: set[str] = {
    "account_login",
    "mfa_authenticate",
    "account_logout",
    "signed_out",
    "invitation",
    "demo_sign_in",
    "healthz",
    "readyz",
}

# What somebody may reach who gave a passphrase and has no second factor yet.
HALF_WAY: set[str] = {"recovery_code", "second_factor"}

# What somebody may do whose key is closed: open it, or leave. A passphrase that was reset opens the
# door and not the key, and whoever reset it must not act in the member's name.
WITHOUT_KEY: set[str] = {"my_key", "account_logout", "passphrase_again", "kept_text", *HALF_WAY}


def declare_public(*names: str) -> None:
    """Let a room open one of its addresses to everybody, by name (the rule tests list them)."""
    PUBLIC.update(names)
