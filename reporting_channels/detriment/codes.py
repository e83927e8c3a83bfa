"""Closed lists of the risk of detriment, in the office's words alone: no reporter reads them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Occasion(models.TextChoices):
    """What makes the risk of detriment a question again (ISO 37002:2021 cl. 8.3.2: at receipt and at each decision)."""

    TRIAGE = "triage", _("The report was assessed")
    CASE = "case_opened", _("A case was opened")
    NO_CASE = "no_case", _("It was decided that no case is opened")
    NOTIFIED = "notified", _("A person concerned was told of the investigation")
    DELIVERED = "delivered", _("The investigation’s report was delivered")
    REFERRED = "referred", _("The case was referred to the disciplinary authority")
    PROCEEDING = "proceeding", _("A disciplinary proceeding was opened")
    ASKED = "identity_asked", _("The reporter’s identity was asked for")
    IDENTITY = "identity", _("The reporter’s identity was opened")
    CASE_CLOSED = "case_closed", _("The case was closed")
    CLOSED = "closed", _("The report was closed")
    REPRISALS = "reprisals", _("The reporter writes that they suffer for having spoken")
    LATER = "later_report", _("A later report tells of reprisals")
    WORD = "word", _("Something was told or seen that touches the risk")
    REVIEW = "review", _("Looked at again without any new event")


BY_HAND = (Occasion.WORD, Occasion.REVIEW)  # what a member may name; every other one is written by its own step


# What each side may know of why it is due: the case its own steps, the keepers of an identity what was asked of them.
# "The identity was asked for" says that there is one; "a proceeding was opened" is no custodian's matter.
OF_THE_CASE = (
    Occasion.TRIAGE,
    Occasion.CASE,
    Occasion.NOTIFIED,
    Occasion.DELIVERED,
    Occasion.REFERRED,
    Occasion.PROCEEDING,
    Occasion.CASE_CLOSED,
)
OF_THE_IDENTITY = (Occasion.ASKED, Occasion.IDENTITY)


class Measure(models.TextChoices):
    """What is done so that nobody suffers for a report; closed list, because the words of one could name somebody."""

    FEW = "few", _("Fewer people know of it: masks, keys, a smaller team")
    WORDING = "wording", _("Letters and records are worded so that nobody recognises the source")
    ORDER = "order", _("The order of the steps hides the source: others are heard, other files are asked for first")
    WITNESSES = "witnesses", _("Witnesses are heard out of sight, or their record is anonymised")
    PRECAUTION = "precaution", _("A precaution against the person concerned")
    CONTACT = "contact", _("A named person is there for the reporter and asks how they fare")
    CAREER = "career", _("Nothing is decided on their post, rating or pay, or on their goods, before the office saw it")
    APART = "apart", _("They and the person concerned do not work together")
    MOVE = "move", _("Another post or another customs office, if they wish it")
    ADVICE = "advice", _("They were told where legal, medical or other help is found")
    POLICE = "police", _("The police, or a complaint against threats")


# What whoever decides in the case must heed; the others could tell them who the reporter is (cl. 7.5.5).
FOR_THE_CASE = (Measure.FEW, Measure.WORDING, Measure.ORDER, Measure.WITNESSES, Measure.PRECAUTION)
