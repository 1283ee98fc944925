export const MONDAY: string;
export const TUESDAY: string;
export function writeRolls(people: number, monday: string, tuesday?: string): Promise<void>;
export function diceOf(seed: number): (sides: number) => number;
export function dayOf(days: number): string;
export function writeRollOfDay(path: string, people: number, day: number): Promise<void>;
