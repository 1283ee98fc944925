import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type PlanTemplate, parsePlanTemplate } from "../../src/plan/planTemplate.js";
import { STANDARD } from "./planCases.js";

/** The folder with a made-up logo: `logo.png`, 400 by 120 pixels, see-through in part. */
export const PICTURES = new URL("../data/templates/everything", import.meta.url).pathname;

/** The header of the template that comes with the program, changed where asked. */
export function aHeader(change: (header: string) => string = (header) => header): string {
  const header = /^---\n[\s\S]*?\n---\n/.exec(readFileSync(join(STANDARD, "plan.md"), "utf8"))?.[0] ?? "";
  return change(header);
}

/** A template of this body, in a folder that has pictures. */
export function aTemplate(body: string, change?: (header: string) => string, folder = PICTURES): PlanTemplate {
  return parsePlanTemplate(`${aHeader(change)}${body}`, join(folder, "plan.md"));
}

/** Letters as large print has them. */
export function largePrint(header: string): string {
  return header
    .replace(/^sizes:.*$/m, "sizes: { text: 18, large: 24, heading1: 32, heading2: 24, heading3: 20, foot: 16 }")
    .replace(/^(margins:.*) bottom: \d+/m, "$1 bottom: 66");
}

export function landscape(header: string): string {
  return header.replace("page: A4", "page: A4 landscape");
}

/** Everything that a template may be made of. */
export const EVERYTHING = `# Everything

Say [Bore da, {{ person.name }}]{lang=cy} in the **morning**, and [do widzenia **bardzo**]{lang=pl} in the evening.

::: columns
::: column
## Left

{% for goal in goals %}
- **{{ goal.goal }}**
  {{ goal.firstStep }}
{% endfor %}

::: box
{% for condition in licence.standardConditions %}
{{ condition }}

{% endfor %}
:::
:::
::: column
## Right

| Who | Phone |
|---|---|
{% for helper in helpers %}
| {{ helper.name }} | {{ helper.phone | nowrap }} |
{% endfor %}

1. One
2. Two
:::
:::

## Pictures

![The way to the {{ person.prison }} gate](logo.png){width=300}

::: note
![In a note](logo.png)
:::

::: code
{{ code }}
:::

::: keep
- [ ] To tick
:::

{% for day in days %}
::: day
### {{ day.date | longDay }}
{% for meeting in day.appointments %}
- **{{ meeting.time | time }}** {{ meeting.title }}
{% endfor %}
:::
{% endfor %}

::: sign
| Who | Sign here |
|---|---|
| Me | |
:::
`;
