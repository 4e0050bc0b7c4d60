/** The launcher can't go on. The message is one line for a person: what is wrong and the remedy. */
export class Refusal extends Error {
  override name = "Refusal";
}
