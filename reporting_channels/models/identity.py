"""Who the reporter is: sealed apart, readable only when custodians agree."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import ObjectPermission
from machine.models import StateField, Stateful, step
from reporting_channels.codes import Derogation, IdentityPart, LegalBasis
from reporting_channels.models.pairs import by_whom, member_key, moment, pair
from reporting_channels.states import IDENTITY_DISCLOSURE
from vault.fields import Sealed, SealedField


class Identity(models.Model):
    """The name a reporter chose to leave, in a compartment whose key exists only as shares.

    As long as nobody opened it the reporter can take it back, or a part of it: ``parts`` says what is left. Only the
    receipt gives the proof behind ``proof_digest``, so that no process can destroy an identity by itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="identities")
    compartment = models.OneToOneField("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    shares_needed = models.PositiveSmallIntegerField()
    name = SealedField(contract="amana/identity/name", null=True)
    contact = SealedField(contract="amana/identity/contact", null=True)
    parts = models.CharField(max_length=10, choices=IdentityPart.choices, default=IdentityPart.ALL)
    proof_digest = models.BinaryField(max_length=32, null=True, editable=False)
    given_on = models.DateField()
    taken_back_on = models.DateField(null=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("report",), condition=models.Q(taken_back_on__isnull=True), name="identity_one_of_a_report"
            ),
            models.CheckConstraint(
                condition=models.Q(taken_back_on__isnull=True)
                | models.Q(name__isnull=True, contact__isnull=True, parts=IdentityPart.NONE),
                name="identity_taken_back_is_empty",
            ),
        )

    def __str__(self) -> str:
        return f"identity {self.pk}"


class TakingBack(models.Model):
    """A reporter's act of taking their identity back, or a part of it: the database erases as it is written.

    The reporter's process may insert this row and change nothing; ``proof`` is what only the receipt gives.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="takings_back")
    part = models.CharField(max_length=10, choices=IdentityPart.choices)
    proof = models.BinaryField(max_length=32, editable=False)
    taken_back_on = models.DateField()

    def __str__(self) -> str:
        return f"taking back {self.pk}"


class IdentityDisclosure(Stateful):
    """One request to read an identity, from its reasons to its end. A refusal stays."""

    machine = IDENTITY_DISCLOSURE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = StateField(IDENTITY_DISCLOSURE)
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="disclosures")
    compartment = models.OneToOneField("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    legal_basis = models.CharField(max_length=20, choices=LegalBasis.choices)
    reasons = SealedField(contract="amana/disclosure/reasons")
    requested_at = models.DateTimeField()
    requested_by = member_key()
    released_at, released_by = moment(), by_whom()
    refusal = SealedField(contract="amana/disclosure/refusal", null=True)
    refused_at, refused_by = moment(), by_whom()
    derogation = models.CharField(max_length=20, choices=Derogation.choices, blank=True)
    derogation_note = SealedField(contract="amana/disclosure/derogation", null=True)
    told_on = models.DateField(null=True, editable=False)
    notice = models.ForeignKey("Message", on_delete=models.PROTECT, null=True, related_name="+")
    noticed_at, noticed_by = moment(), by_whom()
    opened_at, opened_by = moment(), by_whom()
    opened_until = moment()
    ended_at, ended_by = moment(), by_whom()
    lapsed_at, lapsed_by = moment(), by_whom()

    class Meta:
        permissions = (("open_identity_disclosure", "Open the request"),)
        default_permissions = ()
        constraints = (
            *(pair(verb) for verb in ("released", "refused", "noticed", "opened")),
            models.CheckConstraint(
                condition=models.Q(released_by__isnull=True) | ~models.Q(released_by=models.F("requested_by")),
                name="disclosure_not_released_to_oneself",
            ),
            models.CheckConstraint(
                condition=models.Q(derogation="", told_on__isnull=True)
                | (
                    ~models.Q(derogation="")
                    & models.Q(told_on__isnull=False)
                    & ~models.Q(noticed_by=models.F("requested_by"))
                ),
                name="disclosure_derogated_by_another_and_for_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("noticed", "opened", "ended"))
                | models.Q(notice__isnull=False)
                | ~models.Q(derogation=""),
                name="disclosure_reporter_told_or_derogation",
            ),
        )

    def __str__(self) -> str:
        return gettext("Request for an identity %(reference)s") % {"reference": self.reference}

    @property
    def reference(self) -> str:
        """What people call it: eight signs of its random id."""
        return self.pk.hex[:8].upper()

    def get_absolute_url(self) -> str:
        """The request's page on the staff site."""
        return reverse("disclosure", args=[self.pk])

    @property
    def permission_model(self):
        """Where the permissions on a request stand."""
        return IdentityDisclosurePermission

    @property
    def listed_at(self):
        """The key by which lists are sorted, copied into the permission rows."""
        return self.requested_at

    @step(IDENTITY_DISCLOSURE, "complete")
    def complete(self, *, by, at) -> None:
        """Note the custodian whose share was the last one needed."""
        self.released_at, self.released_by = at, by

    @step(IDENTITY_DISCLOSURE, "refuse")
    def refuse(self, *, reasons: Sealed, by, at) -> None:
        """Note the custodian who refused."""
        self.refusal = reasons
        self.refused_at, self.refused_by = at, by

    @step(IDENTITY_DISCLOSURE, "tell")
    def tell(self, *, notice, by, at) -> None:
        """Note the message by which the reporter was told first (art. 16(3))."""
        self.notice = notice
        self.noticed_at, self.noticed_by = at, by

    @step(IDENTITY_DISCLOSURE, "derogate")
    def derogate(self, *, ground: str, note: Sealed, until, by, at) -> None:
        """Note why the reporter is not told first, and until when they see nothing of it (art. 16(3))."""
        self.derogation, self.derogation_note, self.told_on = ground, note, until
        self.noticed_at, self.noticed_by = at, by

    @step(IDENTITY_DISCLOSURE, "open")
    def open(self, *, until, by, at) -> None:
        """Start the limited time in which the requester may read."""
        self.opened_until = until
        self.opened_at, self.opened_by = at, by

    @step(IDENTITY_DISCLOSURE, "end")
    def end(self, *, by, at) -> None:
        """Note the end; ``by`` is None when the time ran out by itself."""
        self.ended_at, self.ended_by = at, by

    @step(IDENTITY_DISCLOSURE, "lapse")
    def lapse(self, *, by, at) -> None:
        """Note that it came to nothing; ``by`` is None when the identity was taken back, or nobody went on."""
        self.lapsed_at, self.lapsed_by = at, by


class IdentityDisclosurePermission(ObjectPermission):
    """A member may open this request for an identity: its author, and the custodians."""

    content_object = models.ForeignKey(IdentityDisclosure, on_delete=models.PROTECT, related_name="permissions")

    class Meta(ObjectPermission.Meta):
        abstract = False
        indexes = (models.Index(fields=("user", "-listed_at", "content_object"), name="disclosure_permission_list"),)


class ShareRelease(models.Model):
    """A custodian's share, sealed anew to the requester; emptied when the access ends."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    disclosure = models.ForeignKey(IdentityDisclosure, on_delete=models.PROTECT, related_name="releases")
    sealed_share = models.BinaryField()
    released_at = models.DateTimeField()
    released_by = member_key()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("disclosure", "released_by"), name="share_released_once"),)

    def __str__(self) -> str:
        return f"release {self.pk}"
