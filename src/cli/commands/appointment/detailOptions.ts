import { APPOINTMENT_MEANS } from "../../../domain/records.js";
import { choice, count, text } from "../../option.js";

const MINUTES_A_DAY = 1440;

/** What else there is to say of an appointment, when it is booked or later. */
export const detailOptions = {
  minutes: count("minutes", "how long it lasts", { min: 1, max: MINUTES_A_DAY }),
  means: choice("means", APPOINTMENT_MEANS, "how (in_person unless said)"),
  place: text("address", "where it is"),
  postcode: text("postcode", "postcode of the place"),
  phone: text("number", "number to call"),
  with: text("name", "who it is with"),
  organisation: text("name", "the organisation"),
  label: text("text", "a neutral name for pages that others may see"),
  travelMinutes: count("minutes", "how long it takes to get there", { max: MINUTES_A_DAY }),
  notes: text("text", "for the person: what to bring, where the door is"),
};
