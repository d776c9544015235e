#!/usr/bin/env python3
"""Verifies a Ferrule audit trail, an export of one, or a proof from one.

Written from docs/audit-format.md alone, with nothing but Python's standard library, so that whoever doubts Ferrule's own
verifier has a second opinion that shares no line with it. It only reads.

Exit code: 0 intact, 1 tampered, 2 torn or incomplete, 3 unreadable, 4 not witnessed.
"""

import argparse
import base64
import calendar
import hashlib
import json
import os
import re
import sqlite3
import sys
import time

INTACT, TAMPERED, INCOMPLETE, UNREADABLE, NOT_WITNESSED = range(5)
NAMES = ("INTACT", "TAMPERED", "INCOMPLETE", "UNREADABLE", "NOT_WITNESSED")


class Fault(Exception):
    """The first thing that is wrong: what kind, how many records before it are sound, and words for people."""

    def __init__(self, finding, sound, message):
        super().__init__(message)
        self.finding = finding
        self.sound = sound
        self.message = message


# ---------------------------------------------------------------- Ed25519, verification only (RFC 8032 section 5.1)

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_MINUS_ONE = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    """The x of a point with this y whose lowest bit is sign, or None if there is none."""
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def decode_point(octets):
    """A point in extended coordinates (X, Y, Z, T), or None."""
    number = int.from_bytes(octets, "little")
    y = number & ((1 << 255) - 1)
    x = recover_x(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def is_signed(public_key, message, signature):
    """Whether signature is an Ed25519 signature of message by the key."""
    if len(public_key) != 32 or len(signature) != 64:
        return False
    key, commitment = decode_point(public_key), decode_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or s >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + public_key + message).digest()
    left = multiply(s, BASE)
    right = add(commitment, multiply(int.from_bytes(digest, "little") % ORDER, key))
    return not ((left[0] * right[2] - right[0] * left[2]) % P or (left[1] * right[2] - right[1] * left[2]) % P)


# ---------------------------------------------------------------- keys and signed notes

LOG_KEY, WITNESS_KEY = 1, 4


class VerifierKey:
    """NAME+HEX+BASE64: who signs, and the key."""

    def __init__(self, line, kind):
        parts = line.strip().split("+", 2)
        if len(parts) != 3 or not parts[0] or not re.fullmatch("[0-9a-f]{8}", parts[1]):
            raise ValueError("%r is no verifier key (NAME+HEX+BASE64)" % line)
        blob = decode64(parts[2])
        if len(blob) != 33 or blob[0] != kind:
            raise ValueError("%r holds no Ed25519 key of kind %d" % (line, kind))
        self.line, self.name, self.public, self.kind = line.strip(), parts[0], blob[1:], kind
        self.id = hashlib.sha256(self.name.encode() + b"\n" + blob).digest()[:4]
        if self.id.hex() != parts[1]:
            raise ValueError("%r: the key id does not belong to the key" % line)

    def has_signed(self, note):
        """Whether one of the note's signature lines is by this key."""
        for name, blob in note.signatures:
            if name != self.name or blob[:4] != self.id:
                continue
            if self.kind == LOG_KEY and is_signed(self.public, note.text, blob[4:]):
                return True
            if self.kind == WITNESS_KEY and len(blob) == 76:
                stamp = int.from_bytes(blob[4:12], "big")
                if is_signed(self.public, b"cosignature/v1\ntime %d\n" % stamp + note.text, blob[12:]):
                    return True
        return False


class Note:
    """A checkpoint: three lines, an empty one, signature lines."""

    def __init__(self, whole):
        text, gap, lines = whole.rpartition("\n\n")
        if not gap or not lines.endswith("\n"):
            raise ValueError("it is no signed note")
        fields = text.split("\n")
        if len(fields) < 3 or not re.fullmatch("0|[1-9][0-9]{0,18}", fields[1]):
            raise ValueError("it does not name log, size and tree hash")
        self.whole, self.text = whole, (text + "\n").encode()
        self.log, self.size, self.root = fields[0], int(fields[1]), decode64(fields[2])
        if len(self.root) != 32:
            raise ValueError("its tree hash has %d bytes instead of 32" % len(self.root))
        self.signatures = []
        for line in lines[:-1].split("\n"):
            parts = line.split(" ")
            if len(parts) != 3 or parts[0] != "\u2014":
                raise ValueError("%r is no signature line" % line)
            self.signatures.append((parts[1], decode64(parts[2])))


