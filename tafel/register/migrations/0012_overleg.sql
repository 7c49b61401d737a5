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
    gewijzigd TEXT NOT NULL,
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

CREATE TABLE daad (
    wie TEXT NOT NULL,
    tijd TEXT NOT NULL,
    handeling TEXT NOT NULL,
    onderwerp TEXT NOT NULL,
    gemaakt TEXT,
    gewijzigd TEXT,
    ongedaan TEXT,
    PRIMARY KEY (wie)
) STRICT;

CREATE TABLE vergeven_nummer (
    tabel TEXT NOT NULL,
    casus INTEGER NOT NULL,
    nummer INTEGER NOT NULL,
    PRIMARY KEY (tabel, casus)
) STRICT;

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

-- Een partner die buiten een casus blijft.
CREATE TABLE casuszonder (
    id INTEGER NOT NULL,
    casus INTEGER NOT NULL,
    partner TEXT NOT NULL,
    reden TEXT,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(casus) REFERENCES casus (id)
) STRICT;
CREATE UNIQUE INDEX casuszonder_casus ON casuszonder (casus, partner);
CREATE INDEX casuszonder_partner ON casuszonder (partner);

-- Wat iemand zelf net deed en terugneemt, in of buiten een overleg, mag weg: het stond misschien bij het verkeerde gezin.
DROP TRIGGER afspraakcorrectie_geen_delete;
CREATE TRIGGER afspraakcorrectie_geen_delete BEFORE DELETE ON afspraakcorrectie WHEN NOT EXISTS (SELECT 1 FROM daad d, json_each(d.gemaakt) g WHERE d.ongedaan IS NOT NULL AND g.value = 'afspraakcorrectie/' || OLD.id) AND NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'afspraakcorrectie/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'afspraakcorrectie is alleen om aan toe te voegen'); END;
DROP TRIGGER afstemming_geen_delete;
CREATE TRIGGER afstemming_geen_delete BEFORE DELETE ON afstemming WHEN NOT EXISTS (SELECT 1 FROM daad d, json_each(d.gemaakt) g WHERE d.ongedaan IS NOT NULL AND g.value = 'afstemming/' || OLD.id) AND NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'afstemming/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'afstemming is alleen om aan toe te voegen'); END;
DROP TRIGGER besluitcorrectie_geen_delete;
CREATE TRIGGER besluitcorrectie_geen_delete BEFORE DELETE ON besluitcorrectie WHEN NOT EXISTS (SELECT 1 FROM daad d, json_each(d.gemaakt) g WHERE d.ongedaan IS NOT NULL AND g.value = 'besluitcorrectie/' || OLD.id) AND NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'besluitcorrectie/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'besluitcorrectie is alleen om aan toe te voegen'); END;
DROP TRIGGER consultatie_geen_delete;
CREATE TRIGGER consultatie_geen_delete BEFORE DELETE ON consultatie WHEN NOT EXISTS (SELECT 1 FROM daad d, json_each(d.gemaakt) g WHERE d.ongedaan IS NOT NULL AND g.value = 'consultatie/' || OLD.id) AND NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'consultatie/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'consultatie is alleen om aan toe te voegen'); END;
DROP TRIGGER crisiscontact_geen_delete;
CREATE TRIGGER crisiscontact_geen_delete BEFORE DELETE ON crisiscontact WHEN NOT EXISTS (SELECT 1 FROM daad d, json_each(d.gemaakt) g WHERE d.ongedaan IS NOT NULL AND g.value = 'crisiscontact/' || OLD.id) AND NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'crisiscontact/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'crisiscontact is alleen om aan toe te voegen'); END;
DROP TRIGGER ervaring_geen_delete;
CREATE TRIGGER ervaring_geen_delete BEFORE DELETE ON ervaring WHEN NOT EXISTS (SELECT 1 FROM daad d, json_each(d.gemaakt) g WHERE d.ongedaan IS NOT NULL AND g.value = 'ervaring/' || OLD.id) AND NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'ervaring/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'ervaring is alleen om aan toe te voegen'); END;
DROP TRIGGER gebeurtenis_geen_delete;
CREATE TRIGGER gebeurtenis_geen_delete BEFORE DELETE ON gebeurtenis WHEN (NOT EXISTS (SELECT 1 FROM melding m WHERE m.casus = OLD.casus) OR EXISTS (SELECT 1 FROM melding m LEFT JOIN importering i ON i.id = m.importering WHERE m.casus = OLD.casus AND i.ongedaan_op IS NULL)) AND NOT EXISTS (SELECT 1 FROM daad d, json_each(d.gemaakt) g WHERE d.ongedaan IS NOT NULL AND g.value = 'gebeurtenis/' || OLD.id) AND NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'gebeurtenis/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'gebeurtenis is alleen om aan toe te voegen'); END;
DROP TRIGGER instemming_geen_delete;
CREATE TRIGGER instemming_geen_delete BEFORE DELETE ON instemming WHEN NOT EXISTS (SELECT 1 FROM daad d, json_each(d.gemaakt) g WHERE d.ongedaan IS NOT NULL AND g.value = 'instemming/' || OLD.id) AND NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'instemming/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'instemming is alleen om aan toe te voegen'); END;
DROP TRIGGER melding_wijziging_geen_delete;
CREATE TRIGGER melding_wijziging_geen_delete BEFORE DELETE ON melding_wijziging WHEN NOT EXISTS (SELECT 1 FROM melding m JOIN importering i ON i.id = m.importering WHERE m.id = OLD.melding AND i.ongedaan_op IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM daad d, json_each(d.gemaakt) g WHERE d.ongedaan IS NOT NULL AND g.value = 'melding_wijziging/' || OLD.id) AND NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'melding_wijziging/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'melding_wijziging is alleen om aan toe te voegen'); END;
DROP TRIGGER notitie_geen_delete;
CREATE TRIGGER notitie_geen_delete BEFORE DELETE ON notitie WHEN NOT EXISTS (SELECT 1 FROM daad d, json_each(d.gemaakt) g WHERE d.ongedaan IS NOT NULL AND g.value = 'notitie/' || OLD.id) AND NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'notitie/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'notitie is alleen om aan toe te voegen'); END;
DROP TRIGGER overlegbesluit_geen_delete;
CREATE TRIGGER overlegbesluit_geen_delete BEFORE DELETE ON overlegbesluit WHEN NOT EXISTS (SELECT 1 FROM daad d, json_each(d.gemaakt) g WHERE d.ongedaan IS NOT NULL AND g.value = 'overlegbesluit/' || OLD.id) AND NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'overlegbesluit/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'overlegbesluit is alleen om aan toe te voegen'); END;
DROP TRIGGER terugkoppeling_geen_delete;
CREATE TRIGGER terugkoppeling_geen_delete BEFORE DELETE ON terugkoppeling WHEN NOT EXISTS (SELECT 1 FROM daad d, json_each(d.gemaakt) g WHERE d.ongedaan IS NOT NULL AND g.value = 'terugkoppeling/' || OLD.id) AND NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'terugkoppeling/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'terugkoppeling is alleen om aan toe te voegen'); END;
DROP TRIGGER toedelingsbesluit_geen_delete;
CREATE TRIGGER toedelingsbesluit_geen_delete BEFORE DELETE ON toedelingsbesluit WHEN NOT EXISTS (SELECT 1 FROM melding m JOIN importering i ON i.id = m.importering WHERE m.id = OLD.melding AND i.ongedaan_op IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM daad d, json_each(d.gemaakt) g WHERE d.ongedaan IS NOT NULL AND g.value = 'toedelingsbesluit/' || OLD.id) AND NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g WHERE r.weg IS NOT NULL AND g.value = 'toedelingsbesluit/' || OLD.id) BEGIN SELECT RAISE(ABORT, 'toedelingsbesluit is alleen om aan toe te voegen'); END;
