"""A toy treebank, a toy corpus of names and a toy encoder, for the tests of the recipe."""

import struct

TREES = """\
# sent_id = {name}-s1
# text = Insa Harms plant im Hafen "neue" Boote.
1\tInsa\tInsa\tPROPN\t_\tCase=Nom|Number=Sing\t3\tnsubj\t_\t_
2\tHarms\tHarms\tPROPN\t_\tCase=Nom|Number=Sing\t1\tflat:name\t_\t_
3\tplant\tplanen\tVERB\t_\tMood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_
4-5\tim\t_\t_\t_\t_\t_\t_\t_\t_
4\tin\tin\tADP\t_\t_\t6\tcase\t_\t_
5\tdem\tder\tDET\t_\tCase=Dat\t6\tdet\t_\t_
6\tHafen\tHafen\tNOUN\t_\tCase=Dat\t3\tobl\t_\t_
7\t"\t"\tPUNCT\t_\t_\t8\tpunct\t_\tSpaceAfter=No
8\tneue\tneu\tADJ\t_\tCase=Acc\t10\tamod\t_\tSpaceAfter=No
9\t"\t"\tPUNCT\t_\t_\t8\tpunct\t_\t_
10\tBoote\tBoot\tNOUN\t_\tCase=Acc\t3\tobj\t_\tSpaceAfter=No
11\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

# sent_id = {name}-s2
# text = Er schläft.
1\tEr\ter\tPRON\t_\tCase=Nom|Number=Sing|Person=3\t2\tnsubj\t_\t_
2\tschläft\tschlafen\tVERB\t_\tMood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""
NAMES = "#\tquelle\n1\tInsa\tB-PER\tO\n2\tHarms\tI-PER\tO\n3\tlobt\tO\tO\n4\tNord-Land\tB-LOC\tO\n5\t.\tO\tO\n\n"


def package(layers=6):
    """Return bytes laid out as the package's file, with a piece a letter and every weight one half."""
    size, inner, places = 32, 64, 128
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "▁", *"abcdefghijklmnopqrstuvwxyzAIHN.-"]
    names = {"emb.word": len(pieces) * size, "emb.pos": places * size, "emb.type": 2 * size}
    names |= {"emb.ln.w": size, "emb.ln.b": size}
    for i in range(layers):
        shapes = dict.fromkeys(("q", "k", "v", "ao"), size * size) | {"fi": inner * size, "fo": size * inner}
        names |= {f"l{i}.{part}.w": count for part, count in shapes.items()}
        names |= {f"l{i}.{part}.b": inner if part == "fi" else size for part in shapes}
        names |= {f"l{i}.{part}.{kind}": size for part in ("aln", "oln") for kind in "wb"}
    blob = "".join(pieces).encode()
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece.encode()))
    head = (
        b"E5S1" + struct.pack("<8i", 2, size, layers, 2, inner, len(pieces), places, 2) + struct.pack("<fi", 1e-12, 32)
    )
    head += struct.pack("<i4iQ", len(pieces), 0, 2, 1, 3, len(blob))
    head += struct.pack(f"<{len(ends)}I", *ends) + struct.pack(f"<{len(pieces)}f", *[-1.0] * len(pieces)) + blob
    head += struct.pack("<ii", 0, 0) + struct.pack("<i", len(names))
    table = sum(2 + len(name) + 1 + 4 + 16 for name in names)
    entries, body, at = b"", b"", len(head) + table
    for name, count in names.items():
        four_bits = name.startswith("l0.q.w")
        values = (
            (struct.pack("<e", 0.5) + bytes([0x97] * 16)) * (count // 32)
            if four_bits
            else struct.pack("<f", 0.5) * count
        )
        entries += (
            struct.pack("<H", len(name))
            + name.encode()
            + b"\0"
            + struct.pack("<IQQ", count, at + len(body), len(values))
        )
        body += values
    return head + entries + body
