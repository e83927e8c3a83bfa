"""Whom each column of ours may be shown to: one entry per model, every column named, none by default.

``public``: may stand on a page that anybody reads. ``staff``: ids, codes, days and counts, for whoever may open
the thing they belong to. ``personal``: says something about a person and lies open in the database, so the
reason stands beside it. ``sealed``: ciphertext, wrapped keys and slow digests; T1 reads nothing there (SECURITY.md).
A column that is missing here fails the rules.
"""

from config import classification_after, classification_board, classification_cases
from config.classed import Classed

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
        staff="id compartment kind holder given_at revoked_at",
        sealed="sealed_key",
    ),
    "vault.IdentityShare": Classed(
        staff="id compartment custodian threshold",
        sealed="sealed_share",
    ),
    "vault.Quorum": Classed(staff="id holder threshold officers created_at retired_at"),
    "vault.Roster": Classed(staff="id version"),
    "accounts.Invitation": Classed(
        staff="id member kind issued_at issued_by expires_at used_at withdrawn_at withdrawn_by",
        sealed="token_digest",
    ),
    "accounts.Workspace": Classed(staff="id member compartment"),
    "accounts.Preference": Classed(
        staff="id member columns is_digest_wanted digested_on",
        personal={"address": "where a member wants the daily digest; they type it and may empty it"},
    ),
    "accounts.Draft": Classed(staff="id form row saved_at saved_by", sealed="body"),
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
    "procedures.ConductDocument": Classed(public="id code titles is_example added_at", staff="added_by"),
    "procedures.ConductArticle": Classed(public="id document number rank added_at", staff="added_by"),
    "procedures.ArticleVersion": Classed(
        public="id article valid_from is_repeal titles texts added_at amended_at", staff="added_by amended_by"
    ),
    "procedures.Unit": Classed(public="id code names added_at renamed_at", staff="added_by renamed_by"),
    "procedures.Holiday": Classed(public="id country on name is_estimated"),
    "procedures.ProcedureVersion": Classed(
        public="id code country corps valid_from digest body status loaded_at signed_at signing_note",
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
    "reporting_channels.DetrimentAssessment": Classed(
        staff="id report grid level others_level measures carer review_on assessed_at assessed_by",
        sealed="reasons",
    ),
    "reporting_channels.DetrimentOccasion": Classed(staff="id report kind raised_on raised_by assessment"),
    "reporting_channels.Deposit": Classed(staff="id report made_on", sealed="opening"),
    "reporting_channels.Exclusion": Classed(
        staff="id report excluded_at excluded_by",
        sealed="token",
        personal={"reason": "a code; why the exclusion holds, of nobody whom the table names"},
    ),
    "reporting_channels.Identity": Classed(
        staff="id report compartment shares_needed parts given_on taken_back_on",
        sealed="name contact proof_digest",
    ),
    "reporting_channels.IdentityDisclosure": Classed(
        staff="id state identity compartment legal_basis requested_at requested_by released_at released_by "
        "refused_at refused_by derogation notice noticed_at noticed_by opened_at opened_by opened_until "
        "ended_at ended_by lapsed_at lapsed_by told_on",
        sealed="reasons refusal derogation_note",
    ),
    "reporting_channels.TakingBack": Classed(staff="id identity part taken_back_on", sealed="proof"),
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
        "is_heard_again acknowledged_after assessed_after feedback_after is_fed_back_in_time "
        "is_detriment_in_time",
        sealed="narrative answers no_case_note return_note barred",
        personal={
            "language": "a code; the office answers in the reporter's language",
        },
    ),
    "reporting_channels.ReportReopening": Classed(
        staff="id report ground returned_to no_case_reason closed_at closed_by reopened_at reopened_by answered_at "
        "answered_by",
        sealed="reasons",
    ),
    "reporting_channels.ReportPermission": Classed(staff="id user permission grant listed_at content_object"),
    "reporting_channels.IdentityDisclosurePermission": Classed(
        staff="id user permission grant listed_at content_object",
    ),
    "reporting_channels.Mask": Classed(
        staff="id report kind answer message word note assessment ground is_for_team masked_at masked_by lifted_at "
        "lifted_by",
        sealed="spans",
    ),
    "reporting_channels.MaskReader": Classed(staff="id mask member"),
    "reporting_channels.Redaction": Classed(
        staff="id report kind answer message word note assessment proposed_at proposed_by confirmed_at confirmed_by "
        "refused_at refused_by",
        sealed="spans copy",
    ),
    "reporting_channels.RedactedPassage": Classed(staff="id redaction rank ground"),
    "reporting_channels.Satisfaction": Classed(staff="id quarter_on told understood again", sealed="token"),
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
    "reporting_channels.Prolongation": Classed(staff="id report message number ground prolonged_at prolonged_by"),
    "reporting_channels.Escalation": Classed(staff="id report clock chain due_on escalated_on"),
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
    **classification_cases.MODELS,
    **classification_board.MODELS,
    **classification_after.MODELS,
}
