-- Procesregie: werkproces, plan, afspraken, terugkoppeling, escalatie, partners en besluiten.

ALTER TABLE casus ADD COLUMN stap_sinds TEXT;
ALTER TABLE casus ADD COLUMN vorige INTEGER REFERENCES casus (id);
ALTER TABLE casus ADD COLUMN zaaknummer TEXT;
ALTER TABLE casus ADD COLUMN erkenning TEXT;
ALTER TABLE casus ADD COLUMN verificatie TEXT;
ALTER TABLE casus ADD COLUMN verheldering TEXT;
ALTER TABLE casus ADD COLUMN chronisch TEXT;
ALTER TABLE casus ADD COLUMN multiprobleem TEXT;
ALTER TABLE casus ADD COLUMN categorie TEXT;
ALTER TABLE casus ADD COLUMN casemanager TEXT;
ALTER TABLE casus ADD COLUMN casemanager_organisatie TEXT;
ALTER TABLE casus ADD COLUMN casemanager_contact TEXT;
ALTER TABLE casus ADD COLUMN opgeschaald_naar TEXT;
ALTER TABLE casus ADD COLUMN opgeschaald_op TEXT;
ALTER TABLE casus ADD COLUMN volg_op TEXT;
ALTER TABLE casus ADD COLUMN volgreden TEXT;
ALTER TABLE casus ADD COLUMN gesloten_op TEXT;
ALTER TABLE casus ADD COLUMN sluitreden TEXT;
ALTER TABLE casus ADD COLUMN evaluatie TEXT;
ALTER TABLE casus ADD COLUMN nazorg_op TEXT;
ALTER TABLE melding ADD COLUMN teruggeleid_naar TEXT;

UPDATE casus SET stap_sinds = geopend_op;

CREATE TABLE gebeurtenis (
    id INTEGER NOT NULL,
    casus INTEGER NOT NULL,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    soort TEXT NOT NULL,
    tekst TEXT NOT NULL,
    gegevens TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(casus) REFERENCES casus (id)
) STRICT;

CREATE TABLE "plan" (
    id INTEGER NOT NULL,
    casus INTEGER NOT NULL,
    versie INTEGER NOT NULL,
    status TEXT NOT NULL,
    gemaakt_op TEXT NOT NULL,
    vastgesteld_op TEXT,
    evaluatie_op TEXT,
    geevalueerd_op TEXT,
    analyse TEXT,
    analyse_van TEXT,
    analyse_op TEXT,
    analyse_gezamenlijk TEXT,
    dominant TEXT,
    tijdsplan TEXT,
    netwerk TEXT,
    instemming TEXT,
    grond TEXT,
    verwijscriteria TEXT,
    methodiek TEXT,
    bewezen TEXT,
    ondersteuning TEXT,
    steunsysteem TEXT,
    evaluatie TEXT,
    gezin_zegt TEXT,
    vastgelegd TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(casus) REFERENCES casus (id)
) STRICT;

CREATE TABLE doel (
    id INTEGER NOT NULL,
    casus INTEGER NOT NULL,
    nummer INTEGER NOT NULL,
    plan_van INTEGER NOT NULL,
    plan_tot INTEGER,
    leefgebied TEXT NOT NULL,
    tekst TEXT NOT NULL,
    maat TEXT,
    streefdatum TEXT,
    resultaat TEXT,
    toelichting TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(casus) REFERENCES casus (id),
    FOREIGN KEY(plan_van) REFERENCES "plan" (id),
    FOREIGN KEY(plan_tot) REFERENCES "plan" (id)
) STRICT;

CREATE TABLE afspraak (
    id INTEGER NOT NULL,
    casus INTEGER NOT NULL,
    nummer INTEGER NOT NULL,
    doel INTEGER,
    organisatie TEXT,
    wie TEXT,
    wat TEXT NOT NULL,
    uiterlijk TEXT,
    eerst_uiterlijk TEXT,
    status TEXT NOT NULL,
    oorzaak TEXT,
    toelichting TEXT,
    keren_doorgeschoven INTEGER NOT NULL,
    gemaakt_op TEXT NOT NULL,
    afgedaan_op TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(casus) REFERENCES casus (id),
    FOREIGN KEY(doel) REFERENCES doel (id)
) STRICT;

