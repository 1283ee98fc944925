import { expect, test } from "vitest";
import { clockWords, withClockWords } from "../../src/plan/clockWords.js";
import { at } from "./planCases.js";

test.each([
  ["00:00", "midnight", "hanner nos"],
  ["00:30", "12:30am", "12:30yb"],
  ["09:05", "9:05am", "9:05yb"],
  ["12:00", "midday", "hanner dydd"],
  ["12:45", "12:45pm", "12:45yp"],
  ["14:00", "2pm", "2yp"],
  ["17:59", "5:59pm", "5:59yp"],
  ["18:00", "6pm", "6yh"],
  ["23:59", "11:59pm", "11:59yh"],
])("%s is said as %s, in Welsh as %s", (time, english, welsh) => {
  expect(clockWords(at(time), "en")).toBe(english);
  expect(clockWords(at(time), "cy")).toBe(welsh);
});

test("times in a sentence are said in words, and what is no time is left", () => {
  expect(withClockWords("from 19:00 to 07:00 the next day, room 12:99", "en")).toBe("from 7pm to 7am the next day, room 12:99");
});
