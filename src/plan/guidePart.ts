import * as z from "zod";
import { GUIDE_TOPICS } from "../domain/localServices.js";
import { shown } from "./planReach.js";
import { typed } from "./typedWords.js";

const text = () => shown(z.string(), "guide");
const words = () => typed(text());
const flag = () => shown(z.boolean(), "guide");

/** The local services for one person, by what they are for. Nothing on it says why a service is there, but that it has been asked to help. */
export const guidePart = z.strictObject({
  /** Where the person goes; "" where that is not known, or is kept off pages. */
  area: text(),
  topics: z.array(
    z.strictObject({
      topic: shown(z.enum(GUIDE_TOPICS), "guide"),
      /** How many more fit than are named. */
      more: shown(z.number().default(0), "guide"),
      services: z.array(
        z.strictObject({
          /** The public label, where the service has one. */
          name: words(),
          whatFor: words(),
          address: words(),
          postcode: text(),
          phone: text(),
          openingTimes: words(),
          howToGetThere: words(),
          /** Nobody has made sure of it lately: ask before going there. */
          checkFirst: flag(),
          asked: flag(),
        }),
      ),
    }),
  ),
});
