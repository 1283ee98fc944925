/** The choices of a question, from codes and their labels, in their order. */
export function labelChoices<Code extends string>(
  codes: readonly Code[],
  labels: Readonly<Record<Code, string>>,
): readonly { readonly value: Code; readonly name: string }[] {
  return codes.map((value) => ({ value, name: labels[value] }));
}
