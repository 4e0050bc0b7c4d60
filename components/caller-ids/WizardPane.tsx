import type { ReactNode, Ref } from "react";
import { Card } from "@/components/ui/Card";

interface WizardPaneProps {
  title: ReactNode;
  /** Focus goes here when a step is reached. */
  headingRef?: Ref<HTMLHeadingElement>;
  /** Stands beside the step, where there is room. */
  drawing: ReactNode;
  /** The line at the card's foot. */
  foot?: ReactNode;
  children: ReactNode;
}

/** A step of the registration: what is to be done, and beside it a drawing of where to look. */
export function WizardPane({ title, headingRef, drawing, foot, children }: WizardPaneProps) {
  return (
    <Card flush className="md:grid md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="flex flex-col gap-6 p-8 max-md:p-4">
        <h2 ref={headingRef} tabIndex={-1} className="font-semibold text-lg outline-none">
          {title}
        </h2>
        {children}
        {foot && <div className="mt-auto border-t pt-4">{foot}</div>}
      </div>
      <div className="grid items-start justify-items-center rounded-e-[9px] border-s bg-sunken p-8 max-lg:p-4 max-md:hidden">{drawing}</div>
    </Card>
  );
}
