"""An office of three carries a case to its report: what it cannot keep apart is said, shown, and controlled.

Who tells a derogation and who controls it sit elsewhere, in the ministry: neither ever opens the case.
"""

import pytest
from django.urls import reverse

from cases.models import Assignment, Case, Derogation, DerogationUse
from cases.tabs import tab_url
from tests.factories import cases as factory
from tests.factories import reporting
from tests.factories.accounts import member
from tests.journeys.test_investigation import browser, checked, open_case, press, said, step

WHY = "Of the three of us one heads the office and one investigates."


@pytest.fixture
def three(db):
    """A head, an investigator, and one who receives reports and reviews findings."""
    people = factory.team()
    people.receiver.roles = ["receiver", "reviewer", "investigator"]
    people.receiver.save()
    people.reviewer = people.receiver
    return people


def assigned(case, head, who, role):
    """The head's page, and the statement of whoever is assigned."""
    press(head, reverse("cases:assign", args=[case.pk]), member=who.pk, role=role)
    declared(case, who)


def declared(case, who):
    press(browser(who), reverse("cases:declare", args=[Assignment.objects.get(case=case, member=who).pk]))


def test_three_people_carry_a_case_and_nothing_is_switched_off_in_silence(three):
    head, lead, third = (browser(one) for one in (three.head, three.lead, three.receiver))
    ministry, auditor = browser(member(["administrator"], "Mina Ministry")), browser(member(["auditor"], "Ada Audit"))
    case, _page = open_case(head, factory.assessed_report(three))
    assigned(case, head, three.lead, "lead")

    # Whoever handled the report does not review, and nothing in the case offers a way around it.
    refused = head.post(reverse("cases:assign", args=[case.pk]), {"member": three.receiver.pk, "role": "reviewer"})
    assert refused.status_code == 409
    use, typed = reverse("cases:derogation_use", args=[case.pk]), {"role": "reviewer", "pair": "receiver_reviewer"}
    asked = typed | {"member": three.receiver.pk, "reasons": WHY}
    refused = head.post(use, asked)
    assert refused.status_code == 409
    assert WHY in said(refused), "what was typed is handed back"

    # One proposes it outside the case, another confirms it; a proposal alone opens nothing.
    listed = reverse("cases:derogations")
    press(ministry, listed, pair="receiver_reviewer", control="auditor_review", days="30")
    made = Derogation.objects.get()
    confirm = reverse("cases:derogation_confirm", args=[made.pk])
    assert head.post(use, asked).status_code == 409
    assert ministry.post(confirm).status_code in (403, 404, 409)
    assert lead.post(confirm).status_code == 404
    press(auditor, confirm)

    # It opens one part for one person, with reasons, and neither the other parts nor other people.
    assert lead.post(use, asked).status_code in (403, 409)
    assert head.post(use, asked | {"member": three.lead.pk}).status_code in (409, 422)
    press(head, use, **asked)
    declared(case, three.receiver)
    for who in (head, lead, third):
        assert WHY in said(who.get(tab_url(case, "team")))
        assert "Derogation" in said(who.get(case.get_absolute_url()))

    # The case goes to its report; the investigator does not confirm their own finding, whatever the office's size.
    case = Case.objects.get()
    case.team = three
    one = factory.allegation(case)
    running = factory.active(case)
    one.refresh_from_db()
    one.people = three
    factory.finding(one, confirmed=False)
    assert lead.post(step(one, "confirm")).status_code == 403
    press(third, step(one, "confirm"))
    running = reporting.in_review(running, three)
    assert lead.post(step(running, "deliver"), checked()).status_code == 403
    press(third, step(running, "deliver"), **checked())
    running.refresh_from_db()
    assert running.state == "delivered"

    # The control comes due outside the office: by number alone, once, and its result stands in the case.
    page = said(auditor.get(listed))
    assert case.number in page
    assert WHY not in page
    assert auditor.get(case.get_absolute_url()).status_code == 404
    follow = reverse("cases:derogation_follow", args=[DerogationUse.objects.get().pk])
    assert third.post(follow, {"result": "sound"}).status_code in (403, 404)
    press(auditor, follow, result="remarks")
    assert auditor.post(follow, {"result": "sound"}).status_code == 409
    assert "Remarks were made" in said(head.get(tab_url(case, "team")))
