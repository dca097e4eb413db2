"""No slip loses what a person did, and none ends in a traceback: one test a row of the table."""

from __future__ import annotations

import os

import pytest

from hostile.desk import Desk
from hostile.slips import every

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, signals and streams as Unix has them")


@pytest.mark.parametrize("slip", [pytest.param(each, id=f"{each.point}: {each.done}") for each in every()])
def test_after_a_slip_all_is_there(slip, folder):
    slip.act(Desk(folder))


def test_every_point_has_its_row():
    assert {each.point for each in every()} == {9, 10, 11, 12, 13, 14, 15, 16, 18, 19}