def decode64(text):
    octets = base64.b64decode(text.encode("ascii"), validate=True)
    if base64.b64encode(octets).decode() != text:
        raise ValueError("%r is not how these bytes are written in base64" % text)
    return octets


# ---------------------------------------------------------------- the tree (RFC 6962 section 2.1)

def leaf_hash(content):
    return hashlib.sha256(b"\x00" + content).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """Grows to the right; remembers the complete subtrees only."""

    def __init__(self):
        self.size = 0
        self.subtrees = []  # (height, hash), largest first

    def add(self, height, digest):
        """Appends a complete subtree of 2**height leaves."""
        if self.size % (1 << height):
            raise ValueError("a subtree of %d leaves cannot begin at leaf %d" % (1 << height, self.size))
        self.size += 1 << height
        while self.subtrees and self.subtrees[-1][0] == height:
            digest = node_hash(self.subtrees.pop()[1], digest)
            height += 1
        self.subtrees.append((height, digest))

    def frontier(self):
        return b"".join(digest for _, digest in self.subtrees)

    def root(self):
        if not self.subtrees:
            return hashlib.sha256(b"").digest()
        digest = self.subtrees[-1][1]
        for _, left in reversed(self.subtrees[:-1]):
            digest = node_hash(left, digest)
        return digest


def root_of_path(index, size, leaf, path):
    """The root that an audit path (leaf to root) leads to, or None if the path has another length."""
    digest, last = leaf, size - 1
    steps = list(path)
    while last:
        if index & 1 or index != last:
            if not steps:
                return None
            step = steps.pop(0)
            digest = node_hash(step, digest) if index & 1 else node_hash(digest, step)
        index >>= 1
        last >>= 1
    return None if steps else digest


# ---------------------------------------------------------------- records

def no_duplicates(pairs):
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("a key occurs twice")
    return result


def no_constant(word):
    raise ValueError("%s is no number" % word)


def millis(utc):
    match = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(?:\.(\d{1,9}))?Z", utc)
    if not match:
        raise ValueError("utc is %r" % utc)
    seconds = calendar.timegm(time.strptime(match[1] + (match[2] or ":00"), "%Y-%m-%dT%H:%M:%S"))
    return seconds * 1000 + int((match[3] or "0").ljust(9, "0")) // 1000000


def parse(content):
    """One record as a dictionary; ValueError says what is wrong with it."""
    record = json.loads(content.decode("utf-8"), object_pairs_hook=no_duplicates, parse_constant=no_constant)
    if not isinstance(record, dict):
        raise ValueError("it is no object")
    if type(record.get("v")) is not int or record["v"] not in (1, 2):
        raise ValueError("it has version %r; this verifier reads 1 and 2" % record.get("v"))
    if type(record.get("index")) is not int:
        raise ValueError("index is missing")
    for key in ("utc", "phase", "action", "user", "target", "request", "outcome"):
        if not isinstance(record.get(key), str):
            raise ValueError("%s is missing" % key)
    for key in ("detail", "context") if record["v"] == 2 else ("detail",):
        facts = record.get(key)
        if not isinstance(facts, dict) or not all(isinstance(fact, str) for fact in facts.values()):
            raise ValueError("%s is missing" % key)
    if record["v"] == 2 and not (record.get("signature", "") is None or type(record.get("signature")) is int):
        raise ValueError("signature is missing")
    return record


def columns(record, version):
    """What the columns for searching must say."""
    found = [record["phase"], record["action"], record["user"], record["target"], record["request"], record["outcome"]]
    if version == 2:
        found += [record.get("context", {}).get("batch", ""), millis(record["utc"])]
    return found


