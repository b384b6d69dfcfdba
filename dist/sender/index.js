// examples/node/errors.ts
var SenderError = class extends Error {
  hint;
  constructor(message, { hint, cause }) {
    super(message, cause === void 0 ? {} : { cause });
    this.hint = hint;
    this.name = new.target.name;
  }
};
var RecordRefused = class extends SenderError {
};
var NotTaken = class extends SenderError {
};
var CollectorRefused = class extends SenderError {
};
var SpoolUnusable = class extends SenderError {
};
var OptionRefused = class extends SenderError {
};

// examples/node/limits.ts
var defaultLimits = {
  window: 16,
  packetRecords: 500,
  packetBytes: 256 * 1024,
  recordBytes: 2 * 1024 * 1024,
  lingerMs: 100,
  ackTimeoutMs: 5e3,
  connectTimeoutMs: 5e3,
  reconnectMs: [100, 2e3],
  refusedMs: [5e3, 3e4],
  maxPending: 1e5,
  maxPendingBytes: 32 * 1024 * 1024,
  spoolBytes: 1024 * 1024 * 1024,
  segmentBytes: 1024 * 1024,
  spoolSyncMs: 1e3
};
function limitsOf(options) {
  const given = Object.entries(options).filter(([name, value]) => name in defaultLimits && value !== void 0);
  return { ...defaultLimits, ...Object.fromEntries(given) };
}

// examples/node/sender.io.ts
import { randomBytes as randomBytes4 } from "node:crypto";
import { setTimeout as wait4 } from "node:timers/promises";

// examples/node/checkOptions.ts
var LONGEST_TAG_BYTES = 1024;
var mayBeZero = ["lingerMs", "reconnectMs", "refusedMs"];
function checkOptions({ host, port = 24224, tag, ...limits }) {
  if (typeof host !== "string" || host === "") refuse("host", host, "the name under which the collector is found");
  if (!Number.isInteger(port) || port < 1 || port > 65535) refuse("port", port, "the collector listens on 24224");
  const tagBytes = typeof tag === "string" ? Buffer.byteLength(tag) : 0;
  if (tagBytes === 0 || tagBytes > LONGEST_TAG_BYTES) {
    refuse("tag", tag, `a text of 1 to ${LONGEST_TAG_BYTES} bytes: the one of a stream of the collector`);
  }
  for (const name of Object.keys(defaultLimits)) checkLimit(name, limits[name]);
}
function checkLimit(name, value) {
  if (value === void 0) return;
  const lowest = mayBeZero.includes(name) ? 0 : Number.MIN_VALUE;
  const isNumber = (one) => typeof one === "number" && Number.isFinite(one) && one >= lowest;
  if (![value].flat().every(isNumber)) refuse(name, value, `a number${lowest > 0 ? " above 0" : ", 0 or above"}`);
}
function refuse(name, value, hint) {
  const shown = typeof value === "number" ? value : JSON.stringify(value);
  throw new OptionRefused(`${name} cannot be ${String(shown).slice(0, 60)}`, { hint });
}

// examples/node/clock.io.ts
function nowMs() {
  return performance.now();
}

// examples/node/decode.ts
var MAX_DEPTH = 64;
function decode(bytes, start = 0) {
  try {
    return valueAt(bytes, start, 0);
  } catch (error) {
    if (error instanceof RangeError) return void 0;
    throw error;
  }
}
function valueAt(bytes, at, depth) {
  if (depth > MAX_DEPTH) throw new TypeError("nested too deep");
  const first2 = bytes.readUInt8(at);
  if (first2 < 128) return { value: first2, end: at + 1 };
  if (first2 < 144) return mapAt(bytes, at + 1, first2 & 15, depth);
  if (first2 < 160) return arrayAt(bytes, at + 1, first2 & 15, depth);
  if (first2 < 192) return textAt(bytes, at + 1, first2 & 31);
  if (first2 >= 224) return { value: first2 - 256, end: at + 1 };
  const read = forms[first2];
  if (read === void 0) throw new TypeError(`0x${first2.toString(16)} begins no value of MessagePack`);
  return read(bytes, at + 1, depth);
}
var lengths = [
  (bytes, at) => ({ value: bytes.readUInt8(at), end: at + 1 }),
  (bytes, at) => ({ value: bytes.readUInt16BE(at), end: at + 2 }),
  (bytes, at) => ({ value: bytes.readUInt32BE(at), end: at + 4 })
];
function long(read, width) {
  return (bytes, at, depth) => {
    const length = lengths[width]?.(bytes, at) ?? { value: 0, end: at };
    return read(bytes, length.end, length.value, depth);
  };
}
var fixed = (value) => (_bytes, at) => ({ value, end: at });
var numeric = (size, read) => (bytes, at) => ({ value: read(bytes, at), end: at + size });
var extension = (size) => (bytes, at) => bytesAt(bytes, at + 1, size);
var forms = {
  192: fixed(null),
  194: fixed(false),
  195: fixed(true),
  196: long(bytesAt, 0),
  197: long(bytesAt, 1),
  198: long(bytesAt, 2),
  202: numeric(4, (bytes, at) => bytes.readFloatBE(at)),
  203: numeric(8, (bytes, at) => bytes.readDoubleBE(at)),
  204: numeric(1, (bytes, at) => bytes.readUInt8(at)),
  205: numeric(2, (bytes, at) => bytes.readUInt16BE(at)),
  206: numeric(4, (bytes, at) => bytes.readUInt32BE(at)),
  207: numeric(8, (bytes, at) => narrow(bytes.readBigUInt64BE(at))),
  208: numeric(1, (bytes, at) => bytes.readInt8(at)),
  209: numeric(2, (bytes, at) => bytes.readInt16BE(at)),
  210: numeric(4, (bytes, at) => bytes.readInt32BE(at)),
  211: numeric(8, (bytes, at) => narrow(bytes.readBigInt64BE(at))),
  212: extension(1),
  213: extension(2),
  214: extension(4),
  215: extension(8),
  216: extension(16),
  217: long(textAt, 0),
  218: long(textAt, 1),
  219: long(textAt, 2),
  220: long(arrayAt, 1),
  221: long(arrayAt, 2),
  222: long(mapAt, 1),
  223: long(mapAt, 2)
};
function narrow(value) {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}
function bytesAt(bytes, at, length) {
  if (at + length > bytes.length) throw new RangeError("not all there");
  return { value: bytes.subarray(at, at + length), end: at + length };
}
function textAt(bytes, at, length) {
  const { value, end: end2 } = bytesAt(bytes, at, length);
  return { value: value.toString(), end: end2 };
}
function arrayAt(bytes, at, length, depth) {
  const members = [];
  let end2 = at;
  for (let index = 0; index < length; index += 1) {
    const member = valueAt(bytes, end2, depth + 1);
    members.push(member.value);
    end2 = member.end;
  }
  return { value: members, end: end2 };
}
function mapAt(bytes, at, length, depth) {
  const members = /* @__PURE__ */ new Map();
  let end2 = at;
  for (let index = 0; index < length; index += 1) {
    const key = valueAt(bytes, end2, depth + 1);
    const member = valueAt(bytes, key.end, depth + 1);
    members.set(key.value, member.value);
    end2 = member.end;
  }
  return { value: members, end: end2 };
}

