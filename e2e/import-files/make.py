"""The sources of the import files: tables written by openpyxl, xlsxwriter and Python's own csv into the folder given. make.sh calls it."""
import csv, datetime, sys
import openpyxl, xlsxwriter

OUT = sys.argv[1] + "/"


def israeli_id(first_eight):
    total = 0
    for place, digit in enumerate(first_eight):
        weighted = int(digit) * (1 + place % 2)
        total += weighted - 9 if weighted > 9 else weighted
    return first_eight + str((10 - total % 10) % 10)


NAMES = ["דנה כהן", "יוסי לוי", "רות אברהם", "גיל מזרחי", "טל פרץ", "נועה ביטון", "אבי דהן", "שרה פרידמן", "משה אוחנה", "לאה גולן", "עדי שמש", "ניר ברק"]
IDS = [israeli_id(f"{start}") for start in ["54321987", "30000000", "03456789", "52123456", "20000001", "31234567", "05678901", "54000000", "51234567", "32111111", "20444444", "52999999"]]
MOBILES = ["050-1234501", "052-1234502", "+972-53-1234503", "0541234504", "057-1234505", "050-1234501", "אין", "05812345", "055-1234509 / 055-1234510", "+1 212 555 0110", "", "(058) 123-4512"]
HOMES = ["03-5550101", "02-5550102", "", "04-8550104", "08-6550105", "03-5550106", "09-7550107", "", "", "077-5550110", "", "03-5550101"]
DAYS = [datetime.date(2026, 3, day + 1) for day in range(12)]
DONORS = ["שם", "ת.ז", "קבלה", "תאריך", "סכום", "נייד", "טלפון בבית"]
donors = [[name, int(number), 23450001 + row, DAYS[row], 100 + row * 18.5, MOBILES[row], HOMES[row]] for row, (name, number) in enumerate(zip(NAMES, IDS))]
as_text = [[name, number, str(receipt), day.strftime("%d/%m/%Y"), f"{sum:.2f}", mobile, home] for name, number, receipt, day, sum, mobile, home in donors]
contacts = [[name, mobile] for name, mobile in zip(NAMES, MOBILES)]

# Digits alone: what a spreadsheet takes for numbers.
DIGITS = ["0501234601", "0521234602", "035550201", "0721234603", "0501234601", "0571234604", "לא ידוע", "0531234605", "", "026550202"]
digits = [[NAMES[row], phone, IDS[row]] for row, phone in enumerate(DIGITS)]


def write_csv(name, rows, **how):
    encoding = how.pop("encoding", "utf-8")
    with open(OUT + name, "w", newline="", encoding=encoding) as file:
        csv.writer(file, **how).writerows(rows)


def workbook(name, fill):
    book = openpyxl.Workbook()
    fill(book)
    book.save(OUT + name)


def table(sheet, header, rows):
    for row in ([header] if header else []) + rows:
        sheet.append([None if cell == "" else cell for cell in row])


# Python's csv
write_csv("python-donors.csv", [DONORS] + as_text)
write_csv("python-excel-bom.csv", [DONORS] + as_text, encoding="utf-8-sig", dialect="excel")
write_csv("python-pipe-no-header.txt", [[number, name, mobile] for number, name, mobile in zip(IDS, NAMES, MOBILES)], delimiter="|", lineterminator="\n")
write_csv("python-quote-all.csv", [["ארגון", "טלפון", "כתובת"], ['עמותת "אור"', "050-1234501\n052-1234502", "הרצל 5,\nתל אביב"], ['חב"ד', "0571234505", "חיפה"], ["בית, ספר", "08-6550105", 'רח\' 7 "ב"']], quoting=csv.QUOTE_ALL)
write_csv("python-two-phones-semicolon.csv", [["שם פרטי", "שם משפחה", "טלפון עבודה", "סלולרי"]] + [name.split(" ") + [home, mobile] for name, home, mobile in zip(NAMES, HOMES, MOBILES)], delimiter=";", encoding="cp1255")
write_csv("python-contacts-labels.csv", [["Name", "Phone 1 - Label", "Phone 1 - Value", "Phone 2 - Label", "Phone 2 - Value"]] + [[name, "Mobile", mobile, "Home" if home else "", home] for name, mobile, home in zip(NAMES, MOBILES, HOMES)])
write_csv("python-digits.csv", [["שם", "טלפון", "ת.ז"]] + digits)
write_csv("python-ids-only.csv", [["שם", "ת.ז", "קבלה"]] + [row[:3] for row in as_text])
write_csv("python-mobiles.txt", [[f"05{row % 5}123{4000 + row}"] for row in range(400)], lineterminator="\n")

