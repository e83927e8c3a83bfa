"""Closed lists of the room: codes are stored and counted, words are for people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """For whom a channel is kept open."""

    STAFF = "staff", _("People who work for customs")
    OPERATORS = "operators", _("Importers, brokers, carriers and warehouse keepers")
    PUBLIC = "public", _("Travellers and everybody else")
    CLERK = "clerk", _("The clerk: by telephone, letter, visit or e-mail")


ONLINE = (Audience.STAFF, Audience.OPERATORS, Audience.PUBLIC)  # whom the reporter's site offers a channel


class Weekday(models.IntegerChoices):
    """The days of the week, as Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Medium(models.TextChoices):
    """By which way a report reached the office (Directive (EU) 2019/1937 art. 9(2), 18(2)-(4))."""

    SITE = "site", _("The reporter’s site")
    TELEPHONE = "telephone", _("Telephone")
    HOTLINE = "hotline", _("Hotline")
    VISIT = "visit", _("Visit")
    LETTER = "letter", _("Letter")
    EMAIL = "email", _("E-mail")
    REFERRAL = "referral", _("Referral from another body")


TAKEN_DOWN = tuple(one for one in Medium.values if one != Medium.SITE)  # a clerk writes these
ORAL = (Medium.TELEPHONE, Medium.HOTLINE, Medium.VISIT)  # minutes are owed (art. 18(2)-(4))
WRITTEN = (Medium.LETTER, Medium.EMAIL)  # the original itself is attached


class Handover(models.TextChoices):
    """What became of the receipt of a report that a clerk took down."""

    PENDING = "pending", _("Not confirmed")
    HANDED_OVER = "handed_over", _("Handed over")
    REFUSED = "refused", _("Not taken by the person")


class RecordingScope(models.TextChoices):
    """To what somebody agreed when a recording was attached (art. 18(2))."""

    KEPT = "kept", _("The conversation was recorded, and the recording is kept with the report")
    BROUGHT = "brought", _("The person made the recording themselves and handed it over")


class WordKind(models.TextChoices):
    """What the reporter did with the minutes (art. 18(2)-(4): check, rectify and agree)."""

    CORRECTION = "correction", _("Correction")
    AGREEMENT = "agreement", _("Agreement")
    REFUSAL = "refusal", _("Refusal")


class Unobtainable(models.TextChoices):
    """Why the minutes have no agreement; a code, counted in statistics."""

    SILENT = "silent", _("The reporter did not come back in the time")
    NO_RECEIPT = "no_receipt", _("The reporter took no receipt")
    REFUSED = "refused", _("The reporter refuses to agree")


class Category(models.TextChoices):
    """What a report is about, as the office understands it at assessment."""

    BRIBERY = "bribery", _("Bribery or extortion")
    FAVOUR = "favour", _("Favours, or a conflict of interests")
    FRAUD = "fraud", _("Fraud or theft")
    SMUGGLING = "smuggling", _("Help given to smuggling")
    RECORDS = "records", _("Misuse of records or systems")
    ABUSE = "abuse", _("Abuse of power or violence")
    HARASSMENT = "harassment", _("Harassment or discrimination")
    OTHER = "other", _("Something else")


class Risk(models.TextChoices):
    """How likely and how grave harm to the reporter would be (ISO 37002:2021 cl. 8.3.2)."""

    NONE = "none", _("None seen")
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class Level(models.TextChoices):
    """A three-step scale for the grid."""

    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class Competence(models.TextChoices):
    """Whether this office is the one to act."""

    OURS = "ours", _("This office is competent")
    SHARED = "shared", _("Competent together with another body")
    OTHER = "other", _("Another body is competent")


class Proposal(models.TextChoices):
    """What the assessment leads to."""

    CASE = "open_case", _("Open a case")
    NO_CASE = "no_case", _("Open no case")


class NoCaseReason(models.TextChoices):
    """Why no case is opened; closed list, counted in statistics."""

    NOT_COMPETENT = "not_competent", _("Another body is competent")
    TOO_LITTLE = "too_little", _("Too little to go on, after asking")
    NOT_MISCONDUCT = "not_misconduct", _("What is told is no misconduct")
    KNOWN = "known", _("Already examined")
    MANAGEMENT = "management", _("For management, not for this office")


