import { expect, it } from "vitest";
import type { Column } from "../../../src/cli/output/column.js";
import { renderHtml } from "../../../src/cli/output/html.js";

interface Row {
  readonly name: string;
  readonly count: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: "name", title: "Name", get: ({ name }) => name },
  { key: "count", title: "Overdue", get: ({ count }) => count, tone: ({ count }) => (count > 0 ? "bad" : undefined) },
  { key: "hidden", title: "Hidden", get: () => "hidden", dataOnly: true },
];
const page = (items: readonly Row[]) => renderHtml({ title: "Who & when", notes: ["As of <today>."], columns: COLUMNS, items });

it("has the columns that people see, with heads that a reader is told are heads", () => {
  const html = page([{ name: "Marsh", count: 2 }]);
  expect(html).toContain('<th scope="col">Name</th><th scope="col" class="right">Overdue</th>');
  expect(html).toContain('<tr><td>Marsh</td><td class="right bad">2</td></tr>');
  expect(html).toContain('<html lang="en-GB">');
  expect(html).not.toContain("hidden");
});

it("what anybody typed stays text", () => {
  const html = page([{ name: `<script>alert("x")</script>&'\u202e\u001b[31m`, count: 0 }]);
  expect(html).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;");
  for (const live of ["<script", "\u202e", "\u001b"]) expect(html).not.toContain(live);
  expect(html).toContain("<title>Who &amp; when</title>");
  expect(html).toContain("<p>As of &lt;today&gt;.</p>");
});

it("needs nothing from anywhere else", () => {
  expect(page([])).not.toMatch(/https?:|src=|@import|url\(/u);
  expect(page([])).toContain("Nothing found");
});
