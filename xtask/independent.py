"""Judges a log of ours with somebody else's verifier (aics-tlog): checkpoints, every tile, growth, a receipt."""

import base64
import json
import sys
from pathlib import Path

from aics_tlog import (
    consistency_proof_from_tiles,
    parse_note,
    parse_vkey,
    verify_checkpoint,
    verify_consistency,
    verify_leaf_inclusion,
)
from aics_tlog.tiles import FileSystemTileReader
from aics_tlog.verified import VerifiedTileReader, audit_tiles

folder = Path(sys.argv[1])


def need(holds, what):
    if not holds:
        sys.exit(f"refused: {what}")


# The key of the log itself; ML-DSA-44 is not known to this verifier, which passes such lines by.
policy = (folder / "policy").read_text().splitlines()
key = parse_vkey(next(line for line in policy if line.startswith("log ")).split()[1])


def checkpoint(text):
    verdict = verify_checkpoint(parse_note(text), key)
    need(verdict.ok, "a checkpoint's signature")
    lines = text.splitlines()
    return int(lines[1]), base64.b64decode(lines[2])


size, root = checkpoint((folder / "checkpoint").read_text())
earlier_size, earlier_root = checkpoint((folder / "checkpoint.earlier").read_text())

reader = FileSystemTileReader(folder)
audit_tiles(reader, size, root, entries=False)
VerifiedTileReader(reader, size, root).check_root()
growth = consistency_proof_from_tiles(reader, earlier_size, size)
need(verify_consistency(earlier_size, size, earlier_root, root, growth), "that the log only grew")

# A receipt is a c2sp.org/tlog-proof file; what it opens is salt and bytes of an event.
head, note = (folder / "receipt").read_text().split("\n\n", 1)
lines = head.splitlines()
need(lines[0] == "c2sp.org/tlog-proof@v1", "the receipt's first line")
event = json.loads(base64.b64decode(lines[1].removeprefix("extra ")))["events"][-1]
entry = base64.b64decode(event["salt"]) + event["bytes"].encode()
index = int(lines[2].removeprefix("index "))
path = [base64.b64decode(line) for line in lines[3:]]
proven_size, proven_root = checkpoint(note)
need(verify_leaf_inclusion(entry, index, proven_size, path, proven_root), "the receipt")
need(not verify_leaf_inclusion(entry + b" ", index, proven_size, path, proven_root), "to refuse a forged receipt")
print(f"checkpoints of {earlier_size} and {size} leaves, every tile, the growth between them and a receipt hold")
