import { Link, type LinkProps } from "@remix-run/react";
import { LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { classNames } from "#app/components/ui/class-names.ts";

export interface ButtonLook {
  /** `primary` is what the page is for: at most one in sight. */
  look?: "primary" | "secondary" | "quiet" | "danger";
  size?: "md" | "sm";
}

const looks = {
  primary: "border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong",
  secondary: "border-rule-strong bg-sheet text-ink hover:border-ink-soft hover:bg-sunken",
  quiet: "border-transparent text-accent hover:bg-accent-wash hover:text-accent-strong",
  danger: "border-danger bg-danger text-on-danger hover:border-danger-strong hover:bg-danger-strong",
};

const sizes = { md: "min-h-10 px-4 py-1.5", sm: "min-h-8 px-3 py-0.5 text-sm" };

export const buttonStyle = ({ look = "secondary", size = "md" }: ButtonLook): string =>
  classNames(
    "relative inline-flex items-center justify-center gap-2 rounded-md border text-center font-medium no-underline",
    "transition-colors duration-100 active:translate-y-px",
    "disabled:translate-y-0 disabled:border-rule disabled:bg-sunken disabled:text-ink-soft",
    looks[look],
    sizes[size],
  );

export interface ButtonProps extends Omit<AriaButtonProps, "children" | "className" | "style">, ButtonLook {
  children: ReactNode;
  className?: string;
}

/** A native button: with `type="submit"`, `name` and `value` it works before scripts load. */
export function Button({ look, size, className, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={classNames(buttonStyle({ look, size }), className)}>
      {props.isPending && <LoaderCircle aria-hidden className="size-4 motion-safe:animate-spin" />}
      {children}
    </AriaButton>
  );
}

export interface LinkButtonProps extends LinkProps, ButtonLook {}

/** Goes somewhere; a button does something. */
export function LinkButton({ look, size, className, ...props }: LinkButtonProps) {
  return <Link {...props} className={classNames(buttonStyle({ look, size }), className)} />;
}