class Signatures:
    """Holds each signature against the record before it."""

    def __init__(self, log):
        self.log = log
        self.before = None  # index, leaf hash, where that record says that its signature is

    def check(self, record, leaf):
        index = record["index"]
        says = record.get("signature")
        is_signature = record["action"] == "SIGNATURE" and record["phase"] != "REFUSED"
        expected = self.before is not None and self.before[2] is not None
        if expected and (self.before[2] != index or not is_signature):
            raise ValueError("the record before it says that %d signs it, and this record does not" % self.before[2])
        if is_signature and not expected and self.before is not None:
            raise ValueError("it is a signature, but the record before it does not name it")
        if is_signature and self.before is not None:
            self.bind(record["detail"], record["user"])
        if is_signature and self.before is None and index == 0:
            raise ValueError("it is a signature with nothing before it")
        self.before = (index, leaf, says)

    def bind(self, detail, user):
        claimed = (detail.get("log"), detail.get("signs.index"), detail.get("signs.leafHash"))
        actual = (self.log, str(self.before[0]), self.before[1].hex())
        for name, says, is_so in zip(("log", "signs.index", "signs.leafHash"), claimed, actual):
            if says != is_so:
                raise ValueError("the signature is for another record: its %s is %s, not %s" % (name, says, is_so))
        for name in ("printedName", "meaning", "components"):
            if not detail.get(name):
                raise ValueError("the signature lacks its %s" % name)

    def waits_for(self):
        return None if self.before is None else self.before[2]


# ---------------------------------------------------------------- keys of a trail

class KeyChain:
    """Which key signs from which record on."""

    def __init__(self, log):
        self.log = log
        self.changes = []  # (index of the record, VerifierKey)
        self.covered = 0
        self.signed_by = []

    def learn(self, record):
        """Takes note of a TRAIL record; ValueError if it does not fit."""
        event = record["detail"].get("event")
        if record["action"] != "TRAIL" or event not in ("CREATED", "UPGRADED", "KEY_CHANGED"):
            if not self.changes:
                raise ValueError("the trail begins without naming its key")
            return
        key = VerifierKey(record["detail"].get("key", ""), LOG_KEY)
        if key.name != self.log:
            raise ValueError("its key is for %s, not for %s" % (key.name, self.log))
        if event == "KEY_CHANGED":
            if not self.changes or record["detail"].get("previous") != self.changes[-1][1].line:
                raise ValueError("the key that it replaces is not the one in force")
        elif self.changes:
            raise ValueError("a trail begins only once")
        elif record["detail"].get("log") != self.log:
            raise ValueError("it is of the log %s, not %s" % (record["detail"].get("log"), self.log))
        self.changes.append((record["index"], key))

    def in_force(self, size):
        keys = [key for index, key in self.changes if index < size]
        return keys[-1] if keys else None

    def demanded(self, size):
        """Keys that must have signed a checkpoint of this size."""
        keys = [self.in_force(size)]
        for position, (index, _) in enumerate(self.changes):
            if position and self.covered <= index < size:
                keys.append(self.changes[position - 1][1])
        return keys

    def check(self, note, is_kept):
        if note.log != self.log:
            return "it is of the log %s, not %s" % (note.log, self.log)
        keys = [self.in_force(note.size)] if is_kept else self.demanded(note.size)
        for key in keys:
            if key is None or not key.has_signed(note):
                return "it is not signed by the key %s" % ("(none in force)" if key is None else key.line)
        if not is_kept:
            self.covered = max(self.covered, note.size)
            self.signed_by = [key.line for index, key in self.changes if index < self.covered]
        return ""


# ---------------------------------------------------------------- a trail

class Claim:
    """A statement about the first records: a row of the table, the side file, or a checkpoint that somebody kept."""

    def __init__(self, size, whole, name, frontier=None, opened=None, is_kept=False):
        self.size, self.whole, self.name, self.is_kept = size, whole, name, is_kept
        self.frontier, self.open = frontier, opened
        self.note = None


