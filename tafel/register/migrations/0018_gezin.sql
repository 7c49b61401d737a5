-- Wie er bij een huishouden komt: sinds wanneer, hoe oud dan, en of een melding hem of haar al noemde.

ALTER TABLE persoon ADD COLUMN jaren INTEGER;
ALTER TABLE persoon ADD COLUMN jaren_op TEXT;
ALTER TABLE persoon ADD COLUMN erbij_op TEXT;
ALTER TABLE persoon ADD COLUMN genoemd TEXT;
CREATE INDEX persoon_kind ON persoon (huishouden) WHERE rol = 'kind';
