-- Wie van een gezin ergens anders woont, en waaronder een doel, een afspraak of een persoon bekend was voor het gezin splitste of samenkwam.

ALTER TABLE persoon ADD COLUMN woont INTEGER REFERENCES huishouden (id);
CREATE INDEX persoon_woont ON persoon (woont) WHERE woont IS NOT NULL;

CREATE TABLE oudnummer (
    id INTEGER NOT NULL,
    tabel TEXT NOT NULL,
    casus INTEGER NOT NULL,
    nummer INTEGER NOT NULL,
    rij INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(casus) REFERENCES casus (id)
) STRICT;
CREATE UNIQUE INDEX oudnummer_nummer ON oudnummer (tabel, casus, nummer);
