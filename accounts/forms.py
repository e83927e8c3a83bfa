"""Forms of the sign-in and of the members' pages: text to values."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.internal.flows import check_rate_limit
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts import second_factor, sign_ins
from accounts.models import Member
from accounts.models.member import SIGN_IN
from accounts.roles import CHOICES, ROLES
from accounts.spelling import numbers
from ui.forms import ManyField, PlainTextField, RadioField

LONGEST_PASSPHRASE = 1024


def _passphrase(label: Any, *, autocomplete: str, **options: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "spellcheck": "false"})
    return forms.CharField(label=label, widget=widget, strip=False, max_length=LONGEST_PASSPHRASE, **options)


class SignIn(LoginForm):
    """Sign-in name and passphrase."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        name = forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"})
        self.fields["login"] = forms.CharField(label=_("Sign-in name"), max_length=200, widget=name)
        self.fields["password"] = _passphrase(_("Passphrase"), autocomplete="current-password")
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        return super().clean_login().replace("\x00", "").lower()


class Code(AuthenticateForm):
    """The code of the second factor: one field, each code once."""

    code = forms.CharField(
        label=_("The six digits that your app shows now"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code", "dir": "ltr"}
        ),
    )

    def clean_code(self) -> str:
        forgive = check_rate_limit(self.user)
        code = self.cleaned_data["code"]
        found = second_factor.accept(member=self.user, code=code)
        if found is None:
            sign_ins.failed(step="code", tried=self.user.sign_in)
            raise get_adapter().validation_error("incorrect_code")
        found.user = self.user
        self.authenticator = found
        forgive()
        return code


class NewCode(forms.Form):
    """The first code of a second factor that is being set up."""

    code = Code.base_fields["code"]

    def __init__(self, *args: Any, secret: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.secret = secret
        self.step = 0

    def clean_code(self) -> str:
        step = second_factor.matching_step(self.secret, self.cleaned_data["code"])
        if step is None:
            raise get_adapter().validation_error("incorrect_code")
        self.step = step
        return self.cleaned_data["code"]


class PassphraseAgain(forms.Form):
    """The passphrase, before a sensitive act."""

    passphrase = _passphrase(_("Your passphrase"), autocomplete="current-password")


class NewPassphrase(forms.Form):
    """A passphrase that its owner chooses, typed twice."""

    passphrase = _passphrase(
        _("Choose a passphrase"),
        autocomplete="new-password",
        help_text=_(
            "At least 14 characters. Four or five words that do not belong together are easier to remember and "
            "harder to guess than one word with signs in it."
        ),
    )
    again = _passphrase(_("The same passphrase once more"), autocomplete="new-password")

    def __init__(self, *args: Any, member: Member, **options: Any) -> None:
        super().__init__(*args, **options)
        self.member = member

    def clean_passphrase(self) -> str:
        passphrase = self.cleaned_data["passphrase"]
        validate_password(passphrase, self.member)
        return passphrase

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("passphrase") and values.get("again") and values["passphrase"] != values["again"]:
            self.add_error("again", _("The two are not the same. Type the passphrase once more."))
        return values


class ResetPassphrase(NewPassphrase):
    """A passphrase anew; with the printed recovery code the member's key opens again too."""

    recovery_code = PlainTextField(
        label=_("Your printed recovery code"),
        required=False,
        max_length=80,
        help_text=_(
            "Seven groups of four letters and digits. Without it you can sign in, but what was entrusted to you stays "
            "closed until the office's quorum opens it."
        ),
    )


class LastGroup(forms.Form):
    """Proof that the recovery code was written down."""

    last_group = PlainTextField(label=_("Type the last group of the code"), max_length=12)


class ReopenKey(forms.Form):
    """Opening one's key again by the printed code, wrapped under today's passphrase."""

    recovery_code = PlainTextField(label=_("Your printed recovery code"), max_length=80)
    passphrase = _passphrase(_("Your passphrase"), autocomplete="current-password")


def _roles() -> ManyField:
    return ManyField(
        label=_("Roles"), choices=CHOICES, required=False, hints={role.code: role.may_do for role in ROLES}
    )


class Invite(forms.Form):
    """Somebody new: who they are, and what they may do."""

    name = PlainTextField(label=_("Name"), max_length=200)
    sign_in = PlainTextField(
        label=_("Sign-in name"),
        max_length=63,
        help_text=_("Lower-case letters, digits, dots and dashes, for example: m.keller"),
    )
    roles = _roles()
    language = RadioField(label=_("Language of their pages"), choices=Member.Language.choices, initial="fr")
    unit = PlainTextField(label=_("Unit"), max_length=40, required=False)
    staff_number = PlainTextField(
        label=_("Staff number"),
        max_length=20,
        required=False,
        help_text=_(
            "Four digits or more. Only a fingerprint is kept: a report that names the number never reaches them."
        ),
    )

    def clean_sign_in(self) -> str:
        sign_in = self.cleaned_data["sign_in"].lower()
        SIGN_IN(sign_in)
        if Member.objects.filter(sign_in=sign_in).exists():
            raise ValidationError(_("Somebody already has this sign-in name."))
        return sign_in

    def clean_staff_number(self) -> str:
        number = self.cleaned_data["staff_number"]
        if number and not numbers(number):
            raise ValidationError(_("A staff number has at least four digits and at most twelve signs."))
        return number


class Roles(forms.Form):
    """What a member may do from now on."""

    roles = _roles()


__all__ = [
    "Code",
    "Invite",
    "LastGroup",
    "NewCode",
    "NewPassphrase",
    "PassphraseAgain",
    "ReopenKey",
    "ResetPassphrase",
    "Roles",
    "SignIn",
]
