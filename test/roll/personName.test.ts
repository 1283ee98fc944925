import { describe, expect, it } from "vitest";
import { parseFullName } from "../../src/roll/personName.js";

/** The cell, then last, first and middle names. */
type Case = readonly [cell: string, last: string, first?: string, middle?: string];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  "SURNAME, First Middle": [
    ["TESTERTON, Arlo Kemp", "TESTERTON", "Arlo", "Kemp"],
    ["Testerton,Arlo", "Testerton", "Arlo"],
    ["TESTERTON , Arlo  Kemp  Lee", "TESTERTON", "Arlo", "Kemp Lee"],
    ["TESTERTON,\u00a0Arlo\u00a0Kemp", "TESTERTON", "Arlo", "Kemp"],
    ["DE LA PROOF, Maria", "DE LA PROOF", "Maria"],
    ["Draft-Proof, Elis", "Draft-Proof", "Elis"],
    ["Draft - Proof, Elis", "Draft-Proof", "Elis"],
    ["O’DRAFT, Sean", "O’DRAFT", "Sean"],
    ["O' Draft, Sean", "O'Draft", "Sean"],
    ["Draft, ", "Draft"],
  ],
  "First Middle Surname": [
    ["Arlo Testerton", "Testerton", "Arlo"],
    ["Arlo Kemp Testerton", "Testerton", "Arlo", "Kemp"],
    ["ARLO KEMP TESTERTON", "TESTERTON", "ARLO", "KEMP"],
    ["Arlo K Testerton", "Testerton", "Arlo", "K"],
    ["A. Testerton", "Testerton", "A."],
    ["A TESTERTON", "TESTERTON", "A"],
    ["Mr Arlo Testerton", "Testerton", "Arlo"],
    ["Ffion Draft-Proof", "Draft-Proof", "Ffion"],
    ["Ffion Draft -Proof", "Draft-Proof", "Ffion"],
    ["Sean O'Draft", "O'Draft", "Sean"],
    ["Sean O`Draft", "O`Draft", "Sean"],
    ["Anne-Marie Proof", "Proof", "Anne-Marie"],
  ],
  "First SURNAME": [
    ["Arlo TESTERTON", "TESTERTON", "Arlo"],
    ["Arlo Kemp TESTERTON", "TESTERTON", "Arlo", "Kemp"],
    ["Maria DE LA PROOF", "DE LA PROOF", "Maria"],
    ["Ffion DRAFT PROOF", "DRAFT PROOF", "Ffion"],
    ["Iain McDRAFT", "McDRAFT", "Iain"],
  ],
  "SURNAME First": [
    ["TESTERTON Arlo", "TESTERTON", "Arlo"],
    ["TESTERTON Arlo Kemp", "TESTERTON", "Arlo", "Kemp"],
    ["DE LA PROOF Maria", "DE LA PROOF", "Maria"],
    ["O'DRAFT Sean", "O'DRAFT", "Sean"],
    ["MacDRAFT Iain", "MacDRAFT", "Iain"],
    ["McDRAFT Iain", "McDRAFT", "Iain"],
    ["DRAFT-PROOF Elis", "DRAFT-PROOF", "Elis"],
    ["ŴYNDRAFT Siân", "ŴYNDRAFT", "Siân"],
    ["TESTERTON A", "TESTERTON", "A"],
    ["Testerton A. K.", "Testerton", "A.", "K."],
  ],
  "a surname of several words": [
    ["Maria de la Proof", "de la Proof", "Maria"],
    ["Jan Pieter van der Draft", "van der Draft", "Jan", "Pieter"],
    ["Dafydd ap Draft", "ap Draft", "Dafydd"],
    ["Owain ab Draft", "ab Draft", "Owain"],
    ["Gwen ferch Draft", "ferch Draft", "Gwen"],
    ["Iain Mac Draft", "Mac Draft", "Iain"],
    ["Sean O Draft", "O Draft", "Sean"],
    ["SEAN O DRAFT", "O DRAFT", "SEAN"],
    ["Mark St John", "St John", "Mark"],
    ["Al Draft", "Draft", "Al"],
  ],
  "a suffix": [
    ["TESTERTON, Arlo, Jr", "TESTERTON Jr", "Arlo"],
    ["Testerton, Arlo Jr.", "Testerton Jr.", "Arlo"],
    ["TESTERTON III, Arlo", "TESTERTON III", "Arlo"],
    ["Arlo Testerton III", "Testerton III", "Arlo"],
    ["Arlo Testerton, Jr", "Testerton Jr", "Arlo"],
  ],
  "a single name": [
    ["Testerton", "Testerton"],
    ["TESTERTON", "TESTERTON"],
    ["Jr", "Jr"],
    ["", ""],
    [",", ""],
  ],
};

describe.each(Object.entries(CASES))("a name in one cell: %s", (_, cases) => {
  it.each(cases.map(([cell, ...parts]) => [cell, parts] as const))("%j", (cell, [lastName, firstName = "", middleNames = ""]) => {
    expect(parseFullName(cell)).toEqual({ lastName, firstName, middleNames });
  });
});
