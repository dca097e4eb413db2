"""Copy from Switzerland, which writes ss for ß, has the same speakers as any other."""

from __future__ import annotations

import pytest
from made import MARKED

SENTENCES = [
    ("„Das ist gut“, äußerte sich Ute Berg.", ["Ute Berg"]),
    ("„Das ist gut“, mutmaßt Ute Berg.", ["Ute Berg"]),
    ("Ute Berg begrüßte den Plan als „guten Anfang“.", ["Ute Berg"]),
    ("Ute Berg geißelte die „unheilige Allianz“ der Parteien.", ["Ute Berg"]),
    ("Man werde das „nicht dulden“, schließt Ute Berg.", ["Ute Berg"]),
    ("Das sei „ausgeschlossen und absurd“, ließ Außenminister Jan Mohn mitteilen.", ["Jan Mohn"]),
    ("„Es reicht“, heißt es bei der Polizei.", ["Polizei"]),
    ("Ute Berg schließt einen Umzug aus. „Wir bleiben“, sagt sie.", ["Ute Berg"]),
]


@pytest.mark.parametrize(("text", "speakers"), SENTENCES)
def test_ss_for_sharp_s(extractor, text, speakers):
    swiss = text.replace("ß", "ss").replace("„", "«").replace("“", "»")
    assert [[row.speaker for row in extractor.extract(each, MARKED)] for each in (text, swiss)] == [speakers, speakers]
