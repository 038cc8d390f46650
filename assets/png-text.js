/* Texts (iTXt, UTF-8) and dots a metre of a PNG file, put in behind its header and read again; the picture is not encoded anew.
 * components/paper/png.py writes the same on the server. */
window.atlasPng = (function () {
  "use strict";
  const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  const HEADER = SIGNATURE.length + 25; // IHDR comes first and is always as long
  const METRES_PER_INCH = 0.0254;
  const ENTRY = /^([^\0]+)\0\0[^][^\0]*\0[^\0]*\0([^]*)$/; // key, not compressed, language, translated key, text
  const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encode = (text) => new TextEncoder().encode(text);
  const decode = (bytes) => new TextDecoder().decode(bytes);
  const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
    for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
    return byte;
  });
  const checksum = (bytes) => ~bytes.reduce((crc, byte) => CRC[(crc ^ byte) & 255] ^ (crc >>> 8), ~0) >>> 0;

  function chunk(kind, data) {
    const bytes = Uint8Array.from([0, 0, 0, 0, ...encode(kind), ...data, 0, 0, 0, 0]);
    view(bytes).setUint32(0, data.length);
    view(bytes).setUint32(data.length + 8, checksum(bytes.subarray(4, -4)));
    return bytes;
  }

  // The parts of the file `png` with `texts` (key -> value) and its density; a Blob takes them as they are.
  function annotated(png, texts, dpi) {
    const density = [24, 16, 8, 0].map((bits) => (Math.round(dpi / METRES_PER_INCH) >>> bits) & 255);
    const entries = Object.entries(texts).map(([key, value]) => chunk("iTXt", encode(`${key}\0\0\0\0\0${value}`)));
    return [png.subarray(0, HEADER), chunk("pHYs", [...density, ...density, 1]), ...entries, png.subarray(HEADER)];
  }

  const isPng = (bytes) => SIGNATURE.every((byte, at) => bytes[at] === byte);

  // The texts of a PNG by their keys; throws where a chunk is cut off or its checksum is wrong.
  function texts(bytes) {
    const found = {};
    for (let at = SIGNATURE.length, kind = ""; kind !== "IEND"; ) {
      const end = at + 8 + view(bytes).getUint32(at);
      if (view(bytes).getUint32(end) !== checksum(bytes.subarray(at + 4, end))) throw new RangeError("checksum");
      kind = decode(bytes.subarray(at + 4, at + 8));
      const [, key, text] = (kind === "iTXt" && ENTRY.exec(decode(bytes.subarray(at + 8, end)))) || [];
      if (key) found[key] = text;
      at = end + 4;
    }
    return found;
  }

  return { annotated, isPng, texts };
})();
