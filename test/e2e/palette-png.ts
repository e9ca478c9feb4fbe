import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** https://www.w3.org/TR/png-3/ */
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const BYTES = 3;
const COLOURS = 256;
const INDEXED = 3;
const HEADER_REST = Buffer.from([8, INDEXED, 0, 0, 0]);

const chunksOf = (png: Buffer): [type: string, data: Buffer][] => {
  const chunks: [string, Buffer][] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push([png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  return chunks;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

const paeth = (a: number, b: number, c: number): number => {
  const [toA, toB, toC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
};

/** The pixels of an RGB picture, its filters undone. */
const pixelsOf = (raw: Buffer, width: number, height: number): Buffer => {
  const stride = width * BYTES;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const a = x >= BYTES ? (pixels[at - BYTES] ?? 0) : 0;
      const b = y > 0 ? (pixels[at - stride] ?? 0) : 0;
      const c = x >= BYTES && y > 0 ? (pixels[at - stride - BYTES] ?? 0) : 0;
      const guess = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter] ?? 0;
      pixels[at] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return pixels;
};

const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

/** The same picture in its 256 commonest colours, a third the size: a page is a few colours and the edges of letters. */
export const inPalette = (png: Buffer): Buffer => {
  const chunks = chunksOf(png);
  const header = chunks[0]?.[1] ?? Buffer.alloc(0);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const data = Buffer.concat(chunks.filter(([type]) => type === 'IDAT').map(([, part]) => part));
  const pixels = pixelsOf(inflateSync(data), width, height);
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += BYTES) {
    const colour = pixels.readUIntBE(at, BYTES);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, COLOURS)
    .map(([colour]) => colour);
  const nearest = new Map(
    [...counts.keys()].map((colour) => [
      colour,
      palette.reduce(
        (best, one, index) => (distance(one, colour) < distance(palette[best] ?? 0, colour) ? index : best),
        0,
      ),
    ]),
  );
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      rows[y * (width + 1) + 1 + x] = nearest.get(pixels.readUIntBE((y * width + x) * BYTES, BYTES)) ?? 0;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([header.subarray(0, 8), HEADER_REST])),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
