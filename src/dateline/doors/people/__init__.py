"""Who sits at the desk: accounts, sessions, tokens and roles."""

from dateline.doors.people.account import Account
from dateline.doors.people.people_file import PeopleFile, people_path
from dateline.doors.people.register import Register
from dateline.doors.people.role import MEANINGS, ROLES, VISITOR, Person, Role
from dateline.doors.people.sessions import Sessions
from dateline.doors.people.tokens import Tokens
from dateline.doors.people.tries import Tries

__all__ = [
    "MEANINGS",
    "ROLES",
    "VISITOR",
    "Account",
    "PeopleFile",
    "Person",
    "Register",
    "Role",
    "Sessions",
    "Tokens",
    "Tries",
    "people_path",
]
