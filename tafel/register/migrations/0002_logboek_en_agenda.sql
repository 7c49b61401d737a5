-- Het logboek van inzage en wijziging, en de index waarop de agenda leest.

CREATE TABLE logregel (
    id INTEGER NOT NULL,
    tijd TEXT NOT NULL,
    dag TEXT NOT NULL,
    wie TEXT NOT NULL,
    handeling TEXT NOT NULL,
    onderwerp TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE INDEX logregel_tijd ON logregel (tijd);

CREATE TRIGGER logregel_geen_update BEFORE UPDATE ON logregel BEGIN SELECT RAISE(ABORT, 'logregel is alleen om aan toe te voegen'); END;

CREATE TRIGGER logregel_geen_delete BEFORE DELETE ON logregel BEGIN SELECT RAISE(ABORT, 'logregel is alleen om aan toe te voegen'); END;

CREATE INDEX casus_agenda ON casus (tafel, uitkomst, geopend_op) WHERE status = 'open' AND besproken_op IS NULL;
