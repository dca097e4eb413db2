"""Small gold files of each kind, for the tests of reading them and of the command."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

SPEAKER = {
    "doc": "a.json",
    "quote_begin": 0,
    "quote_end": 5,
    "speaker": "Eva Maier",
    "aliases": ["Maier"],
    "alternatives": [None],
    "attribution": "pronoun",
    "speaker_kind": "person",
    "is_speech": True,
}
CASE = {
    "id": "c1",
    "phenomenon": "Probe",
    "text": "„Gut“, sagte sie.",
    "quotes": [{"begin": 0, "end": 5, "type": "direct", "speaker": None, "cue": "sagte"}],
    "traps": [{"text": "sie", "begin": 13, "end": 16}],
}


def write(name, content):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else "".join(json.dumps(each) + "\n" for each in content)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return name
