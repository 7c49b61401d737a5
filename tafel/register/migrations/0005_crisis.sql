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

-- Niemand legde eerder vast of er is gebeld: elke crisis die niet is opgeschaald komt terug, ook een die is besproken.
UPDATE casus SET crisis = 'open', crisis_na = 0, crisis_sinds = (
    SELECT max(t.dag) FROM melding m JOIN toedelingsbesluit t ON t.id = (
        SELECT max(u.id) FROM toedelingsbesluit u WHERE u.melding = m.id)
    WHERE m.casus = casus.id AND m.status <> 'teruggeleid'
    AND (t.uitkomst = 'crisis' OR t.voorstel LIKE '["crisis"%'));
UPDATE casus SET crisis = NULL, crisis_na = NULL WHERE crisis_sinds IS NULL;
UPDATE casus SET crisis = 'opgeschaald' WHERE crisis = 'open' AND opgeschaald_naar IS NOT NULL AND opgeschaald_op >= crisis_sinds;

-- Een maatregel, een multiprobleemgezin, en over overlast zegt niemand iets: wat beide categorieen delen staat vast.
UPDATE casus SET categorie_mogelijk = 'MPG3|MPG4' WHERE status = 'open' AND tafel = 'jeugd-en-gezin'
    AND categorie IS NULL AND multiprobleem = 'ja'
    AND EXISTS (SELECT 1 FROM melding m WHERE m.casus = casus.id AND m.jeugdhulp = 'maatregel')
    AND NOT EXISTS (SELECT 1 FROM melding m WHERE m.casus = casus.id AND m.overlast_openbaar IS NOT NULL);
