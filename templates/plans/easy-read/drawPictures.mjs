// How the pictures beside this file, and those of the page in Welsh, were drawn, by ourselves: node drawPictures.mjs writes them anew. Each is strokes on a square of
// 100 by 100, x from the left and y from the top, and nothing else; they may be used as the rest of this program.
import { writeFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";

const PIXELS = 240;
const PEN = 4.6;
const INK = [13, 74, 87];

const arc = (x, y, radius, from = 0, to = 360, flat = 1) =>
  Array.from({ length: 41 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / 40) * Math.PI) / 180;
    return [x + radius * Math.cos(angle), y + flat * radius * Math.sin(angle)];
  });
const box = (left, top, right, bottom) => [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]];
const person = (x, y, size) => [arc(x, y, 0.17 * size), arc(x, y + 0.6 * size, 0.32 * size, 180, 360), [[x - 0.32 * size, y + 0.6 * size], [x + 0.32 * size, y + 0.6 * size]]];
const tick = (x, y, size) => [[x, y], [x + 0.35 * size, y + 0.35 * size], [x + size, y - 0.5 * size]];

const PICTURES = {
  helpers: [...person(28, 30, 62), ...person(72, 30, 62), [[40, 84], [60, 84]]],
  calendar: [box(14, 20, 86, 88), [[14, 40], [86, 40]], [[34, 10], [34, 28]], [[66, 10], [66, 28]], tick(34, 64, 32)],
  door: [box(30, 10, 74, 90), arc(63, 52, 2.5), [[10, 90], [90, 90]], [[8, 50], [22, 50]], [[16, 43], [23, 50], [16, 57]]],
  meeting: [...person(22, 28, 46), ...person(78, 28, 46), [[30, 68], [70, 68]], [[50, 68], [50, 90]], [[38, 90], [62, 90]]],
  home: [[[8, 50], [50, 12], [92, 50]], [[20, 42], [20, 88], [80, 88], [80, 42]], box(42, 60, 58, 88)],
  bag: [[[20, 36], [80, 36], [86, 88], [14, 88], [20, 36]], arc(50, 36, 18, 180, 360), [[38, 52], [62, 52]]],
  phone: [box(30, 8, 70, 92), [[30, 20], [70, 20]], [[30, 78], [70, 78]], arc(50, 85, 2)],
  licence: [[[22, 8], [62, 8], [80, 26], [80, 92], [22, 92], [22, 8]], [[62, 8], [62, 26], [80, 26]], [[34, 42], [68, 42]], [[34, 56], [68, 56]], [[34, 70], [54, 70]]],
  night: [[[6, 58], [34, 34], [62, 58]], [[14, 52], [14, 88], [54, 88], [54, 52]], box(28, 66, 40, 88), arc(76, 26, 17, 60, 290), arc(84, 20, 17, 95, 215)],
  problem: [[[50, 10], [92, 86], [8, 86], [50, 10]], [[50, 36], [50, 62]], arc(50, 73, 1.5)],
  goal: [arc(50, 54, 36), arc(50, 54, 21), arc(50, 54, 5), [[50, 54], [86, 14]], [[86, 14], [74, 15]], [[86, 14], [87, 27]]],
  pen: [[[18, 70], [66, 14], [82, 28], [34, 82], [14, 88], [18, 70]], [[56, 26], [72, 40]], [[46, 92], [88, 92]]],
};

for (const [name, strokes] of Object.entries(PICTURES)) {
  for (const folder of [".", "../easy-read-cy"]) writeFileSync(new URL(`${folder}/${name}.png`, import.meta.url), png(strokes));
}

/** Ink where a pixel lies within the pen's width of a stroke, paler at its edge; white elsewhere. */
function png(strokes) {
  const lines = strokes.flatMap((stroke) => stroke.slice(1).map((end, index) => [stroke[index], end]));
  const rows = Array.from({ length: PIXELS }, (_, row) => {
    const line = Buffer.alloc(1 + 3 * PIXELS);
    for (let column = 0; column < PIXELS; column++) {
      const point = [((column + 0.5) * 100) / PIXELS, ((row + 0.5) * 100) / PIXELS];
      const distance = Math.min(...lines.map((one) => distanceTo(one, point)));
      const cover = Math.min(1, Math.max(0, ((PEN / 2 - distance) * PIXELS) / 100 + 0.5));
      INK.forEach((ink, channel) => {
        line[1 + 3 * column + channel] = Math.round(255 - cover * (255 - ink));
      });
    }
    return line;
  });
  const head = Buffer.from([0, 0, 0, PIXELS, 0, 0, 0, PIXELS, 8, 2, 0, 0, 0]);
  const chunks = [chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.concat(rows), { level: 9 })), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ...chunks]);
}

function distanceTo([[x1, y1], [x2, y2]], [x, y]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}
