"""A bribe for the release of cargo: three subjects, four allegations, through the pages to an issued report."""

import io

import pypdf
import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Exhibit, Investigation
from procedures.models import ArticleVersion, ConductArticle, ConductDocument
from tests.factories import cases as factory
from tests.factories.accounts import member
from tests.journeys.test_investigation import browser, checked, press, said, step

PEOPLE = {"Noor Example": "Inspector", "Robin Sample": "Guard", "Kim Pattern": "Weigher"}
# Conduct, subject, first day of the facts, the finding's word and label.
ALLEGED = (
    ("Took an envelope to release a container unseen.", "Noor Example", "2024-06-03", "SUST", "Sustained"),
    ("Took a second envelope a year later.", "Noor Example", "2025-03-04", "NSUS", "Not sustained"),
    ("Opened the gate for the lorry.", "Robin Sample", "2025-03-04", "EXON", "Exonerated"),
    ("Wrote a weight that was never weighed.", "Kim Pattern", "2024-06-03", "UNFD", "Unfounded"),
)
WHY = "No bank moves so much by chance."


@pytest.fixture
def people(db):
    return factory.team()


def wording(since: str, heading: str) -> dict[str, str]:
    return {
        "valid_from": since, "title_fr": heading, "title_en": heading,
        "text_fr": f"{heading} : aucun.", "text_en": f"{heading}: none.",
    }  # fmt: skip


def a_code(administrator) -> tuple[ArticleVersion, ArticleVersion]:
    """An article in two wordings, written through the pages; the second one from 2025."""
    press(administrator, reverse("procedures:new_document"), code="code", title_fr="Code", title_en="Code")
    document = ConductDocument.objects.get(code="code")
    press(
        administrator,
        reverse("procedures:new_article", args=[document.pk]),
        number="3",
        **wording("2020-01-01", "Gifts"),
    )
    article = ConductArticle.objects.get(document=document)
    newer = wording("2025-01-01", "Gifts and favours")
    press(administrator, reverse("procedures:new_version", args=[article.pk]), **newer)
    return tuple(article.versions.order_by("valid_from"))


def of(name: str, row, **query) -> str:
    return reverse(f"cases:{name}", args=[row.pk], query=query or None)


def fill_grid(lead, case, versions) -> list:
    """Three people and four conducts, each under the wording of its day; the wrong wording is refused."""
    for name, post in PEOPLE.items():
        press(lead, of("add_subject", case), kind="named", name=name, post=post, unit="north-gate")
    known = dict(zip(PEOPLE, case.subjects.order_by("rank"), strict=True))
    for conduct, about, on, _word, _label in ALLEGED:
        fits, wrong = versions if on < "2025" else reversed(versions)
        one = {"subjects": [known[about].pk], "category": "corruption", "knowledge_on": "2026-01-05"}
        one |= {"conduct_1": conduct, "from_1": on}
        if about == "Robin Sample":
            refused = lead.post(of("fill", case), one | {"version_1": wrong.pk})
            assert refused.status_code == 409
            assert conduct in said(refused)
        press(lead, of("fill", case), **one, version_1=fits.pk)
    assert case.allegations.count() == len(ALLEGED)
    grid = said(lead.get(reverse("cases:tab", args=[case.pk, "grid"])))
    for words in (*PEOPLE, *(conduct for conduct, *_rest in ALLEGED), "on=2020-01-01", "on=2025-01-01"):
        assert words in grid, words
    assert "Findings are still awaited" in grid
    return list(case.allegations.order_by("rank"))


def gather(lead, case) -> tuple[Exhibit, Exhibit]:
    """Two exhibits: a statement of account, and a register."""
    for words in ("Statement of account", "Register of the gate"):
        press(lead, of("register", case), kind="document", description=words, source="The bank", result="intact")
    return tuple(case.exhibits.order_by("rank"))


def find(lead, reviewer, one, word: str, **rests) -> str:
    """Proposed by the lead and confirmed by the reviewer; what the page then says."""
    values = {"word": word, "nothing_for": "", "nothing_against": "", "reasoning": f"Reasoned to {word}."} | rests
    press(lead, of("finding", one), **values)
    return said(press(reviewer, step(one, "confirm")))


def test_three_subjects_and_four_allegations_come_to_an_issued_report(people):
    factory.procedure()
    lead, reviewer, head = browser(people.lead), browser(people.reviewer), browser(people.head)
    versions = a_code(browser(member(["administrator"])))
    case = factory.opened(people)
    for who, role in ((people.lead, "lead"), (people.investigator, "investigator"), (people.reviewer, "reviewer")):
        factory.join(case, who, role)
    rows = fill_grid(lead, case, versions)

    press(lead, of("plan", case), plan="Accounts first.")
    running = Investigation.objects.get()
    ends = timezone.localdate().replace(year=timezone.localdate().year + 1).isoformat()
    press(head, step(running, "mandate"), mandate="Find out.", powers=["interviews", "documents"], ends_on=ends)
    press(lead, step(running, "start"), notice="deferred", deferral="evidence", review_on=ends)
    account, register = gather(lead, case)
    heard = factory.interview(case)

    press(lead, of("link_evidence", rows[0]), piece=account.pk, bearing="supports", why=WHY)
    press(lead, of("link_evidence", rows[0]), piece=register.pk, bearing="contradicts", why="He was off that day.")
    page = said(lead.get(rows[0].get_absolute_url()))
    assert WHY in page
    assert "He was off that day." in page

    page = find(lead, reviewer, rows[0], "SUST", supports=[account.pk], contradicts=[register.pk])
    assert "Sustained" in page
    page = find(lead, reviewer, rows[1], "NSUS", supports=[register.pk], nothing_against="Nobody saw him there.")
    assert "Nobody saw him there." in page
    find(lead, reviewer, rows[2], "EXON", supports=[heard.pk], nothing_against="The order was written.")
    find(lead, reviewer, rows[3], "UNFD", nothing_for="Every weight was weighed.", contradicts=[register.pk])
    grid = said(lead.get(reverse("cases:tab", args=[case.pk, "grid"])))
    assert "Partially sustained" in grid
    assert heard.get_absolute_url() in grid  # what a finding rests on stands in its row, linked before or not
    for _conduct, _about, _on, _word, label in ALLEGED:
        assert label in grid, label

    press(lead, reverse("cases:verify", args=[case.pk]))
    for part in ("summary", "facts", "version", "analysis"):
        press(
            lead, reverse("cases:report_part", args=[running.pk, part]), replaces="0", text="It rests on [E1] and [A4]."
        )
    press(lead, step(running, "draft"))
    press(lead, step(running, "skip"), ground="waived", reasons="All of them wrote that they wish to say nothing.")
    press(reviewer, step(running, "deliver"), **checked())
    for issued in running.issued.all():
        content = b"".join(head.get(issued.get_absolute_url()).streaming_content)
        paper = " ".join(" ".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(content)).pages).split())
        for words in (
            *PEOPLE,
            *(conduct for conduct, *_rest in ALLEGED),
            "Gifts and favours",
            WHY,
            "Nobody saw him there.",
        ):
            assert words in paper, (issued.language, words)
    press(head, step(running, "register"), text="Register 8.")
    press(head, step(case, "decide"))
