-- Wie een afwezige coördinator, contactpersoon of casemanager vervangt, van dag tot dag; het log zegt namens wie iemand kijkt of schrijft.

CREATE TABLE vervanging (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    wie TEXT NOT NULL,
    organisatie TEXT,
    door TEXT NOT NULL,
    contact TEXT,
    van TEXT NOT NULL,
    tot TEXT NOT NULL,
    ingetrokken TEXT,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    door_wie TEXT NOT NULL
) STRICT;

ALTER TABLE logregel ADD COLUMN namens TEXT;
