"""Who may come to which address of both sites: one line each, held to the URLconfs by tests/rules.

The table grants nothing. Doors stand in the rooms' ``access`` and ``policies``; the rule tests walk
through it and try every address as everybody whom it does not name.
"""

from dataclasses import dataclass

from accounts.roles import CODES


@dataclass(frozen=True, slots=True)
class Who:
    """``public``: anybody. ``roles``: members with one of them. ``about``: the kind of thing that is asked for."""

    public: bool = False
    roles: tuple[str, ...] = CODES
    about: str = ""


PUBLIC = Who(public=True)
MEMBERS = Who()  # any member who signed in with both factors; lists show each what they may open


def roles(*codes: str) -> Who:
    """Members who bear one of these roles."""
    return Who(roles=codes)


def about(kind: str) -> Who:
    """Members who hold the permission, and so the key, of the thing that the address names."""
    return Who(about=kind)


ADMINISTRATOR, AUDITOR = roles("administrator"), roles("auditor")
LIST_KEEPERS = roles("administrator", "head_of_office")
SEERS_OF_DEROGATIONS = roles("administrator", "head_of_office", "supervisor", "auditor")
READERS_OF_FIGURES = roles("supervisor", "head_of_office", "auditor")

REPORTER: dict[str, Who] = dict.fromkeys(("healthz", "readyz", "reporter_home", "tell", "come_back"), PUBLIC)

