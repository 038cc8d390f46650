/* The chunks of a PNG file: texts (iTXt, UTF-8) and dots a metre are put in behind its header, and texts are read again. The
 * picture itself is never encoded anew. components/paper/png.py does the same on the server. */
window.atlasPng = (function () {
  "use strict";
  const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  const HEADER = SIGNATURE.length + 25; // IHDR comes first and is always as long
  const AROUND = 12; // bytes of a chunk besides its data: length, kind, checksum
  const INCH = 0.0254; // in metres
  const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
    for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
    return byte;
  });

  function checksum(bytes) {
    let crc = ~0;
    for (const byte of bytes) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
    return ~crc >>> 0;
  }

  const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  /* ---- writing ---- */

  function chunk(kind, data) {
    const bytes = new Uint8Array(data.length + AROUND);
    bytes.set(new TextEncoder().encode(kind), 4);
    bytes.set(data, 8);
    view(bytes).setUint32(0, data.length);
    view(bytes).setUint32(data.length + 8, checksum(bytes.subarray(4, -4)));
    return bytes;
  }

  // Not compressed, without language and translated key: five zeros.
  const text = ([key, value]) => chunk("iTXt", new TextEncoder().encode(`${key}\0\0\0\0\0${value}`));

  function density(dpi) {
    const data = new Uint8Array(9);
    const dots = Math.round(dpi / INCH);
    for (const at of [0, 4]) view(data).setUint32(at, dots);
    data[8] = 1; // a metre is the unit
    return chunk("pHYs", data);
  }

  // The parts of the file `png` with `texts` (key -> value) and its density; a Blob takes them as they are.
  const annotated = (png, texts, dpi) => [png.subarray(0, HEADER), density(dpi), ...Object.entries(texts).map(text), png.subarray(HEADER)];

  /* ---- reading ---- */

  const isPng = (bytes) => SIGNATURE.every((byte, at) => bytes[at] === byte);

  // The texts of a PNG by their keys; throws where a chunk is cut off or its checksum is wrong.
  function texts(bytes) {
    const found = {};
    for (let at = SIGNATURE.length, kind = ""; kind !== "IEND"; ) {
      const length = view(bytes).getUint32(at);
      const named = bytes.subarray(at + 4, at + 8 + length);
      if (view(bytes).getUint32(at + 8 + length) !== checksum(named)) throw new RangeError("checksum");
      kind = new TextDecoder("latin1").decode(named.subarray(0, 4));
      if (kind === "iTXt") Object.assign(found, entry(named.subarray(4)));
      at += length + AROUND;
    }
    return found;
  }

  // Key, whether and how compressed, language, translated key, text. Ours are never compressed.
  function entry(data) {
    const key = data.indexOf(0);
    const language = data.indexOf(0, key + 3);
    const translated = data.indexOf(0, language + 1);
    if (data[key + 1]) return {};
    return { [new TextDecoder("latin1").decode(data.subarray(0, key))]: new TextDecoder().decode(data.subarray(translated + 1)) };
  }

  return { annotated, isPng, texts };
})();
