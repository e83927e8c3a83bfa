"""What the log may say about boards."""

from django.utils.translation import gettext_lazy as _

from audit.events import declare

declare("board.convoked", _("convoked the board"), ("seats",))
declare("board.read", _("read the sealed texts of a board"))
declare("board.member_ineligible", _("recorded that a member cannot sit on the board"), ("member", "ground"))
declare("board.member_recused", _("recorded that a member stepped down from the board"), ("member", "ground"))
declare("board.substitute_named", _("named a substitute on the board"), ("member",))
declare("sitting.planned", _("summoned everybody for a sitting"), ("proceeding", "sits_on"))
declare("sitting.opened", _("opened the sitting"), ("proceeding", "present"))
declare("sitting.adjourned", _("recorded that too few members came to the sitting"), ("proceeding", "present"))
declare("sitting.postponed", _("recorded that the board postponed the sitting"), ("proceeding", "sits_on"))
declare("sitting.closed", _("closed the sitting"), ("proceeding",))
declare("sitting.dropped", _("dropped the sitting"), ("proceeding",))
declare("witness.heard", _("recorded a witness before the board"), ("proceeding", "called_by"))
declare("hearing.held", _("recorded the hearing"), ("present",))
declare("vote.recorded", _("recorded a vote of the board"), ("rank", "sanction", "won"))
declare("vote.corrected", _("set a mistyped vote of the board aside"), ("rank", "sanction"))
declare("opinion.given", _("recorded the board's opinion"), ("result", "sanction"))
