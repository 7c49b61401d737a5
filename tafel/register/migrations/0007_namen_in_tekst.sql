-- Wie in een tekst wordt genoemd, wordt gevonden bij de woorden van die tekst: voornaam, geboortedag, kind, melder.

CREATE INDEX persoon_voornaam ON persoon (voornaam COLLATE NOCASE);
CREATE INDEX persoon_voornamen ON persoon (voornaam) WHERE voornaam GLOB '*[^a-zA-Z]*';
CREATE INDEX persoon_geboren ON persoon (geboortedatum) WHERE geboortedatum IS NOT NULL;
CREATE INDEX melding_kinderen ON melding (inwonende_kinderen) WHERE inwonende_kinderen <> 'geen';
CREATE INDEX melding_burger ON melding (melder_naam, melder_organisatie) WHERE melder_naam IS NOT NULL AND melder_organisatie IS NULL;
CREATE INDEX melding_wijziging_gegevens ON melding_wijziging (veld, oud, melding) WHERE veld IN ('voornaam', 'geboortedatum', 'postcode', 'inwonende_kinderen', 'melder_naam') AND oud IS NOT NULL;
