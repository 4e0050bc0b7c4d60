#!/bin/sh
# Makes e2e/import-files/files: every file by a program that people use. Needs LibreOffice (Calc, Writer and its Python bridge), Gnumeric's
# ssconvert, python3-openpyxl, python3-xlsxwriter, zip and 7z. Not run by the tests: the files are kept.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
files="$work/files"
trap 'rm -rf "$work"' EXIT
mkdir "$files" "$work/in"
python=/usr/bin/python3
$python "$here/make.py" "$files"

office() { soffice --headless "-env:UserInstallation=file://$work/profile" "$@" >/dev/null; }
# The source by the name that its copy shall have, then what it is converted to.
convert() {
  cp "$files/$1" "$work/in/${2%.*}.${1##*.}"
  office --convert-to "$3" --outdir "$files" "$work/in/${2%.*}.${1##*.}" ${4:+"$4"}
}

# LibreOffice. The numbers of a CSV filter: delimiter, quote, character set (76 UTF-8, 37 Windows-1255, 65535 UTF-16), first line, then
# column kinds, language, quoting of every text, and saving of cells as they are shown.
convert openpyxl-donors.xlsx libreoffice-donors.xlsx xlsx
convert openpyxl-donors.xlsx libreoffice-donors.csv 'csv:Text - txt - csv (StarCalc):44,34,76,1'
convert openpyxl-donors.xlsx libreoffice-semicolon-1255.csv 'csv:Text - txt - csv (StarCalc):59,34,37,1'
convert openpyxl-donors.xlsx libreoffice-tab-utf16.csv 'csv:Text - txt - csv (StarCalc):9,34,65535,1'
convert python-digits.csv libreoffice-lost-zeros.csv 'csv:Text - txt - csv (StarCalc):44,34,76,1' '--infilter=CSV:44,34,76,1'
convert python-digits.csv libreoffice-lost-zeros.xlsx xlsx '--infilter=CSV:44,34,76,1'
convert openpyxl-scientific.xlsx libreoffice-scientific.csv 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true'
convert openpyxl-titles-merged.xlsx libreoffice-titles-merged.xlsx xlsx
convert openpyxl-titles-merged.xlsx libreoffice-titles-merged.csv 'csv:Text - txt - csv (StarCalc):44,34,76,1'
convert openpyxl-formulas-not-calculated.xlsx libreoffice-formulas.xlsx xlsx
convert openpyxl-hidden-rows.xlsx libreoffice-hidden-rows.xlsx xlsx
convert openpyxl-second-sheet.xlsx libreoffice-second-sheet.xlsx xlsx
convert openpyxl-donors.xlsx libreoffice-donors.ods ods
convert openpyxl-donors.xlsx libreoffice-flat.fods fods
convert openpyxl-donors.xlsx libreoffice-donors.xls 'xls:MS Excel 97'
convert openpyxl-donors.xlsx libreoffice-donors.pdf pdf
convert openpyxl-donors.xlsx libreoffice-page.html 'html:HTML (StarCalc)'
mv "$files/libreoffice-page.html" "$files/libreoffice-page-called.csv"
convert python-mobiles.txt libreoffice-letter.rtf rtf
convert python-mobiles.txt libreoffice-letter.docx docx
convert python-mobiles.txt libreoffice-letter.odt odt
$python - "$work" "$files" <<'PYTHON'
# A password is given through LibreOffice's own bridge; the command line has no word for it.
import subprocess, sys, time, uno
from com.sun.star.beans import NamedValue, PropertyValue
work, files = sys.argv[1:]
office = subprocess.Popen(["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--accept=socket,host=127.0.0.1,port=4099;urp;"])
resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
for _ in range(60):
    try:
        context = resolver.resolve("uno:socket,host=127.0.0.1,port=4099;urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(1)
desktop = context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
value = lambda name, what: PropertyValue(Name=name, Value=what)
secret = uno.Any("[]com.sun.star.beans.NamedValue", (NamedValue("CryptoType", "Standard"), NamedValue("OOXPassword", "shofar")))
sheet = desktop.loadComponentFromURL(f"file://{files}/openpyxl-donors.xlsx", "_blank", 0, (value("Hidden", True),))
sheet.storeToURL(f"file://{files}/libreoffice-password.xlsx", (value("FilterName", "Calc MS Excel 2007 XML"), value("EncryptionData", secret)))
sheet.close(True)
desktop.terminate()
office.wait(30)
PYTHON

# Gnumeric
ssconvert -T Gnumeric_Excel:xlsx2 "$files/openpyxl-donors.xlsx" "$files/gnumeric-donors.xlsx" 2>/dev/null
ssconvert -T Gnumeric_stf:stf_csv "$files/openpyxl-donors.xlsx" "$files/gnumeric-donors.csv" 2>/dev/null
ssconvert -T Gnumeric_stf:stf_assistant -O 'separator=";" eol=windows quoting-mode=never' "$files/openpyxl-titles-merged.xlsx" "$work/gnumeric.txt" 2>/dev/null
mv "$work/gnumeric.txt" "$files/gnumeric-semicolon-windows.txt"
ssconvert -T Gnumeric_XmlIO:sax "$files/openpyxl-donors.xlsx" "$files/gnumeric-donors.gnumeric" 2>/dev/null

# What befalls a file on its way
cd "$files"
iconv -f UTF-8 -t UTF-16LE python-donors.csv > iconv-utf16le-no-mark.csv
iconv -f UTF-8 -t UTF-16BE python-donors.csv > iconv-utf16be-no-mark.csv
tr '\n' '\r' < python-mobiles.txt > tr-cr-only.txt
paste -sd, python-mobiles.txt > paste-one-line.txt
sed '3s/^/"/' python-donors.csv > sed-unclosed-quote.csv
cp python-donors.csv truncate-nul-padded.csv && truncate -s 4096 truncate-nul-padded.csv
head -c 3000 openpyxl-donors.xlsx > head-cut-off.xlsx
zip -q zip-archive-called.xlsx python-donors.csv
7z a -bso0 7z-archive.7z python-donors.csv
gzip -nc python-donors.csv > gzip-called.csv
rm python-digits.csv

rm -rf "$here/files"
cp -r "$files" "$here/files"
ls "$here/files" | wc -l
