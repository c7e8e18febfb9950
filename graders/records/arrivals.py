"""Whose the submissions in a gradebook are, and when they came."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import astuple, fields
from datetime import datetime
from typing import Any

from graders.submissions.entry import Arrival

TABLE = """
    CREATE TABLE arrivals (
        id TEXT PRIMARY KEY, learner_name TEXT NOT NULL, number TEXT NOT NULL,
        lms_id TEXT NOT NULL, student_id TEXT NOT NULL, email TEXT NOT NULL,
        submitted TEXT, -- ISO 8601, without a zone if the platform gives none
        late INTEGER NOT NULL, attempt INTEGER NOT NULL
    ) WITHOUT ROWID
"""
_COLUMNS = tuple(field.name for field in fields(Arrival))
_BY_ID = ("submissions", "id"), ("arrivals", "id"), ("handed_in", "submission")
_VALUES = ", ".join(f":{name}" for name in _COLUMNS)


def keep(database: sqlite3.Connection, noted: Sequence[Arrival]) -> None:
    """Keep these; whoever is called otherwise now, by one number, keeps one row."""
    for arrival in noted:
        row = dict(zip(_COLUMNS, astuple(arrival), strict=True))
        at = arrival.submitted
        row["submitted"] = at.isoformat() if at else None
        database.execute(f"INSERT OR REPLACE INTO arrivals VALUES ({_VALUES})", row)
    numbers = {arrival.number for arrival in noted if arrival.number}
    ids = {arrival.id for arrival in noted}
    kept = database.execute("SELECT id, number FROM arrivals").fetchall()
    gone = [(id_,) for id_, number in kept if id_ not in ids and number in numbers]
    for table, id_ in _BY_ID:
        database.executemany(f"DELETE FROM {table} WHERE {id_} = ?", gone)
    now = {arrival.number: arrival.id for arrival in noted}
    called = dict(kept)
    database.executemany(  # what people said is the learner's
        "UPDATE marks SET submission = ? WHERE submission = ?",
        [(now[called[id_]], id_) for (id_,) in gone],
    )


def read(database: sqlite3.Connection) -> dict[str, Arrival]:
    rows = database.execute(f"SELECT {', '.join(_COLUMNS)} FROM arrivals")
    found = (_arrival(dict(zip(_COLUMNS, row, strict=True))) for row in rows)
    return {arrival.id: arrival for arrival in found}


def _arrival(row: dict[str, Any]) -> Arrival:
    at = row["submitted"]
    row["submitted"] = datetime.fromisoformat(at) if at else None
    return Arrival(**row | {"late": bool(row["late"])})
