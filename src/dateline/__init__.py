"""Dateline: conflict news into an auditable, versioned record of incidents."""
