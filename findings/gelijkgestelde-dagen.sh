#!/usr/bin/env bash
# Guessed: a calendar library for the Netherlands tells on which days a term of the Algemene termijnenwet cannot end.
# The law has 5 May every year and Good Friday (art. 3 lid 1-2), and single days that a royal decree makes equal to a
# holiday (lid 3), such as 02-01-2026 and 15-05-2026.
# Seen: none of the three knows one of the ten days of the last two decrees. holidays gives 5 May only in lustrum years
# unless its optional category is asked for; date-holidays has both 5 May and Good Friday every year, but of type
# "school", so whoever keeps its "public" days misses them; workalendar has both every year.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --disable-pip-version-check install holidays==0.109 workalendar==17.0.0
npm --silent --no-fund --no-audit --prefix . install date-holidays@3.37.0 >/dev/null

venv/bin/python - <<'P' >python.txt
import holidays
from datetime import date
from workalendar.europe import Netherlands

BESLUIT = ["2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30",
           "2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"]
jaren = range(2023, 2029)
alles = holidays.NL.supported_categories
bronnen = {
    "holidays": lambda dag: dag in holidays.NL(years=dag.year),
    "holidays, every category": lambda dag: dag in holidays.NL(years=dag.year, categories=alles),
    "workalendar": lambda dag: Netherlands().is_holiday(dag),
}
for naam, vrij in bronnen.items():
    besluit = sum(vrij(date.fromisoformat(dag)) for dag in BESLUIT)
    bevrijding = [jaar for jaar in jaren if vrij(date(jaar, 5, 5))]
    print(f"{naam}: {besluit} of 10 decree days, 5 May in {bevrijding}, "
          f"Good Friday 2026 {vrij(date(2026, 4, 3))}")
P

cat >lees.js <<'J'
const Holidays = require('date-holidays')
const nl = new Holidays('NL')
const soort = dag => (nl.getHolidays(dag.slice(0, 4)).filter(h => h.date.startsWith(dag)).map(h => h.type).join('+') || 'none')
const besluit = ['2023-04-28', '2023-05-19', '2024-05-10', '2024-12-27', '2025-05-30',
  '2026-01-02', '2026-05-15', '2027-05-07', '2028-04-28', '2028-05-26']
console.log(`date-holidays: ${besluit.filter(d => soort(d) !== 'none').length} of 10 decree days, ` +
  `5 May ${[2023, 2024, 2025, 2026].map(j => `${j} ${soort(`${j}-05-05`)}`).join(', ')}, Good Friday 2026 ${soort('2026-04-03')}`)
J
node lees.js >node.txt
cat python.txt node.txt | tee gezien.txt
diff - gezien.txt <<'V'
holidays: 0 of 10 decree days, 5 May in [2025], Good Friday 2026 True
holidays, every category: 0 of 10 decree days, 5 May in [2023, 2024, 2025, 2026, 2027, 2028], Good Friday 2026 True
workalendar: 0 of 10 decree days, 5 May in [2023, 2024, 2025, 2026, 2027, 2028], Good Friday 2026 True
date-holidays: 0 of 10 decree days, 5 May 2023 school, 2024 school, 2025 school, 2026 school, Good Friday 2026 school
V
