/** What to do instead, by the token of a construct that is not one of ours. */
export const UNSUPPORTED: Readonly<Record<string, string>> = {
  html_block: "HTML is not allowed in a plan. Use Markdown and ::: boxes.",
  html_inline: "HTML is not allowed in a plan. Use Markdown and ::: boxes.",
  image: "A picture stands alone, with an empty line before and after it; only {width=120} may follow.",
  phrase_error: "Write [words]{lang=cy} for words in another language, with its code: cy, pl, ar.",
  link_open: "A link cannot be followed on paper. Write the address or the phone number out.",
  em_open: "Slanted text is hard to read. Use **bold**.",
  s_open: "Crossed-out text is not allowed in a plan.",
  code_inline: "Code is not allowed in a plan.",
  code_block: "A line that starts with four spaces is code in Markdown. Start it further left.",
  fence: "Code is not allowed in a plan. Use ::: box for a box.",
  blockquote_open: "Quotations are not allowed in a plan. Use ::: box.",
  hr: "A line across the page is not allowed. Use a heading, or ::: new-page.",
};

/** What blocks are called elsewhere, and here. */
export const CALLED: Readonly<Record<string, string>> = {
  timetable: "::: day for each day",
  signature: "::: sign",
  "page-break": "::: new-page",
  checklist: "a list of - [ ] lines",
  qr: "::: code",
  picture: "![what it shows](file.png)",
};
