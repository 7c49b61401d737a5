-- Wat een rapport over een afgesloten maand naast de cijfers zegt, blijft bij die maand; het zegel laat zien of iets ervan met de hand is gewijzigd.
ALTER TABLE maandafsluiting ADD COLUMN stand TEXT;
ALTER TABLE maandafsluiting ADD COLUMN kaart TEXT;
ALTER TABLE maandafsluiting ADD COLUMN zegel TEXT;

-- Een maand die volgens het log is afgesloten, hoort er te zijn.
CREATE INDEX logregel_afgesloten ON logregel (onderwerp) WHERE handeling = 'rapport afsluiten';
