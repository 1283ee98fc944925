import type { LocalService } from "../../domain/localServices.js";
import type { DirectoryService } from "../../domain/serviceDirectory.js";

/** Services of a directory that does not exist: one with everything, one with nothing but a telephone, one whose entry is old. */
export function madeUpServices(): readonly LocalService[] {
  return [
    {
      topic: "home",
      asked: true,
      stale: false,
      service: service("Ashby Housing Advice", {
        pathways: ["accommodation"],
        address: "Town Hall Square, Ashby",
        postcode: "ZZ1 1AA",
        phone: "01632 960177",
        openingTimes: "Monday to Friday, 9am to 4pm; Thursday from 1pm",
        travelNotes: "Buses 4 and 12 stop outside. Ring the second bell.",
      }),
    },
    { topic: "money", asked: false, stale: true, service: service("Ashby Money Help", { phone: "01632 960178" }) },
    {
      topic: "food",
      asked: false,
      stale: false,
      service: service("Food bank, St Anne's Hall", {
        address: "Church Lane, Ashby",
        postcode: "ZZ1 3DD",
        openingTimes: "Tuesday, 10am",
      }),
    },
  ];
}

function service(name: string, known: Partial<DirectoryService>): DirectoryService {
  return {
    name,
    ...{ publicLabel: "", organisation: "", pathways: ["finance_and_id"], prisons: [], releaseAreas: [], setting: "community" },
    ...{ whoFor: [], howToRefer: "", address: "", postcode: "", phone: "", openingTimes: "", travelNotes: "", notes: "" },
    ...known,
  };
}
