-- Het register kent zijn profiel; de termijn van een stap kan worden opgeschort.

CREATE TABLE instelling (
    sleutel TEXT NOT NULL,
    waarde TEXT NOT NULL,
    PRIMARY KEY (sleutel)
) STRICT;

ALTER TABLE casus ADD COLUMN opgeschort_op TEXT;
ALTER TABLE casus ADD COLUMN opgeschort_tot TEXT;
ALTER TABLE casus ADD COLUMN opschortreden TEXT;
ALTER TABLE casus ADD COLUMN termijn_vanaf TEXT;
ALTER TABLE casus ADD COLUMN termijn_rest INTEGER;
CREATE INDEX casus_opgeschort ON casus (opgeschort_tot) WHERE opgeschort_tot IS NOT NULL;
