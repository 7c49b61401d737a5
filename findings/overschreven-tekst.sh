#!/usr/bin/env bash
# Guessed: with PRAGMA secure_delete=ON a text that an UPDATE overwrites is gone from the file of SQLite as soon as the -wal is emptied
# into it (wal_checkpoint TRUNCATE).
# Seen (SQLite 3.40.1 of Python): of some registers one copy stays, in the unused gap of a page whose cells were moved when it was
# rebuilt; after VACUUM there is none. While somebody reads, VACUUM succeeds, but the -wal cannot be emptied and still holds the text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >proef.py <<'P'
import os
import random
import sqlite3

TEKST = "iets over een ander"


def verbind():
    db = sqlite3.connect("t.db", isolation_level=None)
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA busy_timeout = 100")
    return db


def staat_in(bestand):
    if not os.path.exists(bestand):
        return 0
    with open(bestand, "rb") as bytes_:
        return bytes_.read().count(TEKST.encode())


def overschreven(zaad):
    for eind in ("", "-wal", "-shm"):
        if os.path.exists(f"t.db{eind}"):
            os.remove(f"t.db{eind}")
    db, toeval = verbind(), random.Random(zaad)
    db.execute("PRAGMA page_size = 8192")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE TABLE n (id INTEGER PRIMARY KEY, wie TEXT, tekst TEXT)")
    db.execute("CREATE INDEX n_tekst ON n (tekst)")
    for _ in range(4):
        db.execute("BEGIN")
        for nummer in range(500):
            tekst = "x" * toeval.randint(0, 30) + (TEKST if nummer % 7 == 0 else "")
            db.execute("INSERT INTO n (wie, tekst) VALUES (?, ?)", ("w" * toeval.randint(0, 60), tekst))
        db.execute("COMMIT")
    db.execute("UPDATE n SET tekst = replace(tekst, ?, '[weg]')", (TEKST,))
    return db


over, na = 0, 0
for zaad in range(20):
    db = overschreven(zaad)
    assert db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    over += staat_in("t.db") > 0
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    na += staat_in("t.db") + staat_in("t.db-wal") + staat_in("t.db-shm") > 0
    db.close()
print("after secure_delete and an emptied -wal:", "some hold it" if over else "none holds it")
print("after VACUUM:", "some hold it" if na else "none holds it")

db, lezer = overschreven(0), verbind()
lezer.execute("BEGIN")
lezer.execute("SELECT count(*) FROM n").fetchone()
db.execute("VACUUM")
bezet = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
print("while somebody reads: busy", bezet, "-wal holds it", staat_in("t.db-wal") > 0)
lezer.execute("COMMIT")
bezet = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
print("after that: busy", bezet, "holds it", staat_in("t.db") + staat_in("t.db-wal") > 0)
P
python3 proef.py | tee gezien.txt
diff - gezien.txt <<'V'
after secure_delete and an emptied -wal: some hold it
after VACUUM: none holds it
while somebody reads: busy 1 -wal holds it True
after that: busy 0 holds it False
V
