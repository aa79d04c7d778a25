"""Writing partnerships, people, their duties and their sessions.

This part lies below the log, so nothing here writes to it: ``workspace.services`` does both, and is what pages and
commands call.
"""

from heed.people.services.invitations import hashed, send_out, settle
from heed.people.services.partnerships import (
    add_partnership,
    change_partnership,
    load_code_lists,
    record_succession,
    remove_succession,
    rename_partnership,
)
from heed.people.services.people import (
    add_person,
    forget_address,
    give_duty,
    give_position,
    hold_administrators,
    rename,
    set_open,
    set_password,
    take_duty,
    take_position,
)
from heed.people.services.sessions import end_sessions, forget_old_sessions, mark_second_factor, open_session, see

__all__ = [
    "add_partnership",
    "add_person",
    "change_partnership",
    "end_sessions",
    "forget_address",
    "forget_old_sessions",
    "give_duty",
    "give_position",
    "hashed",
    "hold_administrators",
    "load_code_lists",
    "mark_second_factor",
    "open_session",
    "record_succession",
    "remove_succession",
    "rename",
    "rename_partnership",
    "see",
    "send_out",
    "set_open",
    "set_password",
    "settle",
    "take_duty",
    "take_position",
]
