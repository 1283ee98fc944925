import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { bindColumns } from "../../src/roll/bindColumns.js";
import { fileSource } from "../../src/roll/rollSource.js";
import { describeOutcome } from "../../src/services/rollMappings/expectedRows.js";
import { BUILT_IN, builtInMappings, takeRoll } from "./rolls.js";

const files = readdirSync(BUILT_IN);

describe.each(builtInMappings.map(({ name }) => name))("the mapping %s", (name) => {
  const sample = files.find((file) => file.startsWith(`${name}.sample.`));

  it("reads its sample into the rows beside it", async () => {
    expect(sample).toBeDefined();
    const expected = JSON.parse(readFileSync(join(BUILT_IN, `${name}.expected.json`), "utf8"));
    const asOf = plainDate(expected.asOf);
    const { survey, rows } = await takeRoll(await fileSource(join(BUILT_IN, sample ?? "")), { asOf });
    expect(describeOutcome({ survey, outcomes: rows }, asOf)).toEqual(expected);
  });

  it("is chosen for its sample among all mappings, in any order", async () => {
    const taken = await takeRoll(await fileSource(join(BUILT_IN, sample ?? "")), { mappings: [...builtInMappings].reverse() });
    expect(taken.survey.mapping.name).toBe(name);
  });
});

/** The table of rolls.md, "Where the words come from": a mapping, a field, and the headings it knows for it. */
const KNOWN_WORDS: readonly (readonly [mapping: string, field: string, headings: string])[] = [
  ["national-search-service", "prisonerNumber", "prisonerNumber"],
  ["national-search-service", "lastName", "lastName"],
  ["national-search-service", "firstName", "firstName"],
  ["national-search-service", "middleNames", "middleNames"],
  ["national-search-service", "dateOfBirth", "dateOfBirth"],
  ["national-search-service", "prison", "prisonId|prisonName"],
  ["national-search-service", "location", "cellLocation"],
  ["national-search-service", "receptionDate", "receptionDate|lastAdmissionDate"],
  ["national-search-service", "legalStatus", "legalStatus"],
  ["national-search-service", "imprisonmentStatus", "imprisonmentStatus"],
  ["national-search-service", "recall", "recall"],
  ["national-search-service", "indeterminateSentence", "indeterminateSentence"],
  ["national-search-service", "confirmed", "confirmedReleaseDate"],
  ["national-search-service", "crd", "conditionalReleaseDate"],
  ["national-search-service", "ard", "automaticReleaseDate"],
  ["national-search-service", "npd", "nonParoleDate"],
  ["national-search-service", "prrd", "postRecallReleaseDate"],
  ["national-search-service", "ped", "paroleEligibilityDate"],
  ["national-search-service", "apd", "actualParoleDate"],
  ["national-search-service", "hdced", "homeDetentionCurfewEligibilityDate"],
  ["national-search-service", "hdcad", "homeDetentionCurfewActualDate"],
  ["national-search-service", "sed", "sentenceExpiryDate"],
  ["national-search-service", "led", "licenceExpiryDate"],
  ["national-search-service", "tused", "topupSupervisionExpiryDate"],
  ["national-search-service", "tariff", "tariffDate"],
  ["national-search-service", "rotl", "releaseOnTemporaryLicenceDate"],
  ["national-search-service", "sentenceStartDate", "sentenceStartDate"],
  ["national-search-service", "nonDtoReleaseDate", "nonDtoReleaseDate"],
  ["national-search-service", "nonDtoReleaseDateType", "nonDtoReleaseDateType"],
  ["national-search-service", "releaseDate", "releaseDate"],
  ["nomis-report", "prisonerNumber", "NOMS Number|Prison Number|Prison number|Offender No|Noms Id|NOMIS Number|Prisoner No"],
  ["nomis-report", "lastName", "Offender Surname|Surname|Last Name"],
  ["nomis-report", "firstName", "Offender Given Name 1|First Name|Forename|Forenames|Forename(s)"],
  ["nomis-report", "fullName", "Name"],
  ["nomis-report", "dateOfBirth", "Date of Birth|DOB"],
  ["nomis-report", "prison", "Establishment Code|Establishment|Caseload"],
  ["nomis-report", "location", "Location|Cell Location|Living Unit"],
  ["nomis-report", "receptionDate", "Admission Date|Reception Date"],
  ["nomis-report", "legalStatus", "Custody Status|Legal Status"],
  ["nomis-report", "imprisonmentStatus", "Imprisonment Status"],
  ["nomis-report", "confirmed", "Confirmed Release Date"],
  ["nomis-report", "crd", "CRD|Conditional Release Date"],
  ["nomis-report", "ard", "ARD|Automatic Release Date"],
  ["nomis-report", "npd", "NPD|Non Parole Date"],
  ["nomis-report", "prrd", "PRRD|Post Recall Release Date|Post-Recall Release Date"],
  ["nomis-report", "ped", "PED|Parole Eligibility Date"],
  ["nomis-report", "apd", "APD|Actual Parole Date|Approved Parole Date"],
  ["nomis-report", "hdced", "HDCED|Home Detention Curfew Eligibility Date"],
  ["nomis-report", "hdcad", "HDCAD|Home Detention Curfew Actual Date"],
  ["nomis-report", "sed", "SED|Sentence Expiry Date|SLED|Sentence and Licence Expiry Date"],
  ["nomis-report", "led", "LED|Licence Expiry Date|SLED|Sentence and Licence Expiry Date"],
  ["nomis-report", "tused", "TUSED|Topup Supervision Expiry Date|Top-up Supervision Expiry Date"],
  ["nomis-report", "tariff", "Tariff|Tariff Date|Tariff Expiry Date"],
  ["nomis-report", "rotl", "ROTL|Release on Temporary Licence Date"],
  ["nomis-report", "sentenceStartDate", "Sentence Start Date"],
  ["nomis-report", "releaseDate", "Release Date|Earliest Release Date"],
  ["nomis-central-extract", "prisonerNumber", "nomis_id_f4"],
  ["nomis-central-extract", "lastName", "surname_f7"],
  ["nomis-central-extract", "firstName", "forename1_f8"],
  ["nomis-central-extract", "middleNames", "forename2_f9"],
  ["nomis-central-extract", "dateOfBirth", "dob_f13"],
  ["nomis-central-extract", "prison", "estab_code_f3|establishment_f2"],
  ["nomis-central-extract", "location", "location_f19"],
  ["nomis-central-extract", "receptionDate", "first_reception_date_f23"],
  ["nomis-central-extract", "legalStatus", "custody_status_f24"],
  ["nomis-central-extract", "releaseDate", "release_date_f65|earliest_release_date_f32"],
  ["nomis-central-extract", "sed", "sed_f67"],
  ["nomis-central-extract", "hdced", "hdced_f68"],
  ["nomis-central-extract", "hdcad", "hdcad_f69"],
  ["nomis-central-extract", "ped", "ped_f70"],
  ["nomis-central-extract", "crd", "crd_f71"],
  ["nomis-central-extract", "npd", "npd_f72"],
  ["nomis-central-extract", "led", "led_f73"],
  ["nomis-central-extract", "tused", "tused_f153"],
];

