"""The tables of the reporting channels."""

from reporting_channels.models.assessment import Assessment
from reporting_channels.models.attachment import Attachment
from reporting_channels.models.change import ChannelChange
from reporting_channels.models.channel import Channel
from reporting_channels.models.cleaning import CleanedFile, Cleaning, Scan
from reporting_channels.models.clock import Escalation, Prolongation
from reporting_channels.models.deposit import Deposit
from reporting_channels.models.detriment import DetrimentAssessment, DetrimentOccasion
from reporting_channels.models.erasure import EarlyDeletion, Erasure
from reporting_channels.models.exclusion import Exclusion
from reporting_channels.models.history import ChannelHours, ChannelVersion
from reporting_channels.models.identity import (
    Identity,
    IdentityDisclosure,
    IdentityDisclosurePermission,
    ShareRelease,
    TakingBack,
)
from reporting_channels.models.message import Message
from reporting_channels.models.minutes import Minutes, MinutesWord
from reporting_channels.models.note import Note
from reporting_channels.models.questionnaire import Questionnaire, QuestionnaireVersion
from reporting_channels.models.receipt import Receipt
from reporting_channels.models.redaction import Mask, MaskReader, RedactedPassage, Redaction
from reporting_channels.models.reopening import ReportReopening
from reporting_channels.models.report import Report, ReportPermission
from reporting_channels.models.retention import LegalHold, Postponement
from reporting_channels.models.satisfaction import Satisfaction
from reporting_channels.models.seats import ChannelCustodian, ChannelRecipient, ChannelSubstitute
from reporting_channels.models.tag import ReportTag, Tag
from reporting_channels.models.taking_down import RecordingConsent, TakingDown
from reporting_channels.models.template import ReplyTemplate
from reporting_channels.models.writing import MessageDraft, ReadMark

__all__ = [
    "Assessment",
    "Attachment",
    "Channel",
    "ChannelChange",
    "ChannelCustodian",
    "ChannelHours",
    "ChannelRecipient",
    "ChannelSubstitute",
    "ChannelVersion",
    "CleanedFile",
    "Cleaning",
    "Deposit",
    "DetrimentAssessment",
    "DetrimentOccasion",
    "EarlyDeletion",
    "Erasure",
    "Escalation",
    "Exclusion",
    "Identity",
    "IdentityDisclosure",
    "IdentityDisclosurePermission",
    "LegalHold",
    "Mask",
    "MaskReader",
    "Message",
    "MessageDraft",
    "Minutes",
    "MinutesWord",
    "Note",
    "Postponement",
    "Prolongation",
    "Questionnaire",
    "QuestionnaireVersion",
    "ReadMark",
    "Receipt",
    "RecordingConsent",
    "RedactedPassage",
    "Redaction",
    "ReplyTemplate",
    "Report",
    "ReportPermission",
    "ReportReopening",
    "ReportTag",
    "Satisfaction",
    "Scan",
    "ShareRelease",
    "Tag",
    "TakingBack",
    "TakingDown",
]