STAFF: dict[str, Who] = {
    "healthz": PUBLIC,
    "readyz": PUBLIC,
    "account_login": PUBLIC,
    "mfa_authenticate": PUBLIC,
    "account_logout": PUBLIC,
    "signed_out": PUBLIC,
    "invitation": PUBLIC,  # whoever holds the one-time link
    "demo_sign_in": PUBLIC,  # exists in the demonstration alone
    "home": MEMBERS,
    "passphrase_again": MEMBERS,
    "kept_text": MEMBERS,
    "recovery_code": MEMBERS,
    "second_factor": MEMBERS,
    "my_key": MEMBERS,
    "members": ADMINISTRATOR,
    "member_invite": ADMINISTRATOR,
    "member_roles": ADMINISTRATOR,
    "member_deactivate": ADMINISTRATOR,
    "member_reset": ADMINISTRATOR,
    "machine:transition": about("row"),
    "questionnaires": ADMINISTRATOR,
    "questionnaire_new": ADMINISTRATOR,
    "questionnaire": ADMINISTRATOR,
    "questionnaire_start": ADMINISTRATOR,
    "questionnaire_preview": ADMINISTRATOR,
    "questionnaire_draft": ADMINISTRATOR,
    "questionnaire_publish": ADMINISTRATOR,
    "questionnaire_discard": ADMINISTRATOR,
    "questionnaire_whole": ADMINISTRATOR,
    "questionnaire_section": ADMINISTRATOR,
    "questionnaire_add": ADMINISTRATOR,
    "questionnaire_question": ADMINISTRATOR,
    "channels": ADMINISTRATOR,
    "channel_new": ADMINISTRATOR,
    "channel": ADMINISTRATOR,
    "channel_edit": ADMINISTRATOR,
    "channel_preview": ADMINISTRATOR,
    "channel_standing": ADMINISTRATOR,
    "channel_move": ADMINISTRATOR,
    "channel_version": ADMINISTRATOR,
    "channel_change": roles("administrator", "head_of_office"),  # the second person
    "reports": MEMBERS,
    "quarantine": roles("receiver", "head_of_office", "outside_body"),
    "disclosures": roles("receiver", "head_of_office", "outside_body", "identity_custodian"),
    "disclosure": about("identity_disclosure"),
    "disclosure_identity": about("identity_disclosure"),
    "taking_down": roles("clerk"),
    "take_down": roles("clerk"),
    "report": about("report"),
    "report_minutes": about("report"),
    "report_file": about("report"),
    "report_original": about("report"),
    "report_copy": about("report"),
    "report_page": about("report"),
    "report_clean": about("report"),
    "report_scan": about("report"),
    "report_write": about("report"),
    "report_redacting": about("report"),
    "report_redact": about("report"),
    "report_redacting_decide": about("report"),
    "report_note": about("report"),
    "report_tags": about("report"),
    "report_share": about("report"),
    "report_hand_over": about("report"),
    "reply_templates": LIST_KEEPERS,
    "reply_template_new": LIST_KEEPERS,
    "reply_template": LIST_KEEPERS,
    "tags": LIST_KEEPERS,
    "tag_new": LIST_KEEPERS,
    "tag": LIST_KEEPERS,
    "report_hand_back": about("report"),
    "report_exclude": about("report"),
    "report_recuse": about("report"),
    "report_identity": about("report"),
    "report_prolong": about("report"),
    "report_keeping": about("report"),
    "report_hold": about("report"),
    "report_lift": about("report"),
    "report_postpone": about("report"),
    "report_delete": about("report"),
    "deletion_confirm": about("early_deletion"),
    "deletion_refuse": about("early_deletion"),
    "erasures": roles("head_of_office", "auditor"),
    "erasure": roles("head_of_office", "auditor"),
    "erasure_document": roles("head_of_office", "auditor"),
    "cases:list": MEMBERS,
    "cases:open": about("report"),
    "cases:case": about("case"),
    "cases:tab": about("case"),
    "cases:log": about("case"),
    "cases:assign": about("case"),
    "cases:recuse": about("case"),
    "cases:declare": about("assignment"),
    "cases:end": about("assignment"),
    "cases:add_subject": about("case"),
    "cases:add_allegation": about("case"),
    "cases:allegation": about("allegation"),
    "cases:finding": about("allegation"),
    "cases:extend": about("allegation"),
    "cases:plan": about("case"),
    "cases:investigation": about("investigation"),
    "cases:board": about("investigation"),
    "cases:add_plan_line": about("investigation"),
    "cases:estimate": about("investigation"),
    "cases:add_task": about("investigation"),
    "cases:hours": about("investigation"),
    "cases:letter": about("investigation"),
    "cases:amend": about("investigation"),
    "cases:notice": about("investigation"),
    "cases:judge": about("planline"),
    "cases:strike_line": about("planline"),
    "cases:strike_hours": about("effort"),
    "cases:task": about("task"),
    "cases:assign_task": about("task"),
    "cases:wait_for": about("task"),
    "cases:wait_no_more": about("task"),
    "cases:tick": about("task"),
    "cases:ready_plans": ADMINISTRATOR,
    "cases:ready_plan": ADMINISTRATOR,
    "cases:plan_interview": about("case"),
    "cases:interview": about("interview"),
    "cases:interviews": about("case"),
    "cases:sitting": about("interview"),
    "cases:arrange": about("interview"),
    "cases:give_interview": about("interview"),
    "cases:rights_proof": about("interview"),
    "cases:anonymise": about("interview"),
    "cases:original": about("interview"),
    "cases:decide_anonymity": about("anonymisedrecord"),
    "cases:passages": about("reliance"),
    "cases:register": about("case"),
    "cases:exhibit": about("exhibit"),
    "cases:exhibit_file": about("exhibit"),
    "cases:note": about("exhibit"),
    "cases:move": about("exhibit"),
    "cases:exhibit_receipt": about("custody"),
    "cases:exhibits": about("case"),
    "cases:register_files": about("case"),
    "cases:verify": about("case"),
    "cases:by_number": MEMBERS,
    "cases:numbering": ADMINISTRATOR,
    **dict.fromkeys(
        (
            f"cases:{name}"
            for name in (
                "hold",
                "restrict",
                "admit",
                "criminal",
                "set_aside",
                "link",
                "merge",
                "split",
            )
        ),
        about("case"),
    ),
    "cases:lift": about("caseflag"),
    "cases:answer_set_aside": about("settingaside"),
    "cases:screening": about("screening"),
    "cases:unlink": about("caselink"),
    "cases:answer_merger": about("merger"),
    "cases:add_person": about("case"),
    "cases:relate": about("case"),
    "cases:person_part": about("person"),
    "cases:relation_strike": about("relation"),
    "cases:history": about("subject"),
    "cases:history_index": roles("head_of_office"),
    "cases:early": MEMBERS,
    "cases:early_alert": about("early_alert"),
    "cases:early_statement": about("early_alert"),
    "cases:early_rules": ADMINISTRATOR,
    "cases:early_rule_new": ADMINISTRATOR,
    "cases:early_rule": ADMINISTRATOR,
    "cases:derogations": SEERS_OF_DEROGATIONS,
    "cases:derogation_confirm": SEERS_OF_DEROGATIONS,
    "cases:derogation_end": SEERS_OF_DEROGATIONS,
    "cases:derogation_follow": SEERS_OF_DEROGATIONS,
    "cases:derogation_use": about("case"),
    "discipline:proceedings": MEMBERS,
    "discipline:interim_measures": MEMBERS,
    "discipline:interim_measure": about("interim_measure"),
    "discipline:interim_keep": about("interim_measure"),
    "discipline:interim_reexamine": about("interim_measure"),
    "discipline:interim_propose": about("case"),
    "discipline:open": about("case"),
    "discipline:proceeding": about("proceeding"),
    "discipline:lay": about("proceeding"),
    "discipline:notify_rights": about("proceeding"),
    "discipline:record_consultation": about("proceeding"),
    "discipline:admit": about("proceeding"),
    "discipline:propose": about("proceeding"),
    "discipline:impose": about("proceeding"),
    "discipline:lodge": about("sanction"),
    # The rules that the office works by, and what it promised in public, are no secret inside it.
    "procedures:list": MEMBERS,
    "procedures:compare": MEMBERS,
    "procedures:version": MEMBERS,
    "procedures:sign": MEMBERS,
    "procedures:calendar": MEMBERS,
    "procedures:remove_holiday": MEMBERS,
    "integrity:plan": MEMBERS,
    "integrity:propose": roles("head_of_office", "supervisor", "secretariat"),
    "integrity:commitment": MEMBERS,
    "insights:statistics": READERS_OF_FIGURES,
    "insights:year": READERS_OF_FIGURES,
    "insights:take_away": READERS_OF_FIGURES,
    "audit:entries": AUDITOR,
    "audit:entry": AUDITOR,
    "audit:proof": AUDITOR,
    "audit:checkpoints": AUDITOR,
    "audit:export": AUDITOR,
}
