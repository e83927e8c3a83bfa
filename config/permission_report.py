"""Who may come to the addresses of a report, of what it recommends, and of the printed case file."""

from config.permission_who import MEMBERS, Who, about

OF_THE_REPORT: dict[str, Who] = {
    **dict.fromkeys(
        (
            "cases:report",
            "cases:report_print",
            "cases:report_part",
            "cases:report_versions",
            "cases:enter_loss",
            "cases:dissent",
            "cases:contradiction",
            "cases:prepare_extract",
            "cases:dispense",
            "cases:recommend",
        ),
        about("investigation"),
    ),
    "cases:withdraw_loss": about("loss"),
    "cases:issued_report": about("issuedreport"),
    **dict.fromkeys(
        ("cases:extract", "cases:extract_letter", "cases:discard_extract", "cases:record_comment"), about("extract")
    ),
    **dict.fromkeys(("cases:answer_comment", "cases:comment_file"), about("comment")),
    **dict.fromkeys(
        ("cases:recommended", "cases:withdraw_recommendation", "cases:address_recommendation"), about("recommended")
    ),
    "cases:recommendations": MEMBERS,
    "cases:files": about("case"),
    **dict.fromkeys(("cases:file_progress", "cases:take_file"), about("casefile")),
    **dict.fromkeys(
        ("cases:recommendation", "cases:note_recommendation", "cases:recommendation_file"), about("recommendation")
    ),
}