it.each(KNOWN_WORDS)("the mapping %s fills %s from %s", (name, field, headings) => {
  const mapping = builtInMappings.find((one) => one.name === name);
  if (mapping === undefined) throw new Error(`${name} is missing`);
  for (const heading of headings.split("|"))
    expect([heading, bindColumns([heading], mapping).columns.flatMap(({ fields }) => fields)]).toEqual([
      heading,
      expect.arrayContaining([field]),
    ]);
});

it("our own mapping knows every field by its own name", () => {
  const own = builtInMappings.find(({ name }) => name === "resettle");
  const words =
    "prisonerNumber lastName firstName middleNames dateOfBirth sex prison location receptionDate legalStatus recallType returnToCustodyDate sentenceStartDate confirmed crd ard npd prrd mtd ped apd hdced hdcad sed led tused ersed rotl tariff paroleHearing hdcStatus paroleStatus immigrationHold under18 releasedOn crdOverride tariffOverride";
  for (const word of words.split(" ")) expect(own?.columns).toHaveProperty(word, [word]);
});

it("the list of prisons that comes with the program has every code once, with its name and status", () => {
  const [headings, ...lines] = readFileSync(join(BUILT_IN, "../prisons.csv"), "utf8").trimEnd().split("\n");
  expect(headings).toBe("code,name,status,name_cy,kss_guide_role");
  const codes = lines.map((line) => line.split(",")[0]);
  expect(new Set(codes).size).toBe(176);
  expect(lines.find((line) => line.startsWith("MDI"))).toBe("MDI,Moorland (HMP & YOI),active,,");
});
