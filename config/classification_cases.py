"""The columns of cases, discipline and integrity: the second half of ``config.classification``."""

from config.classed import Classed

MODELS: dict[str, Classed] = {
    "cases.Numbering": Classed(staff="year last"),
    "cases.NumberingPattern": Classed(staff="id pattern set_at set_by"),
    "cases.CaseFlag": Classed(
        staff="id case kind reason level since_on review_on ended_on set_at set_by lifted_at lifted_by",
        sealed="words authority reference lifted_words",
    ),
    "cases.FlagAdmission": Classed(staff="id flag member admitted_at admitted_by"),
    "cases.Screening": Classed(
        staff="id case allegation kind ground proposed_at proposed_by confirmed_at confirmed_by refused_at refused_by",
        sealed="reasons",
    ),
    "cases.SettingAside": Classed(
        staff="id case outcome proposed_at proposed_by confirmed_at confirmed_by refused_at refused_by",
        sealed="reasons",
    ),
    "cases.CaseLink": Classed(staff="id case other tie linked_at linked_by ended_at ended_by", sealed="why why_other"),
    "cases.Merger": Classed(
        staff="id case absorbed proposed_at proposed_by confirmed_at confirmed_by refused_at refused_by",
        sealed="reasons",
    ),
    "cases.AllegationMove": Classed(staff="id case allegation moved_from ground moved_at moved_by"),
    "cases.Breach": Classed(staff="id allegation version cited_at cited_by withdrawn_at withdrawn_by", sealed="reason"),
    "cases.AllegationSource": Classed(staff="id allegation origin noted_at noted_by"),
    "cases.EvidenceLink": Classed(
        staff="id allegation exhibit interview bearing linked_at linked_by withdrawn_at withdrawn_by",
        sealed="why words text file file_label",
    ),
    "cases.Case": Classed(
        staff="id state outcome year serial number unit category procedure compartment split_from opened_at opened_by "
        "discipline_entered_at discipline_entered_by closed_at closed_by",
        sealed="facts",
    ),
    "cases.CasePermission": Classed(staff="id permission user content_object grant listed_at"),
    "cases.Origin": Classed(staff="id case report"),
    "cases.Reopening": Classed(
        staff="id case outcome closed_at closed_by ground returned_to reopened_at reopened_by",
        sealed="reasons",
    ),
    "cases.Subject": Classed(
        staff="id case rank kind added_at added_by",
        sealed="name post",
        personal={
            "unit": "a code of the office's list; statistics by unit rest on it",
        },
    ),
    "cases.CaseNote": Classed(staff="id case written_at written_by", sealed="body"),
    "cases.PrivateNote": Classed(staff="id case written_at written_by", sealed="body"),
    "cases.Watch": Classed(staff="id case watched_at watched_by"),
    "cases.LookMark": Classed(staff="id case entry before looked_at looked_by"),
    "cases.NextReview": Classed(staff="id case review_on set_at set_by"),
    "cases.SavedSearch": Classed(staff="id filters is_shared saved_at saved_by"),
    "cases.Feed": Classed(staff="id made_at made_by revoked_at revoked_by", sealed="digest"),
    "cases.SubjectToken": Classed(staff="id subject", sealed="token"),
    "cases.Allegation": Classed(
        staff="id case subject rank state category is_approximate from_on to_on knowledge_on added_at added_by",
        sealed="conduct place post aggravating mitigating",
    ),
    "cases.Exhibit": Classed(
        staff="id case rank state kind origin power obtained_on parent commitment compartment digest holder place "
        "registered_at registered_by",
        sealed="description source method salt key file file_label place_detail",
    ),
    "cases.Custody": Classed(
        staff="id exhibit rank kind to outsider place seal copy commitment receipt_digest result noted_at noted_by "
        "content previous hash",
        sealed="note receiver receipt receipt_label",
    ),
    "cases.ExhibitHold": Classed(staff="id exhibit ground placed_at placed_by lifted_at lifted_by"),
    "cases.Destruction": Classed(
        staff="id exhibit state method ends_on proposed_at proposed_by agreed_at agreed_by approved_at approved_by "
        "refused_at refused_by carried_out_at carried_out_by file_id certified_on digest",
        sealed="reasons refusal",
    ),
    "cases.StockCount": Classed(staff="id case place begun_at begun_by closed_at closed_by"),
    "cases.CountLine": Classed(staff="id count exhibit outcome noted_at noted_by"),
    "cases.StoragePlace": Classed(staff="id code kind name inside added_at added_by closed_at closed_by"),
    "cases.Verification": Classed(
        staff="id case heads exhibits failed begun_at begun_by finished_at finished_by",
    ),
    "cases.VerifiedExhibit": Classed(staff="id verification exhibit outcome verified_at verified_by"),
    "cases.Finding": Classed(
        staff="id allegation vocabulary word label definition standard is_sustained proposed_at proposed_by "
        "confirmed_at confirmed_by returned_at returned_by superseded_at superseded_by",
        sealed="reasoning questions nothing_for nothing_against",
    ),
    "cases.Reliance": Classed(staff="id finding exhibit interview bearing", sealed="why"),
    "cases.Interview": Classed(
        staff="id case rank state capacity subject conductor convoked_for_on convoked_time earliest_on "
        "is_notice_waived language interpreter_kind companion_kind from_time to_time recording_kind "
        "recording_agreed_on recording held_on sent_on sent_how digest planned_at planned_by convoked_at convoked_by "
        "rights_notified_at rights_notified_by held_at held_by sent_at sent_by signed_at signed_by refused_at "
        "refused_by contested_at contested_by sealed_at sealed_by",
        sealed="person place interpreter companion present breaks record refusal corrections",
    ),
    "cases.RightsNotice": Classed(
        staff="id interview procedure rights language how notified_on digest recorded_at recorded_by",
        sealed="receipt file file_label",
    ),
    "cases.RecordPiece": Classed(
        staff="id interview rank revision written_at written_by",
        sealed="question answer",
    ),
    "cases.AnonymisedRecord": Classed(
        staff="id interview harms written_at written_by verdict decided_at decided_by",
        sealed="alias text assessment reasons",
    ),
    "cases.OriginalOpening": Classed(staff="id interview opened_at opened_by", sealed="reasons"),
    "cases.Passage": Classed(staff="id reliance first last noted_at noted_by", sealed="quote"),
    "cases.Investigation": Classed(
        staff="id case state powers ends_on planned_at planned_by signed_at signed_by "
        "started_at started_by round drafted_at drafted_by put_forward_at put_forward_by submitted_at submitted_by "
        "delivered_at delivered_by registered_at registered_by",
        sealed="plan mandate letter report registration",
    ),
    "cases.ReportSection": Classed(
        staff="id investigation code number replaces template written_at written_by",
        sealed="body",
    ),
    "cases.Loss": Classed(
        staff="id investigation rank entered_at entered_by withdrawn_at withdrawn_by",
        sealed="wording",
    ),
    "cases.Dissent": Classed(staff="id investigation number written_at written_by", sealed="body"),
    "cases.IssuedReport": Classed(
        staff="id investigation language template sheet pages digest issued_at issued_by",
        sealed="file file_label",
    ),
    "cases.Extract": Classed(
        staff="id investigation subject rank round language digest prepared_at prepared_by sent_on sent_at sent_by "
        "withdrawn_at withdrawn_by",
        sealed="body",
    ),
    "cases.Dispensation": Classed(
        staff="id investigation subject round ground given_at given_by",
        sealed="reasons",
    ),
    "cases.Comment": Classed(
        staff="id extract rank kind received_on recorded_at recorded_by answer answered_at answered_by",
        sealed="body file file_label reply",
    ),
    "cases.Review": Classed(staff="id investigation round verdict decided_at decided_by", sealed="questions"),
    "cases.ReviewLine": Classed(staff="id review code is_met", sealed="note"),
    "cases.Recommendation": Classed(
        staff="id investigation rank state unit due_on owner compartment written_at written_by withdrawn_at "
        "withdrawn_by addressed_at addressed_by accepted_at accepted_by refused_at refused_by completed_at "
        "completed_by closed_at closed_by",
        sealed="text wording refusal proof file file_label",
    ),
    "cases.RecommendationPermission": Classed(staff="id permission user content_object grant listed_at"),
    "cases.ProgressNote": Classed(staff="id recommendation written_at written_by", sealed="body"),
    "cases.CaseFile": Classed(
        staff="id case language asked_at asked_by stage failure total done pages sheet digest",
        sealed="file file_label",
    ),
    "cases.Scope": Classed(staff="id investigation allegation amendment included_at included_by"),
    "cases.Amendment": Classed(
        staff="id investigation rank ends_on powers signed_at signed_by",
        sealed="reasons letter",
    ),
    "cases.Naming": Classed(staff="id investigation assignment amendment role named_at named_by"),
    "cases.OutcomeNotice": Classed(
        staff="id case subject kind how told_on ground recorded_at recorded_by",
    ),
    "cases.SubjectNotice": Classed(
        staff="id investigation subject kind how notified_on deferral review_on recorded_at recorded_by",
        sealed="note",
    ),
    "cases.Suspension": Classed(
        staff="id investigation ground suspended_at suspended_by resumed_at resumed_by",
        sealed="reasons resume_reasons",
    ),
    "cases.PlanLine": Classed(
        staff="id investigation kind rank weight verdict written_at written_by judged_at judged_by struck_at struck_by",
        sealed="text answer",
    ),
    "cases.Task": Classed(
        staff="id investigation rank state days assignee added_at added_by settled_at settled_by",
        sealed="title detail result",
    ),
    "cases.TaskNeed": Classed(staff="id task needed"),
    "cases.ChecklistLine": Classed(staff="id task rank ticked_at ticked_by", sealed="text"),
    "cases.Estimate": Classed(staff="id investigation hours cost set_at set_by"),
    "cases.Effort": Classed(
        staff="id investigation member worked_on kind hours expense noted_at noted_by struck_at struck_by",
        sealed="note",
    ),
    "cases.PlanTemplate": Classed(staff="id category number body changed_at changed_by"),
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
    "cases.Person": Classed(staff="id case rank added_at added_by", sealed="name contact company"),
    "cases.PersonPart": Classed(staff="id person part since_on noted_at noted_by"),
    "cases.Relation": Classed(
        staff="id case from_person from_subject to_person to_subject kind noted_at noted_by struck_at struck_by",
        sealed="source",
    ),
    "cases.HistoryIndex": Classed(staff="id compartment is_only founded_at founded_by"),
    "cases.HistoryPermission": Classed(staff="id permission user content_object grant listed_at"),
    "cases.PersonToken": Classed(staff="id subject indexed_at indexed_by", sealed="token"),
    "cases.AlertRule": Classed(
        staff="id names kind category threshold window_days percentile expires_days is_all_counted is_active reviewer "
        "deputy changed_at changed_by",
    ),
    "cases.EarlyAlert": Classed(
        staff="id state rule counted threshold window_days raised_on expires_on reviewer help taken_at taken_by "
        "closed_at closed_by",
        sealed="token note",
        personal={"unit": "a code of the office's list, where a rule counts units"},
    ),
    "cases.CountedEvent": Classed(staff="id alert allegation"),
    "cases.Derogation": Classed(
        staff="id pair control days proposed_at proposed_by confirmed_at confirmed_by ended_at ended_by",
    ),
    "cases.DerogationUse": Classed(
        staff="id derogation case member pair used_at used_by follow_up_on followed_at followed_by result",
        sealed="reasons",
    ),
    "discipline.InterimMeasure": Classed(
        staff="id case subject procedure replaces rank state code known proposed_at proposed_by decided_at decided_by "
        "decided_on ends_on refused_at refused_by notified_on proof notified_at notified_by effect_on began_at "
        "began_by is_kept_longer review_on withheld_percent ended_on lifted_at lifted_by lift_ground",
        sealed="request terms gravity plausibility refusal lift_reasons",
    ),
    "discipline.InterimKeeping": Classed(
        staff="id measure prosecuted_on review_on withheld_percent kept_at kept_by",
        sealed="reasons",
    ),
    "discipline.Reexamination": Classed(
        staff="id measure occasion result reexamined_at reexamined_by",
        sealed="reasons",
    ),
    "discipline.InterimWarning": Classed(staff="id measure days warned_on"),
    "discipline.Proceeding": Classed(
        staff="id number state outcome case subject procedure compartment unit knowledge_on opened_at opened_by "
        "prescribed_on is_past_prescription override resumes is_taken_up_again "
        "charges_served_on file_opened_on decided_at decided_by ended_at ended_by discontinued_reason",
        sealed="person facts",
    ),
    "discipline.ProceedingPermission": Classed(staff="id permission user content_object grant listed_at"),
    "discipline.RightNotice": Classed(staff="id proceeding right notified_on recorded_at recorded_by"),
    "discipline.Consultation": Classed(
        staff="id proceeding reader consulted_on pages recorded_at recorded_by",
    ),
    "discipline.FileNotice": Classed(staff="id proceeding told_on documents recorded_at recorded_by"),
    "discipline.Decision_proved_charges": Classed(staff="id decision charge"),
    "discipline.Decision": Classed(
        staff="id proceeding state sanction parameters proposed_at proposed_by confirmed_at confirmed_by "
        "returned_at returned_by",
        sealed="reasons departure questions",
    ),
    "discipline.Sanction": Classed(
        staff="id proceeding decision replaces state code parameters unit imposed_at imposed_by notified_on "
        "service are_remedies_printed unprinted executed_on ended_at ended_by",
    ),
    "discipline.Appeal": Classed(
        staff="id sanction kind state outcome varied_sanction varied_parameters filed_on lodged_at lodged_by "
        "filed_by inadmissible_for "
        "determined_at determined_by implemented_at implemented_by",
        sealed="grounds reasons",
    ),
    "discipline.Paper": Classed(
        staff="id proceeding number kind sanction sitting member language template sheet pages remedies "
        "digest issued_at issued_by",
        sealed="content file file_label",
    ),
    "discipline.PaperService": Classed(
        staff="id paper way served_on counts_on recorded_at recorded_by", sealed="witness reference"
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
