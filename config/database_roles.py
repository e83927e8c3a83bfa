"""What each process may do in the database: the one table of grants, applied by the owner after every migrate.

S select, I insert, U update, D delete. A column list in brackets narrows a letter to those columns. A table that is not
named for a site is closed to it. Nobody may UPDATE, DELETE or TRUNCATE the log; triggers refuse it even where a grant
would not (ADR 0005, DESIGN.md "Two sites and a worker, three database roles").
"""

import re
from typing import Any

from django.db import connection

from config.database_letters import APPENDED, KEPT, LOOSE
from config.database_worker import WORKER

ROLES = {"reporter": "amana_reporter", "staff": "amana_staff", "worker": "amana_worker"}
LETTERS = {"S": "SELECT", "I": "INSERT", "U": "UPDATE", "D": "DELETE"}

# The staff process does everything a signed-in member may do; rows of record are never deleted.
STAFF: dict[str, str] = {
    "django_content_type": "S",
    "auth_permission": "S",
    "auth_group": "S",
    "auth_group_permissions": "S",
    "guardian_userobjectpermission": "S",
    "guardian_groupobjectpermission": "S",
    "django_session": LOOSE,
    "account_emailaddress": "S",
    "account_emailconfirmation": "S",
    "mfa_authenticator": LOOSE,
    "accounts_member": KEPT,
    "accounts_invitation": KEPT,
    "accounts_nametoken": "SI",
    "accounts_workspace": "SI",
    "accounts_preference": "SIU(columns, is_digest_wanted, address)",
    "accounts_draft": "SIUD",  # words not sent yet are no record
    "audit_entry": "S" + APPENDED,
    "audit_leaf": "S",
    "audit_tile": "S",
    "audit_checkpoint": "S",
    "machine_edge": "S",
    "vault_holder": "SI",
    "vault_wrappedkey": KEPT,
    "vault_compartment": KEPT,
    "vault_grant": KEPT,
    "vault_identityshare": KEPT,
    "vault_quorum": "S",
    "vault_roster": "S",
    "procedures_holiday": LOOSE,
    "procedures_procedureversion": KEPT,
    "reporting_channels_assessment": KEPT,
    "reporting_channels_attachment": KEPT,
    "reporting_channels_cleaning": "SI",
    "reporting_channels_cleanedfile": "SI",
    "reporting_channels_scan": "SI",
    "reporting_channels_channel": KEPT,
    "reporting_channels_channelhours": LOOSE,
    "reporting_channels_channelchange": "SIU(confirmed_at, confirmed_by_id, refused_at, refused_by_id)",
    "reporting_channels_channelversion": "SI",
    "reporting_channels_channelrecipient": LOOSE,
    "reporting_channels_channelsubstitute": LOOSE,
    "reporting_channels_channelcustodian": LOOSE,
    "reporting_channels_questionnaire": LOOSE,
    "reporting_channels_questionnaireversion": LOOSE,  # a published one is kept by a trigger
    "reporting_channels_deposit": "S",
    "reporting_channels_detrimentassessment": "SI",
    "reporting_channels_detrimentoccasion": "SIU(assessment_id)",
    "reporting_channels_exclusion": "SI",
    "reporting_channels_takingback": "S",
    "reporting_channels_identity": "SI",  # a clerk seals what somebody says who they are, and opens nothing
    "reporting_channels_identitydisclosure": KEPT,
    "reporting_channels_identitydisclosurepermission": LOOSE,
    "reporting_channels_sharerelease": KEPT,
    "reporting_channels_legalhold": KEPT,
    "reporting_channels_prolongation": "SI",
    "reporting_channels_escalation": "S",
    "reporting_channels_postponement": "SI",
    "reporting_channels_earlydeletion": KEPT,
    "reporting_channels_erasure": "S",
    "reporting_channels_message": "SIU(body)",  # a redaction overwrites it; the guard lets nothing else
    "reporting_channels_mask": KEPT,
    "reporting_channels_maskreader": "SI",
    "reporting_channels_redaction": KEPT,
    "reporting_channels_redactedpassage": "SI",
    "reporting_channels_satisfaction": "S(id, quarter_on, told, understood, again)",
    "reporting_channels_note": "SIU(body)",  # as a message
    "reporting_channels_reportreopening": "SIU(answered_at, answered_by_id)",
    "reporting_channels_messagedraft": "SID",  # words not sent yet are no record
    "reporting_channels_readmark": "SIU(number)",
    "reporting_channels_replytemplate": KEPT,
    "reporting_channels_tag": KEPT,
    "reporting_channels_reporttag": "SID",  # a label is an entry when it comes and when it goes
    "reporting_channels_minutes": KEPT,
    "reporting_channels_minutesword": "SU(body)",  # as a message
    "reporting_channels_receipt": "SIU(wrapped_key)",  # made for somebody at the telephone; emptied if not taken
    "reporting_channels_recordingconsent": "SI",
    "reporting_channels_report": KEPT,
    "reporting_channels_takingdown": "SIU(handover, settled_on)",
    "reporting_channels_reportpermission": LOOSE,
    "procedures_conductdocument": "SI",
    "procedures_conductarticle": "SI",
    "procedures_unit": "SIU(names, renamed_at, renamed_by_id)",
    "procedures_articleversion": KEPT,  # a trigger keeps what an allegation cites
    "cases_numbering": KEPT,
    "cases_numberingpattern": "SI",
    "cases_caseflag": "SIU(lifted_at, lifted_by_id, lifted_words, ended_on)",
    "cases_flagadmission": "SI",
    "cases_screening": "SIU(confirmed_at, confirmed_by_id, refused_at, refused_by_id)",
    "cases_settingaside": "SIU(confirmed_at, confirmed_by_id, refused_at, refused_by_id)",
    "cases_merger": "SIU(confirmed_at, confirmed_by_id, refused_at, refused_by_id)",
    "cases_caselink": "SIU(ended_at, ended_by_id)",
    "cases_allegationmove": "SI",
    "cases_allegationsource": "SI",
    "cases_breach": "SIU(withdrawn_at, withdrawn_by_id)",
    "cases_evidencelink": "SIU(withdrawn_at, withdrawn_by_id)",
    "cases_case": KEPT,
    "cases_casepermission": LOOSE,
    "cases_origin": "SI",
    "cases_reopening": "SI",
    "cases_subject": KEPT,
    "cases_casenote": "SI",
    "cases_outcomenotice": "SI",
    "cases_privatenote": "SID",  # a member's own
    "cases_watch": "SID",
    "cases_lookmark": "SIU(entry, before, looked_at)",
    "cases_nextreview": KEPT,
    "cases_savedsearch": "SIUD",
    "cases_feed": "SIU(revoked_at, revoked_by_id)",
    "cases_subjecttoken": "SID",  # made anew when a name is corrected
    "cases_allegation": KEPT,
    "cases_exhibit": KEPT,
    "cases_custody": "SI",
    "cases_storageplace": KEPT,
    "cases_exhibithold": KEPT,
    "cases_destruction": KEPT,
    "cases_stockcount": KEPT,
    "cases_countline": "SI",
    "cases_verification": KEPT,
    "cases_verifiedexhibit": "SI",
    "cases_finding": KEPT,
    "cases_reliance": "SI",
    "cases_interview": KEPT,
    "cases_rightsnotice": "SI",
    "cases_recordpiece": KEPT,
    "cases_anonymisedrecord": KEPT,
    "cases_originalopening": "SI",
    "cases_passage": "SI",
    "cases_investigation": KEPT,
    "cases_scope": "SI",
    "cases_amendment": "SI",
    "cases_naming": "SI",
    "cases_subjectnotice": "SI",
    "cases_suspension": KEPT,
    "cases_planline": KEPT,
    "cases_task": KEPT,
    "cases_taskneed": "SID",  # a dependency is an entry when it comes and when it goes
    "cases_checklistline": KEPT,
    "cases_estimate": "SI",
    "cases_effort": KEPT,
    "cases_plantemplate": "SI",
    "cases_recommendationpermission": LOOSE,
    **dict.fromkeys((f"cases_{one}" for one in ("loss", "extract", "comment", "recommendation", "casefile")), KEPT),
    **dict.fromkeys((f"cases_{one}" for one in ("reportsection", "dissent", "issuedreport", "dispensation")), "SI"),
    **dict.fromkeys((f"cases_{one}" for one in ("review", "reviewline", "progressnote")), "SI"),
    "cases_assignment": KEPT,
    "cases_recusal": "SI",
    "cases_person": "SI",
    "cases_personpart": "SI",
    "cases_relation": "SIU(struck_at, struck_by_id)",
    "cases_historyindex": "SI",
    "cases_historypermission": LOOSE,
    "cases_persontoken": "SI",
    "cases_alertrule": KEPT,
    "cases_earlyalert": "SU",
    "cases_countedevent": "S",
    "cases_derogation": "SIU(confirmed_at, confirmed_by_id, ended_at, ended_by_id)",
    "cases_derogationuse": "SIU(followed_at, followed_by_id, result)",
    "discipline_prescriptionoverride": KEPT,
    "discipline_conversion": KEPT,
    "discipline_limit": "S",
    "discipline_limitnotice": "SU(seen_at)",
    "discipline_recomputation": "SI",
    "discipline_limitmove": "S",
    "discipline_proceeding": KEPT,
    "discipline_proceedingpermission": LOOSE,
    "discipline_rightnotice": "SI",
    "discipline_consultation": "SI",
    "discipline_filenotice": "SI",
    "discipline_decision": KEPT,
    "discipline_decision_proved_charges": "SI",
    "discipline_sanction": KEPT,
    "discipline_appeal": KEPT,
    "discipline_executionorder": "SIU(paid_first_on, paid_last_on, confirmed_at, confirmed_by_id)",
    "discipline_revocation": "SIU(served_from, served_at, served_by_id)",
    "discipline_mentionerasure": "SI",
    "discipline_appealeffect": "SIU(done_on, done_at, done_by_id)",
    "discipline_stay": "SIU(is_granted, reasons, ruled_at, ruled_by_id)",
    "discipline_submission": "SI",
    "discipline_board": "SI",
    "discipline_seat": "SIU(substitute_id, substitute_category)",
    "discipline_seatrecusal": "SI",
    "discipline_ineligibility": "SI",
    "discipline_sitting": KEPT,
    "discipline_attendance": "SI",
    "discipline_witness": "SI",
    "discipline_hearing": "SI",
    "discipline_round": "SI",
    "discipline_vote": "SI",
    "discipline_votecorrection": "SI",
    "discipline_boardorder": "SIU(ended_on, ground, result, ended_at, ended_by_id)",
    "discipline_opinion": "SI",
    "discipline_charge": KEPT,
    "discipline_paper": "SI",
    "discipline_paperservice": "SI",
    "discipline_interimmeasure": KEPT,
    "discipline_interimkeeping": "SI",
    "discipline_reexamination": "SI",
    "discipline_interimwarning": "S",
    "integrity_commitment": KEPT,
}

