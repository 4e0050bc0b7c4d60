"use client";
import { createContext, Fragment, useContext } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { type KeyNames, NO_KEY_NAMES, pressesOf } from "@/lib/reports/presses";

const KeyNamesContext = createContext<KeyNames>(NO_KEY_NAMES);
export const KeyNamesProvider = KeyNamesContext.Provider;

/** What the keys of the campaign mean that is looked at; nothing outside its report. */
export const useKeyNames = (): KeyNames => useContext(KeyNamesContext);

/** The keys that were pressed in a call, each with what it means: "3, 1 · coming". */
export function Presses({ digits }: { digits: string }) {
  const presses = pressesOf(digits, useKeyNames());
  return presses.map(({ digits: pressed, name }, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the same key may be pressed twice, and nothing moves
    <Fragment key={place}>
      {place > 0 && ", "}
      <Ltr mono>{pressed}</Ltr>
      {name !== null && (
        <>
          {" · "}
          <bdi dir="auto">{name}</bdi>
        </>
      )}
    </Fragment>
  ));
}
