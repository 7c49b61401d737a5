-- Het overleg zelf: wat er gezegd is, regel voor regel, en de stukken zoals zij waren. Overleggen kunnen worden verzet, partners afgemeld.

CREATE TABLE overleg (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    tafel TEXT NOT NULL,
    op TEXT NOT NULL,
    begonnen TEXT NOT NULL,
    gesloten TEXT,
    agenda TEXT NOT NULL,
    wie TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX overleg_op ON overleg (tafel, op);

CREATE TABLE overlegregel (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    overleg INTEGER NOT NULL,
    punt INTEGER NOT NULL,
    casus INTEGER,
    soort TEXT NOT NULL,
    verwijzing TEXT,
    tekst TEXT,
    tijd TEXT NOT NULL,
    wie TEXT NOT NULL,
    gemaakt TEXT NOT NULL,
    oud TEXT NOT NULL,
    weg TEXT,
    FOREIGN KEY(overleg) REFERENCES overleg (id),
    FOREIGN KEY(casus) REFERENCES casus (id)
) STRICT;
CREATE INDEX overlegregel_overleg ON overlegregel (overleg);
CREATE INDEX overlegregel_casus ON overlegregel (casus) WHERE casus IS NOT NULL;
CREATE INDEX overlegregel_weg ON overlegregel (weg) WHERE weg IS NOT NULL;

CREATE TABLE overlegversie (
    id INTEGER NOT NULL,
    overleg INTEGER NOT NULL,
    versie INTEGER NOT NULL,
    wijziging TEXT,
    lijst TEXT NOT NULL,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(overleg) REFERENCES overleg (id)
) STRICT;
CREATE UNIQUE INDEX overlegversie_versie ON overlegversie (overleg, versie);
CREATE TRIGGER overlegversie_geen_update BEFORE UPDATE ON overlegversie BEGIN SELECT RAISE(ABORT, 'overlegversie is alleen om aan toe te voegen'); END;
CREATE TRIGGER overlegversie_geen_delete BEFORE DELETE ON overlegversie BEGIN SELECT RAISE(ABORT, 'overlegversie is alleen om aan toe te voegen'); END;

CREATE TABLE overlegverzet (
    tafel TEXT NOT NULL,
    van TEXT NOT NULL,
    naar TEXT,
    reden TEXT,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    PRIMARY KEY (tafel, van)
) STRICT;

CREATE TABLE afmelding (
    tafel TEXT NOT NULL,
    overleg TEXT NOT NULL,
    partner TEXT NOT NULL,
    vervanger TEXT,
    tijd TEXT NOT NULL,
    wie TEXT NOT NULL,
    PRIMARY KEY (tafel, overleg, partner)
) STRICT;

-- Wat in het overleg zelf werd teruggenomen mag weg: het stond misschien bij het verkeerde gezin.
DROP TRIGGER gebeurtenis_geen_delete;
CREATE TRIGGER gebeurtenis_geen_delete BEFORE DELETE ON gebeurtenis WHEN (NOT EXISTS (SELECT 1 FROM melding m WHERE m.casus = OLD.casus) OR EXISTS (SELECT 1 FROM melding m LEFT JOIN importering i ON i.id = m.importering WHERE m.casus = OLD.casus AND i.ongedaan_op IS NULL)) AND NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'gebeurtenis/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'gebeurtenis is alleen om aan toe te voegen'); END;
DROP TRIGGER overlegbesluit_geen_delete;
CREATE TRIGGER overlegbesluit_geen_delete BEFORE DELETE ON overlegbesluit WHEN NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'overlegbesluit/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'overlegbesluit is alleen om aan toe te voegen'); END;
DROP TRIGGER notitie_geen_delete;
CREATE TRIGGER notitie_geen_delete BEFORE DELETE ON notitie WHEN NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'notitie/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'notitie is alleen om aan toe te voegen'); END;