CREATE TABLE instemming (
    id INTEGER NOT NULL,
    casus INTEGER NOT NULL,
    persoon INTEGER NOT NULL,
    stand TEXT NOT NULL,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(casus) REFERENCES casus (id),
    FOREIGN KEY(persoon) REFERENCES persoon (id)
) STRICT;

CREATE TABLE betrokkenheid (
    id INTEGER NOT NULL,
    persoon INTEGER NOT NULL,
    organisatie TEXT NOT NULL,
    sinds TEXT,
    tot TEXT,
    contact TEXT,
    zorgcoordinatie TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(persoon) REFERENCES persoon (id)
) STRICT;

CREATE TABLE terugkoppeling (
    id INTEGER NOT NULL,
    aan TEXT NOT NULL,
    casus INTEGER,
    melding INTEGER,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    tekst TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(casus) REFERENCES casus (id),
    FOREIGN KEY(melding) REFERENCES melding (id)
) STRICT;

CREATE TABLE escalatie (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    casus INTEGER,
    tafel TEXT,
    spoor TEXT NOT NULL,
    stap INTEGER NOT NULL,
    organisatie TEXT NOT NULL,
    afspraak INTEGER,
    grond TEXT,
    toelichting TEXT,
    motivering TEXT,
    opmerking TEXT,
    wie TEXT NOT NULL,
    richting TEXT NOT NULL,
    via TEXT,
    regels TEXT NOT NULL,
    bron TEXT NOT NULL,
    gestart_op TEXT NOT NULL,
    uiterlijk TEXT NOT NULL,
    bindend TEXT NOT NULL,
    status TEXT NOT NULL,
    resultaat TEXT,
    resultaat_tekst TEXT,
    afgerond_op TEXT,
    door TEXT NOT NULL,
    FOREIGN KEY(casus) REFERENCES casus (id),
    FOREIGN KEY(afspraak) REFERENCES afspraak (id)
) STRICT;

CREATE TABLE overlegbesluit (
    id INTEGER NOT NULL,
    casus INTEGER NOT NULL,
    tafel TEXT NOT NULL,
    overleg TEXT NOT NULL,
    tekst TEXT NOT NULL,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(casus) REFERENCES casus (id)
) STRICT;

CREATE TABLE notitie (
    id INTEGER NOT NULL,
    casus INTEGER NOT NULL,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    bron TEXT,
    tekst TEXT NOT NULL,
    delen_met TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(casus) REFERENCES casus (id)
) STRICT;

