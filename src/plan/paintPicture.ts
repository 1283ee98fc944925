import type { Picture } from "./picture.js";
import type { PictureMark } from "./rows.js";

/** What pdfkit's types leave out: the pictures that a page names. */
type PageWithPictures = PDFKit.PDFPage & { readonly xobjects: Record<string, PDFKit.PDFKitReference> };

/** Pictures of a document, each in the file once however often it is drawn. */
const embedded = new WeakMap<PDFKit.PDFDocument, Map<Picture, { name: string; reference: PDFKit.PDFKitReference }>>();

/** Draws a picture, and keeps with its element where. pdfkit's own way decodes a PNG again for each document, in an order that may differ. */
export function paintPicture(document: PDFKit.PDFDocument, mark: PictureMark, rowTop: number): void {
  const { x, width, height, node } = mark;
  const top = rowTop + mark.y;
  const { name, reference } = embed(document, mark.picture);
  (document.page as PageWithPictures).xobjects[name] = reference;
  document.save();
  document.transform(width, 0, 0, -height, x, top + height);
  document.addContent(`/${name} Do`);
  document.restore();
  node.bbox = [x, top, x + width, top + height];
}

function embed(document: PDFKit.PDFDocument, picture: Picture) {
  const known = embedded.get(document) ?? new Map();
  embedded.set(document, known);
  const already = known.get(picture);
  if (already !== undefined) return already;
  const made = { name: `Picture${known.size + 1}`, reference: referenceOf(document, picture) };
  known.set(picture, made);
  return made;
}

function referenceOf(document: PDFKit.PDFDocument, picture: Picture): PDFKit.PDFKitReference {
  const image = { Type: "XObject", Subtype: "Image", BitsPerComponent: 8, Width: picture.width, Height: picture.height };
  const cover =
    picture.cover === undefined ? undefined : document.ref({ ...image, ColorSpace: "DeviceGray", Filter: "FlateDecode" });
  cover?.end(picture.cover);
  const reference = document.ref({
    ...image,
    ColorSpace: picture.colours,
    Filter: picture.filter,
    ...(cover === undefined ? {} : { SMask: cover }),
  });
  reference.end(picture.data);
  return reference;
}
