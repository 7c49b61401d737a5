-- Tekst die in het verkeerde dossier terechtkwam kan eruit, ook waar een tabel alleen groeit: zolang een rectificatie bezig is, en alleen uit kolommen met getypte tekst. Geen transactie eindigt terwijl zij bezig is.

CREATE TABLE rectificatie (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    casus INTEGER,
    melding INTEGER,
    reden TEXT NOT NULL,
    plaatsen TEXT NOT NULL,
    schoon TEXT,
    bezig INTEGER,
    FOREIGN KEY(bezig) REFERENCES rectificatie (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

DROP TRIGGER toedelingsbesluit_geen_update;
CREATE TRIGGER toedelingsbesluit_geen_update BEFORE UPDATE ON toedelingsbesluit WHEN NOT (EXISTS (SELECT 1 FROM rectificatie WHERE bezig IS NOT NULL) AND OLD.id IS NEW.id AND OLD.melding IS NEW.melding AND OLD.casus IS NEW.casus AND OLD.tijd IS NEW.tijd AND OLD.dag IS NEW.dag AND OLD.wie IS NEW.wie AND OLD.profiel IS NEW.profiel AND OLD.profielversie IS NEW.profielversie AND OLD.uitkomst IS NEW.uitkomst AND OLD.tafel IS NEW.tafel AND OLD.besluit IS NEW.besluit AND OLD.voorstel IS NEW.voorstel) BEGIN SELECT RAISE(ABORT, 'toedelingsbesluit is alleen om aan toe te voegen'); END;
DROP TRIGGER melding_wijziging_geen_update;
CREATE TRIGGER melding_wijziging_geen_update BEFORE UPDATE ON melding_wijziging WHEN NOT (EXISTS (SELECT 1 FROM rectificatie WHERE bezig IS NOT NULL) AND OLD.id IS NEW.id AND OLD.melding IS NEW.melding AND OLD.tijd IS NEW.tijd AND OLD.dag IS NEW.dag AND OLD.wie IS NEW.wie AND OLD.importering IS NEW.importering AND OLD.veld IS NEW.veld AND OLD.ongedaan IS NEW.ongedaan) BEGIN SELECT RAISE(ABORT, 'melding_wijziging is alleen om aan toe te voegen'); END;
DROP TRIGGER terugkoppeling_geen_update;
CREATE TRIGGER terugkoppeling_geen_update BEFORE UPDATE ON terugkoppeling WHEN NOT (EXISTS (SELECT 1 FROM rectificatie WHERE bezig IS NOT NULL) AND OLD.id IS NEW.id AND OLD.aan IS NEW.aan AND OLD.casus IS NEW.casus AND OLD.melding IS NEW.melding AND OLD.tijd IS NEW.tijd AND OLD.dag IS NEW.dag AND OLD.wie IS NEW.wie) BEGIN SELECT RAISE(ABORT, 'terugkoppeling is alleen om aan toe te voegen'); END;
DROP TRIGGER overlegbesluit_geen_update;
CREATE TRIGGER overlegbesluit_geen_update BEFORE UPDATE ON overlegbesluit WHEN NOT (EXISTS (SELECT 1 FROM rectificatie WHERE bezig IS NOT NULL) AND OLD.id IS NEW.id AND OLD.casus IS NEW.casus AND OLD.tafel IS NEW.tafel AND OLD.overleg IS NEW.overleg AND OLD.tijd IS NEW.tijd AND OLD.dag IS NEW.dag AND OLD.wie IS NEW.wie) BEGIN SELECT RAISE(ABORT, 'overlegbesluit is alleen om aan toe te voegen'); END;
DROP TRIGGER notitie_geen_update;
CREATE TRIGGER notitie_geen_update BEFORE UPDATE ON notitie WHEN NOT (EXISTS (SELECT 1 FROM rectificatie WHERE bezig IS NOT NULL) AND OLD.id IS NEW.id AND OLD.casus IS NEW.casus AND OLD.tijd IS NEW.tijd AND OLD.dag IS NEW.dag AND OLD.wie IS NEW.wie AND OLD.delen_met IS NEW.delen_met) BEGIN SELECT RAISE(ABORT, 'notitie is alleen om aan toe te voegen'); END;
DROP TRIGGER ervaring_geen_update;
CREATE TRIGGER ervaring_geen_update BEFORE UPDATE ON ervaring WHEN NOT (EXISTS (SELECT 1 FROM rectificatie WHERE bezig IS NOT NULL) AND OLD.id IS NEW.id AND OLD.aanbod IS NEW.aanbod AND OLD.tafel IS NEW.tafel AND OLD.toegankelijkheid IS NEW.toegankelijkheid AND OLD.kwaliteit IS NEW.kwaliteit AND OLD.prestatie IS NEW.prestatie AND OLD.tijd IS NEW.tijd AND OLD.dag IS NEW.dag AND OLD.wie IS NEW.wie) BEGIN SELECT RAISE(ABORT, 'ervaring is alleen om aan toe te voegen'); END;
DROP TRIGGER vaststelling_geen_update;
CREATE TRIGGER vaststelling_geen_update BEFORE UPDATE ON vaststelling WHEN NOT (EXISTS (SELECT 1 FROM rectificatie WHERE bezig IS NOT NULL) AND OLD.id IS NEW.id AND OLD.rapport IS NEW.rapport AND OLD.kwartaal IS NEW.kwartaal AND OLD.profiel IS NEW.profiel AND OLD.tijd IS NEW.tijd AND OLD.dag IS NEW.dag AND OLD.wie IS NEW.wie) BEGIN SELECT RAISE(ABORT, 'vaststelling is alleen om aan toe te voegen'); END;
DROP TRIGGER besluitcorrectie_geen_update;
CREATE TRIGGER besluitcorrectie_geen_update BEFORE UPDATE ON besluitcorrectie WHEN NOT (EXISTS (SELECT 1 FROM rectificatie WHERE bezig IS NOT NULL) AND OLD.id IS NEW.id AND OLD.besluit IS NEW.besluit AND OLD.vervallen IS NEW.vervallen AND OLD.tijd IS NEW.tijd AND OLD.dag IS NEW.dag AND OLD.wie IS NEW.wie) BEGIN SELECT RAISE(ABORT, 'besluitcorrectie is alleen om aan toe te voegen'); END;
DROP TRIGGER afspraakcorrectie_geen_update;
CREATE TRIGGER afspraakcorrectie_geen_update BEFORE UPDATE ON afspraakcorrectie WHEN NOT (EXISTS (SELECT 1 FROM rectificatie WHERE bezig IS NOT NULL) AND OLD.id IS NEW.id AND OLD.afspraak IS NEW.afspraak AND OLD.veld IS NEW.veld AND OLD.tijd IS NEW.tijd AND OLD.dag IS NEW.dag AND OLD.wie IS NEW.wie) BEGIN SELECT RAISE(ABORT, 'afspraakcorrectie is alleen om aan toe te voegen'); END;
DROP TRIGGER crisiscontact_geen_update;
CREATE TRIGGER crisiscontact_geen_update BEFORE UPDATE ON crisiscontact WHEN NOT (EXISTS (SELECT 1 FROM rectificatie WHERE bezig IS NOT NULL) AND OLD.id IS NEW.id AND OLD.casus IS NEW.casus AND OLD.melding IS NEW.melding AND OLD.op IS NEW.op AND OLD.veilig IS NEW.veilig AND OLD.volgende IS NEW.volgende AND OLD.tijd IS NEW.tijd AND OLD.dag IS NEW.dag AND OLD.wie IS NEW.wie) BEGIN SELECT RAISE(ABORT, 'crisiscontact is alleen om aan toe te voegen'); END;
DROP TRIGGER afstemming_geen_update;
CREATE TRIGGER afstemming_geen_update BEFORE UPDATE ON afstemming WHEN NOT (EXISTS (SELECT 1 FROM rectificatie WHERE bezig IS NOT NULL) AND OLD.id IS NEW.id AND OLD.casus IS NEW.casus AND OLD.op IS NEW.op AND OLD.tijd IS NEW.tijd AND OLD.dag IS NEW.dag AND OLD.wie IS NEW.wie) BEGIN SELECT RAISE(ABORT, 'afstemming is alleen om aan toe te voegen'); END;
DROP TRIGGER overlegversie_geen_update;
CREATE TRIGGER overlegversie_geen_update BEFORE UPDATE ON overlegversie WHEN NOT (EXISTS (SELECT 1 FROM rectificatie WHERE bezig IS NOT NULL) AND OLD.id IS NEW.id AND OLD.overleg IS NEW.overleg AND OLD.versie IS NEW.versie AND OLD.wijziging IS NEW.wijziging AND OLD.tijd IS NEW.tijd AND OLD.dag IS NEW.dag AND OLD.wie IS NEW.wie) BEGIN SELECT RAISE(ABORT, 'overlegversie is alleen om aan toe te voegen'); END;
