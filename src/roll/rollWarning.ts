/** Something about a roll or a row that is worth knowing and stops nothing. No names of people in it. */
export interface RollWarning {
  readonly code: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: string;
}