def read_text(path):
    with open(path, "rb") as file:
        return file.read().decode("utf-8")


def open_trail(path):
    connection = sqlite3.connect("file:%s?mode=ro" % path.replace("?", "%3f").replace("#", "%23"), uri=True)
    connection.text_factory = lambda octets: octets.decode("utf-8", "surrogateescape")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.create_function("id_bytes", 1, id_bytes, deterministic=True)
    return connection


def check_schema(connection):
    for kind, name in connection.execute("SELECT type, name FROM sqlite_master"):
        if kind in ("view", "trigger"):
            raise Fault(TAMPERED, 0, "the file holds the %s %s, which no Ferrule makes" % (kind, name))


class TrailCheck:
    """Walks through audit.db once."""

    def __init__(self, connection, side, kept):
        self.connection = connection
        self.log = connection.execute("SELECT value FROM meta WHERE name = 'log'").fetchone()[0]
        self.tree = Tree()
        self.chain = KeyChain(self.log)
        self.signatures = Signatures(self.log)
        self.sound = 0  # size of the newest checkpoint that holds
        self.others = []
        self.newest = []
        self.open = {}  # intents without outcome: index and request
        self.version = 1
        for whole, name, is_kept in ((side, "audit.checkpoint", False), (kept, "the checkpoint that was kept", True)):
            if whole is not None:
                try:
                    claim = Claim(Note(whole).size, whole, name, is_kept=is_kept)
                except ValueError as e:
                    raise Fault(UNREADABLE if is_kept else TAMPERED, 0, "%s: %s" % (name, e))
                self.others.append(claim)

    def claims(self):
        rows = self.connection.execute("SELECT size, note, frontier, open FROM checkpoint ORDER BY size")
        waiting = sorted(self.others, key=lambda claim: claim.size)
        for size, whole, frontier, opened in rows:
            while waiting and waiting[0].size < size:
                yield waiting.pop(0)
            yield Claim(size, whole, "the checkpoint of %s records" % size, frontier, opened)
        yield from waiting

    def run(self):
        claims = self.claims()
        claim = next(claims, None)
        rows = self.connection.execute(
            "SELECT idx, content, hash, phase, action, actor, target, request, outcome, batch, at FROM record ORDER BY idx")
        for row in rows:
            while claim is not None and claim.size <= self.tree.size:
                self.hold(claim)
                claim = next(claims, None)
            self.take(row)
        while claim is not None and claim.size <= self.tree.size:
            self.hold(claim)
            claim = next(claims, None)
        if claim is not None:
            self.missing(claim)
        if self.signatures.waits_for() is not None:
            raise Fault(INCOMPLETE, self.tree.size, "record %d, a signature, is missing" % self.tree.size)

    def take(self, row):
        expected = self.tree.size
        if row[0] != expected:
            raise Fault(INCOMPLETE if row[0] > expected else TAMPERED, expected,
                        "record %d is missing; the next one is %d" % (expected, row[0]))
        content, digest = row[1], row[2]
        try:
            if not isinstance(content, bytes) or leaf_hash(content) != digest:
                raise ValueError("its bytes do not match its hash")
            record = parse(content)
            if record["v"] < self.version:
                raise ValueError("it is of an older version than the record before it")
            self.version = record["v"]
            beside = [row[0]] + list(row[3:])
            inside = [record["index"]] + columns(record, 2)
            if beside != inside:
                raise ValueError("its columns %r contradict its content %r" % (beside, inside))
            if record["v"] == 2:
                self.chain.learn(record)
            self.signatures.check(record, digest)
            if record["phase"] == "INTENT" and record["request"]:
                self.open[expected] = record["request"]
            elif record["phase"] == "OUTCOME" and record["request"] in self.open.values():
                self.open = {index: open for index, open in self.open.items() if open != record["request"]}
        except (ValueError, RecursionError) as e:
            raise Fault(TAMPERED, expected, "record %d: %s" % (expected, e))
        self.tree.add(0, digest)

    def hold(self, claim):
        try:
            note = claim.note = Note(claim.whole)
            if note.size != claim.size:
                raise ValueError("its note is about %d records" % note.size)
            if note.log == self.log and note.root != self.tree.root():
                self.differs(claim)
            wrong = self.chain.check(note, claim.is_kept)
            if wrong:
                raise ValueError(wrong)
            if claim.frontier is not None and claim.frontier != self.tree.frontier():
                raise ValueError("its frontier is not that of the records")
            if claim.open is not None and claim.open != " ".join(map(str, sorted(self.open))):
                raise ValueError("it states %r as the intents without outcome; they are %s" % (claim.open, sorted(self.open)))
        except (ValueError, TypeError, AttributeError) as e:
            raise Fault(TAMPERED, self.sound, "%s (about records 0 to %d): %s" % (claim.name, claim.size - 1, e))
        if not claim.is_kept:
            self.newest = [one for one in self.newest if one.size == note.size] + [note]
            self.sound = note.size

    def differs(self, claim):
        """The records are not those that were signed; the frontier tells where, if it is the signed one."""
        first, last = self.sound, claim.size - 1
        start = 0
        for position, (height, digest) in enumerate(self.tree.subtrees):
            stored = (claim.frontier or b"")[position * 32:position * 32 + 32]
            if self.frontier_fits(claim) and stored != digest:
                first, last = max(first, start), start + (1 << height) - 1
                break
            start += 1 << height
        raise Fault(TAMPERED, first, "records %d to %d are not those that %s was made over" % (first, last, claim.name))

    def frontier_fits(self, claim):
        hashes = claim.frontier or b""
        signed = Tree()
        signed.subtrees = [(0, hashes[at:at + 32]) for at in range(0, len(hashes), 32)]
        return len(hashes) == 32 * len(self.tree.subtrees) and signed.root() == claim.note.root

    def missing(self, claim):
        size = self.tree.size
        try:
            wrong = self.chain.check(Note(claim.whole), True)
        except (ValueError, TypeError, AttributeError) as e:
            wrong = str(e)
        if wrong:
            raise Fault(TAMPERED, self.sound, "%s: %s" % (claim.name, wrong))
        raise Fault(INCOMPLETE, size, "record %d and those after it are missing: %s is about %d records; the file is "
                    "shortened, or an older copy was put in its place" % (size, claim.name, claim.size))


