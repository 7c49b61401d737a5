-- Bij en tegenover een huisnummer, e.v. en wed. tussen twee achternamen, spaties om een streepje en voorletter IJ. staan in een sleutel op een manier.
UPDATE persoon SET sleutel = persoonssleutel(json_object('voornaam', voornaam, 'voorletters', voorletters, 'tussenvoegsel', tussenvoegsel, 'achternaam', achternaam, 'geboortedatum', geboortedatum)) WHERE sleutel IS NOT NULL AND length(geboortedatum) = 10;
UPDATE melding SET sleutel = meldingssleutel(coalesce((SELECT s.inhoud FROM importspoor s WHERE s.melding = melding.id AND s.inhoud IS NOT NULL ORDER BY s.id LIMIT 1), inhoud));
