import { verbs } from "../command.js";
import { serviceExport } from "./service/export.js";
import { serviceImport } from "./service/import.js";
import { serviceList, serviceShow } from "./service/list.js";
import { serviceAdd, serviceChecked, serviceUpdate } from "./service/save.js";

export const serviceCommand = verbs([
  ["list", "Who can help with what, where, and whom", serviceList],
  ["show", "All that is known of one service", serviceShow],
  ["import", "Take in a directory, as CSV or Open Referral UK", serviceImport],
  ["export", "Write the directory as CSV or Open Referral UK", serviceExport],
  ["add", "Add a service to the directory", serviceAdd],
  ["update", "Change what is known of a service", serviceUpdate],
  ["checked", "Say that all that is known of a service is still true", serviceChecked],
]);
