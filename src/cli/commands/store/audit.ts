import { verbs } from "../../command.js";
import { auditAnchor } from "./auditAnchor.js";
import { auditExport } from "./auditExport.js";
import { auditList } from "./auditList.js";
import { auditVerify } from "./auditVerify.js";

export const storeAudit = verbs([
  ["list", "What was done and looked at, by whom, when and why", auditList],
  ["verify", "Whether the trail is as it was written, also since an anchor", auditVerify],
  ["anchor", "Where the trail ends now, to keep outside the store", auditAnchor],
  ["export", "The whole trail in a file that can be verified without this program", auditExport],
]);
