-- Waar een huishouden woonde voor het verhuisde, tot en met welke dag.

CREATE TABLE huisadres (
    id INTEGER NOT NULL,
    huishouden INTEGER NOT NULL,
    postcode TEXT,
    huisnummer TEXT,
    huisletter TEXT,
    toevoeging TEXT,
    buurt TEXT,
    van TEXT,
    tot TEXT NOT NULL,
    wie TEXT NOT NULL,
    tijd TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(huishouden) REFERENCES huishouden (id)
) STRICT;
CREATE INDEX huisadres_huishouden ON huisadres (huishouden);
