"""What the log may say about orders of a board."""

from django.utils.translation import gettext_lazy as _

from audit.events import declare

declare("sitting.inquiring", _("recorded that the board ordered a further inquiry"), ("proceeding",))
declare("sitting.stayed", _("recorded that the board proposed a stay"), ("proceeding",))
declare("board_order.ended", _("recorded the end of an inquiry or a stay of the board"), ("proceeding", "ground"))
