import { verbs } from "../command.js";
import { attendCommand } from "./programme/attend.js";
import { bookCommand } from "./programme/book.js";
import { listCommand } from "./programme/list.js";
import { moduleVerbs } from "./programme/module.js";
import { sessionVerbs } from "./programme/session.js";
import { unbookCommand } from "./programme/unbook.js";

export const programmeCommand = verbs([
  ["module", "What the programme is made of", moduleVerbs],
  ["session", "When and where a module is held, by whom, with how many places", sessionVerbs],
  ["book", "Book people into a session", bookCommand],
  ["unbook", "Take people out of a session, which frees their places", unbookCommand],
  ["attend", "Record who came, and what they took from it", attendCommand],
  ["list", "One person's sessions and what to suggest, or who is in a session", listCommand],
]);
