#!/usr/bin/env bash
# Guessed: calamine gives every cell of an ODS or old XLS file as a spreadsheet shows it, or says that it cannot.
# Seen: an error and a formula that nobody worked out are an empty text in both, so a crisis in one is lost; an error that an
# older program stored with the number 0 is 0.0; a tab and a line break inside a text are dropped; merged cells are told of
# an XLS and not of an ODS.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --disable-pip-version-check install python-calamine==0.9.1 xlwt==1.3.0

venv/bin/python - <<'P' | tee gezien.txt
import io
import zipfile

import xlwt
from python_calamine import CalamineWorkbook

O = "urn:oasis:names:tc:opendocument:xmlns:"
NS = "".join(f' xmlns:{n}="{O}{n}:1.0"' for n in ("office", "table", "text"))


def ods(rijen):
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        zip_.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        zip_.writestr(
            "content.xml",
            f"<office:document-content{NS}><office:body><office:spreadsheet><table:table "
            f'table:name="B">{rijen}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
        zip_.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{O}manifest:1.0"/>')
    return uit.getvalue()


def cel(kenmerken, inhoud=""):
    return f"<table:table-cell {kenmerken}>{inhoud and f'<text:p>{inhoud}</text:p>'}</table:table-cell>"


def toon(wat, inhoud):
    blad = CalamineWorkbook.from_object(io.BytesIO(inhoud)).get_sheet_by_index(0)
    print(wat, blad.to_python(), blad.merged_cell_ranges)


X = cel('office:value-type="string"', "x")
toon(
    "ods",
    ods(
        "<table:table-row>"
        + X
        + cel('table:formula="of:=[.A9]"')
        + cel('table:formula="of:=1/0" office:value-type="float" office:value="0"', "#DIV/0!")
        + cel('office:value-type="string" table:number-columns-spanned="2"', "a<text:tab/>b<text:line-break/>c")
        + "</table:table-row>"
    ),
)
boek = xlwt.Workbook()
blad = boek.add_sheet("B")
blad.write(0, 0, "x")
blad.write(0, 1, xlwt.Formula("A9"))
blad.row(0).set_cell_error(2, 0x07)
blad.write_merge(0, 0, 3, 4, "m")
uit = io.BytesIO()
boek.save(uit)
toon("xls", uit.getvalue())
P
diff - gezien.txt <<'V'
ods [['x', '', 0.0, 'abc']] None
xls [['x', '', '', 'm']] [((0, 3), (0, 4))]
V
