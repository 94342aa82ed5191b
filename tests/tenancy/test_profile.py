"""One's own page."""

import re
from collections import Counter


def test_each_label_belongs_to_one_field(north):
    page = north.client(north.recruiter).get("/o/north/me/").content.decode()
    labels = re.findall(r'<label for="([^"]+)"', page)
    fields = Counter(re.findall(r'\sid="([^"]+)"', page))
    assert {each: fields[each] for each in labels} == dict.fromkeys(labels, 1)
    assert len(labels) == len(set(labels)) == 4
