import type { ComponentProps } from "react";
import { Focusable } from "react-aria-components/Focusable";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components/Tooltip";

type FocusableElement = ComponentProps<typeof Focusable>["children"];

/** A remark one can do without: a touch screen never shows it. The child takes the focus. */
export function Tooltip({ text, children }: { text: string; children: FocusableElement }) {
  return (
    <TooltipTrigger delay={400}>
      <Focusable>{children}</Focusable>
      <AriaTooltip offset={6} className="max-w-72 rounded-md bg-ink px-2.5 py-1.5 text-sm text-paper">
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
