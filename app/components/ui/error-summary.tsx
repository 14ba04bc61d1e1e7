import { useEffect, useRef } from "react";
import { Banner } from "#app/components/ui/banner.tsx";
import { Sentence } from "#app/components/ui/identifier.tsx";

export interface FieldProblem {
  /** The `id` given to the field. */
  fieldId?: string;
  message: string;
}

/** Heads a form that was refused: takes the focus and leads to each field at fault. */
export function ErrorSummary({ title, problems }: { title: string; problems: readonly FieldProblem[] }) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div ref={summary} tabIndex={-1}>
      <Banner tone="danger" title={title} live="alert">
        <ul className="grid gap-1">
          {problems.map((problem) => (
            <li key={`${problem.fieldId} ${problem.message}`}>
              {problem.fieldId ? (
                <a href={`#${problem.fieldId}`} className="underline underline-offset-4">
                  <Sentence>{problem.message}</Sentence>
                </a>
              ) : (
                <Sentence>{problem.message}</Sentence>
              )}
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}
