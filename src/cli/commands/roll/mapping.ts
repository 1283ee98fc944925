import { verbs } from "../../command.js";
import { mappingList, mappingShow } from "./mapping/list.js";
import { mappingNew } from "./mapping/new.js";
import { mappingTest } from "./mapping/test.js";

/** How the headings of an export are read: the verbs of `resettle roll mapping`. */
export const rollMapping = verbs([
  ["list", "The mappings there are, the team's own and those built in", mappingList],
  ["show", "One mapping: its file, and which heading fills what", mappingShow],
  ["new", "Make a mapping for an export, from its headings and what stands under them", mappingNew],
  ["test", "Prove a mapping on its sample or on a file", mappingTest],
]);
