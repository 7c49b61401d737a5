-- When a casus comes back to its table, and whether the coordinators confirmed a proposal.
-- What was discussed before comes back by the rules: no date is made up for it.

ALTER TABLE casus ADD COLUMN terug_op TEXT;
ALTER TABLE melding ADD COLUMN bevestiging TEXT;
CREATE INDEX melding_bespreken ON melding (bevestiging) WHERE bevestiging = 'nee';
