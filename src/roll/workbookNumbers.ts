/** What spreadsheets keep of a number; digits beyond are noise of binary fractions (0.30000000000000004). */
const DIGITS_KEPT = 15;

/** A number cell as a person would write it: no exponent, no noise. What is no number stays as it is. */
export function numberText(written: string): string {
  if (/^-?\d{1,15}$/u.test(written)) return written;
  const number = Number(written);
  if (written.trim() === "" || !Number.isFinite(number)) return written;
  return withoutExponent(String(Number(number.toPrecision(DIGITS_KEPT))));
}

function withoutExponent(text: string): string {
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/u.exec(text);
  if (match === null) return text;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = whole + fraction;
  const point = 1 + Number(exponent);
  return point <= 0 ? `${sign}0.${"0".repeat(-point)}${digits}` : `${sign}${digits.padEnd(point, "0")}`;
}
