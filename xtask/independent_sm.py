"""Judges a second log of ours with OpenSSL: SM3 by Python's hashlib, the SM2 signature by `openssl pkeyutl`."""

import base64
import hashlib
import json
import subprocess
import sys
from pathlib import Path

folder = Path(sys.argv[1])
IDENTIFIER = b"\xfftongguan/sm2-cosignature/v1"
# SubjectPublicKeyInfo of a point on the SM2 curve, up to the point.
SPKI = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d034200")


def need(holds, what):
    if not holds:
        sys.exit(f"refused: {what}")


def sm3(*parts):
    return hashlib.new("sm3", b"".join(parts)).digest()


def root_of(hashes):
    if len(hashes) == 1:
        return hashes[0]
    middle = 1 << (len(hashes) - 1).bit_length() - 1
    return sm3(b"\1", root_of(hashes[:middle]), root_of(hashes[middle:]))


def integer(value):
    value = value.lstrip(b"\0")
    value = b"\0" + value if value[0] & 0x80 else value
    return b"\2" + bytes([len(value)]) + value


key_line = next(line for line in (folder / "policy").read_text().splitlines() if line.startswith("log "))
name, key_id, encoded = key_line.split()[1].split("+", 2)
key = base64.b64decode(encoded)
need(key.startswith(IDENTIFIER) and len(key) == len(IDENTIFIER) + 65, "the form of the key")
need(hashlib.sha256(name.encode() + b"\n" + key).hexdigest()[:8] == key_id, "the id of the key")
(folder / "key.der").write_bytes(SPKI + key[len(IDENTIFIER) :])


def checkpoint(note):
    text, signatures = note.split("\n\n")
    _, signer, signature = signatures.split()
    signature = base64.b64decode(signature)
    need(signer == name and signature[:4].hex() == key_id and len(signature) == 76, "whose signature it is")
    time, r, s = signature[4:12], integer(signature[12:44]), integer(signature[44:])
    (folder / "message").write_text(f"cosignature/v1\ntime {int.from_bytes(time, 'big')}\n{text}\n")
    (folder / "signature.der").write_bytes(b"\x30" + bytes([len(r) + len(s)]) + r + s)
    files = ["-inkey", folder / "key.der", "-in", folder / "message", "-sigfile", folder / "signature.der"]
    options = ["-pubin", "-keyform", "DER", "-rawin", "-digest", "sm3", "-pkeyopt", "distid:1234567812345678"]
    verified = subprocess.run(["openssl", "pkeyutl", "-verify", *options, *files], capture_output=True, check=False)
    need(verified.returncode == 0, "a checkpoint's signature")
    origin, size, root = text.splitlines()
    need(origin == name, "the name of the log")
    return int(size), base64.b64decode(root)


size, root = checkpoint((folder / "checkpoint").read_text())
earlier_size, earlier_root = checkpoint((folder / "checkpoint.earlier").read_text())
leaves = []
while len(leaves) < size:
    number, width = len(leaves) // 256, min(256, size - len(leaves))
    partial = "" if width == 256 else f".p/{width}"
    tile = (folder / f"tile/0/{number:03}{partial}").read_bytes()
    leaves += [tile[place : place + 32] for place in range(0, len(tile), 32)]
need(root_of(leaves) == root, "the root")
need(root_of(leaves[:earlier_size]) == earlier_root, "the root that it had before")

head, note = (folder / "receipt").read_text().split("\n\n", 1)
lines = head.splitlines()
event = json.loads(base64.b64decode(lines[1].removeprefix("extra ")))["events"][-1]
index, path = int(lines[2].removeprefix("index ")), [base64.b64decode(line) for line in lines[3:]]


def reached(entry):
    place, last, found = index, size - 1, sm3(b"\0", entry)
    for sibling in path:
        if place % 2 or place == last:
            found = sm3(b"\1", sibling, found)
            while place and place % 2 == 0:
                place, last = place // 2, last // 2
        else:
            found = sm3(b"\1", found, sibling)
        place, last = place // 2, last // 2
    return found


entry = base64.b64decode(event["salt"]) + event["bytes"].encode()
need(checkpoint(note) == (size, root) and reached(entry) == root, "the receipt")
need(reached(entry + b" ") != root, "to refuse a forged receipt")
print(f"SM2 signatures over {earlier_size} and {size} leaves, their SM3 roots and a receipt hold")
