-- Rapport: sociale kaart, knelpunten en vastgestelde cijfers.

CREATE TABLE aanbod (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    sleutel TEXT NOT NULL,
    organisatie TEXT NOT NULL,
    partner TEXT,
    naam TEXT NOT NULL,
    leefgebieden TEXT,
    leeftijd_van INTEGER,
    leeftijd_tot INTEGER,
    gebied TEXT,
    pakket TEXT,
    kosten TEXT,
    intake TEXT,
    wachttijd_weken INTEGER,
    capaciteit TEXT,
    omschrijving TEXT,
    bron TEXT NOT NULL,
    ververst_op TEXT NOT NULL,
    vervallen_op TEXT
) STRICT;
CREATE UNIQUE INDEX aanbod_sleutel ON aanbod (bron, sleutel);

CREATE TABLE ervaring (
    id INTEGER NOT NULL,
    aanbod INTEGER NOT NULL,
    tafel TEXT NOT NULL,
    toegankelijkheid TEXT,
    kwaliteit TEXT,
    prestatie TEXT,
    tekst TEXT,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(aanbod) REFERENCES aanbod (id)
) STRICT;
CREATE INDEX ervaring_aanbod ON ervaring (aanbod);

ALTER TABLE afspraak ADD COLUMN aanbod INTEGER REFERENCES aanbod (id);

CREATE TABLE knelpunt (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    soort TEXT NOT NULL,
    herkomst TEXT NOT NULL,
    tafel TEXT,
    organisatie TEXT,
    leefgebied TEXT,
    buurt TEXT,
    tekst TEXT,
    aantal INTEGER,
    eerst_gezien TEXT NOT NULL,
    laatst_gezien TEXT NOT NULL,
    status TEXT NOT NULL,
    afgehandeld_op TEXT,
    wie TEXT NOT NULL
) STRICT;
CREATE INDEX knelpunt_gezien ON knelpunt (soort, organisatie, leefgebied, buurt);

CREATE TABLE vaststelling (
    id INTEGER NOT NULL,
    rapport TEXT NOT NULL,
    kwartaal TEXT NOT NULL,
    profiel TEXT NOT NULL,
    cijfers TEXT NOT NULL,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE UNIQUE INDEX vaststelling_kwartaal ON vaststelling (rapport, kwartaal);

CREATE TRIGGER ervaring_geen_update BEFORE UPDATE ON ervaring BEGIN SELECT RAISE(ABORT, 'ervaring is alleen om aan toe te voegen'); END;
CREATE TRIGGER ervaring_geen_delete BEFORE DELETE ON ervaring BEGIN SELECT RAISE(ABORT, 'ervaring is alleen om aan toe te voegen'); END;
CREATE TRIGGER vaststelling_geen_update BEFORE UPDATE ON vaststelling BEGIN SELECT RAISE(ABORT, 'vaststelling is alleen om aan toe te voegen'); END;
CREATE TRIGGER vaststelling_geen_delete BEFORE DELETE ON vaststelling BEGIN SELECT RAISE(ABORT, 'vaststelling is alleen om aan toe te voegen'); END;

-- Cijfers over een periode tellen zonder een melding, besluit of gebeurtenis zelf te lezen.
CREATE INDEX melding_cijfers ON melding (ontvangen_op, kanaal, aard, urgentie, uitkomst, tafel, status, casus, melder_organisatie, leefgebieden, complex, zelf_oplossen, leeftijd, persoon);
DROP INDEX toedelingsbesluit_melding;
CREATE INDEX toedelingsbesluit_melding ON toedelingsbesluit (melding, id, uitkomst, dag);
DROP INDEX casus_geopend;
CREATE INDEX casus_geopend ON casus (geopend_op);
CREATE INDEX gebeurtenis_soort ON gebeurtenis (soort, dag);
