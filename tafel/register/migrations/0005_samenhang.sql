-- Samenhang: wat mogelijk bij elkaar hoort, wie daarover besliste, en wat nooit samen mag.

CREATE TABLE beoordeling (
    id INTEGER NOT NULL,
    melding INTEGER NOT NULL,
    met INTEGER NOT NULL,
    reden TEXT NOT NULL,
    gesteld_op TEXT NOT NULL,
    oordeel TEXT,
    dag TEXT,
    wie TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(melding) REFERENCES melding (id),
    FOREIGN KEY(met) REFERENCES melding (id)
) STRICT;
CREATE INDEX beoordeling_melding ON beoordeling (melding);
CREATE INDEX beoordeling_met ON beoordeling (met);
CREATE INDEX beoordeling_open ON beoordeling (melding) WHERE oordeel IS NULL;

ALTER TABLE melding ADD COLUMN zelfde_als INTEGER REFERENCES melding (id);
CREATE INDEX melding_kenmerk ON melding (kenmerk COLLATE NOCASE) WHERE kenmerk IS NOT NULL;

-- Het nummer van een persoon (147.2) blijft, ook als iemand anders het huishouden verlaat.
ALTER TABLE persoon ADD COLUMN plek INTEGER;
ALTER TABLE huishouden ADD COLUMN nummers INTEGER;

-- Wie geen bekende naam heeft, is met niemand dezelfde.
UPDATE persoon SET sleutel = NULL
WHERE replace(replace(lower(achternaam), '.', ''), ' ', '') IN ('', 'nn', 'onbekend', '?', '-');
