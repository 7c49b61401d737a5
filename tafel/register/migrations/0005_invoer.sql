-- Een levering is terug te draaien; afstemming met andere overleggen; groep en huisletter.

ALTER TABLE importering ADD COLUMN ongedaan_op TEXT;
ALTER TABLE importering ADD COLUMN ongedaan_door TEXT;
ALTER TABLE importering ADD COLUMN bekend TEXT;
ALTER TABLE huishouden ADD COLUMN huisletter TEXT;
ALTER TABLE melding ADD COLUMN groep TEXT;
ALTER TABLE melding_wijziging ADD COLUMN ongedaan INTEGER REFERENCES importering (id);

CREATE TABLE importspoor (
    id INTEGER NOT NULL,
    importering INTEGER NOT NULL,
    melding INTEGER,
    huishouden INTEGER,
    inhoud TEXT,
    status TEXT,
    kolommen TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(importering) REFERENCES importering (id),
    FOREIGN KEY(melding) REFERENCES melding (id),
    FOREIGN KEY(huishouden) REFERENCES huishouden (id)
) STRICT;
CREATE INDEX importspoor_importering ON importspoor (importering);
CREATE INDEX importspoor_melding ON importspoor (melding) WHERE melding IS NOT NULL;

CREATE TABLE afstemming (
    id INTEGER NOT NULL,
    casus INTEGER NOT NULL,
    met TEXT NOT NULL,
    op TEXT NOT NULL,
    uitkomst TEXT,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(casus) REFERENCES casus (id)
) STRICT;
CREATE INDEX afstemming_casus ON afstemming (casus);
CREATE TRIGGER afstemming_geen_update BEFORE UPDATE ON afstemming BEGIN SELECT RAISE(ABORT, 'afstemming is alleen om aan toe te voegen'); END;
CREATE TRIGGER afstemming_geen_delete BEFORE DELETE ON afstemming BEGIN SELECT RAISE(ABORT, 'afstemming is alleen om aan toe te voegen'); END;

-- Wat bij een melding hoort, gaat alleen weg met een levering die in haar geheel is teruggedraaid.
DROP TRIGGER toedelingsbesluit_geen_delete;
CREATE TRIGGER toedelingsbesluit_geen_delete BEFORE DELETE ON toedelingsbesluit WHEN NOT EXISTS (SELECT 1 FROM melding m JOIN importering i ON i.id = m.importering WHERE m.id = OLD.melding AND i.ongedaan_op IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'toedelingsbesluit is alleen om aan toe te voegen'); END;
DROP TRIGGER melding_wijziging_geen_delete;
CREATE TRIGGER melding_wijziging_geen_delete BEFORE DELETE ON melding_wijziging WHEN NOT EXISTS (SELECT 1 FROM melding m JOIN importering i ON i.id = m.importering WHERE m.id = OLD.melding AND i.ongedaan_op IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'melding_wijziging is alleen om aan toe te voegen'); END;
DROP TRIGGER gebeurtenis_geen_delete;
CREATE TRIGGER gebeurtenis_geen_delete BEFORE DELETE ON gebeurtenis WHEN NOT EXISTS (SELECT 1 FROM melding m WHERE m.casus = OLD.casus) OR EXISTS (SELECT 1 FROM melding m LEFT JOIN importering i ON i.id = m.importering WHERE m.casus = OLD.casus AND i.ongedaan_op IS NULL) BEGIN SELECT RAISE(ABORT, 'gebeurtenis is alleen om aan toe te voegen'); END;
