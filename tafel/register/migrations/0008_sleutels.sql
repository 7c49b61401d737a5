-- Wat dezelfde persoon of melding is, hangt niet meer af van hoofdletters, soort aanhalingsteken of streepje, ij, de volgorde van een lijst of de verdeling van een naam over de kolommen. Een melding wordt herkend aan de levering waarmee zij binnenkwam.
UPDATE persoon SET sleutel = persoonssleutel(json_object('voornaam', voornaam, 'voorletters', voorletters, 'tussenvoegsel', tussenvoegsel, 'achternaam', achternaam, 'geboortedatum', geboortedatum)) WHERE sleutel IS NOT NULL AND length(geboortedatum) = 10;
UPDATE melding SET sleutel = meldingssleutel(coalesce((SELECT s.inhoud FROM importspoor s WHERE s.melding = melding.id AND s.inhoud IS NOT NULL ORDER BY s.id LIMIT 1), inhoud));
CREATE INDEX melding_ander_teken ON melding (id) WHERE kenmerk GLOB '*[^ -_a-~]*';
