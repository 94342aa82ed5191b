"""A share says its n and interval, or that it is too few to say."""

import pytest

from analytics.rules.measured import Measured


@pytest.mark.parametrize(
    ("number", "n", "words"),
    [
        pytest.param(0, 0, "too few to say", id="nobody"),
        pytest.param(4, 4, "too few to say", id="four"),
        pytest.param(5, 5, "100%, 57 to 100", id="five of five is not certainty"),
        pytest.param(13, 21, "62%, 41 to 79", id="with its interval"),
    ],
)
def test_in_words(number, n, words):
    assert Measured(number, n).words == words
