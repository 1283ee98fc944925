import { NOUNS } from "./commands/list.js";
import { runProcess } from "./runProcess.js";

runProcess(NOUNS);