REPORTER: dict[str, str] = {
    # Hashes and signed heads, published anyway: out of them the reporter's proof of submission is made.
    "audit_leaf": "S",
    "audit_tile": "S",
    "audit_checkpoint": "S",
    "reporting_channels_deposit": "SI",
    "audit_entry": "S(id, xid)" + APPENDED,  # it writes what it did, and reads nothing of what the office does
    "django_content_type": "S",
    "auth_permission": "S",
    "accounts_member": "S(id, holder_id, roles, deactivated_at)",
    "accounts_nametoken": "S(id, member_id, kind, token)",  # fingerprints: it asks which of its own are there
    "vault_holder": "S",
    "vault_quorum": "S",
    "vault_roster": "S",
    "vault_compartment": "SI",
    "vault_grant": "I",
    "vault_identityshare": "I",
    "procedures_procedureversion": "S",
    "procedures_holiday": "S",
    "reporting_channels_channel": "S",
    "reporting_channels_channelhours": "S",
    "reporting_channels_channelrecipient": "S",
    "reporting_channels_channelsubstitute": "S",
    "reporting_channels_channelcustodian": "S",
    "reporting_channels_questionnaire": "S",
    # Row security shows this role the published ones alone.
    "reporting_channels_questionnaireversion": "S(id, questionnaire_id, number, body, digest, published_at)",
    "reporting_channels_report": "SI",
    "reporting_channels_receipt": "SI",
    "reporting_channels_message": "SI",
    "reporting_channels_minutes": "S",
    "reporting_channels_detrimentoccasion": "I",  # it says that its reporter suffers, and reads nothing
    "reporting_channels_minutesword": "SI",
    "reporting_channels_satisfaction": "S(token)I",
    "reporting_channels_reportreopening": "S(report_id, closed_at, reopened_at, answered_at)",
    # The text that stands in the place of what was removed; not who removed it, nor what is only proposed.
    "reporting_channels_redaction": "S(id, report_id, kind, answer, message_id, word_id, copy, confirmed_at)",
    "reporting_channels_attachment": "SI",
    "reporting_channels_cleaning": "SI",
    "reporting_channels_cleanedfile": "SI",
    "reporting_channels_scan": "SI",
    "reporting_channels_identity": "S(id, report_id, compartment_id, parts, given_on, taken_back_on)I",
    "reporting_channels_takingback": "S(id, identity_id, part, taken_back_on)I",
    "reporting_channels_identitydisclosure": "S(id, identity_id, state, requested_at, refused_at, opened_at, "
    "lapsed_at, told_on)",
    "reporting_channels_exclusion": "S(report_id, token)",
    "reporting_channels_reportpermission": "S(id)I",
    "reporting_channels_prolongation": "S(report_id, number, prolonged_at)",  # by when feedback is owed
    "reporting_channels_erasure": "S(id, report_id, ground, erased_on)",  # whoever comes back is told what happened
}

GRANTS: dict[str, dict[str, str]] = {"reporter": REPORTER, "staff": STAFF, "worker": WORKER}
_LETTER = re.compile(r"([SIUD])(\([^)]*\))?")


def statements(present: set[str]) -> list[str]:
    """The SQL that makes the roles' rights exactly those of the table above."""
    made = []
    for site, role in ROLES.items():
        made.append(f"GRANT USAGE ON SCHEMA public TO {role}")
        made.append(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}")
        made.append(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}")
        for table, letters in GRANTS[site].items():
            if table in present:
                rights = ", ".join(LETTERS[letter] + columns for letter, columns in _LETTER.findall(letters))
                made.append(f"GRANT {rights} ON {table} TO {role}")
    return made


def apply(**_signal: Any) -> None:
    """Grant and revoke, as the owner of the tables; roles that do not exist are left to the operator."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles")
        known = {name for (name,) in cursor.fetchall()}
        if not set(ROLES.values()) <= known:
            return
        cursor.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        for statement in statements(set(connection.introspection.table_names(cursor))):
            cursor.execute(statement)
