"""Following by e-mail. What other parts call is named here."""

from heed.sharing.services.asking import ask, write_to
from heed.sharing.services.following import change, confirm, stop, stop_all
from heed.sharing.services.forgetting import forget_old
from heed.sharing.services.rounds import send_due
from heed.sharing.services.sending import send_round

__all__ = ["ask", "change", "confirm", "forget_old", "send_due", "send_round", "stop", "stop_all", "write_to"]
