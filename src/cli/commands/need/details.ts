import { NEED_LEVELS } from "../../../domain/records.js";
import { choice, day, text } from "../../option.js";

/** Who does what by when: the same for a new need and one that is known. */
export const DETAILS = {
  level: choice("level", NEED_LEVELS, "1 universal, 2 identified need, 3 complex need"),
  action: text("words", "what is done about it"),
  by: text("name", "who does it"),
  due: day("the day it should be done by"),
};