def verify_chain(connection):
    """Format 1: each hash covers the one before it."""
    digest, expected = bytes(32), 0
    for row in connection.execute(
            "SELECT idx, content, hash, phase, action, actor, target, request, outcome FROM record ORDER BY idx"):
        if row[0] != expected:
            raise Fault(INCOMPLETE if row[0] > expected else TAMPERED, expected,
                        "record %d is missing; the next one is %d" % (expected, row[0]))
        try:
            if not isinstance(row[1], bytes) or hashlib.sha256(digest + row[1]).digest() != row[2]:
                raise ValueError("its bytes do not match its hash, or the record before it was changed")
            record = parse(row[1])
            beside, inside = [row[0]] + list(row[3:]), [record["index"]] + columns(record, 1)
            if record["v"] != 1 or beside != inside:
                raise ValueError("its columns %r contradict its content %r" % (beside, inside))
        except (ValueError, RecursionError) as e:
            raise Fault(TAMPERED, expected, "record %d: %s" % (expected, e))
        digest, expected = row[2], expected + 1
    return expected, digest.hex()


def index_damage(connection):
    """What SQLite says about the file's own order, for example a search index that leaves records out."""
    lines = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
    return "" if lines == ["ok"] else "; ".join(lines)


def request_index_damage(connection):
    """From format 3 on the index by request is a table, and covers the records below the newest checkpoint."""
    expected, missing, found = connection.execute(
        "SELECT count(*), count(*) - count(b.idx), (SELECT count(*) FROM by_request) FROM record r LEFT JOIN by_request b "
        "ON b.span = r.idx / 262144 AND b.id = id_bytes(r.request) AND b.idx = r.idx "
        "WHERE r.request <> '' AND r.idx < (SELECT coalesce(max(size), 0) FROM checkpoint)").fetchone()
    if missing or expected != found:
        return "the index by_request lacks %d and has %d entries that belong to no record" % (
            missing, found - expected + missing)
    return ""


