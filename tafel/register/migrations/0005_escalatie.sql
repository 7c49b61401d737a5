-- Escalatie: wie haar overdroeg, bij wie het probleem ligt, en hoe men elke rol van de ladder bereikt.
-- Stappen die er al waren houden hun woorden: wat toen via een ander liep, is niet overgedragen.

ALTER TABLE escalatie ADD COLUMN overgedragen_door TEXT;
ALTER TABLE escalatie ADD COLUMN namens TEXT;

CREATE TABLE rolcontact (
    rol TEXT NOT NULL,
    naam TEXT NOT NULL,
    telefoon TEXT,
    mail TEXT,
    sinds TEXT NOT NULL,
    PRIMARY KEY (rol)
) STRICT;

-- GGSR: wat de partners zeggen van een toets die over beleid gaat, met dag en bron; de laatste tot en met de peildag telt.
CREATE TABLE ggsroordeel (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    toets TEXT NOT NULL,
    oordeel TEXT NOT NULL,
    dag TEXT NOT NULL,
    bron TEXT NOT NULL,
    wie TEXT NOT NULL
) STRICT;
