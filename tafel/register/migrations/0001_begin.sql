-- Meldingen, personen, huishoudens, casussen en het grootboek van toedelingen.

CREATE TABLE importering (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    bestanden TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    gelezen INTEGER NOT NULL,
    toegevoegd INTEGER NOT NULL,
    gewijzigd INTEGER NOT NULL,
    al_bekend INTEGER NOT NULL,
    afgewezen INTEGER NOT NULL
) STRICT;

CREATE TABLE huishouden (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    postcode TEXT,
    huisnummer TEXT,
    toevoeging TEXT,
    buurt TEXT
) STRICT;

CREATE INDEX huishouden_adres ON huishouden (postcode, huisnummer);

CREATE TABLE persoon (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    huishouden INTEGER NOT NULL,
    rol TEXT NOT NULL,
    sleutel TEXT,
    voornaam TEXT,
    voorletters TEXT,
    tussenvoegsel TEXT,
    achternaam TEXT,
    geboortedatum TEXT,
    bsn TEXT,
    FOREIGN KEY(huishouden) REFERENCES huishouden (id)
) STRICT;

CREATE INDEX persoon_sleutel ON persoon (sleutel);

CREATE INDEX persoon_huishouden ON persoon (huishouden);

CREATE TABLE casus (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    huishouden INTEGER NOT NULL,
    tafel TEXT,
    uitkomst TEXT NOT NULL,
    voorkeur TEXT,
    stap INTEGER NOT NULL,
    status TEXT NOT NULL,
    geopend_op TEXT NOT NULL,
    besproken_op TEXT,
    FOREIGN KEY(huishouden) REFERENCES huishouden (id)
) STRICT;

CREATE UNIQUE INDEX casus_open ON casus (huishouden) WHERE status = 'open';

CREATE TABLE melding (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    persoon INTEGER NOT NULL,
    casus INTEGER,
    importering INTEGER,
    sleutel TEXT NOT NULL,
    inhoud TEXT NOT NULL,
    status TEXT NOT NULL,
    uitkomst TEXT,
    tafel TEXT,
    kenmerk TEXT,
    ontvangen_op TEXT NOT NULL,
    kanaal TEXT,
    melder_organisatie TEXT,
    melder_naam TEXT,
    melder_contact TEXT,
    reden TEXT,
    aard TEXT,
    urgentie TEXT,
    leeftijd INTEGER,
    woonsituatie TEXT,
    inwonende_kinderen TEXT,
    zorgen_om_kinderen TEXT,
    gezinsbenadering TEXT,
    zelf_oplossen TEXT,
    risico_samenleving TEXT,
    crisis TEXT,
    complex TEXT,
    besproken_met_betrokkene TEXT,
    leefgebieden TEXT,
    bijzonderheden TEXT,
    regulier_aanbod TEXT,
    aanvliegroute TEXT,
    jeugdhulp TEXT,
    betrokken_organisaties TEXT,
    overlast_openbaar TEXT,
    opmerkingen TEXT,
    FOREIGN KEY(persoon) REFERENCES persoon (id),
    FOREIGN KEY(casus) REFERENCES casus (id),
    FOREIGN KEY(importering) REFERENCES importering (id)
) STRICT;

CREATE INDEX melding_status ON melding (status, ontvangen_op);

CREATE INDEX melding_casus ON melding (casus) WHERE casus IS NOT NULL;

CREATE INDEX melding_sleutel ON melding (sleutel);

CREATE INDEX melding_persoon ON melding (persoon);

CREATE TABLE melding_wijziging (
    id INTEGER NOT NULL,
    melding INTEGER NOT NULL,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    importering INTEGER,
    veld TEXT NOT NULL,
    oud TEXT,
    nieuw TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(melding) REFERENCES melding (id),
    FOREIGN KEY(importering) REFERENCES importering (id)
) STRICT;

CREATE INDEX melding_wijziging_melding ON melding_wijziging (melding);

CREATE TRIGGER melding_wijziging_geen_update BEFORE UPDATE ON melding_wijziging BEGIN SELECT RAISE(ABORT, 'melding_wijziging is alleen om aan toe te voegen'); END;

CREATE TRIGGER melding_wijziging_geen_delete BEFORE DELETE ON melding_wijziging BEGIN SELECT RAISE(ABORT, 'melding_wijziging is alleen om aan toe te voegen'); END;

CREATE TABLE toedelingsbesluit (
    id INTEGER NOT NULL,
    melding INTEGER NOT NULL,
    casus INTEGER,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    profiel TEXT NOT NULL,
    profielversie TEXT NOT NULL,
    uitkomst TEXT NOT NULL,
    tafel TEXT,
    motivering TEXT,
    besluit TEXT NOT NULL,
    voorstel TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(melding) REFERENCES melding (id),
    FOREIGN KEY(casus) REFERENCES casus (id)
) STRICT;

CREATE INDEX toedelingsbesluit_melding ON toedelingsbesluit (melding, id);

CREATE TRIGGER toedelingsbesluit_geen_update BEFORE UPDATE ON toedelingsbesluit BEGIN SELECT RAISE(ABORT, 'toedelingsbesluit is alleen om aan toe te voegen'); END;

CREATE TRIGGER toedelingsbesluit_geen_delete BEFORE DELETE ON toedelingsbesluit BEGIN SELECT RAISE(ABORT, 'toedelingsbesluit is alleen om aan toe te voegen'); END;