def id_bytes(request):
    digits = request.replace("-", "")
    return bytes.fromhex(digits) if len(digits) == 32 else None


def verify_trail(file, options):
    connection = open_trail(file)
    check_schema(connection)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    remarks = []
    if "meta" not in tables:
        if "record" not in tables:
            raise Fault(UNREADABLE, 0, "%s is no audit trail: it has no table record" % file)
        if tables & {"checkpoint"} or options.key or options.checkpoint:
            raise Fault(TAMPERED, 0, "the file is of format 1, which has neither keys nor checkpoints, but there are some")
        count, head = verify_chain(connection)
        remarks.append("format 1 has no signed checkpoints: whoever can write the file can make it anew")
        return count, head, remarks
    form = connection.execute("SELECT value FROM meta WHERE name = 'format'").fetchone()
    if form is None or form[0] not in ("2", "3"):
        raise Fault(UNREADABLE, 0, "%s has format %s; this verifier reads 1 to 3" % (file, form and form[0]))
    side = os.path.join(os.path.dirname(file), "audit.checkpoint")
    check = TrailCheck(connection, read_text(side) if os.path.isfile(side) else None,
                       read_text(options.checkpoint) if options.checkpoint else None)
    check.run()
    damage = "" if options.records_only else index_damage(connection)
    if not damage and form[0] == "3" and not options.records_only:
        damage = request_index_damage(connection)
    if damage:
        raise Fault(TAMPERED, check.tree.size, "the records are sound, but the file is not, so that searches in it may "
                    "leave records out: " + damage)
    demand_key(options, check.chain.signed_by, check.sound)
    demand_witness(options, check.newest, check.tree.size)
    if options.records_only:
        remarks.append("whether searches find every record was not checked")
    if not options.key:
        remarks.append("no key was given from elsewhere (--key): the trail vouches for its own key")
    if check.tree.size > check.sound:
        remarks.append("%d records after the newest checkpoint (%d to %d) are not signed yet"
                       % (check.tree.size - check.sound, check.sound, check.tree.size - 1))
    if not os.path.isfile(side):
        remarks.append("there is no audit.checkpoint beside the file: an older copy would not be noticed")
    return check.tree.size, check.tree.root().hex(), remarks


def demand_key(options, signed_by, sound):
    if options.key and VerifierKey(options.key, LOG_KEY).line not in signed_by:
        if not signed_by:
            raise Fault(INCOMPLETE, sound, "there is no checkpoint that the given key could have signed")
        raise Fault(TAMPERED, 0, "the given key has signed nothing here; the keys are " + ", ".join(signed_by))


def demand_witness(options, notes, size):
    if options.witness:
        witness = VerifierKey(options.witness, WITNESS_KEY)
        if not any(witness.has_signed(note) for note in notes):
            raise Fault(NOT_WITNESSED, size, "the newest checkpoint is not witnessed by " + witness.name)


# ---------------------------------------------------------------- proofs and exports

def check_proof(proof, keys):
    """A record and the path from it to a checkpoint's root. Returns the note; ValueError says what is wrong."""
    note, content = Note(proof["checkpoint"]), proof["record"].encode("utf-8")
    leaf = leaf_hash(content)
    record = parse(content)
    if leaf.hex() != proof["leafHash"]:
        raise ValueError("the record's bytes do not match its leaf hash")
    if record["index"] != proof["index"] or note.size != proof["size"] or note.log != proof["log"]:
        raise ValueError("record, proof and checkpoint are about different things")
    path = [bytes.fromhex(step) for step in proof["path"]]
    if not 0 <= proof["index"] < note.size or root_of_path(proof["index"], note.size, leaf, path) != note.root:
        raise ValueError("the path does not lead to the checkpoint's root")
    for key in keys:
        if not key.has_signed(note):
            raise ValueError("the checkpoint is not signed by " + key.line)
    return record


