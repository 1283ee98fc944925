export const MONDAY: string;
export const TUESDAY: string;
export function writeRolls(people: number, monday: string, tuesday?: string): Promise<void>;
