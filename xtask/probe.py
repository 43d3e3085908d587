"""Decides how the API is probed: a server over a fresh database, asked thousands of made-up things by schemathesis as three
kinds of caller. Nothing may end in a failure of the server, and every answer must be what the OpenAPI document says.

    probe.py PROGRAM [EXAMPLES]
"""

import json
import re
import subprocess
import sys
import tempfile
import urllib.request

# These end the session that asks, or never end by themselves.
LEFT_OUT = ["/api/sign-out", "/api/account/sessions/{session}", "/api/account/password", "/api/account/one-time", "/api/live"]
# A person may not ask faster.
PERSON = "35/s"
DESK = ["officer", "supervisor", "analyst"]


def started(program, folder):
    """The server, its address, the token of the first officer and the password of the administrator."""
    database = f"sqlite:{folder}/cases.db"
    server = subprocess.Popen([program, "serve", "--listen", "127.0.0.1:0", "--database", database], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    port = token = password = None
    for line in server.stdout:
        port = port or next(iter(re.findall(r"localhost:(\d+)", line)), None)
        token = token or next(iter(re.findall(r"officer \(sees all cases\)\s+(\S+)", line)), None)
        password = password or next(iter(re.findall(r"^\s+administrator\s+(\S+)", line)), None)
        if port and token and password:
            return server, f"http://127.0.0.1:{port}", token, password
    raise SystemExit("the server did not start")


def call(address, path, body, headers=()):
    request = urllib.request.Request(address + path, json.dumps(body).encode(), {"Content-Type": "application/json", **dict(headers)})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer), answer.headers


def session(address, login, password):
    """The proof of somebody who signed in."""
    said, headers = call(address, "/api/sign-in", {"login": login, "password": password})
    return {"Cookie": headers["Set-Cookie"].split(";")[0], "X-CSRF-Token": said["csrf_token"]}


def probed(address, proof, examples, folder, more=()):
    """Whether nothing was found, and what was said."""
    told = [part for name, value in proof.items() for part in ("--header", f"{name}: {value}")]
    left_out = [part for path in LEFT_OUT for part in ("--exclude-path", path)]
    checks = "not_a_server_error,response_schema_conformance,content_type_conformance"
    arguments = ["run", f"{address}/openapi.json", "--checks", checks, "--max-examples", str(examples), "--phases", "examples,fuzzing", "--workers", "1"]
    command = [sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()", *arguments, *told, *left_out, *more]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    return done.returncode == 0, done.stdout + done.stderr


def main(program, examples):
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        server, address, token, password = started(program, folder)
        try:
            administrator = session(address, "administrator", password)
            office = call(address, "/api/organisations", {"kind": "office", "name_en": "Dover", "name_zh": "多佛海关"}, administrator.items())[0]
            person = {"login": "probe", "name": "Probe", "language": "en", "organisation": office["id"], "roles": DESK}
            made = call(address, "/api/users", person, administrator.items())[0]
            desk = session(address, "probe", made["password"])
            callers = [("a machine", {"Authorization": f"Bearer {token}"}, ()), ("the desk", desk, ("--rate-limit", PERSON)), ("the administrator", administrator, ("--rate-limit", PERSON))]
            for name, proof, more in callers:
                good, said = probed(address, proof, examples, folder, more)
                cases = re.findall(r"\d+ generated[^\n]*", said)
                print(f"as {name}: {cases[-1] if cases else 'nothing was asked'}", flush=True)
                if not good or not cases:
                    failed = True
                    print(said)
        finally:
            server.kill()
    raise SystemExit(1 if failed else 0)


main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 8)
