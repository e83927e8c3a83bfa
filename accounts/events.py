"""What the log says about accounts. Names and sign-in names never enter it: ids and keyed digests do."""

from django.utils.translation import gettext_lazy as _

from audit.events import declare

declare("member.invited", _("invited a member"), facts=("roles", "language", "expires_on"))
declare("member.enrolled", _("set up their account"))
declare("member.second_factor_set", _("set up their second factor"))
declare("member.roles_changed", _("changed a member's roles"), facts=("added", "removed"))
declare("member.deactivated", _("closed a member's account"))
declare("member.reset_issued", _("issued a link to set a passphrase anew"), facts=("expires_on",))
declare("member.passphrase_reset", _("set a passphrase anew"), facts=("key_opened",))
declare("member.key_reopened", _("opened their key again"), facts=("way",))
declare("member.recovery_code_replaced", _("made a new recovery code"))
declare("sign_in.passed", _("signed in"), facts=("unlocked",))
declare("sign_in.failed", _("failed to sign in"), facts=("step", "tried"))
declare("sign_in.limited", _("was made to wait at the sign-in"), facts=("tried",))
declare("sign_in.ended", _("signed out"), facts=("why",))
declare("passphrase.asked_again", _("gave their passphrase again"), facts=("passed",))
