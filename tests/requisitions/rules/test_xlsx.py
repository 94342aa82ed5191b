"""A workbook that opens: five parts of sound XML, texts that stay texts, numbers that are numbers."""

import io
import zipfile
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from requisitions.rules.xlsx import UNTELLABLE, workbook

NS = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def cells(file):
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert archive.testzip() is None
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    return [[_value(cell) for cell in row] for row in sheet.iterfind(".//s:row", NS)]


def _value(cell):
    if cell.get("t") == "inlineStr":
        return cell.find(".//s:t", NS).text or ""
    number = cell.find("s:v", NS)
    return None if number is None else int(number.text)


def test_texts_and_numbers():
    assert cells(workbook("Plan", [["Seat", "Cost"], ['<b>"A" & =1+1', 96_000], ["", None]])) == [
        ["Seat", "Cost"],
        ['<b>"A" & =1+1', 96_000],
        [None, None],
    ]


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_any_text_comes_back_but_for_what_xml_cannot_tell(texts):
    [row] = cells(workbook("Plan", [texts]))
    told = [UNTELLABLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    assert [value or "" for value in row] == told


def test_the_same_rows_are_the_same_file():
    assert workbook("Plan", [["a"]]) == workbook("Plan", [["a"]])
