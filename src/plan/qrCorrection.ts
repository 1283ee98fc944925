/** Bytes added so that a quarter of a version 1 code may be spoilt (ISO/IEC 18004, table 9, level Q). */
const CORRECTION_BYTES = 13;
/** The field of 256 elements that QR codes count in. */
const FIELD = 0x11d;

/** Reed and Solomon's correction: the bytes, and what is left when they are divided by the generator. */
export function withCorrection(bytes: readonly number[]): number[] {
  const divisor = generator(CORRECTION_BYTES);
  const rest: number[] = Array.from({ length: CORRECTION_BYTES }, () => 0);
  for (const byte of bytes) {
    const factor = byte ^ (rest.shift() ?? 0);
    rest.push(0);
    for (const [index, part] of divisor.entries()) rest[index] = (rest[index] ?? 0) ^ times(part, factor);
  }
  return [...bytes, ...rest];
}

/** The product of x - 2^0 … x - 2^(degree - 1), without its first part, which is 1. */
function generator(degree: number): number[] {
  let parts = [1];
  let root = 1;
  for (let power = 0; power < degree; power++) {
    const shifted = [...parts, 0];
    parts = shifted.map((part, index) => part ^ times(parts[index - 1] ?? 0, root));
    root = times(root, 2);
  }
  return parts.slice(1);
}

function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (product >> 7 === 1 ? FIELD : 0);
    if ((other >> bit) & 1) product ^= one;
  }
  return product;
}
