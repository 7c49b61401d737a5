-- Het register kent zijn profiel; de termijn van een stap kan worden opgeschort.

CREATE TABLE instelling (
    sleutel TEXT NOT NULL,
    waarde TEXT NOT NULL,
    PRIMARY KEY (sleutel)
) STRICT;

ALTER TABLE casus ADD COLUMN opgeschort_op TEXT;
ALTER TABLE casus ADD COLUMN opgeschort_tot TEXT;
ALTER TABLE casus ADD COLUMN opschortreden TEXT;
ALTER TABLE casus ADD COLUMN termijn_vanaf TEXT;
ALTER TABLE casus ADD COLUMN termijn_rest INTEGER;
CREATE INDEX casus_opgeschort ON casus (opgeschort_tot) WHERE opgeschort_tot IS NOT NULL;

-- Crisis: wie is gebeld, wanneer, en of de kinderen veilig zijn. Categorie: overdracht aan de procesmanager, MDO+.

ALTER TABLE casus ADD COLUMN crisis TEXT;
ALTER TABLE casus ADD COLUMN crisis_sinds TEXT;
ALTER TABLE casus ADD COLUMN crisis_na INTEGER;
ALTER TABLE casus ADD COLUMN crisis_volgende TEXT;
ALTER TABLE casus ADD COLUMN casemanager_reden TEXT;
ALTER TABLE casus ADD COLUMN categorie_mogelijk TEXT;
ALTER TABLE casus ADD COLUMN procesmanager TEXT;
ALTER TABLE casus ADD COLUMN procesmanager_contact TEXT;
ALTER TABLE casus ADD COLUMN procesmanager_sinds TEXT;
ALTER TABLE casus ADD COLUMN niet_overgedragen TEXT;
ALTER TABLE casus ADD COLUMN niet_overgedragen_op TEXT;
CREATE INDEX casus_crisis ON casus (tafel, crisis_sinds) WHERE status = 'open' AND crisis = 'open';
CREATE INDEX casus_crisis_volgende ON casus (crisis_volgende) WHERE crisis_volgende IS NOT NULL;

CREATE TABLE crisiscontact (
    id INTEGER NOT NULL,
    casus INTEGER NOT NULL,
    melding INTEGER,
    gebeld TEXT NOT NULL,
    op TEXT NOT NULL,
    uitkomst TEXT NOT NULL,
    veilig TEXT,
    volgende TEXT,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(casus) REFERENCES casus (id),
    FOREIGN KEY(melding) REFERENCES melding (id)
) STRICT;
CREATE INDEX crisiscontact_casus ON crisiscontact (casus);
CREATE TRIGGER crisiscontact_geen_update BEFORE UPDATE ON crisiscontact BEGIN SELECT RAISE(ABORT, 'crisiscontact is alleen om aan toe te voegen'); END;
CREATE TRIGGER crisiscontact_geen_delete BEFORE DELETE ON crisiscontact BEGIN SELECT RAISE(ABORT, 'crisiscontact is alleen om aan toe te voegen'); END;

CREATE TABLE inbreng (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    casus INTEGER NOT NULL,
    overleg TEXT NOT NULL,
    op TEXT,
    terug_op TEXT,
    uitkomst TEXT,
    niet TEXT,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    FOREIGN KEY(casus) REFERENCES casus (id)
) STRICT;
CREATE INDEX inbreng_casus ON inbreng (casus);

-- Niemand legde eerder vast of er is gebeld: elke crisis komt terug, ook een die is besproken of die naar een ander is
-- opgeschaald dan wie bij een crisis wordt gebeld.
UPDATE casus SET crisis = 'open', crisis_na = 0, crisis_sinds = (
    SELECT max(t.dag) FROM melding m JOIN toedelingsbesluit t ON t.id = (
        SELECT max(u.id) FROM toedelingsbesluit u WHERE u.melding = m.id)
    WHERE m.casus = casus.id AND m.status <> 'teruggeleid'
    AND (t.uitkomst = 'crisis' OR t.voorstel LIKE '["crisis"%'));
UPDATE casus SET crisis = NULL, crisis_na = NULL WHERE crisis_sinds IS NULL;
UPDATE casus SET crisis = 'opgeschaald' WHERE crisis = 'open' AND opgeschaald_naar IN ('bureau-jeugdzorg', 'veilig-thuis') AND opgeschaald_op >= crisis_sinds;

-- Een maatregel, een multiprobleemgezin, en over overlast zegt niemand iets: wat beide categorieen delen staat vast.
UPDATE casus SET categorie_mogelijk = 'MPG3|MPG4' WHERE status = 'open' AND tafel = 'jeugd-en-gezin'
    AND categorie IS NULL AND multiprobleem = 'ja'
    AND EXISTS (SELECT 1 FROM melding m WHERE m.casus = casus.id AND m.jeugdhulp = 'maatregel')
    AND NOT EXISTS (SELECT 1 FROM melding m WHERE m.casus = casus.id AND m.overlast_openbaar IS NOT NULL);

-- When a casus comes back to its table, and whether the coordinators confirmed a proposal.
-- What was discussed before comes back by the rules: no date is made up for it.

ALTER TABLE casus ADD COLUMN terug_op TEXT;
ALTER TABLE melding ADD COLUMN bevestiging TEXT;
CREATE INDEX melding_bespreken ON melding (bevestiging) WHERE bevestiging = 'nee';

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

-- Een levering is terug te draaien; afstemming met andere overleggen; groep en huisletter.

ALTER TABLE importering ADD COLUMN ongedaan_op TEXT;
ALTER TABLE importering ADD COLUMN ongedaan_door TEXT;
ALTER TABLE importering ADD COLUMN bekend TEXT;
ALTER TABLE importering ADD COLUMN hoogste TEXT;
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

-- Een naam in vrije tekst wordt opgezocht bij de woorden van die tekst.
CREATE INDEX persoon_achternaam ON persoon (achternaam COLLATE NOCASE, tussenvoegsel, voornaam);
CREATE INDEX persoon_samengesteld ON persoon (achternaam, tussenvoegsel, voornaam) WHERE achternaam GLOB '*[^a-zA-Z]*';
CREATE INDEX melding_wijziging_achternaam ON melding_wijziging (melding) WHERE veld = 'achternaam';
