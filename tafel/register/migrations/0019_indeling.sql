-- Wat de koppen en waarden van een afzender bij ons zijn, herkend aan zijn koppen.

CREATE TABLE indeling (
    koppen TEXT NOT NULL,
    tekst TEXT NOT NULL,
    wie TEXT NOT NULL,
    dag TEXT NOT NULL,
    PRIMARY KEY (koppen)
) STRICT;
