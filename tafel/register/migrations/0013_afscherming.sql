-- Een adres kan afgeschermd zijn: het hele huishouden, vanaf een dag, tot iemand zegt dat het niet meer hoeft.

ALTER TABLE huishouden ADD COLUMN afgeschermd TEXT;
UPDATE huishouden SET afgeschermd = (SELECT min(m.ontvangen_op) FROM persoon p JOIN melding m ON m.persoon = p.id WHERE p.huishouden = huishouden.id AND '|' || m.bijzonderheden || '|' LIKE '%|adres_afgeschermd|%') WHERE id IN (SELECT p.huishouden FROM melding m JOIN persoon p ON p.id = m.persoon WHERE '|' || m.bijzonderheden || '|' LIKE '%|adres_afgeschermd|%');
