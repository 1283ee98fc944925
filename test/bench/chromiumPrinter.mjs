// Chromium with one page kept open, spoken to over its debugging pipe (file descriptors 3 and 4): no package and no network
// port needed.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** The program's path, or undefined where this machine has none. `CHROMIUM` names one elsewhere. */
export function findChromium() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [process.env.CHROMIUM, ...found].find((path) => path && existsSync(path));
}

/** Opens a page. `print(html)` gives the PDF of a document; `close()` ends the program. */
export async function openPrinter(path) {
  const child = spawn(path, ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const send = commands(child.stdio[3], child.stdio[4]);
  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  await send("Page.enable", {}, sessionId);
  const { frameTree } = await send("Page.getFrameTree", {}, sessionId);
  return {
    async print(html) {
      await send("Page.setDocumentContent", { frameId: frameTree.frame.id, html }, sessionId);
      await send("Runtime.evaluate", { expression: "document.fonts.ready", awaitPromise: true }, sessionId);
      const { data } = await send(
        "Page.printToPDF",
        { preferCSSPageSize: true, generateTaggedPDF: true, printBackground: true },
        sessionId,
      );
      return Buffer.from(data, "base64");
    },
    async close() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await send("Browser.close", {});
      await ended;
    },
  };
}

/** Commands and answers are JSON, each ended by a zero byte; an answer carries the number of its command. */
function commands(into, outOf) {
  const waiting = new Map();
  let count = 0;
  let rest = Buffer.alloc(0);
  outOf.on("data", (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const { id, result, error } = JSON.parse(rest.subarray(0, end).toString());
      rest = rest.subarray(end + 1);
      const answer = waiting.get(id);
      waiting.delete(id);
      if (error) answer?.reject(new Error(error.message));
      else answer?.resolve(result);
    }
  });
  return (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      const id = ++count;
      waiting.set(id, { resolve, reject });
      into.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
}