// examples/node/encode.ts
var MAX_DEPTH2 = 64;
function encode(value) {
  const parts = [];
  write(value, parts, 0);
  return Buffer.concat(parts);
}
function arrayHead(length) {
  return head(length, { fix: 144, fixLimit: 16, wide: [void 0, 220, 221] });
}
function binaryHead(sizeBytes) {
  return head(sizeBytes, { fix: 0, fixLimit: 0, wide: [196, 197, 198] });
}
function write(value, parts, depth) {
  if (depth > MAX_DEPTH2) throw new TypeError(`a record may be ${MAX_DEPTH2} levels deep, and this one is deeper`);
  if (value === null || value === void 0) parts.push(NIL);
  else if (typeof value === "string") writeText(value, parts);
  else if (typeof value === "number") parts.push(number(value));
  else if (typeof value === "boolean") parts.push(value ? TRUE : FALSE);
  else if (typeof value === "bigint") parts.push(bigInteger(value));
  else if (value instanceof Uint8Array) parts.push(binaryHead(value.length), value);
  else if (Array.isArray(value)) writeArray(value, parts, depth);
  else if (typeof value === "object") writeObject(value, parts, depth);
  else throw new TypeError(`a record cannot hold a ${typeof value}`);
}
function writeObject(value, parts, depth) {
  if (typeof value.toJSON === "function") write(value.toJSON.call(value), parts, depth + 1);
  else if (isMap(value)) writeMap(value, parts, depth);
  else throw new TypeError(`a record cannot hold a ${kindOf(value)}`);
}
function isMap(value) {
  return kindOf(value) === "Object";
}
function kindOf(value) {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}
var NIL = Buffer.from([192]);
var FALSE = Buffer.from([194]);
var TRUE = Buffer.from([195]);
function writeText(value, parts) {
  const bytes = Buffer.from(value);
  parts.push(head(bytes.length, { fix: 160, fixLimit: 32, wide: [217, 218, 219] }), bytes);
}
function writeArray(value, parts, depth) {
  parts.push(arrayHead(value.length));
  for (const member of value) write(member, parts, depth + 1);
}
function writeMap(value, parts, depth) {
  const members = Object.entries(value).filter(([, member]) => member !== void 0);
  parts.push(head(members.length, { fix: 128, fixLimit: 16, wide: [void 0, 222, 223] }));
  for (const [key, member] of members) {
    writeText(key, parts);
    write(member, parts, depth + 1);
  }
}
function head(length, { fix, fixLimit, wide: [bits8, bits16, bits32] }) {
  if (length < fixLimit) return Buffer.from([fix | length]);
  if (length < 256 && bits8 !== void 0) return Buffer.from([bits8, length]);
  if (length < 65536) return Buffer.from([bits16, length >> 8, length & 255]);
  const bytes = Buffer.alloc(5, bits32);
  bytes.writeUInt32BE(length, 1);
  return bytes;
}
function number(value) {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return integer(value);
  const bytes = Buffer.alloc(9, 203);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}
function integer(value) {
  if (value >= 0 && value < 128) return Buffer.from([value]);
  if (value < 0 && value >= -32) return Buffer.from([value & 255]);
  if (value >= 0 && value < 4294967296) {
    const bytes = Buffer.alloc(5, 206);
    bytes.writeUInt32BE(value, 1);
    return bytes;
  }
  return bigInteger(BigInt(value));
}
function bigInteger(value) {
  if (value < -0x8000000000000000n || value > 0xffffffffffffffffn) {
    throw new TypeError(`${value} is beyond the 64 bits of an integer: send it as text`);
  }
  const bytes = Buffer.alloc(9, value < 0n ? 211 : 207);
  if (value < 0n) bytes.writeBigInt64BE(value, 1);
  else bytes.writeBigUInt64BE(value, 1);
  return bytes;
}

// examples/node/entry.ts
function encodeEntry(timeMs, record) {
  return Buffer.concat([arrayHead(2), eventTime(timeMs), encode(record)]);
}
function eventTime(timeMs) {
  const seconds = Math.floor(timeMs / 1e3);
  if (!(seconds >= 0 && seconds < 2 ** 32)) throw new RangeError(`${timeMs} ms is no time that Fluentd can take`);
  const bytes = Buffer.alloc(10);
  bytes.writeUInt16BE(55040);
  bytes.writeUInt32BE(seconds, 2);
  bytes.writeUInt32BE(Math.round((timeMs - seconds * 1e3) * 1e6), 6);
  return bytes;
}
function recordsOf(entries) {
  const records = [];
  for (let at = 0; at < entries.length; ) {
    const entry = decode(entries, at);
    if (entry === void 0) break;
    const [, record] = entry.value;
    records.push(plain(record));
    at = entry.end;
  }
  return records;
}
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...value].map(([key, member]) => [key, plain(member)]));
}