# openpyxl
workbook("openpyxl-donors.xlsx", lambda book: table(book.active, DONORS, donors))
workbook("openpyxl-no-header.xlsx", lambda book: table(book.active, None, [[int(number), name, mobile] for number, name, mobile in zip(IDS, NAMES, MOBILES)]))


def titled(book):
    sheet = book.active
    sheet["A1"] = "רשימת טלפונים, ערב התרמה 2026. לבירורים 03-5550100"
    sheet.merge_cells("A1:E1")
    sheet["A3"], sheet["D3"] = "פרטי התורם", "טלפונים"
    sheet.merge_cells("A3:C3")
    sheet.merge_cells("D3:E3")
    for row in [["שם פרטי", "שם משפחה", "ת.ז", "נייד", "בבית"]] + [name.split(" ") + [int(number), mobile, home] for name, number, mobile, home in zip(NAMES, IDS, MOBILES, HOMES)]:
        sheet.append([None if cell == "" else cell for cell in row])


def hidden(book):
    table(book.active, ["שם", "טלפון"], contacts)
    for row in (3, 4, 5):
        book.active.row_dimensions[row].hidden = True
    book.active.auto_filter.ref = "A1:B13"


def second(book):
    book.active.title = "הסבר"
    table(book.active, ["נושא", "פירוט"], [["מטרה", "ערב התרמה"], ["אחראית", "דנה"]])
    table(book.create_sheet("תורמים"), ["שם", "טלפון"], contacts)
    table(book.create_sheet("ארכיון"), ["שם", "טלפון"], [["ישן", "0501234599"]])


def formulas(book):
    table(book.active, ["שם", "קידומת", "מספר", "טלפון"], [[name, "05" + str(row % 5), 1234700 + row, f"=B{row + 2}&C{row + 2}"] for row, name in enumerate(NAMES)])


def scientific(book):
    table(book.active, ["שם", "טלפון", "טלפון מלא"], [[NAMES[row], int(phone), int(phone) + 1] for row, phone in enumerate(["0501234601", "0521234602", "0531234605"])])
    for row in (2, 3, 4):
        book.active[f"B{row}"].number_format = "0.00E+00"
        book.active[f"C{row}"].number_format = "0.00000000E+00"


def wide_phones(book):
    table(book.active, ["שם", "טלפון"], [[NAMES[row], f"05{row % 5}-12346{row:02d}"] for row in range(10)])
    book.active.protection.sheet = True


for name, fill in {"openpyxl-titles-merged.xlsx": titled, "openpyxl-hidden-rows.xlsx": hidden, "openpyxl-second-sheet.xlsx": second, "openpyxl-formulas-not-calculated.xlsx": formulas, "openpyxl-scientific.xlsx": scientific, "openpyxl-protected.xlsx": wide_phones}.items():
    workbook(name, fill)


# xlsxwriter
def write(name, sheets, **options):
    book = xlsxwriter.Workbook(OUT + name, options)
    for title, rows in sheets:
        sheet = book.add_worksheet(title)
        for index, row in enumerate(rows):
            sheet.write_row(index, 0, row)
    book.close()


write("xlsxwriter-inline-strings.xlsx", [("תורמים", [["שם", "טלפון"]] + contacts)], constant_memory=True, in_memory=False)
write("xlsxwriter-numbers.xlsx", [("Sheet1", [["שם", "נייד", "ת.ז"]] + [[NAMES[row], float(phone) if phone.isdigit() else phone, int(number)] for row, (phone, number) in enumerate(zip(DIGITS, IDS))])])
write("xlsxwriter-first-sheet-empty.xlsx", [("ריק", []), ("נתונים", [["שם", "טלפון"]] + contacts)])
write("xlsxwriter-two-unnamed-columns.xlsx", [("Sheet1", [["אבא", "אמא"], *[[501234600 + row, 521234600 + row] for row in range(8)]])])

book = xlsxwriter.Workbook(OUT + "xlsxwriter-rich-text.xlsx")
bold, sheet = book.add_format({"bold": True}), book.add_worksheet()
sheet.write_row(0, 0, ["שם", "טלפון"])
sheet.write(1, 0, NAMES[0])
sheet.write_rich_string(1, 1, "נייד: ", bold, "050-", "1234501")
sheet.write(2, 0, NAMES[1])
sheet.write_rich_string(2, 1, bold, "052", "1234502", bold, " (אמא)")
book.close()