class ReopeningGround(models.TextChoices):
    """Why a closed report is opened again; closed list."""

    NEW_FACTS = "new_facts", _("Something new was told or found")
    MISTAKE = "mistake", _("The assessment or the end was mistaken")
    ORDERED = "ordered", _("An authority, a court or a review asks for it")


class MessageKind(models.TextChoices):
    """Who speaks in the dialogue, and what for."""

    ANSWER = "answer", _("From the reporter")
    ACKNOWLEDGEMENT = "acknowledgement", _("Acknowledgement")
    QUESTION = "question", _("Question")
    NEWS = "news", _("News")
    NOTICE = "notice", _("Notice about the identity")
    FEEDBACK = "feedback", _("Feedback")


class ExclusionReason(models.TextChoices):
    """Why a member must have nothing to do with a report."""

    NAMED = "named", _("Named or concerned in the report")
    CLOSE = "close", _("Close to somebody concerned")
    HIERARCHY = "hierarchy", _("In the line of command of somebody concerned")
    TAKEN_DOWN = "taken_down", _("Took the report down as clerk")
    OTHER = "other", _("Another conflict of interests")


class IdentityPart(models.TextChoices):
    """What of an identity is there, or is taken back."""

    ALL = "all", _("Name and contact")
    NAME = "name", _("The name")
    CONTACT = "contact", _("The contact")
    NONE = "none", _("Nothing")


class Felt(models.TextChoices):
    """How a reporter found it."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class RedactionGround(models.TextChoices):
    """Why a passage is hidden or taken out; closed list, never the words themselves."""

    IRRELEVANT = "irrelevant", _("Not needed for this matter (Directive (EU) 2019/1937 art. 17)")
    THIRD_PARTY = "third_party", _("Concerns a third person")
    IDENTITY = "identity", _("Could tell who the reporter is")
    SECRECY = "secrecy", _("Protected by a professional secret")


class LegalBasis(models.TextChoices):
    """On what ground an identity may be asked for (Directive (EU) 2019/1937 art. 16)."""

    CONSENT = "consent", _("The reporter agreed")
    DEFENCE = "defence", _("A right of defence of the person concerned demands it")
    INVESTIGATION = "investigation", _("A law on investigations demands it")
    COURT = "court", _("A court ordered it")


class Derogation(models.TextChoices):
    """Why the reporter is not told first (Directive (EU) 2019/1937 art. 16(3))."""

    INVESTIGATION = "investigation", _("Telling would endanger the investigation")
    COURT = "court", _("Telling would endanger a procedure before a court")


def label(choices: type[models.TextChoices], code: str) -> str:
    """Return the words for a stored code; the code itself where it is not in the list."""
    return str(dict(choices.choices).get(code, code))


class HoldGround(models.TextChoices):
    """Why nothing of a report may be destroyed for now."""

    COURT = "court", _("A court or prosecutor asked for it")
    PROCEEDING = "proceeding", _("A proceeding or an appeal may need it")
    AUDIT = "audit", _("An audit or an inspection is under way")
    REPORTER = "reporter", _("The reporter needs it, for example against reprisals")


class DeletionGround(models.TextChoices):
    """Why a report is destroyed before its time."""

    IRRELEVANT = "irrelevant", _("Personal data that has nothing to do with the office’s work")
    REPORTER = "reporter", _("The reporter asked for it")
    DUPLICATE = "duplicate", _("The same report is kept elsewhere here")
    COURT = "court", _("A court or the data protection authority ordered it")


class ErasureGround(models.TextChoices):
    """Under which of the two rules a report was destroyed."""

    RETENTION = "retention", _("Its time of keeping was over")
    EARLY = "early", _("Two people decided so before its time")
    AGAIN = "again", _("It came back with a backup, after it had been destroyed")


class ProlongationGround(models.TextChoices):
    """Why the feedback takes longer than three months (Directive (EU) 2019/1937 art. 11(2)(d): duly justified)."""

    COMPLEX = "complex", _("The facts are many, or hard to establish")
    OTHER_BODY = "other_body", _("Another body must answer first")
    COURT = "court", _("A court or prosecutor asked to wait")
