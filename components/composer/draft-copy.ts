import { newDraftId } from "@/lib/drafts/draft-id";
import type { DraftForm } from "@/lib/drafts/form";
import { isSameForm } from "@/lib/drafts/same-form";
import type { Draft } from "@/lib/drafts/schema";
import type { DraftServer } from "./draft-keeping";

/** A draft of its own for what a person would lose otherwise: one, however often it has to be tried. */
export class DraftCopy {
  readonly #id = newDraftId();

  constructor(private readonly server: DraftServer) {}

  /** @param mine asked for again until what is typed meanwhile is kept, too */
  async keep(mine: () => DraftForm): Promise<Draft> {
    let copy = await this.server.create(this.#id, mine(), false);
    while (!isSameForm(copy.form, mine())) copy = await this.server.save(copy.id, copy.version, mine(), false);
    return copy;
  }
}
