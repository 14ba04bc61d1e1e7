import type { ReactNode } from "react";
import { Amount } from "#app/components/ui/amount.tsx";
import { Day } from "#app/components/ui/day.tsx";
import { Identifier } from "#app/components/ui/identifier.tsx";
import { Plate } from "#app/components/ui/plate.tsx";
import { StatusOf } from "#app/components/ui/status.tsx";
import type { StatusSubject, StatusValue } from "#app/components/ui/status-tones.ts";

interface Cell<Value> {
  getValue: () => Value;
}

const orDash = <Value,>(value: Value | null, draw: (value: Value) => ReactNode) =>
  value === null ? <span className="text-ink-soft">–</span> : draw(value);

export const plateCell = ({ getValue }: Cell<string | null>) => <Plate number={getValue()} />;

export const amountCell = ({ getValue }: Cell<bigint | null>) =>
  orDash(getValue(), (minor) => <Amount minor={minor} />);

export const dayCell = ({ getValue }: Cell<string | null>) => orDash(getValue(), (on) => <Day on={on} />);

/** Names and texts of the customer, in whatever script they are written. */
export const textCell = ({ getValue }: Cell<string | null>) => orDash(getValue(), (text) => <bdi>{text}</bdi>);

/** Numbers that name something: of an order, an invoice, a chassis. */
export const identifierCell = ({ getValue }: Cell<string | null>) =>
  orDash(getValue(), (text) => <Identifier>{text}</Identifier>);

export const statusCell =
  <S extends StatusSubject>(subject: S) =>
  ({ getValue }: Cell<StatusValue<S>>) => <StatusOf subject={subject} value={getValue()} />;