CREATE TABLE consultatie (
    id INTEGER NOT NULL,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    tafel TEXT NOT NULL,
    organisatie TEXT,
    leefgebied TEXT,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE partner (
    code TEXT NOT NULL,
    naam TEXT,
    opdrachtgever TEXT,
    hefboom TEXT,
    kring TEXT,
    sancties TEXT,
    convenant_op TEXT,
    kern TEXT,
    schil TEXT,
    PRIMARY KEY (code)
) STRICT;

CREATE TABLE contactpersoon (
    id INTEGER NOT NULL,
    partner TEXT NOT NULL,
    naam TEXT NOT NULL,
    functie TEXT,
    telefoon TEXT,
    mail TEXT,
    tot TEXT,
    PRIMARY KEY (id)
) STRICT;

CREATE INDEX afspraak_afgedaan ON afspraak (afgedaan_op) WHERE afgedaan_op IS NOT NULL;
CREATE INDEX afspraak_gemaakt ON afspraak (gemaakt_op);
CREATE UNIQUE INDEX afspraak_nummer ON afspraak (casus, nummer);
CREATE INDEX afspraak_open ON afspraak (uiterlijk) WHERE status = 'open';
CREATE INDEX afspraak_organisatie ON afspraak (organisatie, status, uiterlijk);
CREATE INDEX betrokkenheid_organisatie ON betrokkenheid (organisatie);
CREATE INDEX betrokkenheid_persoon ON betrokkenheid (persoon);
CREATE INDEX casus_geopend ON casus (geopend_op) WHERE tafel IS NOT NULL;
CREATE INDEX casus_huishouden ON casus (huishouden);
CREATE INDEX casus_nazorg ON casus (nazorg_op) WHERE nazorg_op IS NOT NULL;
CREATE INDEX casus_stap ON casus (tafel, stap) WHERE status = 'open';
CREATE INDEX casus_volg ON casus (volg_op) WHERE volg_op IS NOT NULL;
CREATE INDEX consultatie_dag ON consultatie (dag);
CREATE INDEX contactpersoon_partner ON contactpersoon (partner);
CREATE UNIQUE INDEX doel_nummer ON doel (casus, nummer);
CREATE INDEX escalatie_casus ON escalatie (casus) WHERE casus IS NOT NULL;
CREATE INDEX escalatie_open ON escalatie (tafel, uiterlijk) WHERE status = 'open';
CREATE INDEX gebeurtenis_casus ON gebeurtenis (casus);
CREATE INDEX instemming_casus ON instemming (casus);
CREATE INDEX notitie_casus ON notitie (casus);
CREATE INDEX overlegbesluit_casus ON overlegbesluit (casus);
CREATE INDEX overlegbesluit_overleg ON overlegbesluit (tafel, overleg, casus);
CREATE INDEX plan_evaluatie ON "plan" (evaluatie_op) WHERE status = 'vastgesteld' AND geevalueerd_op IS NULL;
CREATE UNIQUE INDEX plan_geldend ON "plan" (casus, status) WHERE status IN ('concept', 'vastgesteld');
CREATE UNIQUE INDEX plan_versie ON "plan" (casus, versie);
CREATE INDEX terugkoppeling_casus ON terugkoppeling (casus) WHERE casus IS NOT NULL;
CREATE INDEX terugkoppeling_melding ON terugkoppeling (melding) WHERE melding IS NOT NULL;

CREATE TRIGGER consultatie_geen_update BEFORE UPDATE ON consultatie BEGIN SELECT RAISE(ABORT, 'consultatie is alleen om aan toe te voegen'); END;
CREATE TRIGGER consultatie_geen_delete BEFORE DELETE ON consultatie BEGIN SELECT RAISE(ABORT, 'consultatie is alleen om aan toe te voegen'); END;
CREATE TRIGGER gebeurtenis_geen_update BEFORE UPDATE ON gebeurtenis BEGIN SELECT RAISE(ABORT, 'gebeurtenis is alleen om aan toe te voegen'); END;
CREATE TRIGGER gebeurtenis_geen_delete BEFORE DELETE ON gebeurtenis BEGIN SELECT RAISE(ABORT, 'gebeurtenis is alleen om aan toe te voegen'); END;
CREATE TRIGGER instemming_geen_update BEFORE UPDATE ON instemming BEGIN SELECT RAISE(ABORT, 'instemming is alleen om aan toe te voegen'); END;
CREATE TRIGGER instemming_geen_delete BEFORE DELETE ON instemming BEGIN SELECT RAISE(ABORT, 'instemming is alleen om aan toe te voegen'); END;
CREATE TRIGGER overlegbesluit_geen_update BEFORE UPDATE ON overlegbesluit BEGIN SELECT RAISE(ABORT, 'overlegbesluit is alleen om aan toe te voegen'); END;
CREATE TRIGGER overlegbesluit_geen_delete BEFORE DELETE ON overlegbesluit BEGIN SELECT RAISE(ABORT, 'overlegbesluit is alleen om aan toe te voegen'); END;
CREATE TRIGGER notitie_geen_update BEFORE UPDATE ON notitie BEGIN SELECT RAISE(ABORT, 'notitie is alleen om aan toe te voegen'); END;
CREATE TRIGGER notitie_geen_delete BEFORE DELETE ON notitie BEGIN SELECT RAISE(ABORT, 'notitie is alleen om aan toe te voegen'); END;
CREATE TRIGGER terugkoppeling_geen_update BEFORE UPDATE ON terugkoppeling BEGIN SELECT RAISE(ABORT, 'terugkoppeling is alleen om aan toe te voegen'); END;
CREATE TRIGGER terugkoppeling_geen_delete BEFORE DELETE ON terugkoppeling BEGIN SELECT RAISE(ABORT, 'terugkoppeling is alleen om aan toe te voegen'); END;
