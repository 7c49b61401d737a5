-- Correcties van besluiten en afspraken: wat er stond blijft leesbaar.

CREATE TABLE besluitcorrectie (
    id INTEGER NOT NULL,
    besluit INTEGER NOT NULL,
    tekst TEXT,
    vervallen TEXT,
    reden TEXT,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(besluit) REFERENCES overlegbesluit (id)
) STRICT;
CREATE INDEX besluitcorrectie_besluit ON besluitcorrectie (besluit);

CREATE TABLE afspraakcorrectie (
    id INTEGER NOT NULL,
    afspraak INTEGER NOT NULL,
    veld TEXT NOT NULL,
    oud TEXT,
    nieuw TEXT,
    reden TEXT,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(afspraak) REFERENCES afspraak (id)
) STRICT;
CREATE INDEX afspraakcorrectie_afspraak ON afspraakcorrectie (afspraak);

CREATE TRIGGER besluitcorrectie_geen_update BEFORE UPDATE ON besluitcorrectie
BEGIN SELECT RAISE(ABORT, 'besluitcorrectie is alleen om aan toe te voegen'); END;
CREATE TRIGGER besluitcorrectie_geen_delete BEFORE DELETE ON besluitcorrectie
BEGIN SELECT RAISE(ABORT, 'besluitcorrectie is alleen om aan toe te voegen'); END;
CREATE TRIGGER afspraakcorrectie_geen_update BEFORE UPDATE ON afspraakcorrectie
BEGIN SELECT RAISE(ABORT, 'afspraakcorrectie is alleen om aan toe te voegen'); END;
CREATE TRIGGER afspraakcorrectie_geen_delete BEFORE DELETE ON afspraakcorrectie
BEGIN SELECT RAISE(ABORT, 'afspraakcorrectie is alleen om aan toe te voegen'); END;

CREATE INDEX notitie_gedeeld ON notitie (dag) WHERE delen_met IS NOT NULL;
