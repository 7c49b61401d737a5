-- Een gemelde crisis wacht tot een casus haar volgt, wat daarna ook over de melding wordt geleverd.

ALTER TABLE melding ADD COLUMN crisis_gemeld TEXT;
ALTER TABLE importspoor ADD COLUMN crisis_gemeld TEXT;
ALTER TABLE casus ADD COLUMN crisis_gemeld TEXT;
ALTER TABLE casus ADD COLUMN crisis_elders TEXT;
CREATE INDEX melding_bij_gesloten ON melding (casus) WHERE bevestiging = 'gesloten';

UPDATE melding SET crisis_gemeld = ontvangen_op WHERE crisis = 'ja' AND status IN ('nieuw', 'aanvullen')
    AND NOT EXISTS (SELECT 1 FROM casus c WHERE c.id = melding.casus AND c.status = 'open');

-- Tot nu toe werd bij elke vraag opnieuw uitgerekend sinds wanneer er over een crisis gebeld kan zijn.
UPDATE casus SET crisis_gemeld = min(crisis_sinds, coalesce((
    SELECT coalesce((SELECT max(w.dag) FROM melding_wijziging w WHERE w.melding = m.id AND w.veld = 'crisis' AND w.nieuw = 'ja'), m.ontvangen_op)
    FROM melding m WHERE m.casus = casus.id AND m.status <> 'teruggeleid' AND (m.crisis = 'ja' OR m.uitkomst = 'crisis')
    ORDER BY m.id DESC LIMIT 1), crisis_sinds))
WHERE crisis IS NOT NULL;

-- Een gestelde crisis rond iemand zonder kind in huis werd nergens gevolgd: of er is gebeld, weet niemand.
UPDATE casus SET crisis = 'open', crisis_elders = 'ja', crisis_na = 0,
    crisis_sinds = (SELECT max(m.ontvangen_op) FROM melding m WHERE m.casus = casus.id AND m.crisis = 'ja' AND m.status <> 'teruggeleid'),
    crisis_gemeld = (SELECT min(m.ontvangen_op) FROM melding m WHERE m.casus = casus.id AND m.crisis = 'ja' AND m.status <> 'teruggeleid')
WHERE status = 'open' AND crisis IS NULL
    AND EXISTS (SELECT 1 FROM melding m WHERE m.casus = casus.id AND m.crisis = 'ja' AND m.status <> 'teruggeleid');