def verify_proof(file, options):
    if not options.key:
        raise Fault(UNREADABLE, 0, "a proof is worth what its key is: give the trail's key with --key")
    try:
        proof = json.loads(read_text(file), object_pairs_hook=no_duplicates)
        record = check_proof(proof, [VerifierKey(options.key, LOG_KEY)])
        demand_witness(options, [Note(proof["checkpoint"])], 1)
    except (ValueError, KeyError, TypeError, AttributeError) as e:
        raise Fault(TAMPERED, 0, "%s: %s" % (file, e))
    return 1, Note(proof["checkpoint"]).root.hex(), ["record %d is in the log %s" % (record["index"], proof["log"])]


def export_keys(manifest, note):
    """The keys that led to the one that signed, oldest first: each change is proved to be in the log."""
    keys = [VerifierKey(line, LOG_KEY) for line in manifest["keys"]]
    changes = manifest["keyChanges"]
    if not keys or len(changes) != len(keys) - 1 or any(key.name != note.log for key in keys):
        raise ValueError("its keys are not those of one log")
    for before, after, proof in zip(keys, keys[1:], changes):
        record = check_proof(proof, [before, after])
        detail = record["detail"]
        if (record["action"], detail.get("event")) != ("TRAIL", "KEY_CHANGED") or proof["log"] != note.log \
                or (detail.get("previous"), detail.get("key")) != (before.line, after.line):
            raise ValueError("record %d does not change the key %s to %s" % (record["index"], before.line, after.line))
    if not keys[-1].has_signed(note):
        raise ValueError("its checkpoint is not signed by the key " + keys[-1].line)
    return keys


def check_copies(directory, manifest):
    for name, digest in manifest["copies"].items():
        path = os.path.join(directory, os.path.basename(name))
        if not os.path.isfile(path):
            raise Fault(INCOMPLETE, manifest["count"], "%s is missing" % name)
        with open(path, "rb") as file:
            if hashlib.sha256(file.read()).hexdigest() != digest:
                raise Fault(TAMPERED, manifest["count"], "%s is not the one that was exported" % name)


def check_lines(directory, manifest, note):
    tree, signatures = Tree(), Signatures(note.log)
    position, sides = 0, [bytes.fromhex(digest) for digest in manifest["left"]]
    for bit in reversed(range(manifest["first"].bit_length())):
        if manifest["first"] >> bit & 1:
            tree.add(bit, sides[position])
            position += 1
    if position != len(sides):
        raise ValueError("left has %d hashes instead of %d" % (len(sides), position))
    with open(os.path.join(directory, "records.jsonl"), "rb") as lines:
        for line in lines:
            index = tree.size
            try:
                if not line.endswith(b"\n"):
                    raise Fault(INCOMPLETE, index - manifest["first"], "record %d is cut off" % index)
                record = parse(line[:-1])
                if record["index"] != index:
                    raise ValueError("it says that it is record %d" % record["index"])
                signatures.check(record, leaf_hash(line[:-1]))
            except (ValueError, RecursionError) as e:
                raise Fault(TAMPERED, index - manifest["first"], "record %d: %s" % (index, e))
            tree.add(0, leaf_hash(line[:-1]))
    return tree


def close_range(tree, manifest, note):
    """Adds what comes after the range, and compares."""
    if tree.size - manifest["first"] != manifest["count"]:
        raise Fault(INCOMPLETE if tree.size - manifest["first"] < manifest["count"] else TAMPERED,
                    min(tree.size - manifest["first"], manifest["count"]),
                    "there are %d records; the manifest says %d" % (tree.size - manifest["first"], manifest["count"]))
    for digest in manifest["right"]:
        height = 0
        while tree.size % (2 << height) == 0 and tree.size + (2 << height) <= note.size:
            height += 1
        tree.add(height, bytes.fromhex(digest))
    if tree.size != note.size or tree.root() != note.root:
        raise Fault(TAMPERED, 0, "records %d to %d are not those that the checkpoint was made over"
                    % (manifest["first"], manifest["last"]))


