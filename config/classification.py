"""Whom each column of ours may be shown to: one entry per model, every column named, none by default.

``public``: may stand on a page that anybody reads. ``staff``: ids, codes, days and counts, for whoever may open
the thing they belong to. ``personal``: says something about a person and lies open in the database, so the
reason stands beside it. ``sealed``: ciphertext, wrapped keys and slow digests; T1 reads nothing there (SECURITY.md).
A column that is missing here fails the rules.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Classed:
    """Column names by class, separated by spaces; personal ones each with the reason why they lie open."""

    public: str = ""
    staff: str = ""
    sealed: str = ""
    personal: dict[str, str] = field(default_factory=dict)

    def of(self, name: str) -> set[str]:
        """The classes that name this column: exactly one, if the table is right."""
        open_ = {kind for kind in ("public", "staff", "sealed") if name in getattr(self, kind).split()}
        return open_ | ({"personal"} if name in self.personal else set())

    @property
    def names(self) -> set[str]:
        """Every column named here."""
        return {*self.public.split(), *self.staff.split(), *self.sealed.split(), *self.personal}


# Tables that come with a package: what stands in them here.
FOREIGN: dict[str, str] = {
    "auth.Permission": "names of permissions",
    "auth.Group": "empty: a permission is always one person's",
    "auth.Group_permissions": "empty",
    "contenttypes.ContentType": "names of models",
    "sessions.Session": "signed session values; the member's key in it is encrypted under the key cookie",
    "guardian.UserObjectPermission": "empty: every permission has a table with real foreign keys",
    "guardian.GroupObjectPermission": "empty",
    "account.EmailAddress": "empty: nobody has an address here",
    "account.EmailConfirmation": "empty",
    "mfa.Authenticator": "whose second factor it is; the secret in it is encrypted under TOTP_KEY",
}

MODELS: dict[str, Classed] = {
    "audit.Entry": Classed(
        staff="id xid event actor_kind actor_id subject_kind subject_id state at facts body",
    ),
    "audit.Leaf": Classed(public="index entry hash"),
    "audit.Tile": Classed(public="pk level index hashes"),
    "audit.Checkpoint": Classed(public="size root key note at"),
    "vault.Holder": Classed(staff="id kind public_key"),
    "vault.WrappedKey": Classed(
        staff="id holder way salt memory_kib passes lanes",
        sealed="wrapped",
    ),
    "vault.Compartment": Classed(staff="id kind created_at is_apart under_hold destroyed_at"),
    "vault.Grant": Classed(
        staff="id compartment holder given_at revoked_at",
        sealed="sealed_key",
    ),
    "vault.IdentityShare": Classed(
        staff="id compartment custodian threshold",
        sealed="sealed_share",
    ),
    "vault.Quorum": Classed(staff="id holder threshold officers created_at retired_at"),
    "accounts.Invitation": Classed(
        staff="id member kind issued_at issued_by expires_at used_at withdrawn_at withdrawn_by",
        sealed="token_digest",
    ),
    "accounts.NameToken": Classed(staff="id member kind", sealed="token"),
    "accounts.Member": Classed(
        staff="id holder invited_at invited_by deactivated_at deactivated_by",
        sealed="password",
        personal={
            "sign_in": "the name they sign in with",
            "name": "colleagues must know who did what",
            "roles": "what they may do",
            "language": "in which language pages speak to them",
            "unit": "nobody judges their own unit",
        },
    ),
    "procedures.Holiday": Classed(public="id country on name is_estimated"),
    "procedures.ProcedureVersion": Classed(
        public="id code country corps valid_from digest body status loaded_at signed_at",
        staff="loaded_by signed_by",
    ),
    "reporting_channels.Assessment": Classed(
        staff="id report category competence credibility seriousness urgency detriment_risk proposes "
        "no_case_reason assessed_at assessed_by",
        sealed="note",
    ),
    "reporting_channels.Attachment": Classed(
        staff="id report message file_id received_on",
        sealed="label secret",
    ),
    "reporting_channels.Cleaning": Classed(staff="id attachment number made_on", sealed="outcome"),
    "reporting_channels.CleanedFile": Classed(staff="id cleaning number file_id", sealed="secret"),
    "reporting_channels.Scan": Classed(staff="id attachment number made_on", sealed="outcome"),
    "reporting_channels.Channel": Classed(
        public="id code audience languages names notices telephone addresses directions position is_active "
        "retention procedure questionnaires custodians_needed revision",
    ),
    "reporting_channels.ChannelHours": Classed(public="id channel weekday opens closes"),
    "reporting_channels.ChannelVersion": Classed(staff="id channel revision digest terms made_at made_by"),
    "reporting_channels.ChannelChange": Classed(
        staff="id channel revision terms weakens proposed_at proposed_by confirmed_at confirmed_by "
        "refused_at refused_by",
    ),
    "reporting_channels.ChannelRecipient": Classed(
        staff="id channel member position outside_body absent_from back_on",
    ),
    "reporting_channels.ChannelSubstitute": Classed(
        staff="id channel member position outside_body absent_from back_on",
    ),
    "reporting_channels.ChannelCustodian": Classed(staff="id channel member position"),
    "reporting_channels.Questionnaire": Classed(public="id code"),
    "reporting_channels.QuestionnaireVersion": Classed(
        public="id questionnaire number body digest published_at",
        staff="drafted_at drafted_by published_by",
    ),
    "reporting_channels.Exclusion": Classed(
        staff="id report excluded_at excluded_by",
        sealed="token",
        personal={"reason": "a code; why the exclusion holds, of nobody whom the table names"},
    ),
    "reporting_channels.Identity": Classed(
        staff="id report compartment shares_needed given_on",
        sealed="name contact",
    ),
    "reporting_channels.IdentityDisclosure": Classed(
        staff="id state identity compartment legal_basis requested_at requested_by released_at released_by "
        "refused_at refused_by derogation notice noticed_at noticed_by opened_at opened_by opened_until "
        "ended_at ended_by",
        sealed="reasons refusal derogation_note",
    ),
    "reporting_channels.ShareRelease": Classed(
        staff="id disclosure released_at released_by",
        sealed="sealed_share",
    ),
    "reporting_channels.Minutes": Classed(
        staff="id state report offered_on ends_on agreed_on reason given_up_at given_up_by",
        sealed="note",
    ),
    "reporting_channels.MinutesWord": Classed(
        staff="id minutes number kind submission said_on",
        sealed="body",
    ),
    "reporting_channels.RecordingConsent": Classed(
        staff="id attachment scope given_on",
        sealed="given_by",
    ),
    "reporting_channels.TakingDown": Classed(
        staff="id report taken_on taken_by handover settled_on",
        sealed="referred_by",
    ),
    "reporting_channels.Message": Classed(
        staff="id report number kind submission sent_on sent_at sent_by",
        sealed="body",
    ),
    "reporting_channels.Report": Classed(
        staff="id state channel medium compartment submission questionnaire band retention procedure received_on "
        "is_past_office signs let_in_at let_in_by set_aside_at set_aside_by "
        "category detriment_risk acknowledged_at acknowledged_by assessed_at assessed_by attached_at "
        "attached_by no_case_reason no_case_proposed_at no_case_proposed_by no_case_confirmed_at "
        "no_case_confirmed_by returned_at returned_by feedback_at feedback_by closed_at closed_by ends_on "
        "acknowledged_after feedback_after is_fed_back_in_time",
        sealed="narrative answers no_case_note return_note barred",
        personal={
            "language": "a code; the office answers in the reporter's language",
        },
    ),
    "reporting_channels.ReportPermission": Classed(staff="id user permission grant listed_at content_object"),
    "reporting_channels.IdentityDisclosurePermission": Classed(
        staff="id user permission grant listed_at content_object",
    ),
    "reporting_channels.Note": Classed(staff="id report written_at written_by", sealed="body"),
    "reporting_channels.MessageDraft": Classed(staff="id report kind kept_at kept_by", sealed="body"),
    "reporting_channels.ReadMark": Classed(
        staff="id report number",
        personal={"member": "whose mark it is; shown to nobody else"},
    ),
    "reporting_channels.ReplyTemplate": Classed(
        staff="id kind names texts position is_active changed_at changed_by",
    ),
    "reporting_channels.Tag": Classed(staff="id code names position is_active changed_at changed_by"),
    "reporting_channels.ReportTag": Classed(staff="id report tag tagged_at tagged_by"),
    "reporting_channels.LegalHold": Classed(
        staff="id report ground placed_at placed_by lifted_at lifted_by",
        sealed="reasons lift_reasons",
    ),
    "reporting_channels.Postponement": Classed(
        staff="id report number postponed_at postponed_by",
        sealed="reasons",
    ),
    "reporting_channels.EarlyDeletion": Classed(
        staff="id state report ground proposed_at proposed_by confirmed_at confirmed_by refused_at refused_by",
        sealed="reasons refusal",
    ),
    "reporting_channels.Erasure": Classed(
        staff="id report deletion ground rule procedure_digest erased_on counts files compartments body digest "
        "certified_on",
    ),
    "reporting_channels.Receipt": Classed(
        staff="id report locator salt known",
        sealed="wrapped_key",
    ),
    "cases.Numbering": Classed(staff="year last"),
    "cases.Case": Classed(
        staff="id state outcome year serial unit category procedure compartment opened_at opened_by "
        "discipline_entered_at discipline_entered_by closed_at closed_by",
        sealed="facts",
    ),
    "cases.CasePermission": Classed(staff="id permission user content_object grant listed_at"),
    "cases.Origin": Classed(staff="id case report"),
    "cases.Reopening": Classed(
        staff="id case outcome closed_at closed_by ground reopened_at reopened_by",
        sealed="reasons",
    ),
    "cases.Subject": Classed(
        staff="id case rank kind added_at added_by",
        sealed="name post",
        personal={
            "unit": "a code of the office's list; statistics by unit rest on it",
        },
    ),
    "cases.Allegation": Classed(
        staff="id case subject rank state category from_on to_on knowledge_on added_at added_by",
        sealed="conduct place",
    ),
    "cases.Exhibit": Classed(
        staff="id case rank kind digest registered_at registered_by",
        sealed="description source file file_label",
    ),
    "cases.Custody": Classed(
        staff="id exhibit rank kind to result noted_at noted_by",
        sealed="note",
    ),
    "cases.Finding": Classed(
        staff="id allegation word label definition standard is_sustained proposed_at proposed_by confirmed_at "
        "confirmed_by returned_at returned_by",
        sealed="reasoning questions",
    ),
    "cases.Reliance": Classed(staff="id finding exhibit interview bearing"),
    "cases.Interview": Classed(
        staff="id case rank state capacity convoked_for_on held_on planned_at planned_by convoked_at convoked_by "
        "rights_notified_at rights_notified_by held_at held_by signed_at signed_by refused_at refused_by",
        sealed="person record",
    ),
    "cases.Investigation": Classed(
        staff="id case state powers ends_on notice deferral review_on planned_at planned_by signed_at signed_by "
        "started_at started_by delivered_at delivered_by",
        sealed="plan mandate report",
    ),
    "cases.Scope": Classed(staff="id investigation allegation included_at included_by"),
    "cases.Assignment": Classed(
        staff="id case member role assigned_at assigned_by no_conflict_declared_at no_conflict_declared_by "
        "ended_at ended_by",
    ),
    "cases.Recusal": Classed(
        staff="id case recused_at recused_by",
        personal={
            "member": "whom the database keeps out",
            "reason": "a code; why the recusal holds",
        },
    ),
    "discipline.Proceeding": Classed(
        staff="id number state outcome case subject procedure compartment unit knowledge_on opened_at opened_by "
        "charges_served_on file_opened_on decided_at decided_by ended_at ended_by discontinued_reason",
        sealed="person facts",
    ),
    "discipline.ProceedingPermission": Classed(staff="id permission user content_object grant listed_at"),
    "discipline.RightNotice": Classed(staff="id proceeding right notified_on recorded_at recorded_by"),
    "discipline.Consultation": Classed(
        staff="id proceeding reader consulted_on pages recorded_at recorded_by",
    ),
    "discipline.Decision_proved_charges": Classed(staff="id decision charge"),
    "discipline.Decision": Classed(
        staff="id proceeding state sanction parameters proposed_at proposed_by confirmed_at confirmed_by "
        "returned_at returned_by",
        sealed="reasons departure questions",
    ),
    "discipline.Sanction": Classed(
        staff="id proceeding decision replaces state code parameters unit imposed_at imposed_by notified_on "
        "executed_on ended_at ended_by",
    ),
    "discipline.Appeal": Classed(
        staff="id sanction kind state outcome varied_sanction varied_parameters filed_on lodged_at lodged_by "
        "determined_at determined_by implemented_at implemented_by",
        sealed="grounds reasons",
    ),
    "discipline.Board": Classed(staff="id proceeding summoned_on sits_on convoked_at convoked_by"),
    "discipline.Seat": Classed(staff="id board member college is_chair"),
    "discipline.Hearing_present": Classed(staff="id hearing seat"),
    "discipline.Hearing": Classed(
        staff="id proceeding held_on is_person_present is_silence_notified is_last_word_given recorded_at recorded_by",
        sealed="minutes",
    ),
    "discipline.Opinion": Classed(
        staff="id proceeding result sanction rounds given_on recorded_at recorded_by",
        sealed="reasons",
    ),
    "discipline.Charge": Classed(
        staff="id proceeding allegation position state ruling laid_at laid_by served_on",
        sealed="wording",
    ),
    "integrity.Commitment": Classed(
        public="id factor side owner text due_on state evidence reason proposed_at agreed_at ended_at",
        staff="proposed_by agreed_by ended_by",
    ),
}