// examples/node/ids.ts
var Ids = class {
  #sender;
  #key;
  #next = 0;
  constructor(sender, key) {
    [this.#sender, this.#key] = [sender, key];
  }
  /** The record with its id, and the id. One that the record brings along is kept. */
  name(record) {
    if (!isMap(record)) return { id: "", record };
    const given = record[this.#key];
    if (given !== void 0 && given !== null) return { id: String(given), record };
    const id = this.#upcoming();
    return { id, record: { ...record, [this.#key]: id } };
  }
  /** An id is used: if it is one of ours, the next record gets another. */
  use(id) {
    if (id === this.#upcoming()) this.#next += 1;
  }
  #upcoming() {
    return `${this.#sender}-${this.#next}`;
  }
};
var digits = "0123456789abcdefghijklmnopqrstuvwxyz";
function senderName(random) {
  const fair = [...random].filter((byte) => byte < 252).slice(0, 16);
  return fair.map((byte) => digits[byte % 36]).join("");
}

// examples/node/line.io.ts
import { randomBytes as randomBytes2 } from "node:crypto";

// examples/node/flushes.ts
var Flushes = class {
  #waiting = [];
  get isUrgent() {
    return this.#waiting.length > 0;
  }
  until(upTo2) {
    return new Promise((resolve) => this.#waiting.push({ upTo: upTo2, resolve }));
  }
  /** @param lowest the place of the first record that is not acknowledged */
  settle(lowest) {
    for (const { resolve } of this.#waiting.filter(({ upTo: upTo2 }) => upTo2 <= lowest)) resolve();
    this.#waiting = this.#waiting.filter(({ upTo: upTo2 }) => upTo2 > lowest);
  }
};

// examples/node/packet.ts
function encodePacket(tag, { chunk, batch: { entries, count } }) {
  return Buffer.concat([
    arrayHead(3),
    encode(tag),
    binaryHead(entries.length),
    entries,
    encode({ size: count, chunk })
  ]);
}
function ackedChunk(answer) {
  const chunk = answer instanceof Map ? answer.get("ack") : void 0;
  return typeof chunk === "string" ? chunk : void 0;
}

// examples/node/reach.io.ts
import { setTimeout as wait } from "node:timers/promises";

// examples/node/backoff.ts
function backoffMs({ firstMs, mostMs }, attempt, chance) {
  const longest = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 30));
  return Math.round(longest * (1 - chance / 2));
}

// examples/node/connection.io.ts
import { randomBytes } from "node:crypto";
import { connect as connectPlain } from "node:net";
import { connect as connectTls } from "node:tls";

// examples/node/handshake.ts
import { createHash } from "node:crypto";
function readHelo(message) {
  const [word, options] = Array.isArray(message) ? message : [];
  const nonce = options instanceof Map ? options.get("nonce") : void 0;
  if (word !== "HELO" || nonce === void 0) return { kind: "no-helo" };
  return { kind: "helo", nonce: Buffer.isBuffer(nonce) ? nonce : Buffer.from(String(nonce), "latin1") };
}
function pingFor(nonce, { sharedKey, hostname, salt }) {
  return ["PING", hostname, salt, digest(salt, hostname, nonce, sharedKey), "", ""];
}
function readPong(message, nonce, { sharedKey, hostname, salt }) {
  const [word, isWelcome, reason, itsHostname, itsDigest] = Array.isArray(message) ? message : [];
  if (word !== "PONG") return { kind: "refused", because: "it did not answer PONG" };
  if (isWelcome !== true) return { kind: "refused", because: String(reason) };
  if (itsHostname === hostname) return { kind: "refused", because: `both sides are called "${hostname}"` };
  return itsDigest === digest(salt, String(itsHostname), nonce, sharedKey) ? { kind: "welcome" } : { kind: "refused", because: "it does not know the key" };
}
function digest(salt, hostname, nonce, sharedKey) {
  return createHash("sha512").update(salt).update(hostname).update(nonce).update(sharedKey).digest("hex");
}

// examples/node/connection.io.ts
async function openConnection(target) {
  const { tls, address, port, timeoutMs, sharedKey } = target;
  const socket = tls ? connectTls({ ...tls, host: address, port }) : connectPlain({ host: address, port });
  socket.setNoDelay(true).setKeepAlive(true, 3e4);
  const connection = over(socket);
  const limit = setTimeout(() => connection.end(`no answer within ${timeoutMs} ms`), timeoutMs);
  try {
    await Promise.race([ready(socket, tls !== void 0), connection.ended.then(fail)]);
    if (sharedKey !== void 0) await showKey(connection, sharedKey, target.hostname);
    return connection;
  } catch (error) {
    connection.end(String(error));
    throw error;
  } finally {
    clearTimeout(limit);
  }
}
function ready(socket, isTls) {
  return new Promise((resolve) => socket.once(isTls ? "secureConnect" : "connect", () => resolve()));
}
function fail(because) {
  throw new Error(because);
}
async function showKey(connection, sharedKey, hostname) {
  const answers = listen(connection);
  const keyed = { sharedKey, hostname, salt: randomBytes(16).toString("hex") };
  const helo = readHelo(await answers.next("it asked for no key (HELO), and one is configured"));
  if (helo.kind === "no-helo") throw refusedFor("its first word was not HELO");
  connection.write(encode(pingFor(helo.nonce, keyed)));
  const pong = readPong(await answers.next("it did not answer PONG"), helo.nonce, keyed);
  if (pong.kind === "refused") throw refusedFor(pong.because);
}
function refusedFor(because) {
  return new CollectorRefused(`the collector refuses the connection: ${because}`, {
    hint: "is the shared key the same on both sides? Nothing is lost: what is pending is kept and tried again."
  });
}
function listen(connection) {
  const came = [];
  let wake = Promise.withResolvers();
  connection.hear((answer) => {
    came.push(answer);
    wake.resolve();
  });
  return {
    async next(otherwise) {
      if (came.length === 0) await Promise.race([wake.promise, connection.ended]);
      if (came.length === 0) throw refusedFor(otherwise);
      if (came.length === 1) wake = Promise.withResolvers();
      return came.shift();
    }
  };
}
var MOST_BYTES_OF_AN_ANSWER = 64 * 1024;
function over(socket) {
  const { promise: ended, resolve } = Promise.withResolvers();
  const early = [];
  let onAnswer = (answer) => {
    early.push(answer);
  };
  let rest = Buffer.alloc(0);
  const end2 = (because) => {
    resolve(because);
    socket.destroy();
  };
  socket.on("data", (data) => {
    rest = rest.length === 0 ? data : Buffer.concat([rest, data]);
    try {
      for (let next = decode(rest); next !== void 0; next = rest.length > 0 ? decode(rest) : void 0) {
        rest = rest.subarray(next.end);
        onAnswer(next.value);
      }
      if (rest.length > MOST_BYTES_OF_AN_ANSWER) end2("it answers what is no MessagePack");
    } catch {
      end2("it answers what is no MessagePack");
    }
  });
  socket.on("error", ({ message }) => end2(message));
  socket.on("close", () => end2("the collector closed the connection"));
  return {
    write: (bytes) => void socket.write(bytes),
    hear(listener) {
      onAnswer = listener;
      for (const answer of early.splice(0)) listener(answer);
    },
    ended,
    end: end2
  };
}

// examples/node/reach.io.ts
var WORTH_A_WORD = 5;
var Reach = class {
  #to;
  #stopped = new AbortController();
  #attempt = 0;
  #isRefused = false;
  constructor(to) {
    this.#to = to;
  }
  async run() {
    while (!this.#stopped.signal.aborted) {
      this.#isRefused = false;
      await this.#connectOnce().catch((error) => this.#onFailure(error));
      await wait(this.#pauseMs(), void 0, this.#stopped).catch(() => void 0);
      this.#attempt += 1;
    }
  }
  stop() {
    this.#stopped.abort();
  }
  /** The collector took something: what went wrong before is over. */
  worked() {
    this.#attempt = 0;
  }
  /** It is there and does not want us, which only a person will change. */
  refused({ message, hint }) {
    this.#isRefused = true;
    this.#to.tell({ kind: "problem", message, hint });
  }
  async #connectOnce() {
    const target = await this.#to.target();
    const connection = await openConnection(target);
    if (this.#stopped.signal.aborted) {
      connection.end("closed");
      return;
    }
    this.#to.tell({ kind: "connected", address: target.address });
    this.#to.onConnection(connection);
    const because = await connection.ended;
    const wasOwed = this.#to.onEnd();
    if (this.#stopped.signal.aborted) return;
    this.#to.tell({ kind: "disconnected", because });
    if (wasOwed && this.#attempt === WORTH_A_WORD) this.#silent(because);
  }
  #onFailure(error) {
    if (this.#stopped.signal.aborted) return;
    if (error instanceof CollectorRefused) this.refused(error);
    else if (this.#attempt === WORTH_A_WORD) this.#unreachable(error);
  }
  #silent(because) {
    const message = `whoever answers at the collector's address takes connections and acknowledges nothing: ${because}`;
    this.#to.tell({ kind: "problem", message, hint: "what is pending is kept, and tried again" });
  }
  #unreachable(error) {
    const message = `the collector cannot be reached: ${error.message}`;
    this.#to.tell({ kind: "problem", message, hint: "what is pending is kept, and tried again" });
  }
  #pauseMs() {
    const { refusedMs, reconnectMs } = this.#to.limits;
    const [firstMs, mostMs] = this.#isRefused ? refusedMs : reconnectMs;
    return backoffMs({ firstMs, mostMs }, this.#attempt, Math.random());
  }
};

// examples/node/window.ts
var MOST_PATIENCE = 8;
var SendWindow = class {
  #limits;
  #onItsWay = [];
  #again = [];
  #suspect = [];
  #allowed = 0;
  #order = 0;
  /** The highest place that was acknowledged on this connection; -1 before the first. */
  #acknowledged = -1;
  #progressMs = 0;
  #patience = 1;
  constructor(limits) {
    this.#limits = limits;
  }
  connected(atMs) {
    this.#restart(1, atMs);
  }
  /**
   * All that was on its way goes again, in the order in which it went. A packet that was there alone when a connection ended
   * that never acknowledged anything may be the reason: the next connection begins with another one, if there is one.
   */
  disconnected(atMs) {
    const unacknowledged = this.#onItsWay.map(({ packet }) => packet);
    const isSuspect = unacknowledged.length === 1 && !this.#hasProved();
    this.#again = [...this.#suspect, ...isSuspect ? [] : unacknowledged, ...this.#again];
    this.#suspect = isSuspect ? unacknowledged : [];
    this.#restart(0, atMs);
  }
  hasRoom() {
    return this.#onItsWay.length < this.#allowed;
  }
  inFlight() {
    return this.#onItsWay.length;
  }
  /** What has to go again before anything new. */
  takeAgain() {
    const suspect = this.#hasProved() ? this.takeSuspect() : void 0;
    if (suspect) return suspect;
    const [first2, ...rest] = this.#again;
    this.#again = rest;
    return first2;
  }
  /** What goes again when there is nothing else to begin a connection with. */
  takeSuspect() {
    const [first2] = this.#suspect;
    this.#suspect = [];
    return first2;
  }
  /** A packet that could not be sent as the connection ended right then. */
  putBack(packet) {
    this.#again = [...this.#again, packet];
  }
  sent(packet, atMs) {
    this.#onItsWay = [...this.#onItsWay, { packet, sentMs: atMs, order: this.#order }];
    this.#order += 1;
  }
  /** The packet that a chunk id belongs to, once; undefined for a chunk that is not on its way, or not any more. */
  acknowledged(chunk, atMs) {
    const found = this.#onItsWay.find(({ packet }) => packet.chunk === chunk);
    if (found === void 0) return void 0;
    this.#onItsWay = this.#onItsWay.filter((it) => it !== found);
    this.#acknowledged = Math.max(this.#acknowledged, found.order);
    this.#progressMs = atMs;
    this.#patience = 1;
    this.#allowed = Math.min(this.#limits.packets, this.#allowed + 1);
    return found.packet;
  }
  /** What is late. A packet that it names is off its way, and has to be sent again. */
  due(atMs) {
    const { ackTimeoutMs } = this.#limits;
    const late = this.#onItsWay.find(({ sentMs }) => atMs - sentMs >= ackTimeoutMs);
    if (late === void 0) return { kind: "nothing" };
    if (late.order < this.#acknowledged) {
      this.#onItsWay = this.#onItsWay.filter((it) => it !== late);
      return { kind: "again", packet: late.packet };
    }
    if (atMs - Math.max(this.#progressMs, late.sentMs) < ackTimeoutMs * this.#patience) return { kind: "nothing" };
    this.#patience = Math.min(MOST_PATIENCE, this.#patience * 2);
    return { kind: "stalled" };
  }
  /** Packets that were sent once and are not acknowledged. */
  unacknowledged() {
    return [...this.#onItsWay.map(({ packet }) => packet), ...this.#suspect, ...this.#again];
  }
  #hasProved() {
    return this.#acknowledged >= 0;
  }
  #restart(mayHave, atMs) {
    [this.#onItsWay, this.#allowed, this.#order, this.#acknowledged] = [[], mayHave, 0, -1];
    this.#progressMs = atMs;
  }
};

// examples/node/line.io.ts
var Line = class {
  #options;
  #store;
  #window;
  #reach;
  #flushes = new Flushes();
  #name = randomBytes2(9).toString("base64url");
  #counts = { acknowledged: 0, packets: 0, packetsAgain: 0, recordsAgain: 0, connections: 0 };
  #connection;
  #taken = 0;
  #toldLost = 0;
  #timer;
  #pumping;
  #isDry = true;
  constructor(store, options) {
    const { limits, target, tell } = options;
    [this.#store, this.#options] = [store, options];
    this.#window = new SendWindow({ packets: limits.window, ackTimeoutMs: limits.ackTimeoutMs });
    const onConnection = (connection) => this.#onConnection(connection);
    this.#reach = new Reach({ limits, target, tell, onConnection, onEnd: () => this.#onEnd() });
    void this.#reach.run();
  }
  /** Does what is to be done now, and sets the clock for what is to be done next. */
  wake() {
    this.#isDry = false;
    this.#pumping ??= this.#pump().finally(() => {
      this.#pumping = void 0;
      if (!this.#isDry) this.wake();
    });
  }
  /**
   * Resolves when all that is in the store now is acknowledged.
   *
   * @throws SpoolUnusable where the store has lost some of it, or had before anybody was told here
   */
  async flush() {
    const told = this.#toldLost;
    await this.#nothingWaits();
    this.#toldLost = this.#store.lost();
    if (this.#toldLost > told) throw lostBySpool(this.#toldLost - told);
  }
  async #nothingWaits() {
    if (this.#store.pending() === 0) return;
    const onItsWay = this.#window.unacknowledged().reduce((sum, { batch }) => sum + batch.count, 0);
    const done = this.#flushes.until(this.#taken + this.#store.pending() - onItsWay);
    this.wake();
    await done;
  }
  /** Ends it. What is left is lost unless the caller keeps it; what is pending and not left is in the spool. */
  async close() {
    this.#reach.stop();
    this.#connection?.end("closed");
    this.#connection = void 0;
    clearTimeout(this.#timer);
    await this.#pumping;
    const pending = this.#store.pending();
    return { left: await this.#store.close(this.#window.unacknowledged().map(({ batch }) => batch)), pending };
  }
  tally() {
    return { ...this.#counts };
  }
  #onConnection(connection) {
    this.#connection = connection;
    this.#counts.connections += 1;
    this.#window.connected(nowMs());
    connection.hear((answer) => void this.#onAnswer(answer));
    this.wake();
  }
  /** Whether something was on its way. */
  #onEnd() {
    const wasOwed = this.#window.inFlight() > 0;
    this.#connection = void 0;
    this.#window.disconnected(nowMs());
    return wasOwed;
  }
  async #pump() {
    while (!this.#isDry) {
      this.#isDry = true;
      this.#lookForLate();
      await this.#fill();
    }
    clearTimeout(this.#timer);
    const waitMs = Math.min(this.#looksAgainMs(), this.#window.hasRoom() ? this.#readyInMs() : never);
    if (this.#connection && waitMs < never) this.#timer = setTimeout(() => this.wake(), Math.max(1, waitMs));
  }
  /** Whether something is late shows by looking. */
  #looksAgainMs() {
    return this.#window.inFlight() > 0 ? this.#options.limits.ackTimeoutMs / 10 : never;
  }
  #readyInMs() {
    const readyMs = this.#store.readyMs();
    return readyMs === void 0 ? never : readyMs - nowMs();
  }
  #lookForLate() {
    const due = this.#window.due(nowMs());
    if (due.kind === "stalled") this.#connection?.end("nothing came back for too long");
    if (due.kind === "again" && this.#connection) this.#write(this.#connection, due.packet, true);
  }
  async #fill() {
    while (this.#connection && this.#window.hasRoom()) {
      const again = this.#window.takeAgain();
      const fresh = again ? void 0 : await this.#next();
      const packet = again ?? fresh ?? this.#window.takeSuspect();
      if (packet === void 0) return;
      if (this.#connection) this.#write(this.#connection, packet, packet !== fresh);
      else this.#window.putBack(packet);
    }
  }
  async #next() {
    const { isUrgent } = this.#flushes;
    if (!isUrgent && this.#readyInMs() > 0) return void 0;
    const batch = await this.#store.take(nowMs(), isUrgent);
    if (batch === void 0) {
      this.#settle();
      return void 0;
    }
    const packet = { chunk: `${this.#name}-${this.#taken}`, batch, from: this.#taken };
    this.#taken += batch.count;
    return packet;
  }
  #write(through, packet, isAgain) {
    through.write(encodePacket(this.#options.tag, packet));
    this.#window.sent(packet, nowMs());
    this.#counts.packets += 1;
    if (!isAgain) return;
    this.#counts.packetsAgain += 1;
    this.#counts.recordsAgain += packet.batch.count;
    this.#options.tell({ kind: "sent-again", count: packet.batch.count });
  }
  async #onAnswer(answer) {
    const chunk = ackedChunk(answer);
    if (chunk === void 0) return this.#onStranger(answer);
    const packet = this.#window.acknowledged(chunk, nowMs());
    if (packet === void 0) return;
    const { batch } = packet;
    this.#reach.worked();
    this.#counts.acknowledged += batch.count;
    const released = this.#store.release(batch);
    this.#options.tell({ kind: "acknowledged", count: batch.count, records: () => recordsOf(batch.entries) });
    await released;
    this.#settle();
    this.#options.onRoom();
    this.wake();
  }
  /** Records that the disk has lost are waited for by nobody, once there is nothing else. */
  #settle() {
    const isDone = this.#store.pending() === 0;
    const lowest = Math.min(this.#taken, ...this.#window.unacknowledged().map(({ from }) => from));
    this.#flushes.settle(isDone ? never : lowest);
  }
  /** A collector that wants a key says HELO before anything else, and does not take a packet. */
  #onStranger(answer) {
    if (!Array.isArray(answer) || answer[0] !== "HELO") return;
    const hint = "give sharedKey, as in <security> of the collector. What is pending is kept, and tried again.";
    this.#reach.refused(new CollectorRefused("the collector asks for a shared key, and none is configured", { hint }));
    this.#connection?.end("the collector asks for a shared key");
  }
};
function lostBySpool(count) {
  return new SpoolUnusable(`${count} records that the spool took were not acknowledged, and cannot be read any more`, {
    hint: "the problem that was told before names the file"
  });
}
var never = Number.POSITIVE_INFINITY;

// examples/node/batches.ts
function makeBatches({ packetRecords, packetBytes, lingerMs }) {
  const full = [];
  let making = [];
  let [makingBytes, sinceMs] = [0, 0];
  const seal = () => {
    if (making.length > 0) full.push({ entries: Buffer.concat(making), count: making.length });
    [making, makingBytes] = [[], 0];
  };
  return {
    add(entry, atMs) {
      if (makingBytes + entry.length > packetBytes) seal();
      if (making.length === 0) sinceMs = atMs;
      making.push(entry);
      makingBytes += entry.length;
      if (making.length >= packetRecords) seal();
    },
    /** The next batch. @param isUrgent takes the one in the making whatever its age is */
    take(atMs, isUrgent = false) {
      if (full.length === 0 && (isUrgent || atMs - sinceMs >= lingerMs)) seal();
      return full.shift();
    },
    /** When the next batch can be taken; undefined where there is nothing. */
    readyMs() {
      if (full.length > 0) return 0;
      return making.length > 0 ? sinceMs + lingerMs : void 0;
    },
    /** All batches, which are then gone from here. */
    takeAll() {
      seal();
      return full.splice(0);
    }
  };
}

// examples/node/memory.ts
function memoryStore(limits) {
  const batches = makeBatches(limits);
  let [pending, pendingBytes] = [0, 0];
  return {
    hasRoom: (sizeBytes) => pending === 0 || pending < limits.maxPending && pendingBytes + sizeBytes <= limits.maxPendingBytes,
    async put(entry, atMs) {
      pending += 1;
      pendingBytes += entry.length;
      batches.add(entry, atMs);
    },
    take: async (atMs, isUrgent) => batches.take(atMs, isUrgent),
    readyMs: batches.readyMs,
    async release({ count, entries }) {
      pending -= count;
      pendingBytes -= entries.length;
    },
    pending: () => pending,
    lost: () => 0,
    close: async (unacknowledged) => [...unacknowledged, ...batches.takeAll()]
  };
}

// examples/node/pack.ts
function pack(record, time, limitBytes) {
  const entry = encoded(record, time);
  if (entry.length <= limitBytes) return entry;
  throw new RecordRefused(`a record of ${entry.length} bytes is more than the ${limitBytes} that may be sent`, {
    hint: "the collector would set a line of this size aside; recordBytes is the limit"
  });
}
function encoded(record, time) {
  try {
    if (!isMap(record)) throw new TypeError("it is no map, such as { message: line }");
    return encodeEntry(time.getTime(), record);
  } catch (cause) {
    throw new RecordRefused(`the record cannot be sent: ${cause.message}`, {
      cause,
      hint: "text, numbers, true, false, null, bytes, and lists and maps of them can be"
    });
  }
}

// examples/node/problems.io.ts
function printProblems() {
  const printed = /* @__PURE__ */ new Map();
  return (event) => {
    if (event.kind !== "problem") return;
    const atMs = nowMs();
    if (atMs - (printed.get(event.message) ?? Number.NEGATIVE_INFINITY) < 6e4) return;
    if (printed.size > 100) printed.clear();
    printed.set(event.message, atMs);
    console.error(`${event.message}
  hint: ${event.hint}`);
  };
}

// examples/node/room.ts
var Room = class {
  #waiting = [];
  #sizeBytes = 0;
  get waiting() {
    return this.#waiting.length;
  }
  /** Of what waits, all together. */
  get sizeBytes() {
    return this.#sizeBytes;
  }
  wait(sizeBytes) {
    const { promise: entered, resolve: enter } = Promise.withResolvers();
    this.#waiting.push({ sizeBytes, entered, enter });
    this.#sizeBytes += sizeBytes;
    return entered;
  }
  /** Resolves when all who wait now have entered. */
  async entered() {
    await this.#waiting.at(-1)?.entered;
  }
  /** Whether the first may enter, and lets it. @param hasRoom for a record of a size */
  letOneIn(hasRoom) {
    const [first2] = this.#waiting;
    if (first2 === void 0 || !hasRoom(first2.sizeBytes)) return false;
    this.#waiting.shift();
    this.#sizeBytes -= first2.sizeBytes;
    first2.enter();
    return true;
  }
};

// examples/node/spool.io.ts
import { setImmediate as nextTurn, setTimeout as wait3 } from "node:timers/promises";

// examples/node/frame.ts
import { createHash as createHash2 } from "node:crypto";
var FRAME_HEAD = 16;
function encodeFrame({ entries, count }) {
  const lengths2 = Buffer.alloc(8);
  lengths2.writeUInt32BE(entries.length);
  lengths2.writeUInt32BE(count, 4);
  return Buffer.concat([lengths2, checksum(lengths2, entries), entries]);
}
function readFrame(bytes, at) {
  const sizeBytes = frameBytes(bytes, at);
  if (sizeBytes === void 0 || at + sizeBytes > bytes.length) return void 0;
  const entries = bytes.subarray(at + FRAME_HEAD, at + sizeBytes);
  const isRight = checksum(bytes.subarray(at, at + 8), entries).equals(bytes.subarray(at + 8, at + FRAME_HEAD));
  return isRight ? { entries, count: bytes.readUInt32BE(at + 4), end: at + sizeBytes } : void 0;
}
function frameBytes(bytes, at) {
  return at + FRAME_HEAD <= bytes.length ? FRAME_HEAD + bytes.readUInt32BE(at) : void 0;
}
function checksum(lengths2, entries) {
  return createHash2("sha256").update(lengths2).update(entries).digest().subarray(0, 8);
}

// examples/node/owner.io.ts
import { randomBytes as randomBytes3 } from "node:crypto";
import { once } from "node:events";
import { mkdir, readdir, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait2 } from "node:timers/promises";
async function takeOwnership(folder) {
  try {
    await mkdir(folder, { recursive: true });
    const server = await first(folder);
    server.unref();
    return () => end(server);
  } catch (cause) {
    throw new SpoolUnusable(`the spool ${folder} cannot be used: ${cause.message}`, {
      cause,
      hint: "each process needs a folder of its own, on a local disk, with a path of at most 90 bytes"
    });
  }
}
var ATTEMPTS = 5;
async function first(folder) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const name = `owner.${randomBytes3(4).toString("hex")}`;
    const server = await listen2(join(folder, name));
    const alone = await isAlone(folder, name).catch(async (error) => {
      await end(server);
      throw error;
    });
    if (alone) return server;
    await end(server);
    await wait2(Math.random() * 50 * 2 ** attempt);
  }
  throw new Error("another process uses it");
}
async function isAlone(folder, own) {
  const names = (await readdir(folder)).filter((name) => /^owner\.[0-9a-f]{8}$/.test(name));
  const others = names.filter((name) => name !== own).map((name) => join(folder, name));
  for (const path of others) {
    if (await isAnswered(path)) return false;
    await rm(path, { force: true });
  }
  return names.includes(own);
}
function listen2(path) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", reject);
    server.listen({ path, exclusive: true }, () => resolve(server));
  });
}
async function end(server) {
  server.close();
  await once(server, "close");
}
function isAnswered(path) {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", ({ code }) => resolve(code !== "ECONNREFUSED" && code !== "ENOENT"));
  });
}

// examples/node/segment.io.ts
import { copyFile, open, readdir as readdir2, readFile, rename, rm as rm2, truncate } from "node:fs/promises";
import { join as join2 } from "node:path";
async function createSegment(folder, number2) {
  const path = join2(folder, `${String(number2).padStart(10, "0")}.spool`);
  return segmentOf({ number: number2, path, sizeBytes: 0, records: 0, file: await open(path, "wx") });
}
async function reopenSegments(folder, limits, tell) {
  const names = (await readdir2(folder)).filter((name) => /^\d{10}\.spool$/.test(name)).sort();
  const segments = [];
  for (const name of names) {
    const path = join2(folder, name);
    const bytes = await readFile(path);
    const { sizeBytes, records } = wholeFrames(bytes);
    const isLast = name === names.at(-1);
    if (sizeBytes < bytes.length && isLast && isCutOff(bytes.subarray(sizeBytes), limits)) {
      tell(...cutOff(path, bytes.length - sizeBytes));
      await truncate(path, sizeBytes);
    } else if (sizeBytes < bytes.length) {
      await copyFile(path, `${path}.damaged`);
      tell(...damaged(path, sizeBytes));
    }
    segments.push(segmentOf({ number: Number.parseInt(name, 10), path, sizeBytes, records, file: void 0 }));
  }
  return segments;
}
function isCutOff(rest, { packetBytes, recordBytes }) {
  const isShort = (frameBytes(rest, 0) ?? Number.POSITIVE_INFINITY) > rest.length;
  return isShort && rest.length < FRAME_HEAD + Math.max(packetBytes, recordBytes);
}
function cutOff(path, sizeBytes) {
  return [`the last ${sizeBytes} bytes of ${path} are passed over`, "they were cut off as they were written"];
}
function damaged(path, fromByte) {
  return [
    `${path} is damaged from byte ${fromByte} on`,
    `what is there cannot be sent; it is kept as ${path}.damaged`
  ];
}
function wholeFrames(bytes) {
  let [sizeBytes, records] = [0, 0];
  for (let frame = readFrame(bytes, 0); frame !== void 0; frame = readFrame(bytes, sizeBytes)) {
    [sizeBytes, records] = [frame.end, records + frame.count];
  }
  return { sizeBytes, records };
}
async function readBatch(segment, { packetBytes, packetRecords }) {
  const file = await open(segment.path, "r");
  try {
    const bytes = await readEnough(file, segment, packetBytes);
    const frames = [];
    let [at, count] = [0, 0];
    for (let frame = readFrame(bytes, 0); frame !== void 0; frame = readFrame(bytes, at)) {
      if (frames.length > 0 && (count + frame.count > packetRecords || frame.end > packetBytes)) break;
      frames.push(frame);
      [at, count] = [frame.end, count + frame.count];
    }
    if (count === 0) return void 0;
    segment.readBytes += at;
    segment.taken += count;
    return { entries: Buffer.concat(frames.map(({ entries }) => entries)), count };
  } finally {
    await file.close();
  }
}
async function readEnough(file, { readBytes, sizeBytes }, wanted) {
  const left = sizeBytes - readBytes;
  const bytes = await readAt(file, readBytes, Math.min(left, wanted));
  const first2 = frameBytes(bytes, 0) ?? 0;
  return first2 <= bytes.length ? bytes : readAt(file, readBytes, Math.min(left, first2));
}
async function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  let done = 0;
  for (let more = 1; more > 0 && done < length; done += more) {
    more = (await file.read(buffer, done, length - done, position + done)).bytesRead;
  }
  return buffer.subarray(0, done);
}
function segmentOf(made) {
  let isDirty = false;
  const close = async () => {
    const { file } = made;
    made.file = void 0;
    await file?.close();
  };
  return {
    number: made.number,
    path: made.path,
    get sizeBytes() {
      return made.sizeBytes;
    },
    get records() {
      return made.records;
    },
    readBytes: 0,
    taken: 0,
    released: 0,
    async append(frame, count) {
      if (made.file === void 0) throw new Error(`${made.path} is sealed`);
      try {
        await writeWhole(made.file, frame, made.sizeBytes);
      } catch (error) {
        await made.file.truncate(made.sizeBytes).catch(() => void 0);
        throw error;
      }
      made.sizeBytes += frame.length;
      made.records += count;
      isDirty = true;
    },
    async sync() {
      if (isDirty) await made.file?.datasync();
      isDirty = false;
    },
    async seal() {
      try {
        if (isDirty) await made.file?.datasync();
      } finally {
        await close();
      }
    },
    forget() {
      const count = made.records - this.taken;
      this.released += count;
      this.taken = made.records;
      return count;
    },
    async giveUp() {
      await close();
      await rename(made.path, `${made.path}.damaged`);
    },
    async remove() {
      await close();
      await rm2(made.path, { force: true });
    }
  };
}
async function writeWhole(file, bytes, position) {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

// examples/node/spool.io.ts
var RETRY_MS = 1e3;
async function openSpool(folder, limits, tell) {
  const letGo = await takeOwnership(folder);
  try {
    return new Spool({ folder, limits, tell, letGo, segments: await reopenSegments(folder, limits, tell) });
  } catch (cause) {
    await letGo();
    throw new SpoolUnusable(`the spool ${folder} cannot be read: ${cause.message}`, {
      cause,
      hint: "its files belong to the user of the process that writes them"
    });
  }
}
var Spool = class {
  #opened;
  /** Where a batch was read from. */
  #from = /* @__PURE__ */ new WeakMap();
  #syncing;
  #number;
  #waiting = [];
  #waitingBytes = 0;
  #writing;
  #removing = Promise.resolve();
  /** The file that is written to. */
  #current;
  #sinceMs = 0;
  /** Until then nothing is read, as the disk gave nothing; 0 where it did. */
  #notBeforeMs = 0;
  #lost = 0;
  #isClosed = false;
  constructor(opened) {
    this.#opened = opened;
    this.#number = Math.max(0, ...opened.segments.map(({ number: number2 }) => number2));
    this.#syncing = setInterval(() => this.#current?.sync().catch(() => void 0), opened.limits.spoolSyncMs);
    this.#syncing.unref();
  }
  hasRoom(sizeBytes) {
    const { maxPending, maxPendingBytes, spoolBytes } = this.#opened.limits;
    if (this.#waiting.length >= maxPending || this.#sizeBytes() + sizeBytes > spoolBytes) return false;
    return this.#waiting.length === 0 || this.#waitingBytes + sizeBytes <= maxPendingBytes;
  }
  put(entry, atMs) {
    if (this.#unread() + this.#waiting.length === 0) this.#sinceMs = atMs;
    const { promise, resolve, reject } = Promise.withResolvers();
    this.#waiting.push({ entry, written: resolve, failed: reject });
    this.#waitingBytes += entry.length;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = void 0;
    });
    return promise;
  }
  async take(atMs) {
    if (atMs < this.#notBeforeMs) return void 0;
    this.#notBeforeMs = 0;
    const segment = this.#opened.segments.find(({ taken, records }) => taken < records);
    if (segment === void 0) return void 0;
    this.#sinceMs = atMs;
    try {
      const batch = await readBatch(segment, this.#opened.limits);
      if (batch) this.#from.set(batch, segment);
      else await this.#giveUp(segment);
      return batch;
    } catch (error) {
      this.#notBeforeMs = atMs + RETRY_MS;
      if (error.code === "ENOENT") this.#lost += segment.forget();
      this.#opened.tell(`the spool cannot be read: ${error.message}`, whatFollows(error));
      return void 0;
    }
  }
  readyMs() {
    const { packetRecords, lingerMs } = this.#opened.limits;
    const count = this.#unread();
    if (count === 0) return void 0;
    if (this.#notBeforeMs > 0) return this.#notBeforeMs;
    return count >= packetRecords ? 0 : this.#sinceMs + lingerMs;
  }
  async release(batch) {
    const segment = this.#from.get(batch);
    if (segment) segment.released += batch.count;
    await this.#tidy();
  }
  pending() {
    const { segments } = this.#opened;
    return segments.reduce((sum, { records, released }) => sum + records - released, this.#waiting.length);
  }
  lost() {
    return this.#lost;
  }
  async close() {
    this.#isClosed = true;
    await this.#writing;
    clearInterval(this.#syncing);
    await this.#tidy();
    await this.#current?.seal().catch((error) => this.#isNotSynced(error));
    await this.#opened.letGo();
    const batches = makeBatches(this.#opened.limits);
    for (const { entry, failed } of this.#waiting) {
      batches.add(entry, 0);
      failed(new NotTaken("the sender was closed before the record was written", { hint: "close() returns it" }));
    }
    return batches.takeAll();
  }
  async #writeAll() {
    await nextTurn();
    while (this.#waiting.length > 0) {
      const taken = upTo(this.#waiting, this.#opened.limits);
      if (await this.#write(taken)) this.#written(taken);
      else if (this.#isClosed) return;
      else await wait3(RETRY_MS);
    }
  }
  async #write(taken) {
    try {
      const segment = await this.#writable();
      const entries = Buffer.concat(taken.map(({ entry }) => entry));
      await segment.append(encodeFrame({ entries, count: taken.length }), taken.length);
      return true;
    } catch (error) {
      await this.#current?.seal().catch(() => void 0);
      this.#current = void 0;
      const { folder, tell } = this.#opened;
      tell(`the spool ${folder} takes nothing: ${error.message}`, "send() waits until it does");
      return false;
    }
  }
  async #writable() {
    const { folder, limits, segments } = this.#opened;
    if (this.#current && this.#current.sizeBytes < limits.segmentBytes) return this.#current;
    await this.#current?.seal();
    this.#number += 1;
    this.#current = await createSegment(folder, this.#number);
    segments.push(this.#current);
    return this.#current;
  }
  #written(taken) {
    this.#waiting = this.#waiting.slice(taken.length);
    this.#waitingBytes -= taken.reduce((sum, { entry }) => sum + entry.length, 0);
    for (const { written } of taken) written();
  }
  async #giveUp(segment) {
    this.#opened.tell(...damaged(segment.path, segment.readBytes));
    this.#lost += segment.forget();
    await segment.giveUp();
  }
  /** Removes what was acknowledged whole, the one that is written to as well if nobody writes at the moment. */
  #tidy() {
    const { segments } = this.#opened;
    const done = segments.filter(
      (it) => it.released === it.records && (it !== this.#current || this.#writing === void 0)
    );
    for (const segment of done) {
      segments.splice(segments.indexOf(segment), 1);
      if (segment === this.#current) this.#current = void 0;
      this.#removing = this.#removing.then(() => segment.remove()).catch((error) => this.#stays(error));
    }
    return this.#removing;
  }
  #stays({ message }) {
    this.#opened.tell(`a file of the spool cannot be removed: ${message}`, "the next process sends it again");
  }
  #isNotSynced({ message }) {
    const { folder, tell } = this.#opened;
    tell(`the spool ${folder} could not be forced to the disk: ${message}`, "a loss of the host now loses its end");
  }
  #unread() {
    return this.#opened.segments.reduce((sum, { records, taken }) => sum + records - taken, 0);
  }
  #sizeBytes() {
    return this.#opened.segments.reduce((sum, { sizeBytes }) => sum + sizeBytes, this.#waitingBytes);
  }
};
function whatFollows(error) {
  const isGone = error.code === "ENOENT";
  return isGone ? "somebody has removed the file, and the records in it with it" : "it is tried again";
}
function upTo(waiting, { packetRecords, packetBytes }) {
  let sizeBytes = 0;
  const first2 = waiting.slice(0, packetRecords);
  const end2 = first2.findIndex(({ entry }, index) => {
    sizeBytes += entry.length;
    return index > 0 && sizeBytes > packetBytes;
  });
  return end2 < 0 ? first2 : first2.slice(0, end2);
}

// examples/node/target.io.ts
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { hostname as machineName } from "node:os";
async function targetOf(options, timeoutMs, attempt = 0) {
  const { host, port = 24224, hostname = machineName(), sharedKey, tls } = options;
  const { resolve = () => addressOf(host, attempt) } = options;
  const name = isIP(host) ? {} : { servername: host };
  return {
    address: await resolve(),
    ...{ port, hostname, timeoutMs },
    ...tls ? { tls: { ...name, ...tls } } : {},
    ...sharedKey === void 0 ? {} : { sharedKey }
  };
}
async function addressOf(host, attempt) {
  const found = await lookup(host, { all: true });
  return found[attempt % found.length]?.address ?? host;
}

// examples/node/sender.io.ts
function openSender(options) {
  return new ForwardSender(options);
}
var ForwardSender = class {
  #limits;
  #hasSpool;
  #ids;
  #room = new Room();
  #opening;
  #opened;
  #accepted = 0;
  #closing;
  #isOver = false;
  constructor(options) {
    checkOptions(options);
    const { idKey = "id", onEvent = printProblems(), spool } = options;
    const tell = beside(onEvent);
    this.#limits = limitsOf(options);
    this.#hasSpool = spool !== void 0;
    this.#ids = new Ids(senderName(randomBytes4(64)), idKey);
    this.#opening = this.#open(options, tell);
    this.#opening.catch(({ message, hint = "" }) => tell({ kind: "problem", message, hint }));
  }
  async send(record, time = /* @__PURE__ */ new Date()) {
    const { id, entry } = this.#pack(record, time);
    this.#ids.use(id);
    if (this.#isCrowded(entry.length)) throw tooManyWait(this.#room.waiting);
    const { store, line } = this.#opened ?? await this.#opening;
    if (this.#room.waiting > 0 || !store.hasRoom(entry.length)) await this.#room.wait(entry.length);
    if (this.#isOver)
      throw new NotTaken("the sender was closed before there was room", { hint: "nothing was acknowledged" });
    await this.#put({ store, line }, entry);
    return id;
  }
  offer(record, time = /* @__PURE__ */ new Date()) {
    const { id, entry } = this.#pack(record, time);
    if (this.#opened === void 0 || this.#room.waiting > 0 || !this.#opened.store.hasRoom(entry.length)) return false;
    this.#ids.use(id);
    this.#put(this.#opened, entry).catch(() => void 0);
    return true;
  }
  async flush() {
    const { line } = await this.#opening;
    await this.#room.entered();
    await line.flush();
  }
  close({ timeoutMs = 1e4 } = {}) {
    this.#closing ??= this.#close(timeoutMs);
    return this.#closing;
  }
  async #close(timeoutMs) {
    const { line } = await this.#opening;
    await within(timeoutMs, this.#drained());
    this.#isOver = true;
    this.#letIn();
    const { left, pending } = await line.close();
    const undelivered = left.flatMap(({ entries }) => recordsOf(entries));
    return { undelivered, spooled: this.#hasSpool ? pending - undelivered.length : 0 };
  }
  tally() {
    const pending = this.#opened?.store.pending() ?? 0;
    return { ...none, ...this.#opened?.line.tally(), accepted: this.#accepted, pending };
  }
  async #open(options, tell) {
    const { tag, spool } = options;
    const limits = this.#limits;
    const problem = (message, hint) => tell({ kind: "problem", message, hint });
    const store = spool === void 0 ? memoryStore(limits) : await openSpool(spool, limits, problem);
    let attempt = 0;
    const target = () => targetOf(options, limits.connectTimeoutMs, attempt++);
    const line = new Line(store, { tag, limits, target, tell, onRoom: () => this.#letIn() });
    this.#opened = { store, line };
    return this.#opened;
  }
  #pack(record, time) {
    if (this.#closing) throw new NotTaken("the sender is closed", { hint: "close it when nothing more comes" });
    const named = this.#ids.name(record);
    return { id: named.id, entry: pack(named.record, time, this.#limits.recordBytes) };
  }
  async #put({ store, line }, entry) {
    this.#accepted += 1;
    const isSafe = store.put(entry, nowMs());
    line.wake();
    await isSafe;
    this.#letIn();
    line.wake();
  }
  /** Whether as much waits already as may be pending. */
  #isCrowded(sizeBytes) {
    const { maxPending, maxPendingBytes } = this.#limits;
    const { waiting, sizeBytes: waitingBytes } = this.#room;
    return waiting >= maxPending || waiting > 0 && waitingBytes + sizeBytes > maxPendingBytes;
  }
  /** Those that wait for room enter as far as there is some, and all of them when it is over. */
  #letIn() {
    const hasRoom = (sizeBytes) => this.#isOver || this.#opened?.store.hasRoom(sizeBytes) === true;
    if (this.#room.letOneIn(hasRoom) && this.#room.waiting > 0) queueMicrotask(() => this.#letIn());
  }
  /** Nobody waits for room, and all is acknowledged. */
  async #drained() {
    const { line } = await this.#opening;
    do
      await line.flush().catch(() => void 0);
    while (this.#room.waiting > 0 && !this.#isOver);
  }
};
var none = { acknowledged: 0, packets: 0, packetsAgain: 0, recordsAgain: 0, connections: 0 };
function beside(onEvent) {
  return (event) => {
    try {
      onEvent(event);
    } catch (error) {
      process.nextTick(() => {
        throw error;
      });
    }
  };
}
function tooManyWait(count) {
  return new NotTaken(`${count} calls of send() wait for room already`, { hint: "await send(), or use offer()" });
}
async function within(limitMs, work) {
  const stop = new AbortController();
  await Promise.race([work, wait4(limitMs, void 0, stop).catch(() => void 0)]);
  stop.abort();
}
export {
  CollectorRefused,
  NotTaken,
  OptionRefused,
  RecordRefused,
  SpoolUnusable,
  defaultLimits,
  openSender
};
