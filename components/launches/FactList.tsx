import { Fragment, type ReactNode } from "react";

/** Questions and answers of a dialog. */
export function FactList({ facts }: { facts: readonly (readonly [label: string, answer: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-ink">
      {facts.map(([label, answer]) => (
        <Fragment key={label}>
          <dt className="text-ink-2">{label}</dt>
          <dd className="min-w-0 font-semibold wrap-anywhere">{answer}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
