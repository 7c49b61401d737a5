-- Cijfers per afgesloten maand: eenmaal geteld, met de som van de sleutels van de records, en nooit meer gewijzigd.
CREATE TABLE maandafsluiting (
    maand TEXT NOT NULL,
    profiel TEXT NOT NULL,
    dag TEXT NOT NULL,
    tijd TEXT NOT NULL,
    wie TEXT NOT NULL,
    PRIMARY KEY (maand)
) STRICT;

CREATE TABLE maandcijfer (
    maand TEXT NOT NULL,
    populatie TEXT NOT NULL,
    eigenschap TEXT NOT NULL,
    rij TEXT NOT NULL,
    aantal INTEGER NOT NULL,
    sleutelsom INTEGER NOT NULL,
    getoond INTEGER NOT NULL,
    PRIMARY KEY (maand, populatie, eigenschap, rij),
    FOREIGN KEY(maand) REFERENCES maandafsluiting (maand)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER maandafsluiting_geen_update BEFORE UPDATE ON maandafsluiting BEGIN SELECT RAISE(ABORT, 'maandafsluiting is alleen om aan toe te voegen'); END;
CREATE TRIGGER maandafsluiting_geen_delete BEFORE DELETE ON maandafsluiting BEGIN SELECT RAISE(ABORT, 'maandafsluiting is alleen om aan toe te voegen'); END;
CREATE TRIGGER maandcijfer_geen_update BEFORE UPDATE ON maandcijfer BEGIN SELECT RAISE(ABORT, 'maandcijfer is alleen om aan toe te voegen'); END;
CREATE TRIGGER maandcijfer_geen_delete BEFORE DELETE ON maandcijfer BEGIN SELECT RAISE(ABORT, 'maandcijfer is alleen om aan toe te voegen'); END;

INSERT INTO instelling (sleutel, waarde) VALUES ('geheim', lower(hex(randomblob(32))));

-- Wat een maand telt, leest zij één keer: daar hoeft geen brede index meer voor bijgehouden te worden.
DROP INDEX melding_cijfers;
CREATE INDEX melding_ontvangen ON melding (ontvangen_op);
