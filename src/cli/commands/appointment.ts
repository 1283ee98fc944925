import { verbs } from "../command.js";
import { addCommand } from "./appointment/add.js";
import { cancelCommand, moveCommand, outcomeCommand, updateCommand } from "./appointment/change.js";
import { checkCommand } from "./appointment/check.js";
import { exportCommand } from "./appointment/export.js";
import { listCommand } from "./appointment/list.js";

export const appointmentCommand = verbs([
  ["add", "Book an appointment, and hear at once what it clashes with", addCommand],
  ["move", "Move an appointment to another day or time", moveCommand],
  ["update", "Change what is known of it: place, phone, what to bring", updateCommand],
  ["cancel", "Cancel an appointment", cancelCommand],
  ["outcome", "Record whether the person came", outcomeCommand],
  ["list", "One person's appointments, or everyone's between two days", listCommand],
  ["check", "What clashes with what, and what would mend it", checkCommand],
  ["export", "One person's appointments as a calendar", exportCommand],
]);