def verify_export(directory, options):
    try:
        manifest = json.loads(read_text(os.path.join(directory, "manifest.json")), object_pairs_hook=no_duplicates)
        note = Note(manifest["checkpoint"])
        claimed = (manifest["log"], manifest["size"], manifest["root"], manifest["last"] - manifest["first"] + 1)
        if claimed != (note.log, note.size, note.root.hex(), manifest["count"]) or manifest["last"] >= note.size:
            raise ValueError("it contradicts its checkpoint")
        keys = export_keys(manifest, note)
        tree = check_lines(directory, manifest, note)
        close_range(tree, manifest, note)
        check_copies(directory, manifest)
    except FileNotFoundError as e:
        raise Fault(INCOMPLETE, 0, "%s is missing" % e.filename)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as e:
        raise Fault(TAMPERED, 0, "manifest.json: %s: %s" % (type(e).__name__, e))
    if options.checkpoint:
        kept = Note(read_text(options.checkpoint))
        if kept.log != note.log or (kept.size == note.size and kept.root != note.root):
            raise Fault(TAMPERED, 0, "the checkpoint that was kept is of another trail")
        if kept.size != note.size:
            raise Fault(UNREADABLE, 0, "an export can be held against a checkpoint of %d records only, not of %d"
                        % (note.size, kept.size))
    demand_key(options, [key.line for key in keys], 0)
    demand_witness(options, [note], manifest["count"])
    remarks = ["only records.jsonl is proved; records.csv and trail.html are copies to read"]
    if not options.key:
        remarks.append("no key was given from elsewhere (--key): the export vouches for its own key")
    return manifest["count"], note.root.hex(), remarks


# ---------------------------------------------------------------- command line

def verify(options):
    path = options.path
    if os.path.isfile(os.path.join(path, "manifest.json")):
        return verify_export(path, options)
    if os.path.isfile(path) and path.endswith(".json"):
        return verify_proof(path, options)
    file = os.path.join(path, "audit.db") if os.path.isdir(path) else path
    if not os.path.isfile(file):
        raise Fault(UNREADABLE, 0, "there is no audit trail at %s" % file)
    return verify_trail(file, options)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", help="data directory, audit.db, directory of an export, or a proof's .json file")
    parser.add_argument("--key", metavar="VKEY", help="verifier key that was kept elsewhere (the line in audit.pub)")
    parser.add_argument("--checkpoint", metavar="FILE", help="checkpoint that was kept elsewhere; the trail must extend it")
    parser.add_argument("--witness", metavar="VKEY", help="key of a witness who must have cosigned the newest checkpoint")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--records-only", action="store_true", help="leave out whether searches find every record")
    try:
        options = parser.parse_args(arguments)
    except SystemExit as e:
        return UNREADABLE if e.code else 0
    finding, remarks = INTACT, []
    try:
        sound, root, remarks = verify(options)
        message = "%d records hang together" % sound
    except Fault as e:
        finding, sound, root, message = e.finding, e.sound, "", e.message
    except (sqlite3.Error, OSError, ValueError, TypeError) as e:
        finding, sound, root, message = UNREADABLE, 0, "", "%s cannot be read: %s" % (options.path, e)
    message = message.encode("utf-8", "backslashreplace").decode("utf-8")
    if options.json:
        print(json.dumps({"finding": NAMES[finding], "records": sound, "head": root, "message": message, "remarks": remarks}))
    else:
        print("%s  %s" % (NAMES[finding], message))
        for remark in remarks:
            print("note: " + remark)
        if root:
            print("head " + root)
    return finding


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
