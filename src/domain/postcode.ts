const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/;

/** A postcode in capitals with one space before its last three characters, or undefined where the text has another shape. */
export function parsePostcode(text: string): string | undefined {
  const match = POSTCODE.exec(text.toUpperCase().replaceAll(/\s/g, ""));
  return match === null ? undefined : `${match[1]} ${match[2]}`;
}
